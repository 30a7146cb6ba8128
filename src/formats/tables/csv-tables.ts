import { readFile } from 'node:fs/promises';
import type { TableRow } from '../../domain/table/table-row.ts';
import { FileError } from '../../ports/errors.ts';
import { createMeter, TABLE_LIMITS } from './limits.ts';
import type { TablesRead } from './table-builder.ts';

/** A file of comma-separated values (RFC 4180); Excel writes semicolons or tabs in some languages. @throws FileError */
export async function readCsvTables(path: string): Promise<TablesRead> {
  const text = decode(await readFile(path));
  const meter = createMeter();
  const rows: TableRow[] = [];
  for (const { line, cells } of records(text, separatorOf(text))) {
    meter.row();
    for (const cell of cells) meter.text(cell.length);
    const filled = cells.slice(0, TABLE_LIMITS.columns).map((cell, column) => ({ column, span: 1, text: tidy(cell) }));
    rows.push({ table: 1, line, cells: filled.filter((cell) => cell.text !== '') });
  }
  return { rows, remarks: [] };
}

const TAB_AND_LINE_ENDS: ReadonlySet<number> = new Set([9, 10, 13]);
const FIRST_LETTER = 0x20;

/** Text and nothing else: no other control than tab and line end. */
export function isPlainText(head: Buffer): boolean {
  return isUtf16(head) || head.every((byte) => byte >= FIRST_LETTER || TAB_AND_LINE_ENDS.has(byte));
}

function isUtf16([first, second]: Uint8Array): boolean {
  return first === 0xff && second === 0xfe;
}

/** What Excel saves as plain CSV has lost the Vietnamese letters already: nobody can bring them back. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder(isUtf16(bytes) ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const details = { format: 'csv (UTF-8)' };
    throw new FileError('office-file-unknown', 'The file is no text in UTF-8', { cause, details });
  }
}

const SEPARATORS = [',', ';', '\t'] as const;

/** The one that the first line has most of. */
function separatorOf(text: string): string {
  const head = /^[^\r\n]*/u.exec(text)?.[0] ?? '';
  const count = (separator: string) => head.split(separator).length;
  return SEPARATORS.reduce<string>((best, one) => (count(one) > count(best) ? one : best), SEPARATORS[0]);
}

interface CsvRecord {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

function* records(text: string, separator: string): Generator<CsvRecord> {
  const end = `(${separator}|\\r\\n?|\\n|$)`;
  const plain = `[^${separator}\\r\\n]*`;
  const field = new RegExp(`(?: *"([^"]*(?:""[^"]*)*)"${plain}|(${plain}))${end}`, 'uy');
  let [cells, line, start]: [string[], number, number] = [[], 1, 1];
  while (field.lastIndex < text.length || cells.length > 0) {
    const [whole = '', quoted, bare = '', mark = ''] = field.exec(text) ?? [];
    if (quoted === undefined && bare.trimStart().startsWith('"'))
      throw new FileError('file-broken', 'A quote is not closed', { details: { page: line } });
    cells.push(quoted?.replaceAll('""', '"') ?? bare);
    line += whole.split('\n').length - 1;
    if (mark === separator) continue;
    yield { line: start, cells };
    [cells, start] = [[], line];
  }
}

function tidy(cell: string): string {
  const lines = cell.split(/\r\n|\r|\n/u).map((one) => one.replaceAll(/\s+/gu, ' ').trim());
  return lines
    .filter((one) => one !== '')
    .join('\n')
    .normalize('NFC');
}
