import { OcrError } from '../ports/errors.ts';
import type { OcrWord } from '../ports/ocr-engine.ts';

const HEADER = 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext';
const WORD_LEVEL = 5;

/**
 * Words of tesseract's TSV output, in the order of the program.
 * Lines are numbered through the page, because tesseract counts them anew in every paragraph.
 * @throws OcrError `output-unreadable`
 */
export function parseTesseractTsv(bytes: Uint8Array): readonly OcrWord[] {
  const [header, ...rows] = decode(bytes).split(/\r?\n/);
  if (header !== HEADER) throw unreadable('no TSV header');
  return parseTesseractRows(rows);
}

/** The same for rows without the header. @throws OcrError `output-unreadable` */
export function parseTesseractRows(rows: readonly string[]): readonly OcrWord[] {
  const words: OcrWord[] = [];
  let line = -1;
  let lineKey = '';
  for (const row of rows) {
    const cells = row.split('\t');
    if (cells[0] !== String(WORD_LEVEL)) continue;
    const key = cells.slice(1, 5).join(' ');
    if (key !== lineKey) line += 1;
    lineKey = key;
    const word = parseWord(cells, line);
    if (word !== undefined) words.push(word);
  }
  return words;
}

/** undefined: the cell is blank (tesseract calls a picture or a rule a word of one blank). */
function parseWord(cells: readonly string[], line: number): OcrWord | undefined {
  const [block, left, top, width, height, confidence] = [2, 6, 7, 8, 9, 10].map((index) => Number(cells[index]));
  const text = cells.slice(11).join(' ').trim().normalize('NFC');
  if (text === '') return undefined;
  if (block === undefined || left === undefined || top === undefined) throw unreadable('row too short');
  if (width === undefined || height === undefined || confidence === undefined) throw unreadable('row too short');
  if (![block, left, top, width, height, confidence].every(Number.isFinite)) throw unreadable('cell is no number');
  const box = [left, top, width, height] as const;
  return { text, box, confidence: Math.min(1, Math.max(0, confidence / 100)), block, line };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable('invalid UTF-8', cause);
  }
}

function unreadable(why: string, cause?: unknown): OcrError {
  return new OcrError('output-unreadable', `Tesseract wrote something else than TSV: ${why}`, { cause });
}
