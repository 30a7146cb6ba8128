import type { PageReading, Word } from '../page/page-reading.ts';
import { bareName, borneWords, isBorneWord } from '../text/person-name.ts';
import { lettersOf } from '../words/second-look.ts';
import { spellingsOf } from '../words/spellings.ts';
import { viewPage, wordsOf } from './reader.ts';
import { placeWords } from './readers/date.ts';
import { agencyNames } from './readers/issuer.ts';
import { signatureOf, type SignatureBlock } from './readers/signature.ts';
import { subjectLines } from './readers/subject.ts';

/** Words of a subject read better than this need no second look. Names do: nothing beside them says how a person is called. */
const WELL_READ = 0.96;

/** Words of a page whose marks a second reader is to look at: names of who signs, of places and agencies, what a subject was not surely read of. */
export function wordsToLookAt(reading: PageReading): readonly Word[] {
  const page = viewPage(reading);
  const subject = subjectLines(page);
  const words = subject.loose === true ? [] : wordsOf(subject.lines).filter(({ confidence }) => confidence < WELL_READ);
  const asked = [...namesIn(signatureOf(page)), ...placeWords(page), ...agencyNames(page), ...words];
  return [...new Set(asked)].filter(({ layer, text }) => layer === 'ink' && spellingsOf(lettersOf(text)).length > 1);
}

export interface UnknownName {
  readonly word: Word;
  /** What persons are called in its place. */
  readonly among: readonly string[];
}

/** Words of names as which nobody is known (`Nghẻ`, `Hỗn`): the second reader is to say which name that is borne is printed. */
export function namesToReadAgain(reading: PageReading): readonly UnknownName[] {
  return unknownIn(signatureOf(viewPage(reading))).filter(({ word }) => word.layer === 'ink');
}

function unknownIn(block: SignatureBlock | undefined): readonly UnknownName[] {
  if (block === undefined) return [];
  const words = wordsOf(block.name === undefined ? [] : [block.name]);
  const first = familyOf(words);
  const own = words.flatMap((word, i) => {
    const letters = lettersOf(word.text);
    const isUnknown = first !== -1 && i >= first && letters.length > 1 && !isBorneWord(letters, i === first);
    return isUnknown ? [{ word, among: borneWords(i === first) }] : [];
  });
  return [...own, ...unknownIn(block.partner)];
}

/** Where the family name stands; -1 where what was read is not so clear. */
function familyOf(words: readonly Word[]): number {
  const [family] = bareName(words.map(({ text }) => text).join(' ')).split(' ');
  return words.findIndex(({ text }) => lettersOf(text) === family);
}

function namesIn(block: SignatureBlock | undefined): readonly Word[] {
  if (block === undefined) return [];
  return [...wordsOf(block.name === undefined ? [] : [block.name]), ...namesIn(block.partner)];
}
