import { fold } from '../text/fold.ts';
import { latestOn, overlaps, isReversed, type Dated } from './dated.ts';
import type { DatedText, OrganisationRecord } from './organisation.ts';
import type { PartialDate } from './partial-date.ts';

/** A text by which a body is found, ready for comparing. */
export interface FoundBy extends DatedText {
  readonly kind: 'name' | 'other-name' | 'abbreviation' | 'level-1-last' | 'level-1-first';
  readonly folded: string;
}

type NamedRecord = Pick<OrganisationRecord, 'names' | 'otherNames' | 'abbreviations' | 'identifiers'>;

/** All texts by which a body is found, names first. */
export function namesOf(record: NamedRecord): readonly FoundBy[] {
  const as = (kind: FoundBy['kind'], texts: readonly DatedText[] = []) =>
    texts.map(({ value, from, to }) => ({
      kind,
      value,
      folded: foldName(value),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    }));
  const identifiers = record.identifiers ?? [];
  return [
    ...as('name', record.names),
    ...as('other-name', record.otherNames),
    ...as('abbreviation', record.abbreviations),
    ...identifiers.flatMap((identifier) => as(identifier.form, [identifier])),
  ];
}

/** Written out, so that `UBND` and `HĐND` are not a misprint of each other. */
const LONG_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\bubnd\b/g, 'uy ban nhan dan'],
  [/\bhdnd\b/g, 'hoi dong nhan dan'],
  [/\btp\b/g, 'thanh pho'],
];

/** Name without case, marks, line ends and points, with the usual words written out: one key for all ways to write it. */
export function foldName(name: string): string {
  const words = fold(name)
    .replace(/[.,;:()"“”«»]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  // Identifiers keep their points: nothing else tells `H61.1` from `H611`.
  if (IDENTIFIER.test(name)) return fold(name);
  return LONG_FORMS.reduce((text, [short, long]) => text.replaceAll(short, long), words);
}
const IDENTIFIER = /^(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z0-9]+(?:\.[A-Z0-9]+)+)$/;

/** The name on a day; where two may fit because the day of the change is not known, the later one. */
export function nameOn(record: Pick<OrganisationRecord, 'names'>, on: PartialDate): string | undefined {
  return latestOn(record.names, on)?.value;
}

/** The present name, or the last one. */
export function latestName(record: Pick<OrganisationRecord, 'names'>): string {
  const [first, ...others] = record.names;
  const key = ({ from, to }: Dated) => `${to ?? '9999'}|${from ?? ''}`;
  const last = others.reduce((best, name) => (best === undefined || key(name) > key(best) ? name : best), first);
  return last?.value ?? '';
}

/** Level 1 at the right, 13 characters (QCVN 102:2016). */
const LEVEL_1_LAST = /^\d{3}\.\d{2}\.\d{2}\.[A-Y]\d{2}$/;
/** Level 1 at the left, at most 35 characters (QĐ 20/2020, Điều 4); `Zxy` for bodies outside (Điều 6). */
const LEVEL_1_FIRST = /^(?:[A-Y]\d{2}(?:\.[A-Z0-9]+)*|Z[A-Z0-9]{2}(?:\.[A-Z0-9]+)*)$/;

export interface RecordFault {
  /** Place in the record: `names.1`. */
  readonly field: string;
  readonly reason: 'names-overlap' | 'span-reversed' | 'identifier-form';
}

/** What no schema can say of a record of a body. */
export function organisationFaults(record: NamedRecord): readonly RecordFault[] {
  const identifiers = record.identifiers ?? [];
  const spans: readonly (readonly [string, readonly Dated[]])[] = [
    ['names', record.names],
    ['otherNames', record.otherNames ?? []],
    ['abbreviations', record.abbreviations ?? []],
    ['identifiers', identifiers],
  ];
  const reversed = spans.flatMap(([list, entries]) =>
    entries.flatMap((entry, index) =>
      isReversed(entry) ? [{ field: `${list}.${String(index)}`, reason: 'span-reversed' as const }] : [],
    ),
  );
  const doubled = record.names.flatMap((name, index) =>
    record.names.slice(0, index).some((other) => overlaps(name, other))
      ? [{ field: `names.${String(index)}`, reason: 'names-overlap' as const }]
      : [],
  );
  const misshapen = identifiers.flatMap(({ value, form }, index) => {
    const isRight = form === 'level-1-last' ? LEVEL_1_LAST.test(value) : isLevel1First(value);
    return isRight ? [] : [{ field: `identifiers.${String(index)}`, reason: 'identifier-form' as const }];
  });
  return [...reversed, ...doubled, ...misshapen];
}

function isLevel1First(value: string): boolean {
  return value.length <= 35 && LEVEL_1_FIRST.test(value);
}
