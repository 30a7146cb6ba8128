import type { Word } from '../page/page-reading.ts';
import { spellingKey } from '../text/syllable.ts';
import type { SpellingShare } from '../words/letter-scores.ts';
import { confirmedBy, lettersOf } from '../words/second-look.ts';
import { agreed } from './confidence.ts';
import type { SpelledWord } from './spelling.ts';

/** What is left of the doubt in a word whose marks the second reader sees, too. */
const SEEN_SO = 0.25;

/** A word as sure as two readers make it who saw the same marks. */
export function seenSo<Seen extends Word>(word: Seen): Seen {
  return confirmedBy(word) === 'confirmed' ? { ...word, confidence: agreed(word.confidence, SEEN_SO) } : word;
}

/** A word that belongs with the one beside it, and that the second reader finds likelier than any other, is no chance however badly it was read. */
const LIKELIEST = 0.93;
const LIKELY_SHARE = 0.5;

function isLikeliest({ text, supported, doubted }: SpelledWord, [likeliest]: readonly SpellingShare[]): boolean {
  if (!supported || doubted || likeliest === undefined || likeliest.share < LIKELY_SHARE) return false;
  return spellingKey(likeliest.text) === spellingKey(lettersOf(text));
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
    if (opinion === 'doubted') return { ...word, doubted: true };
    const least = isLikeliest(word, spellings) ? LIKELIEST : 0;
    if (opinion === 'silent') return { ...word, confidence: Math.max(word.confidence, least) };
    return { ...word, doubted: false, confidence: Math.max(agreed(word.confidence, SEEN_SO), least) };
  });
}
