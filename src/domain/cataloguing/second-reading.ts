import type { Word } from '../page/page-reading.ts';
import { confirmedBy } from '../words/second-look.ts';
import { agreed } from './confidence.ts';
import type { SpelledWord } from './spelling.ts';

/** What is left of the doubt in a word whose marks the second reader sees, too. */
const SEEN_SO = 0.25;

/** A word as sure as two readers make it who saw the same marks. */
export function seenSo(word: Word): Word {
  return confirmedBy(word) === 'confirmed' ? { ...word, confidence: agreed(word.confidence, SEEN_SO) } : word;
}

/**
 * The words of a value beside what the reader of the pictures of words saw of them (ADR 42): what it sees, too, is settled,
 * whatever the words beside it make likely; where it sees other marks a person looks. `read`: the same words, as read.
 */
export function besideSecondReader(spelled: readonly SpelledWord[], read: readonly Word[]): readonly SpelledWord[] {
  return spelled.map((word, i) => {
    const spellings = read[i]?.spellings;
    if (spellings === undefined) return word;
    const opinion = confirmedBy({ text: word.text, spellings });
    if (opinion === 'silent') return word;
    if (opinion === 'doubted') return { ...word, doubted: true };
    return { ...word, doubted: false, confidence: agreed(word.confidence, SEEN_SO) };
  });
}
