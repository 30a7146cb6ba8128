import { RequestError } from '../../ports/errors.ts';
import { splitWords, type SearchMode } from './words.ts';

/** Words that must stand one behind the other; a single word is a phrase of one. */
export type Phrase = readonly string[];

const MOST_WORDS = 64;

/** `"` and the typographic quotes that word processors make of it. */
const QUOTED = /["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|([^\s"“”„«»]+)/gu;

/**
 * All phrases of a search text: what stands in quotes is one phrase, and so is a word of several parts (`125/QĐ-UBND`).
 * @throws RequestError `invalid-request` when there are too many words
 */
export function parseQuery(text: string, mode: SearchMode): readonly Phrase[] {
  const phrases = new Map<string, Phrase>();
  for (const [, quoted, bare] of text.normalize('NFC').matchAll(QUOTED)) {
    const phrase = splitWords(quoted ?? bare ?? '', mode).map(({ key }) => key);
    if (phrase.length > 0) phrases.set(phrase.join(' '), phrase);
  }
  const words = [...phrases.values()].reduce((sum, phrase) => sum + phrase.length, 0);
  if (words <= MOST_WORDS) return [...phrases.values()];
  const details = { parameter: 'text', limit: MOST_WORDS };
  throw new RequestError('invalid-request', 'Too many words to search for', { details });
}

/** Text of a tsquery that wants all phrases. The words hold letters and digits only, so nothing can be syntax. */
export function toTsQuery(phrases: readonly Phrase[]): string {
  return phrases.map((phrase) => `(${phrase.map((word) => `'${word}'`).join(' <-> ')})`).join(' & ');
}
