import { editDistance } from '../text/distance.ts';
import { fold } from '../text/fold.ts';
import { isValidOn } from './dated.ts';
import type { FoundBy } from './organisation-names.ts';
import { foldName } from './organisation-names.ts';
import { slackOf } from './organisation-lookup.ts';
import type { PartialDate } from './partial-date.ts';

/** What of a document speaks for a fonds. */
export interface FondsEvidence {
  readonly issuer?: string;
  readonly addressees?: readonly string[];
  /** `QĐ-UBND`, `VPUBND-KTN`, without the number. */
  readonly notation?: string;
  readonly issuedOn?: PartialDate;
}

/** A fonds with the texts by which its creator is known. */
export interface FondsCandidate {
  readonly fondsId: string;
  readonly names: readonly FoundBy[];
}

export const FONDS_REASONS = ['notation', 'notation-of-another', 'issuer', 'addressee', 'last-addressee'] as const;
export interface FondsReason {
  readonly code: (typeof FONDS_REASONS)[number];
  /** What stands on the document. */
  readonly text: string;
  /** What of the creator it agrees with. */
  readonly matches: string;
}

export interface FondsProposal {
  readonly fondsId: string;
  /** Shares of all that speaks; 1 where nothing speaks for another one and it is the issuer by name and notation. */
  readonly confidence: number;
  readonly reasons: readonly FondsReason[];
}

/**
 * How much each sign says. What a body issued stays in its own fonds as draft original; what it received, with the
 * addressee who had to act, which is the one named first.
 */
const WEIGHT: Readonly<Record<FondsReason['code'], number>> = {
  notation: 3,
  'notation-of-another': 0.5, // every committee writes `QĐ-UBND`
  issuer: 3,
  addressee: 2,
  'last-addressee': 0.5,
};
const FULL = WEIGHT.notation + WEIGHT.issuer;

/** To which of the fonds a document may belong, the likeliest first; none where nothing speaks. A person decides. */
export function proposeFonds(evidence: FondsEvidence, candidates: readonly FondsCandidate[]): readonly FondsProposal[] {
  const rated = candidates.map(({ fondsId, names }) => {
    const then = names.filter((name) => isValidOn(name, evidence.issuedOn));
    const reasons = reasonsFor(evidence, then);
    return { fondsId, reasons, weight: reasons.reduce((sum, { code }) => sum + WEIGHT[code], 0) };
  });
  const whole = rated.reduce((sum, { weight }) => sum + weight, 0);
  return rated
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.fondsId < b.fondsId ? -1 : 1))
    .map(({ fondsId, reasons, weight }) => ({ fondsId, reasons, confidence: confidenceOf(weight, whole) }));
}

function confidenceOf(weight: number, whole: number): number {
  const share = weight / whole;
  const strength = Math.min(1, 0.5 + weight / (2 * FULL));
  return Math.round(share * strength * 100) / 100;
}

function reasonsFor(
  { notation, issuer, addressees = [] }: FondsEvidence,
  names: readonly FoundBy[],
): readonly FondsReason[] {
  const byName = match('issuer', issuer, nameMatch(issuer, names));
  const isAnother = issuer !== undefined && byName === undefined;
  const code = isAnother ? 'notation-of-another' : 'notation';
  const byNotation = match(code, notation, notationMatch(notation, names));
  const own = [byNotation, byName].filter((reason) => reason !== undefined);
  if (own.some((reason) => reason.code !== 'notation-of-another')) return own;
  const [received] = addressees.flatMap((text, index) => {
    const found = match(index === 0 ? 'addressee' : 'last-addressee', text, nameMatch(text, names));
    return found === undefined ? [] : [found];
  });
  return received === undefined ? own : [...own, received];
}

function match(
  code: FondsReason['code'],
  text: string | undefined,
  matches: string | undefined,
): FondsReason | undefined {
  return text === undefined || matches === undefined ? undefined : { code, text, matches };
}

/** `QĐ-UBND` has the body at its end, `UBND-KTN` at its beginning; a type or a unit is never one of its abbreviations. */
function notationMatch(notation: string | undefined, names: readonly FoundBy[]): string | undefined {
  if (notation === undefined) return undefined;
  const parts = fold(notation)
    .split(/[-/]/)
    .map((part) => part.trim());
  const ends = [parts.at(-1), parts[0]];
  const abbreviations = names.filter(({ kind }) => kind === 'abbreviation');
  return abbreviations.find(({ value }) => ends.includes(fold(value)))?.value;
}

/** The whole name, misread by a letter or two, or the beginning of the text: `UBND tỉnh Vĩnh Long (để b/c)`. */
function nameMatch(text: string | undefined, names: readonly FoundBy[]): string | undefined {
  if (text === undefined) return undefined;
  const asked = foldName(text);
  const known = names.filter(({ kind }) => kind === 'name' || kind === 'other-name');
  const isMeant = ({ folded }: FoundBy) => {
    const slack = slackOf(folded);
    return asked.startsWith(`${folded} `) || editDistance(asked, folded, slack) <= slack;
  };
  return known.find(isMeant)?.value;
}
