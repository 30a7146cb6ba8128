import { pricedRows, type PricedRow, type RetentionSchedule, type ScheduleItem } from '../retention-schedule.ts';
import { SHIPPED_SYNONYMS, type Synonyms } from './lexicon.ts';
import { ownTerms, type Term } from './title-terms.ts';
import { titleTraits, type TitleTraits } from './title-traits.ts';
import { titleWords, type TitleWord } from './title-words.ts';
import { vocabularyOf, type Vocabulary } from './vocabulary.ts';

export interface IndexedRow {
  readonly row: PricedRow;
  readonly terms: readonly Term[];
  /** Of each thing that its title lists, what its words are worth. */
  readonly parts: readonly (readonly { readonly term: string; readonly worth: number }[])[];
  readonly traits: TitleTraits;
}

/** An item that has a term. */
export interface Posting {
  /** Index of the item. */
  readonly at: number;
  /** How much of the term counts there, as in `IndexedItem.terms`. */
  readonly share: number;
  /** It stands in the title of the item itself. */
  readonly own: boolean;
}

export interface IndexedItem {
  readonly item: ScheduleItem;
  /** Titles of the groups above, the highest first. */
  readonly path: readonly string[];
  readonly rows: readonly IndexedRow[];
  readonly traits: TitleTraits;
  /** On which its sub-items depend. */
  readonly axes: readonly string[];
  /** Term → how much of it counts: less where it stands in a sub-item or in a group only. */
  readonly terms: ReadonlyMap<string, number>;
  /** Sum of what the terms of its own title can give. */
  readonly ownMass: number;
  readonly ownTerms: ReadonlySet<string>;
  /** Own titles of the group, without the words that its items have themselves. */
  readonly groupTerms: ReadonlySet<string>;
  /** Another group has an item of the same title: only the group tells which is meant. */
  readonly needsGroup: boolean;
  /** Of a sector: goes before common ones. */
  readonly sector: boolean;
}

/** Schedules made ready for looking titles up. Building takes some milliseconds; it is for many titles. */
export interface ScheduleIndex {
  readonly items: readonly IndexedItem[];
  readonly vocabulary: Vocabulary;
  /** By which it was made; titles are read by the same. */
  readonly synonyms: Synonyms;
  /** Term → items that have it. */
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
  readonly rarity: (term: string) => number;
  readonly rows: ReadonlyMap<string, { readonly item: IndexedItem; readonly row: IndexedRow }>;
}

const IN_SUB_ITEM = 0.5;
const IN_GROUP = 0.5;
/** A pair of words says more than its words alone, but they were counted already. */
const PAIR = 1.1;

/** @param schedules those that apply, as `schedulesOn` gives them. */
export function indexSchedules(
  schedules: readonly RetentionSchedule[],
  synonyms: Synonyms = SHIPPED_SYNONYMS,
): ScheduleIndex {
  const all = schedules.flatMap((schedule) => draftItems(schedule, synonyms));
  const sameTitle = Map.groupBy(all, ({ ownTerms: own }) => [...own].sort().join('|'));
  const drafts = all.map((draft) => {
    const needsGroup = (sameTitle.get([...draft.ownTerms].sort().join('|'))?.length ?? 0) > 1;
    return { ...draft, needsGroup };
  });
  const postings = postingsOf(drafts);
  const rarity = raritiesOf(postings, drafts.length);
  const items = drafts.map((draft) => ({
    ...draft,
    rows: draft.rows.map((row) => ({ ...row, parts: row.parts.map((part) => worthsOf(part, rarity)) })),
    ownMass: massOf(draft, rarity),
  }));
  const rows = items.flatMap((item) => item.rows.map((row) => [row.row.id, { item, row }] as const));
  return { items, postings, rarity, synonyms, rows: new Map(rows), vocabulary: vocabularyOf([...postings.keys()]) };
}

type DraftRow = Omit<IndexedRow, 'parts'> & { readonly parts: readonly (readonly Term[])[] };
type Draft = Omit<IndexedItem, 'ownMass' | 'needsGroup' | 'rows'> & { readonly rows: readonly DraftRow[] };

function draftItems(schedule: RetentionSchedule, synonyms: Synonyms): readonly Draft[] {
  const groups = new Map(schedule.groups.map((group) => [group.id, group]));
  const byItem = Map.groupBy(pricedRows(schedule), ({ item }) => item.id);
  return [...byItem.values()].flatMap((rows): readonly Draft[] => {
    const [first] = rows;
    if (first === undefined) return [];
    const above = first.group.parent === undefined ? undefined : groups.get(first.group.parent);
    const path = [...(above ? [above.title] : []), first.group.title];
    return [draftItem(rows, { item: first.item, path, sector: schedule.scope.kind === 'sector', synonyms })];
  });
}

interface Head extends Pick<IndexedItem, 'item' | 'path' | 'sector'> {
  readonly synonyms: Synonyms;
}

function draftItem(rows: readonly PricedRow[], { synonyms, ...head }: Head): Draft {
  const termsIn = (some: readonly TitleWord[]) => ownTerms(some, synonyms);
  const words = titleWords(head.item.title);
  const indexed = rows.map((row) => {
    const title = row.sub?.title ?? '';
    const rowWords = titleWords(title);
    const parts = title.split(/[,;/]/u).map((part) => termsIn(titleWords(part)));
    return { row, terms: termsIn(rowWords), parts, traits: titleTraits(rowWords) };
  });
  const own = termsIn(words);
  const terms = new Map<string, number>();
  const add = (found: readonly Term[], share: number) => {
    for (const { term, weight } of found) terms.set(term, Math.max(terms.get(term) ?? 0, weight * share));
  };
  add(own, 1);
  for (const row of indexed) add(row.terms, IN_SUB_ITEM);
  for (const title of head.path) add(termsIn(titleWords(title)), IN_GROUP);
  const group = termsIn(titleWords(head.path.at(-1) ?? ''));
  return {
    ...head,
    rows: indexed,
    traits: titleTraits(words),
    axes: [...new Set(indexed.flatMap(({ traits }) => [...traits.conditions.keys()]))],
    terms,
    ownTerms: new Set(own.map(({ term }) => term)),
    groupTerms: new Set(group.map(({ term }) => term)),
  };
}

function postingsOf(items: readonly Draft[]): ReadonlyMap<string, readonly Posting[]> {
  const postings = new Map<string, Posting[]>();
  for (const [at, { terms, ownTerms: own }] of items.entries())
    for (const [term, share] of terms) {
      const posting = { at, share, own: own.has(term) };
      const list = postings.get(term);
      if (list === undefined) postings.set(term, [posting]);
      else list.push(posting);
    }
  return postings;
}

/** Reckoned once: each title asks for dozens. */
function raritiesOf(postings: ScheduleIndex['postings'], all: number): ScheduleIndex['rarity'] {
  const reckon = (term: string, count: number) => rarityOf(count, all) * (isPair(term) ? PAIR : 1);
  const known = new Map([...postings].map(([term, items]) => [term, reckon(term, items.length)]));
  return (term) => known.get(term) ?? reckon(term, 0);
}

function worthsOf(terms: readonly Term[], rarity: ScheduleIndex['rarity']): IndexedRow['parts'][number] {
  return terms.map(({ term }) => ({ term, worth: rarity(term) }));
}

/** As in BM25: what stands in few items says much. */
function rarityOf(count: number, all: number): number {
  return Math.log(1 + (all - count + 0.5) / (count + 0.5));
}

function isPair(term: string): boolean {
  return term.includes(' ');
}

function massOf({ ownTerms: own }: Draft, rarity: (term: string) => number): number {
  return [...own].reduce((sum, term) => sum + rarity(term), 0);
}
