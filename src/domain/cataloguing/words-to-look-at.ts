import type { PageReading, Word } from '../page/page-reading.ts';
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

function namesIn(block: SignatureBlock | undefined): readonly Word[] {
  if (block === undefined) return [];
  return [...wordsOf(block.name === undefined ? [] : [block.name]), ...namesIn(block.partner)];
}
