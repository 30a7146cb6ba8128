import { comparableDocument, comparableRow, type Comparable, type ScannedFacts } from './comparable.ts';
import type { RegisterRow } from './register.ts';
import { createRowIndex } from './row-index.ts';
import { scorePair, type PairScore } from './score-pair.ts';

/**
 * `near-rows`: several rows fit; `near-documents`: the row fits several scans; `weak`: too little speaks for it; `conflict`: a
 * certain value says otherwise; `other-subject`: number, notation and date are the same, but not the subject.
 */
export type Doubt = 'near-rows' | 'near-documents' | 'weak' | 'conflict' | 'other-subject';

export interface RowCandidate {
  readonly rowId: string;
  /** Log odds. */
  readonly score: number;
}

/** What the rules say of one document. */
export type MatchOutcome =
  | { readonly documentId: string; readonly state: 'paired'; readonly pair: RowCandidate }
  | {
      readonly documentId: string;
      readonly state: 'doubtful';
      readonly doubt: Doubt;
      /** Most likely first. */
      readonly candidates: readonly RowCandidate[];
    }
  | { readonly documentId: string; readonly state: 'unmatched' };

export interface MatchLimits {
  /** Below it nobody need look, unless number, notation and date are those of the row. */
  readonly possible: number;
  readonly certain: number;
  /** Between the best and the next, for the document and for the row. */
  readonly margin: number;
  /** Of subjects, where number and date agree, one of them, or neither. */
  readonly likeness: { readonly both: number; readonly one: number; readonly neither: number };
}
export const MATCH_LIMITS: MatchLimits = {
  ...{ possible: 3, certain: 7, margin: 3 },
  likeness: { both: 0.5, one: 0.65, neither: 0.75 },
};
const SHOWN = 5;
/** Subjects that differ by less count as the same letter of another week. */
const CROWD = 0.08;

interface Pair {
  readonly document: Comparable;
  readonly row: Comparable;
  readonly score: PairScore;
  /** Other rows have nearly the same subject. */
  readonly crowded: boolean;
}

/** Documents are looked at one after the other, so that whoever waits may be told how far it is. */
export interface Matching {
  look(document: ScannedFacts): void;
  /** Of all documents looked at, by id. */
  outcomes(): readonly MatchOutcome[];
}

/**
 * Finds for each document its row: one row for at most one document. The same whatever the order of what is given; rows and
 * documents that a person has settled are not given.
 */
export function startMatching(given: readonly RegisterRow[], limits: MatchLimits = MATCH_LIMITS): Matching {
  const rows = given.toSorted((a, b) => byText(a.id, b.id)).map((row) => comparableRow(row));
  const index = createRowIndex(rows);
  const rarity = (word: string) => index.rarity(word);
  const pairs = new Map<string, readonly Pair[]>();
  return {
    look: (document) => {
      pairs.set(document.id, pairsOf(comparableDocument(document)));
    },
    outcomes: () => {
      const taken = assign([...pairs.values()].flat());
      const ids = [...pairs.keys()].sort(byText);
      return ids.map((id) => judge(id, { own: pairs.get(id) ?? [], taken, limits }));
    },
  };

  function pairsOf(document: Comparable): readonly Pair[] {
    const scored = index.candidates(document).flatMap((place) => {
      const row = rows[place];
      return row === undefined ? [] : [{ document, row, score: scorePair(document, row, rarity) }];
    });
    const like = scored.map(({ score }) => score.likeness ?? 0);
    return scored
      .filter((pair) => pair.score.total >= limits.possible || hasReference(pair))
      .map((pair) => ({ ...pair, crowded: isCrowded(pair.score, like) }))
      .sort(byScore);
  }
}

/** `startMatching` in one go. */
export function matchRows(
  given: { readonly documents: readonly ScannedFacts[]; readonly rows: readonly RegisterRow[] },
  limits: MatchLimits = MATCH_LIMITS,
): readonly MatchOutcome[] {
  const matching = startMatching(given.rows, limits);
  for (const document of given.documents) matching.look(document);
  return matching.outcomes();
}

function isCrowded({ likeness = 0 }: PairScore, all: readonly number[]): boolean {
  return all.filter((other) => other > likeness - CROWD).length > 1;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byScore(a: Pair, b: Pair): number {
  const [mine, theirs] = [a, b].map(({ document, row }) => `${document.id} ${row.id}`);
  return b.score.total - a.score.total || byText(mine ?? '', theirs ?? '');
}

interface Taken {
  readonly byDocument: ReadonlyMap<string, Pair>;
  readonly byRow: ReadonlyMap<string, Pair>;
  /** All pairs of a row, strongest first. */
  readonly ofRow: ReadonlyMap<string, readonly Pair[]>;
}

/** The strongest pair first; each document and each row once. */
function assign(pairs: readonly Pair[]): Taken {
  const byDocument = new Map<string, Pair>();
  const byRow = new Map<string, Pair>();
  const sorted = pairs.toSorted(byScore);
  for (const pair of sorted) {
    if (byDocument.has(pair.document.id) || byRow.has(pair.row.id)) continue;
    byDocument.set(pair.document.id, pair);
    byRow.set(pair.row.id, pair);
  }
  return { byDocument, byRow, ofRow: Map.groupBy(sorted, ({ row }) => row.id) };
}

interface Judged {
  readonly own: readonly Pair[];
  readonly taken: Taken;
  readonly limits: MatchLimits;
}

function judge(documentId: string, { own, taken, limits }: Judged): MatchOutcome {
  const best = taken.byDocument.get(documentId);
  const [first] = own;
  if (first === undefined) return { documentId, state: 'unmatched' };
  const doubt = best === undefined ? 'near-documents' : doubtOf(best, { own, taken, limits });
  if (best !== undefined && doubt === undefined) return { documentId, state: 'paired', pair: candidate(best) };
  // All rows that fit belong more surely to others: this document has no row, unless it may be one of them scanned again.
  const isLeft = (pair: Pair) => !isFirmlyOfOther(pair, { taken, limits }) || saysTheSame(pair, limits);
  if (best === undefined && !own.some((pair) => isLeft(pair) || hasReference(pair)))
    return { documentId, state: 'unmatched' };
  return { documentId, state: 'doubtful', doubt: doubt ?? 'weak', candidates: shownOf(own) };
}

/** The likeliest, among them any of the same number, notation and day. */
function shownOf(own: readonly Pair[]): readonly RowCandidate[] {
  const shown = [...new Set([...own.slice(0, 1), ...own.filter(hasReference), ...own])].slice(0, SHOWN);
  return shown.sort(byScore).map(candidate);
}

function candidate({ row, score }: Pair): RowCandidate {
  return { rowId: row.id, score: score.total };
}

function doubtOf(best: Pair, { own, taken, limits }: Judged): Doubt | undefined {
  const { score, document, row } = best;
  if (contradicts(best)) return 'conflict';
  const near = (pair: Pair) => score.total - pair.score.total < limits.margin;
  const rows = own.filter(
    (pair) => pair.row.id !== row.id && (near(pair) || (hasReference(pair) && !hasReference(best))),
  );
  if (rows.some((pair) => !isFirmlyOfOther(pair, { taken, limits }))) return 'near-rows';
  const rivals = (taken.ofRow.get(row.id) ?? []).filter((pair) => pair.document.id !== document.id && near(pair));
  if (rivals.some((pair) => !isFirmlyElsewhere(pair, { taken, limits }))) return 'near-documents';
  if (isStrong(best, limits)) return undefined;
  return hasReference(best) && score.likeness !== undefined ? 'other-subject' : 'weak';
}

/**
 * Number, notation and day of the row, at least one of them read surely: registers shorten subjects, so that a person must
 * look even where the subject is another one.
 */
function hasReference({ score, document: { sureNumber, sureDate } }: Omit<Pair, 'crowded'>): boolean {
  const isSame = score.number === 'same' && score.date === 'same' && score.sameNotation;
  return isSame && (sureNumber || sureDate);
}

/** Number and subject of the row, and no other day. */
function saysTheSame({ score }: Pair, { likeness }: MatchLimits): boolean {
  return score.number === 'same' && score.date !== 'other' && (score.likeness ?? 0) >= likeness.one;
}

/** What was read with certainty says otherwise. */
function contradicts({ score, document }: Pair): boolean {
  return (score.number === 'other' && document.sureNumber) || (score.date === 'other' && document.sureDate);
}

/** A number comes again each year, a day has several letters: only both together do without a subject of its own. */
function isStrong(pair: Pair, limits: MatchLimits): boolean {
  const { score, crowded } = pair;
  const { likeness = 0 } = score;
  if (score.total < limits.certain) return false;
  if (score.number === 'same' && score.date === 'same')
    return score.likeness === undefined || likeness >= limits.likeness.both;
  const one = likeness >= limits.likeness.one;
  if (isOfYearOrDay(pair)) return one;
  return !crowded && (hasSame(score) ? one : likeness >= limits.likeness.neither);
}

function isOfYearOrDay({ score: { number, date }, document }: Pair): boolean {
  return (number === 'same' && date === 'part') || (date === 'same' && document.sureDate && number !== 'other');
}

function hasSame({ number, date }: PairScore): boolean {
  return number === 'same' || date === 'same';
}

/** The row of the pair belongs to another document that fits it much better. */
function isFirmlyOfOther({ document, row, score }: Pair, { taken, limits }: Omit<Judged, 'own'>): boolean {
  const holder = taken.byRow.get(row.id);
  if (holder === undefined || holder.document.id === document.id) return false;
  return holder.score.total - score.total >= limits.margin;
}

/** The document of the pair has another row that fits it much better. */
function isFirmlyElsewhere({ document, row, score }: Pair, { taken, limits }: Omit<Judged, 'own'>): boolean {
  const own = taken.byDocument.get(document.id);
  if (own === undefined || own.row.id === row.id) return false;
  return own.score.total - score.total >= limits.margin;
}
