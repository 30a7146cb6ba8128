import { OcrError } from '../ports/errors.ts';
import type { OcrWord } from '../ports/ocr-engine.ts';

const HEADER = 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext';
const WORD_LEVEL = 5;
const COLUMNS = 12;

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
  const text = cells
    .slice(COLUMNS - 1)
    .join(' ')
    .trim()
    .normalize('NFC');
  if (cells.length < COLUMNS) throw unreadable('row too short');
  if (text === '') return undefined;
  const number = (column: number): number => {
    const value = Number(cells[column]);
    if (Number.isFinite(value)) return value;
    throw unreadable(`column ${String(column)} is no number`);
  };
  const box = [number(6), number(7), number(8), number(9)] as const;
  return { text, box, confidence: Math.min(1, Math.max(0, number(10) / 100)), block: number(2), line };
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
