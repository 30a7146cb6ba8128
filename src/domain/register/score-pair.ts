import { editDistance } from '../text/distance.ts';
import type { Comparable } from './comparable.ts';
import { isOneEditAway, tellsApart } from './words.ts';

/** What speaks for a row being that of a document, as sums of log odds; figures were set on made-up registers (`bench register`). */
export interface PairScore {
  readonly total: number;
  /** Of the subject alone: 0…1; undefined where one side has none. */
  readonly likeness: number | undefined;
  readonly number: Agreement;
  readonly date: Agreement;
  /** Both sides have one, the same. */
  readonly sameNotation: boolean;
}
/** `part`: of a date what is known of both. */
export type Agreement = 'same' | 'part' | 'other' | 'unknown';

const SUBJECT = { middle: 0.5, slope: 18 } as const;
const APART = { both: -5, one: -1.5 } as const;
const NUMBER = { sure: 6, unsure: 5, otherSure: -5, otherUnsure: -1.2, nearUnsure: -0.4 } as const;
const DATE = { sure: 4.5, unsure: 4, month: 1.2, year: 0.4 } as const;
/** Year, month or day is another one: of a date that may count, and of one that may not. */
const OTHER_DATE = { year: [-6, -2.5], month: [-3.5, -1.6], day: [-2, -0.8] } as const;
const NOTATION = { same: 2, near: 1, other: -2.5 } as const;
const TYPE = { same: 0.7, other: -1.5 } as const;
const SIGNER = { same: 1, near: 0.7, other: -1.5 } as const;
const ISSUER = { same: 2, other: -3 } as const;
/** Of an issuer's words that must be there on both sides. */
const ISSUER_LIKENESS = 0.6;
const NEAR_WORD = 0.8;

export function scorePair(document: Comparable, row: Comparable, rarity: (word: string) => number): PairScore {
  const subject = compareSubjects(document.words, row.words, rarity);
  const number = numberAgreement(document, row);
  const date = dateAgreement(document, row);
  const total =
    subject.score +
    number.score +
    date.score +
    notationScore(document.notation, row.notation) +
    plainScore(document.type, row.type, TYPE) +
    signerScore(document.signer, row.signer) +
    issuerScore(document.issuer, row.issuer);
  const sameNotation = document.notation !== '' && document.notation === row.notation;
  return { total, likeness: subject.likeness, number: number.agreement, date: date.agreement, sameNotation };
}

interface Weighed {
  readonly agreement: Agreement;
  readonly score: number;
}
const UNKNOWN: Weighed = { agreement: 'unknown', score: 0 };

function compareSubjects(mine: readonly string[], theirs: readonly string[], rarity: (word: string) => number) {
  if (mine.length === 0 || theirs.length === 0) return { likeness: undefined, score: 0 };
  const left = counted(theirs);
  const alone = mine.filter((word) => !take(left, word));
  const others = [...left].flatMap(([word, times]) => Array.from({ length: times }, () => word));
  const near = alone.map((word) => nearest(word, others));
  const mass = (words: readonly string[]) => words.reduce((sum, word) => sum + rarity(word), 0);
  const found = near.flatMap((one) => (one === undefined ? [] : [one]));
  const all = mass(mine) + mass(theirs);
  const shared = all - mass(alone) - mass(others) - mass(found);
  const nearMass = found.reduce((sum, word) => sum + 2 * NEAR_WORD * rarity(word), 0);
  const likeness = Math.min(1, (shared + nearMass) / all);
  const apart = [alone.some((word, at) => near[at] === undefined && tellsApart(word)), others.some(tellsApart)];
  const penalty = apart.every(Boolean) ? APART.both : apart.some(Boolean) ? APART.one : 0;
  return { likeness, score: (likeness - SUBJECT.middle) * SUBJECT.slope + penalty };
}

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function take(counts: Map<string, number>, word: string): boolean {
  const left = counts.get(word) ?? 0;
  if (left === 0) return false;
  if (left === 1) counts.delete(word);
  else counts.set(word, left - 1);
  return true;
}

/** One letter away; taken out of the list. Numbers are never near. */
function nearest(word: string, others: string[]): string | undefined {
  if (word.length < 3 || tellsApart(word)) return undefined;
  const at = others.findIndex((other) => !tellsApart(other) && isOneEditAway(word, other));
  return at < 0 ? undefined : others.splice(at, 1)[0];
}

function numberAgreement(document: Comparable, row: Comparable): Weighed {
  if (document.number === '' || row.number === '') return UNKNOWN;
  const sure = document.sureNumber;
  if (document.number === row.number) return { agreement: 'same', score: sure ? NUMBER.sure : NUMBER.unsure };
  if (sure) return { agreement: 'other', score: NUMBER.otherSure };
  const near = isOneEditAway(document.number, row.number);
  return { agreement: 'other', score: near ? NUMBER.nearUnsure : NUMBER.otherUnsure };
}

function dateAgreement({ date, sureDate }: Comparable, { date: theirs }: Comparable): Weighed {
  if (date === undefined || theirs === undefined) return UNKNOWN;
  const [year, month, day] = date.split('-');
  const [rowYear, rowMonth, rowDay] = theirs.split('-');
  const other = (part: keyof typeof OTHER_DATE): Weighed => ({
    agreement: 'other',
    score: OTHER_DATE[part][sureDate ? 0 : 1],
  });
  if (year !== rowYear) return other('year');
  if (month === undefined || rowMonth === undefined) return { agreement: 'part', score: DATE.year };
  if (month !== rowMonth) return other('month');
  if (day === undefined || rowDay === undefined) return { agreement: 'part', score: DATE.month };
  if (day !== rowDay) return other('day');
  return { agreement: 'same', score: sureDate ? DATE.sure : DATE.unsure };
}

function notationScore(mine: string, theirs: string): number {
  if (mine === '' || theirs === '') return 0;
  if (mine === theirs) return NOTATION.same;
  const near = isOneEditAway(mine, theirs) || mine.startsWith(`${theirs}-`) || theirs.startsWith(`${mine}-`);
  return near ? NOTATION.near : NOTATION.other;
}

function plainScore(mine: string, theirs: string, { same, other }: { same: number; other: number }): number {
  if (mine === '' || theirs === '') return 0;
  return mine === theirs ? same : other;
}

function signerScore(mine: string, theirs: string): number {
  if (mine === '' || theirs === '' || mine === theirs) return mine === '' || theirs === '' ? 0 : SIGNER.same;
  return editDistance(mine, theirs, 2) <= 2 || mine.endsWith(theirs) || theirs.endsWith(mine)
    ? SIGNER.near
    : SIGNER.other;
}

function issuerScore(mine: readonly string[], theirs: readonly string[]): number {
  if (mine.length === 0 || theirs.length === 0) return 0;
  const known = new Set(theirs);
  const shared = mine.filter((word) => known.has(word)).length;
  return shared / Math.min(mine.length, theirs.length) >= ISSUER_LIKENESS ? ISSUER.same : ISSUER.other;
}
