import { COPY_NUMBER, isCopyTitle } from '../../layout/copy-block.ts';
import { isOfficeLine, type Foot } from '../../layout/foot.ts';
import { PHRASES, beginsWith, findAnyPhrase, isOnly, squeeze } from '../../layout/phrases.ts';
import { bottom } from '../../layout/placed-word.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { capitalShare } from '../../layout/text-line.ts';
import { ofClosedList } from '../confidence.ts';
import type { DocumentView, Finding, PageView } from '../reader.ts';
import { found, inDoubt, wordsOf } from '../reader.ts';

/** An electronic copy says so within this share of the height of its first page (NĐ 30/2020, Phụ lục I, ô 14). */
const TOPMOST = 0.12;

/** What kind of copy it is: by the block under the document, a stamp, or the line of an electronic copy; else whether it is a draft. */
export function readCopyStatus(view: DocumentView): readonly Finding[] {
  for (const page of view.pages) {
    const finding = stamped(page) ?? titled(page) ?? numbered(page);
    if (finding !== undefined) return [isWhole(page, view) ? finding : inDoubt(finding)];
  }
  const status = electronic(view.first) ?? draft(view.first);
  return status === undefined ? [] : [status];
}

/** Where a copy of the document says so. On another page `BẢN SAO` may head a column, or stand on a paper that is enclosed. */
function isWhole(page: PageView, view: DocumentView): boolean {
  return page === view.first || page.layout.feet.some(({ copy }) => copy);
}

/** `BẢN SAO`, alone: no other kind is meant, as the same words with more behind them would be. */
function stamped(page: PageView): Finding | undefined {
  const isStamp = ({ text }: TextLine) => PHRASES.copyStamps.some((phrase) => squeeze(phrase) === squeeze(text));
  const line = capitalsOf(page).find(isStamp);
  return line === undefined ? undefined : found('copyStatus', PHRASES.values.copy, alone(page, line));
}

function titled(page: PageView): Finding | undefined {
  const titles = capitalsOf(page).filter((line) => line.words.length <= 6);
  for (const { value, phrases } of PHRASES.copyMarks) {
    const line = titles.find((candidate) => phrases.some((phrase) => isTitle(candidate, phrase)));
    if (line === undefined) continue;
    const words = wordsOf(blockAround(page, line) ?? [line]);
    return found('copyStatus', value, { ...alone(page, line), words });
  }
  return undefined;
}

/** Short ones have near neighbours: `BẢN SAO KÊ`. */
const SHORT = 7;

function isTitle(line: TextLine, phrase: string): boolean {
  const pattern = squeeze(phrase);
  return pattern.length <= SHORT ? squeeze(line.text) === pattern : isOnly(line, phrase);
}

/** `Số: 112/SY-UBND` under a document whose copy title was not read. */
function numbered(page: PageView): Finding | undefined {
  for (const foot of page.layout.feet.filter(({ copy }) => copy)) {
    const line = [...foot.left, ...foot.right].find(({ key }) => COPY_NUMBER.test(key));
    const letters = COPY_NUMBER.exec(line?.key ?? '')?.[1];
    const mark = PHRASES.copyMarks.find(({ abbreviations }) => abbreviations.some((text) => text === letters));
    if (line === undefined || mark === undefined) continue;
    const words = wordsOf(blockAround(page, line) ?? [line]);
    return found('copyStatus', mark.value, { ...alone(page, line), words, review: true });
  }
  return undefined;
}

/** `SAO Y; SỞ XÂY DỰNG; 2021-07-02T15:53:02+07:00` */
function electronic(page: PageView): Finding | undefined {
  const { width, height } = page.layout.page.size;
  const lines = page.layout.lines.filter(({ box }) => bottom(box) < height * TOPMOST && box[0] > width * 0.4);
  for (const { value, phrases } of PHRASES.copyMarks) {
    const isOf = (line: TextLine) => {
      const [, ...rest] = line.text.split(/[;,]/);
      return rest.length > 0 && phrases.some((phrase) => beginsWith(line, phrase));
    };
    const line = lines.find(isOf);
    if (line !== undefined) return found('copyStatus', value, alone(page, line));
  }
  return undefined;
}

function draft(page: PageView): Finding | undefined {
  const line = capitalsOf(page).find(
    (one) => one.words.length <= 4 && findAnyPhrase(one, PHRASES.draftMarks) !== undefined,
  );
  return line === undefined ? undefined : found('copyStatus', PHRASES.values.draft, alone(page, line));
}

function capitalsOf(page: PageView): readonly TextLine[] {
  return page.layout.lines.filter((line) => capitalShare(line.text) > 0.8);
}

/** One of a few marks, alone on its line. */
function alone(page: PageView, line: TextLine) {
  const words = wordsOf([line]);
  return { page, words, confidence: ofClosedList(words) };
}

/** Who copied, under which number and when: the lines of the block above its recipients and its signer. */
function blockAround(page: PageView, line: TextLine): readonly TextLine[] | undefined {
  const foot = page.layout.feet.find((one) => one.copy && (one.left.includes(line) || one.right.includes(line)));
  if (foot === undefined) return undefined;
  const end = endOfHead(foot, line);
  return [...foot.left, ...foot.right].filter(({ box }) => box[1] < end);
}

function endOfHead({ right, recipientsLine }: Foot, line: TextLine): number {
  const office = right.find((one) => one.box[1] > line.box[1] && !isCopyTitle(one) && isOfficeLine(one));
  return Math.min(office?.box[1] ?? Infinity, recipientsLine?.box[1] ?? Infinity);
}
