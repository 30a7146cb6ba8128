import { PHRASES } from '../layout/phrases.ts';
import type { Word } from '../page/page-reading.ts';
import { fold } from '../text/fold.ts';
import { isSyllable, spellingKey } from '../text/syllable.ts';
import { isProvince } from './mark-repair.ts';
import type { DocumentView } from './reader.ts';
import type { PairSource, SpelledWord } from './spelling.ts';
import { inCaseOf } from './spelling.ts';
import { belongTogether, wordPairs } from './word-pairs.ts';

/** Words that bear witness must be read as surely as this. */
const SURE = 0.9;

interface SeenPair {
  /** Lower case, NFC. */
  readonly pair: string;
  readonly count: number;
}

/** What stands in a document beside a value. */
export interface Elsewhere {
  readonly spellings: PairSource;
  /** The pairs with the letters of one, with other marks or the same; the commonest first. */
  readonly pairs: (folded: string) => readonly SeenPair[];
  /** Words as printed. */
  readonly words: ReadonlySet<string>;
}

/**
 * What the rest of the document says of two words: a subject, a place, the name of an agency come again in the text.
 * `own`: the words of the value itself, which are no witness.
 */
export function elsewhere(view: DocumentView, own: readonly Word[]): Elsewhere {
  const excluded = new Set(own);
  const known = new Map<string, Map<string, SeenPair>>();
  const seen = new Set<string>();
  for (const { words } of view.pages.flatMap(({ layout }) => layout.lines)) {
    for (const [i, { word }] of words.entries()) {
      const before = words[i - 1]?.word;
      if (excluded.has(word) || word.confidence < SURE || isMisread(word)) continue;
      seen.add(lettersOf(word.text));
      if (before !== undefined && !excluded.has(before)) note(known, before, word);
    }
  }
  const pairs = (folded: string) => [...(known.get(folded)?.values() ?? [])].toSorted((a, b) => b.count - a.count);
  return {
    pairs,
    spellings: (folded) => (known.has(folded) ? pairs(folded).map(({ pair }) => pair) : undefined),
    words: seen,
  };
}

/** `doạn`, read so on the whole page, `Têt`: in no text, no name either, and another word has its letters. */
function isMisread({ text }: Word): boolean {
  const core = lettersOf(text);
  const small = core.toLowerCase();
  const mayBeWord = /^\p{Ll}{2,}$/u.test(core) || (/^\p{Lu}\p{Ll}+$/u.test(core) && !isSyllable(core));
  const pairs = wordPairs();
  return mayBeWord && pairs.total(spellingKey(small)) === 0 && pairs.spellings(small).length > 0;
}

export function witnessOf(view: DocumentView, own: readonly Word[]): PairSource {
  return elsewhere(view, own).spellings;
}

function lettersOf(text: string): string {
  return /\p{L}+/u.exec(text.normalize('NFC'))?.[0] ?? '';
}

function note(known: Map<string, Map<string, SeenPair>>, one: Word, other: Word): void {
  if (one.confidence < SURE || other.confidence < SURE || isMisread(one)) return;
  const [first, second] = [/\p{L}+$/u.exec(one.text)?.[0], /^\p{L}+/u.exec(other.text)?.[0]];
  if (first === undefined || second === undefined) return;
  const pair = `${first} ${second}`.normalize('NFC').toLowerCase();
  const spellings = known.get(fold(pair)) ?? new Map<string, SeenPair>();
  const key = keyOf(pair);
  spellings.set(key, { pair, count: (spellings.get(key)?.count ?? 0) + 1 });
  known.set(fold(pair), spellings);
}

function keyOf(pair: string): string {
  return pair.split(' ').map(spellingKey).join(' ');
}

/**
 * Doubts what the rest of the document contradicts or nothing explains: a name that stands there with other marks
 * (proposed as there, where it stands there more than once), a word that is no Vietnamese syllable and stands nowhere else.
 */
export function heldAgainst(words: readonly SpelledWord[], rest: Elsewhere): readonly SpelledWord[] {
  const checked = words.map((word, i) => {
    const odd = isStrange(word.text, rest) || isCommaBetween(word, words[i + 1], rest);
    return odd ? { ...word, doubted: true } : word;
  });
  for (const [i, word] of checked.entries()) {
    const before = checked[i - 1];
    if (before === undefined || !isName(before) || !isName(word)) continue;
    const [one, other] = namedAs([before, word], rest);
    checked.splice(i - 1, 2, one, other);
  }
  return checked;
}

/** `công, tác` where the text has this term without a comma: a speck below the line. */
function isCommaBetween({ text }: SpelledWord, next: SpelledWord | undefined, rest: Elsewhere): boolean {
  if (next === undefined || !/\p{L},$/u.test(text)) return false;
  const [one, other] = [lettersOf(text).toLowerCase(), lettersOf(next.text).toLowerCase()];
  return rest.pairs(fold(`${one} ${other}`)).length > 0 && belongTogether(spellingKey(one), spellingKey(other));
}

/** Two words of a name, as the rest of the document has them. */
function namedAs([one, other]: readonly [SpelledWord, SpelledWord], rest: Elsewhere): [SpelledWord, SpelledWord] {
  const pair = `${lettersOf(one.text)} ${lettersOf(other.text)}`.toLowerCase();
  const seen = rest.pairs(fold(pair));
  const own = seen.find((known) => keyOf(known.pair) === keyOf(pair))?.count ?? 0;
  const [most] = seen;
  if (most === undefined || most.count <= own) return [one, other];
  const [first = '', second = ''] = most.pair.split(' ');
  const isProposed = most.count > own + 1;
  const certain = isProposed && isProvince(most.pair);
  return [spelledAs(one, first, { isProposed, certain }), spelledAs(other, second, { isProposed, certain })];
}

function spelledAs(word: SpelledWord, wanted: string, how: { isProposed: boolean; certain: boolean }): SpelledWord {
  const letters = lettersOf(word.text);
  if (spellingKey(letters) === spellingKey(wanted)) return word;
  const text = how.isProposed ? word.text.replace(letters, inCaseOf(letters, wanted)) : word.text;
  return { ...word, text, repaired: how.isProposed, doubted: word.doubted || !how.certain };
}

/** Capital and small letters, nothing that parts it from the next word but at its end, and no word of a term. */
function isName({ text, supported }: SpelledWord): boolean {
  return !supported && /^\p{Lu}\p{Ll}+\P{L}*$/u.test(text.normalize('NFC'));
}

const PROVINCE_WORDS: ReadonlySet<string> = new Set(PHRASES.provinces.flatMap((name) => name.split(' ')));

/** No syllable, or in no text of law; no abbreviation, figure or name of a province, and nowhere else in the document. */
function isStrange(text: string, rest: Elsewhere): boolean {
  const core = /^[^\p{Lu}\p{Ll}]*([\p{Lu}\p{Ll}]{2,})[^\p{Lu}\p{Ll}]*$/u.exec(text.normalize('NFC'))?.[1];
  if (core === undefined || /\d/u.test(text) || isKnown(core) || core === core.toUpperCase()) return false;
  return !rest.words.has(core) && !PROVINCE_WORDS.has(core);
}

/** `địp` could be a word, and is none; names may be any syllable. */
function isKnown(core: string): boolean {
  return isSyllable(core) && (/^\p{Lu}/u.test(core) || wordPairs().total(spellingKey(core)) > 0);
}
