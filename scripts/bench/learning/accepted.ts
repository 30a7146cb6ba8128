import type { FieldValue } from '../../../src/domain/cataloguing/field-value.ts';
import { learnFrom } from '../../../src/domain/learning/learn-from.ts';
import { keyOf, type KnownFact, type LearnedFact } from '../../../src/domain/learning/learned-fact.ts';
import type { FieldContent } from '../../../src/domain/metadata/field-name.ts';

/** Values as a person confirmed them. */
export function asTyped(value: FieldContent): FieldValue {
  return { value, confidence: 1, needsReview: false, origin: 'human' };
}

/** A person confirms the record; `known` gets what that teaches, by kind and key. */
export function accept(known: Map<string, KnownFact>, values: Readonly<Record<string, FieldContent>>): void {
  const opinions = Object.entries(values).map(([name, value]) => [name, { human: asTyped(value) }] as const);
  const lesson = learnFrom(Object.fromEntries(opinions));
  for (const fact of lesson?.facts ?? []) keep(known, fact, lesson?.year ?? 0);
}

function keep(known: Map<string, KnownFact>, fact: LearnedFact, year: number): void {
  const key = `${fact.kind} ${keyOf(fact)}`;
  const before = known.get(key) ?? { ...fact, id: key, documents: 0, firstYear: year, lastYear: year, off: false };
  const span = { firstYear: Math.min(before.firstYear, year), lastYear: Math.max(before.lastYear, year) };
  known.set(key, { ...before, ...span, documents: before.documents + 1 });
}
