import type { Word } from '../page/page-reading.ts';
import { fold } from '../text/fold.ts';
import { spellingKey } from '../text/syllable.ts';
import type { DocumentView } from './reader.ts';
import type { PairSource } from './spelling.ts';

/** Words that bear witness must be read as surely as this. */
const SURE = 0.9;

/**
 * What the rest of the document says of two words: a subject, a place, the name of an agency come again in the text.
 * `own`: the words of the value itself, which are no witness.
 */
export function witnessOf(view: DocumentView, own: readonly Word[]): PairSource {
  const excluded = new Set(own);
  const known = new Map<string, Map<string, string>>();
  for (const { words } of view.pages.flatMap(({ layout }) => layout.lines)) {
    for (const [i, { word }] of words.entries()) {
      const before = words[i - 1]?.word;
      if (before !== undefined && !excluded.has(word) && !excluded.has(before)) note(known, before, word);
    }
  }
  return (folded) => {
    const spellings = known.get(folded);
    return spellings === undefined ? undefined : [...spellings.values()];
  };
}

function note(known: Map<string, Map<string, string>>, one: Word, other: Word): void {
  if (one.confidence < SURE || other.confidence < SURE) return;
  const [first, second] = [/\p{L}+$/u.exec(one.text)?.[0], /^\p{L}+/u.exec(other.text)?.[0]];
  if (first === undefined || second === undefined) return;
  const pair = `${first} ${second}`.normalize('NFC').toLowerCase();
  const spellings = known.get(fold(pair)) ?? new Map<string, string>();
  spellings.set(pair.split(' ').map(spellingKey).join(' '), pair);
  known.set(fold(pair), spellings);
}
