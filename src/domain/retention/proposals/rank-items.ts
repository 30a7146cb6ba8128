import type { IndexedItem, ScheduleIndex } from './schedule-index.ts';
import { readTerms, type Term } from './title-terms.ts';
import { titleTraits, type TitleTraits } from './title-traits.ts';
import { titleWords, type TitleWord } from './title-words.ts';

export interface ReadTitle {
  readonly words: readonly TitleWord[];
  readonly terms: readonly Term[];
  readonly traits: TitleTraits;
}

export interface RankedItem {
  readonly item: IndexedItem;
  /** From 0 on, how well title and item agree; not a probability. */
  readonly score: number;
  /** Share of what the words of the title say that the item has. */
  readonly ofTitle: number;
  /** Share of what the item says that the title has. */
  readonly ofItem: number;
  readonly terms: readonly Term[];
}

export function readTitle(title: string, { vocabulary }: ScheduleIndex): ReadTitle {
  const words = titleWords(title);
  return { words, terms: readTerms(words, vocabulary), traits: titleTraits(words) };
}

/** Items that have a word of the title, the best first; equal ones in the order of the tables. */
export function rankItems(title: ReadTitle, index: ScheduleIndex): readonly RankedItem[] {
  const known = title.terms.flatMap((term) => {
    const items = index.postings.get(term.term);
    return items === undefined ? [] : [{ term, items, worth: term.weight * index.rarity(term.term) }];
  });
  const ofAll = bestBySlot(known.map(({ term, worth }) => ({ term, worth })));
  const found = new Map<number, Term[]>();
  for (const { term, items } of known)
    for (const item of items) {
      const list = found.get(item);
      if (list === undefined) found.set(item, [term]);
      else list.push(term);
    }
  return [...found]
    .sort(([a], [b]) => a - b)
    .flatMap(([at, terms]) => {
      const item = index.items[at];
      return item === undefined ? [] : [rankItem({ title, item, terms, ofAll }, index)];
    })
    .sort((a, b) => b.score - a.score);
}

interface Candidate {
  readonly title: ReadTitle;
  readonly item: IndexedItem;
  readonly terms: readonly Term[];
  /** What the words of the title say that any item has. */
  readonly ofAll: number;
}

const OF_TITLE = 0.6;

function rankItem({ title, item, terms, ofAll }: Candidate, { rarity }: ScheduleIndex): RankedItem {
  const worths = terms.map((term) => ({
    term,
    worth: term.weight * rarity(term.term) * (item.terms.get(term.term) ?? 0),
  }));
  const ofTitle = ofAll === 0 ? 0 : Math.min(1, bestBySlot(worths) / ofAll);
  const own = terms.filter(({ term }) => item.ownTerms.has(term));
  const ownWorth = own.reduce((sum, { term, weight }) => sum + weight * rarity(term), 0);
  const ofItem = item.ownMass === 0 ? 0 : Math.min(1, ownWorth / item.ownMass);
  const words = OF_TITLE * ofTitle + (1 - OF_TITLE) * ofItem;
  const factors = [formFactor(title.traits, item.traits), spanFactor(title.traits, item), groupFactor(item, terms)];
  const agreed = hasEvidence(terms, ofItem) ? words : 0;
  const score = factors.reduce((product, factor) => product * factor, agreed);
  return { item, score, ofTitle, ofItem, terms };
}

/** Without two words in a row, one word that is most of the title of an item. */
const LONE_WORD = 0.35;

/** Single syllables agree by chance: "máy bơm" is no "máy móc". */
function hasEvidence(terms: readonly Term[], ofItem: number): boolean {
  return ofItem >= LONE_WORD || terms.some(({ term }) => term.includes(' '));
}

/** Of the meanings of one word the best counts. */
function bestBySlot(worths: readonly { readonly term: Term; readonly worth: number }[]): number {
  const best = new Map<string, number>();
  for (const { term, worth } of worths) best.set(term.slot, Math.max(best.get(term.slot) ?? 0, worth));
  return [...best.values()].reduce((sum, one) => sum + one, 0);
}

const SAME_FORM = 1.25;
const OTHER_FORM = 0.7;
const MISSING_FORM = 0.55;
/** Kinds that are always named: an item of one of them is not meant by a title that does not say so. */
const NAMED: ReadonlySet<string> = new Set([
  'correspondence',
  'principle',
  'congress',
  'conference',
  'register',
  'kept-copies',
]);

function formFactor(title: TitleTraits, item: TitleTraits): number {
  const [wanted] = title.forms;
  const [given] = item.forms;
  if (given !== undefined && wanted === given) return SAME_FORM;
  if (given !== undefined && NAMED.has(given) && !title.forms.includes(given)) return MISSING_FORM;
  if (wanted === 'correspondence' || wanted === 'principle') return MISSING_FORM;
  if (wanted !== undefined && item.forms.includes(wanted)) return 1.1;
  if (wanted !== undefined && given !== undefined) return OTHER_FORM;
  return 1;
}

const SAME_SPAN = 1.4;
const OTHER_SPAN = 0.7;

/** Plans and reports of the year, the quarter and the month are items of their own in some tables. */
function spanFactor(title: TitleTraits, item: IndexedItem): number {
  const spans = item.traits.spans;
  const [wanted] = title.spans;
  if (spans.length === 0 || !item.traits.forms.includes('plan-report')) return 1;
  if (wanted === undefined) return spans.includes('year') ? 1 : OTHER_SPAN;
  return spans.includes(wanted) ? SAME_SPAN : OTHER_SPAN;
}

const GROUP_NAMED = 1.4;
const GROUP_NOT_NAMED = 0.5;

/** "Hồ sơ Đại hội" is in three groups: the title must name the body. */
function groupFactor({ needsGroup, groupTerms }: IndexedItem, terms: readonly Term[]): number {
  if (!needsGroup) return 1;
  return terms.some(({ term }) => groupTerms.has(term)) ? GROUP_NAMED : GROUP_NOT_NAMED;
}
