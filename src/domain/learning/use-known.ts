import { REVIEW_BELOW, agreed, clamp, doubted } from '../cataloguing/confidence.ts';
import type { FieldValue, FieldValues } from '../cataloguing/field-value.ts';
import { bareName } from '../cataloguing/person-name.ts';
import type { FieldName } from '../metadata/field-name.ts';
import { editDistance } from '../text/distance.ts';
import { fold } from '../text/fold.ts';
import { bodyAbbreviation } from './learn-from.ts';
import { plain, type KnownFact } from './learned-fact.ts';

type Of<Kind> = Extract<KnownFact, { readonly kind: Kind }>;

/** Facts of the archive, ready to be held against readings. */
export interface KnownNames {
  readonly bodies: readonly Of<'body'>[];
  /** By body, in `plain` letters. */
  readonly signers: ReadonlyMap<string, readonly Of<'signer'>[]>;
  readonly addressees: ReadonlySet<string>;
}

/** Without what a person switched off. */
export function knownNames(facts: readonly KnownFact[]): KnownNames {
  const used = facts.filter(({ off }) => !off);
  const of = <Kind extends KnownFact['kind']>(kind: Kind) =>
    used.filter((fact): fact is Of<Kind> => fact.kind === kind);
  return {
    bodies: of('body'),
    signers: Map.groupBy(of('signer'), ({ body }) => plain(body)),
    addressees: new Set(of('addressee').map(({ name }) => plain(name))),
  };
}

/** What is left of the doubt of a reading that agrees: with what one record said, with what several said. */
const SHARE = { once: 0.4, often: 0.2 } as const;
/** A role or a body read otherwise than known is no slip of the reader where it differs by more. */
const NEAR_EDITS = 2;
/** Somebody signs some time before and after what was accepted so far. */
const YEARS_AROUND = 1;

/**
 * Readings of one document, held against what accepted records taught. A reading that agrees is surer; one that nearly agrees and
 * is not sure becomes a proposal that a person is asked about. Nothing that was sure is changed, and no digit is.
 */
export function withKnownNames(fields: FieldValues, known: KnownNames): FieldValues {
  const changes: Partial<Record<FieldName, FieldValue>> = {};
  const body = held(fields.issuingBody, (value) => bodyHeld(value, fields.notation, known));
  const signer = signerOf(fields, { known, body: body ?? fields.issuingBody });
  const changed = {
    issuingBody: body,
    signatory: signer && held(fields.signatory, (value) => signatoryHeld(value, signer)),
    signerRole: signer && held(fields.signerRole, (value) => roleHeld(value, signer)),
    addressees: held(fields.addressees, (value) => addresseesHeld(value, known)),
  };
  for (const [field, value] of Object.entries(changed)) if (value) changes[field as FieldName] = value; // keys as above
  return { ...fields, ...changes };
}

/** Values of registers, hosts and people do not ask what is known. */
function held(
  value: FieldValue | undefined,
  against: (value: FieldValue) => FieldValue | undefined,
): FieldValue | undefined {
  return value?.origin === 'model' ? against(value) : undefined;
}

/** What was read in two ways, or hardly at all: a name that was learned may be that of a brother or successor. */
const HARDLY_READ = 0.5;

function surer(value: FieldValue, documents: number): FieldValue {
  if (value.confidence <= HARDLY_READ) return { ...value, needsReview: true };
  const confidence = clamp(agreed(value.confidence, documents > 1 ? SHARE.often : SHARE.once));
  return { ...value, confidence, needsReview: confidence < REVIEW_BELOW };
}

/** What is proposed stands in the value; what was read stays in the evidence. */
function proposed(value: FieldValue, text: string): FieldValue {
  return { ...value, value: text, confidence: clamp(doubted(Math.max(value.confidence, 0.5))), needsReview: true };
}

function bodyHeld(value: FieldValue, notation: FieldValue | undefined, { bodies }: KnownNames): FieldValue | undefined {
  if (typeof value.value !== 'string') return undefined;
  const read = value.value;
  const abbreviation = typeof notation?.value === 'string' ? bodyAbbreviation(notation.value) : undefined;
  // Another abbreviation: the notation was misread, or it is another body.
  const near = bodies.filter((body) => body.abbreviation === abbreviation && isNear(body.name, read));
  const [only, ...others] = near;
  // Communes that differ by a mark abbreviate alike: which of them it is the letters alone do not say.
  if (only === undefined || others.some(({ name }) => plain(name) !== plain(only.name))) return undefined;
  if (plain(only.name) === plain(read)) return surer(value, only.documents);
  return value.needsReview ? proposed(value, only.name) : undefined;
}

interface KnownSigner {
  readonly fact: Of<'signer'>;
  readonly isSame: boolean;
}

/** The signer of this body in this time whose name was read, or nearly. */
function signerOf(
  { signatory, issuedOn }: FieldValues,
  { known, body }: { readonly known: KnownNames; readonly body: FieldValue | undefined },
): KnownSigner | undefined {
  const [read, year] = [signatory?.value, Number(textOf(issuedOn).slice(0, 4))];
  if (typeof read !== 'string' || typeof body?.value !== 'string') return undefined;
  const signed = (known.signers.get(plain(body.value)) ?? []).filter(
    ({ firstYear, lastYear }) => year >= firstYear - YEARS_AROUND && year <= lastYear + YEARS_AROUND,
  );
  const name = bareName(read);
  const near = signed.filter((one) => isNear(one.name, name));
  const names = new Set(near.map((one) => plain(one.name)));
  // Brothers, or a slip that was once confirmed: which of them it is the letters alone do not say.
  if (names.size !== 1) return undefined;
  const [fact] = near.toSorted((a, b) => b.documents - a.documents);
  return fact && { fact, isSame: names.has(plain(name)) };
}

function textOf(value: FieldValue | undefined): string {
  return typeof value?.value === 'string' ? value.value : '';
}

function signatoryHeld(value: FieldValue, { fact, isSame }: KnownSigner): FieldValue | undefined {
  if (isSame) return surer(value, fact.documents);
  if (!value.needsReview || typeof value.value !== 'string') return undefined;
  const name = bareName(value.value);
  const before = value.value.endsWith(name) ? value.value.slice(0, value.value.length - name.length) : '';
  return proposed(value, before + fact.name);
}

function roleHeld(value: FieldValue, { fact }: KnownSigner): FieldValue | undefined {
  if (fact.role === '' || typeof value.value !== 'string') return undefined;
  if (plain(fact.role) === plain(value.value)) return surer(value, fact.documents);
  return value.needsReview && isNear(fact.role, value.value) ? proposed(value, fact.role) : undefined;
}

function addresseesHeld(value: FieldValue, { addressees }: KnownNames): FieldValue | undefined {
  if (typeof value.value !== 'object' || value.value.length === 0) return undefined;
  return value.value.every((one) => addressees.has(plain(one))) ? surer(value, 1) : undefined;
}

/** The same but for marks, or for a letter or two; figures must be the same. */
function isNear(known: string, read: string): boolean {
  if (known.replace(/\D/gu, '') !== read.replace(/\D/gu, '')) return false;
  const [mine, theirs] = [fold(known), fold(read)];
  const most = Math.min(NEAR_EDITS, Math.floor(mine.length / 5));
  return mine === theirs || editDistance(mine, theirs, most) <= most;
}
