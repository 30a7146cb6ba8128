import { editDistance } from '../text/distance.ts';

/** A word in the order of reading, in small letters without signs. */
export interface ReadWord {
  readonly text: string;
  readonly isSure: boolean;
}

/** Words by the two between which they stand, those alone that stand there once. */
export type WordsInPlace = ReadonlyMap<string, ReadWord | undefined>;

/** So many places differ between two forms of one kind; a single one may be a misreading that the engine was sure of. */
const FEWEST_ENTRIES = 2;
/** Shorter words differ by a letter or two, which may be misread. */
const SHORTEST = 4;

export function wordsInPlace(words: readonly ReadWord[]): WordsInPlace {
  const places = new Map<string, ReadWord | undefined>();
  for (const [index, word] of words.entries()) {
    const place = `${words[index - 1]?.text ?? ''} ${words[index + 1]?.text ?? ''}`;
    places.set(place, places.has(place) ? undefined : word);
  }
  return places;
}

/** The same form for somebody else: between the same words both pages surely bear other figures or names, in several places. */
export function haveOtherEntries(one: WordsInPlace, other: WordsInPlace): boolean {
  let entries = 0;
  for (const [place, word] of one) {
    const there = other.get(place);
    if (word !== undefined && there !== undefined && isOther(word, there)) entries += 1;
  }
  return entries >= FEWEST_ENTRIES;
}

function isOther(one: ReadWord, other: ReadWord): boolean {
  if (!one.isSure || !other.isSure || one.text === other.text) return false;
  if (isFigure(one) && isFigure(other)) return true;
  const longest = Math.max(one.text.length, other.text.length);
  const most = Math.floor(longest / 2);
  return longest >= SHORTEST && editDistance(one.text, other.text, most) > most;
}

function isFigure({ text }: ReadWord): boolean {
  return /^\d+$/.test(text);
}
