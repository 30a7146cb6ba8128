import { columnLetters, MAX_COLUMNS, MAX_ROWS } from '../../domain/spreadsheet/cell-address.ts';
import { RequestError } from '../../ports/errors.ts';
import type { SheetToWrite, WrittenCell } from '../../ports/spreadsheet.ts';
import { escapeXml } from './escape-xml.ts';
import { SHEET_START, STYLES } from './write-parts.ts';

/** What a cell can hold. */
const MAX_CELL_TEXT = 32_767;
const MAX_WIDTH = 255;
const PIECE_LETTERS = 65_536;
/** A program that reads such a text anew, as when it is edited or saved as CSV, would compute it. */
const LIKE_FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** The XML of a sheet, piece by piece. @throws RequestError `invalid-request` beyond what a sheet can hold */
export async function* sheetXml(sheet: SheetToWrite): AsyncGenerator<Uint8Array> {
  let piece = sheetHead(sheet);
  for await (const row of numberedRows(sheet)) {
    piece += row;
    if (piece.length < PIECE_LETTERS) continue;
    yield Buffer.from(piece, 'utf8');
    piece = '';
  }
  yield Buffer.from(`${piece}</sheetData></worksheet>`, 'utf8');
}

/** The header stays in sight when the rows are scrolled. */
function sheetHead({ columns, heading = [], name }: SheetToWrite): string {
  if (columns.length > MAX_COLUMNS) throw beyond(name, MAX_COLUMNS);
  const frozen = String(heading.length + 1);
  const below = `A${String(heading.length + 2)}`;
  const widths = columns.map(({ width }, index) => {
    const place = String(index + 1);
    return `<col min="${place}" max="${place}" width="${String(Math.min(width, MAX_WIDTH))}" customWidth="1"/>`;
  });
  return (
    `${SHEET_START}<sheetViews><sheetView workbookViewId="0">` +
    `<pane ySplit="${frozen}" topLeftCell="${below}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${widths.join('')}</cols><sheetData>`
  );
}

async function* numberedRows({ columns, heading = [], rows, name }: SheetToWrite): AsyncGenerator<string> {
  let number = 0;
  for (const line of heading)
    yield rowXml((number += 1), [line], (text) => (LIKE_FORMULA.test(text) ? STYLES.guardedHeading : STYLES.heading));
  yield rowXml(
    (number += 1),
    columns.map(({ header }) => header),
    (text) => (LIKE_FORMULA.test(text) ? STYLES.guardedHeader : STYLES.header),
  );
  for await (const row of rows) {
    number += 1;
    if (number > MAX_ROWS) throw beyond(name, MAX_ROWS);
    yield rowXml(number, row, (text) => (LIKE_FORMULA.test(text) ? STYLES.guarded : STYLES.text));
  }
}

function rowXml(row: number, cells: readonly WrittenCell[], styleOf: (text: string) => number): string {
  const written = cells.map((cell, index) => cellXml(`${columnLetters(index + 1)}${String(row)}`, cell, styleOf));
  return `<row r="${String(row)}">${written.join('')}</row>`;
}

function cellXml(address: string, cell: WrittenCell, styleOf: (text: string) => number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${address}" s="${String(STYLES.plain)}"><v>${String(cell)}</v></c>`;
  if (cell.length > MAX_CELL_TEXT) throw beyond(address, MAX_CELL_TEXT);
  const style = String(styleOf(cell));
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}

function beyond(field: string, limit: number): RequestError {
  return new RequestError('invalid-request', 'More than a sheet can hold', { details: { field, limit } });
}
