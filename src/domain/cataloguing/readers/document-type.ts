import { afterAddresseesMark, findAnyPhrase, PHRASES } from '../../layout/phrases.ts';
import { letterCount } from '../../layout/placed-word.ts';
import { capitalShare, centreX, type TextLine } from '../../layout/text-line.ts';
import { agreed, worstWord } from '../confidence.ts';
import { abbreviationsOf, typeOfAbbreviation } from '../document-types.ts';
import { leadingAbbreviation } from '../number-grammar.ts';
import type { DocumentView, Finding, PageView } from '../reader.ts';
import { found, wordsOf } from '../reader.ts';
import { readNumberLine } from './number-line.ts';
import type { Title } from './title-type.ts';
import { titleType } from './title-type.ts';

/** The type: the title says it, else the `V/v` of a letter, else the notation. */
export function readDocumentType(view: DocumentView): readonly Finding[] {
  const page = view.first;
  const title = titleType(page);
  const notation = readNumberLine(page)?.parts.notation;
  if (title !== undefined) return [fromTitle(title, page, notation)];
  return fromLetter(page, notation) ?? fromNotation(page, notation);
}

function fromTitle(title: Title, page: PageView, notation: string | undefined): Finding {
  const words = wordsOf([title.line]);
  const read = title.exact ? agreed(worstWord(words), 0.25) : worstWord(words) * 0.95;
  const fits = notation !== undefined && abbreviationsOf(title.type.value).includes(leadingAbbreviation(notation));
  return found('documentType', title.type.value, { page, words, confidence: fits ? agreed(read, 0.3) : read });
}

/** No title: a letter bears its subject under the number, or at least the words "Kính gửi". */
function fromLetter(page: PageView, notation: string | undefined): Finding[] | undefined {
  const { head, body } = page.layout;
  if (head === undefined) return undefined;
  const typed = notation === undefined ? undefined : typeOfAbbreviation(leadingAbbreviation(notation));
  const subject = head.subjectLines[0];
  const address = body.find((line) => afterAddresseesMark(line) !== undefined);
  const mark = subject ?? (typed === undefined ? address : undefined);
  if (mark === undefined) return undefined;
  if (subject === undefined && hasOtherTitle(page)) return [];
  const confidence = subject === undefined ? 0.7 : typed === undefined ? 0.96 : 0.86;
  return [found('documentType', PHRASES.values.letter, { page, words: wordsOf([mark]), confidence })];
}

/** A letter has no title: `ĐƠN XIN GIAO ĐẤT` and `PHIẾU TRÌNH DUYỆT` are papers of other kinds, whose type a person names. */
function hasOtherTitle({ layout }: PageView): boolean {
  const { head, body, margins } = layout;
  const address = body.findIndex((line) => afterAddresseesMark(line) !== undefined);
  return body.slice(0, Math.max(0, address)).some((line) => {
    const off = Math.abs(centreX(line.box) - (margins.left + margins.right) / 2);
    const below = head === undefined || line.box[1] > head.national.box[1];
    return below && off < layout.page.size.width * 0.07 && isTitleLike(line);
  });
}

/** Capitals of two words or more that were well read, and no stamp of urgency. */
function isTitleLike(line: TextLine): boolean {
  if (capitalShare(line.text) < 0.85 || letterCount(line.text) < 8 || line.confidence < 0.7) return false;
  const stamps = PHRASES.urgencyMarks.flatMap(({ phrases }) => phrases);
  return line.words.length > 1 && findAnyPhrase(line, stamps) === undefined;
}

/** The abbreviation alone is no safe sign: units number all their papers in one series. */
function fromNotation(page: PageView, notation: string | undefined): Finding[] {
  const type = notation === undefined ? undefined : typeOfAbbreviation(leadingAbbreviation(notation));
  const line = page.layout.head?.numberLine;
  if (type === undefined || line === undefined) return [];
  return [found('documentType', type, { page, words: wordsOf([line]), confidence: 0.6, review: true })];
}
