import { REVIEW_BELOW, agreed, clamp, doubted } from '../cataloguing/confidence.ts';
import type { FieldValue, FieldValues } from '../cataloguing/field-value.ts';
import { bareName } from '../text/person-name.ts';
import type { FieldName } from '../metadata/field-name.ts';
import { plain, type KnownFact } from './learned-fact.ts';
import { hasSameLetters, isNear, standsBehind } from './likeness.ts';
import { nearNames } from './near-names.ts';

type Of<Kind> = Extract<KnownFact, { readonly kind: Kind }>;

/** Facts of the archive, ready to be held against readings. */
export interface KnownNames {
  readonly bodies: readonly Of<'body'>[];
  /** By body, in `plain` letters. */
  readonly signers: ReadonlyMap<string, readonly Of<'signer'>[]>;
  /** As people wrote them, by `plain` letters. */
  readonly addressees: ReadonlyMap<string, string>;
  /** Those that a reading nearly is. */
  readonly nearAddressees: (read: string) => readonly string[];
}

/** Without what a person switched off. */
export function knownNames(facts: readonly KnownFact[]): KnownNames {
  const used = facts.filter(({ off }) => !off);
  const of = <Kind extends KnownFact['kind']>(kind: Kind) =>
    used.filter((fact): fact is Of<Kind> => fact.kind === kind);
  const addressees = new Map(of('addressee').map(({ name }) => [plain(name), name]));
  return {
    bodies: of('body'),
    signers: Map.groupBy(of('signer'), ({ body }) => plain(body)),
    addressees,
    nearAddressees: nearNames(addressees.values()),
  };
}

/** What is left of the doubt of a reading that agrees: with what one record said, with what several said. */
const SHARE = { once: 0.4, often: 0.2 } as const;
/** Somebody signs some time before and after what was accepted so far. */
const YEARS_AROUND = 1;

/**
 * Readings of one document, held against what accepted records taught. A reading that agrees is surer; one that nearly agrees and
 * is not sure becomes a proposal that a person is asked about. Of what was sure only blanks and dashes are changed; a body that
 * differs from the one that several records say is asked about. No digit is changed.
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
  const parts = typeof notation?.value === 'string' ? notation.value.split('-').map((part) => part.trim()) : [];
  // Another abbreviation: the notation was misread, or it is another body.
  const near = bodies.filter(
    ({ name, abbreviation }) =>
      parts.includes(abbreviation) && (isNear(name, read) || hasSameLetters(name, read) || standsBehind(name, read)),
  );
  const [only, ...others] = near;
  // Communes that differ by a mark abbreviate alike: which of them it is the letters alone do not say.
  if (only === undefined || others.some(({ name }) => plain(name) !== plain(only.name))) return undefined;
  if (plain(only.name) === plain(read)) return surer(value, only.documents);
  if (hasSameLetters(only.name, read)) return surer({ ...value, value: only.name }, only.documents);
  if (value.needsReview || standsBehind(only.name, read)) return proposed(value, only.name);
  return only.documents > 1 ? { ...value, confidence: clamp(doubted(value.confidence)), needsReview: true } : undefined;
}

interface KnownSigner {
  readonly fact: Of<'signer'>;
  readonly isSame: boolean;
}

/** The signer of this body in this time whose name was read, or nearly. */
function signerOf(
  { signatory, signerRole, issuedOn }: FieldValues,
  { known, body }: { readonly known: KnownNames; readonly body: FieldValue | undefined },
): KnownSigner | undefined {
  const [read, year] = [signatory?.value, Number(textOf(issuedOn).slice(0, 4))];
  if (typeof read !== 'string' || typeof body?.value !== 'string') return undefined;
  // Several sign, and not all names or offices were read: that one of them is known says nothing of the others.
  if (signerRole !== undefined && signersIn(textOf(signerRole)) !== signersIn(read)) return undefined;
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

function signersIn(text: string): number {
  return text.split(';').length;
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

function addresseesHeld(value: FieldValue, known: KnownNames): FieldValue | undefined {
  if (typeof value.value !== 'object' || value.value.length === 0) return undefined;
  const read = value.value;
  if (read.every((one) => known.addressees.has(plain(one)))) return surer(value, 1);
  if (!value.needsReview) return undefined;
  const named = read.map((one) => nearAddressee(one, known) ?? one);
  return named.every((one, i) => one === read[i]) ? undefined : { ...value, value: named };
}

/** The one known addressee that was nearly read. */
function nearAddressee(read: string, { addressees, nearAddressees }: KnownNames): string | undefined {
  if (addressees.has(plain(read))) return undefined;
  const near = nearAddressees(read);
  return near.length === 1 ? near[0] : undefined;
}
