import type { PricedRow } from '../retention-schedule.ts';
import { chooseRow } from './choose-row.ts';
import { confidenceOf, LEAST_SCORE, type CandidateFacts } from './confidence.ts';
import { NO_PRECEDENTS, type Precedents } from './precedents.ts';
import { rankItems, readTitle, type RankedItem, type ReadTitle } from './rank-items.ts';
import type { IndexedItem, ScheduleIndex } from './schedule-index.ts';

/** A row of a schedule for a title, and why. There is none without a row that exists. */
export interface Proposal {
  readonly row: PricedRow;
  /** Titles of the groups above the item, the highest first. */
  readonly path: readonly string[];
  /** 0–1: how probable it is that this row is the right one. */
  readonly confidence: number;
  /** Words of the title that led here, as they stand there. */
  readonly words: readonly string[];
  /** The title does not say on what the sub-items depend: a person must choose among those of the item. */
  readonly open: boolean;
  /** Dossiers with a like title: how many were decided in all, how many of them by this row. */
  readonly precedents: { readonly same: number; readonly all: number };
}

export interface Knowledge {
  readonly index: ScheduleIndex;
  /** Decisions of this archive; absent = none. */
  readonly precedents?: Precedents;
}

/** Further ones are rarely right and only make reading longer. */
const MOST = 5;

/** Rows of different items, the most probable first; none where nothing fits. The same for the same arguments. */
export function proposeForTitle(title: string, { index, precedents = NO_PRECEDENTS }: Knowledge): readonly Proposal[] {
  const read = readTitle(title, index);
  const byWords = proposeByWords(read, index);
  const like = precedents.like(title);
  const all = [...like.values()].reduce((sum, count) => sum + count, 0);
  const proposals = new Map(byWords.map((proposal) => [proposal.row.id, proposal]));
  for (const [id, same] of like) {
    const known = index.rows.get(id);
    if (known === undefined) continue;
    const base = proposals.get(id) ?? byPrecedent(known.row.row, known.item);
    proposals.set(id, { ...base, precedents: { same, all }, confidence: joined(base.confidence, same, all) });
  }
  return [...proposals.values()].sort((a, b) => b.confidence - a.confidence).slice(0, MOST);
}

/**
 * The first proposal where it is as sure as wanted, from the words alone. Only the best item can be: any other has a
 * better rival, which leaves it below 0.75 whatever else speaks for it.
 */
export function proposeSurely(title: string, { index }: Pick<Knowledge, 'index'>, least: number): Proposal | undefined {
  const read = readTitle(title, index);
  const [proposal] = candidatesOf(read, rankItems(read, index), 1);
  return proposal !== undefined && proposal.confidence >= least ? proposal : undefined;
}

function proposeByWords(read: ReadTitle, index: ScheduleIndex): readonly Proposal[] {
  return candidatesOf(read, rankItems(read, index), MOST + 1).slice(0, MOST);
}

/** Of the best items, as many as are looked at. */
function candidatesOf(read: ReadTitle, ranked: readonly RankedItem[], most: number): readonly Proposal[] {
  return ranked.slice(0, most).flatMap((one, at): readonly Proposal[] => {
    const chosen = one.score < LEAST_SCORE ? undefined : chooseRow(read, one.item);
    if (chosen === undefined) return [];
    const rival = (at === 0 ? ranked[1] : ranked[0])?.score ?? 0;
    const facts: CandidateFacts = { ranked: one, chosen, rival };
    const places = new Set(one.terms.map(({ place }) => place));
    const words = read.words.filter((_, place) => places.has(place)).map(({ text }) => text);
    const { row } = chosen.row;
    const none = { same: 0, all: 0 };
    return [{ row, path: one.item.path, confidence: confidenceOf(facts), words, open: chosen.open, precedents: none }];
  });
}

function byPrecedent(row: PricedRow, { path }: IndexedItem): Proposal {
  return { row, path, confidence: 0, words: [], open: false, precedents: { same: 0, all: 0 } };
}

/** Decisions count like witnesses of their own: twelve of twelve leave little doubt, one of one half of it. */
function joined(byWords: number, same: number, all: number): number {
  return 1 - (1 - byWords) * (1 - same / (all + 1));
}
