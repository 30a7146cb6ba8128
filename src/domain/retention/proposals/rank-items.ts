import type { IndexedItem, Posting, ScheduleIndex } from './schedule-index.ts';
import { readTerms, type Term } from './title-terms.ts';
import { titleTraits, type TitleTraits } from './title-traits.ts';
import { titleWords, type TitleWord } from './title-words.ts';

export interface ReadTitle {
  readonly words: readonly TitleWord[];
  readonly terms: readonly Term[];
  /** Of the terms, by their texts. */
  readonly weights: ReadonlyMap<string, number>;
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

export function readTitle(title: string, index: ScheduleIndex): ReadTitle {
  const words = titleWords(title);
  const terms = readTerms(words, index);
  const weights = new Map(terms.map(({ term, weight }) => [term, weight]));
  return { words, terms, weights, traits: titleTraits(words) };
}

/** A term of the title that schedules have, and what it is worth there. */
interface Worth {
  readonly term: Term;
  readonly worth: number;
}

/** What an item has of the title. */
interface Agreement {
  readonly worths: Worth[];
  /** Of the words of its own title. */
  own: number;
  hasPair: boolean;
}

/** Items that agree with the title, the best first; equal ones in the order of the tables. */
export function rankItems(title: ReadTitle, index: ScheduleIndex): readonly RankedItem[] {
  const known: Worth[] = [];
  const found: (Agreement | undefined)[] = index.items.map(() => undefined);
  for (const term of title.terms) {
    const postings = index.postings.get(term.term);
    if (postings === undefined) continue;
    const worth = term.weight * index.rarity(term.term);
    known.push({ term, worth });
    for (const posting of postings) agree(found, posting, { term, worth });
  }
  const ofAll = bestBySlot(known);
  return index.items
    .flatMap((item, at) => {
      const agreement = found[at];
      return agreement === undefined ? [] : rankItem({ title, item, agreement, ofAll });
    })
    .sort((a, b) => b.score - a.score);
}

function agree(found: (Agreement | undefined)[], { at, share, own }: Posting, { term, worth }: Worth): void {
  const agreement = (found[at] ??= { worths: [], own: 0, hasPair: false });
  agreement.worths.push({ term, worth: worth * share });
  if (own) agreement.own += worth;
  if (term.term.includes(' ')) agreement.hasPair = true;
}

interface Candidate {
  readonly title: ReadTitle;
  readonly item: IndexedItem;
  readonly agreement: Agreement;
  /** What the words of the title say that any item has. */
  readonly ofAll: number;
}

const OF_TITLE = 0.6;
/** Without two words in a row, one word that is most of the title of an item. */
const LONE_WORD = 0.35;

/** None without evidence. Single syllables agree by chance: "máy bơm" is no "máy móc". */
function rankItem({ title, item, agreement, ofAll }: Candidate): readonly RankedItem[] {
  const ofItem = item.ownMass === 0 ? 0 : Math.min(1, agreement.own / item.ownMass);
  if (!agreement.hasPair && ofItem < LONE_WORD) return [];
  const ofTitle = ofAll === 0 ? 0 : Math.min(1, bestBySlot(agreement.worths) / ofAll);
  const terms = agreement.worths.map(({ term }) => term);
  const words = OF_TITLE * ofTitle + (1 - OF_TITLE) * ofItem;
  const factors = [formFactor(title.traits, item.traits), spanFactor(title.traits, item), groupFactor(item, terms)];
  const score = factors.reduce((product, factor) => product * factor, words);
  return [{ item, score, ofTitle, ofItem, terms }];
}

/** Of the meanings of one word the best counts. */
function bestBySlot(worths: readonly Worth[]): number {
  const best = new Map<string, number>();
  for (const { term, worth } of worths) best.set(term.slot, Math.max(best.get(term.slot) ?? 0, worth));
  let sum = 0;
  for (const one of best.values()) sum += one;
  return sum;
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
