import { open, rename, rm } from 'node:fs/promises';
import { fillForm } from '../../domain/forms/fill-form.ts';
import type { Form, FormBlock, FormCopy, FormLine, FormValues } from '../../domain/forms/form-model.ts';
import { sheetsOfLayout, type FormSheet } from '../../domain/forms/template/sheet-columns.ts';
import type { FormRenderer } from '../../ports/form-renderer.ts';
import type { OfficeColumns } from '../../ports/form-templates.ts';
import type { SheetToWrite, SpreadsheetWriter, WrittenCell } from '../../ports/spreadsheet.ts';
import { asFileError } from '../fs-errors.ts';
import { createSpreadsheetWriter } from './write-workbook.ts';

/** Forms that are lists: what else a form says would be lost in cells. */
const LISTS: ReadonlySet<string> = new Set([
  ...['inventory', 'transfer-list', 'document-list', 'file-plan', 'elimination-list', 'digital-elimination-list'],
  ...['fonds-statistics', 'secret-list', 'restricted-list'],
]);
/** Texts of these are written as numbers, to be added up. */
const NUMBERS = /^(?:ordinal|sheets|pages|documents|count|boxes|\w+Count)$/;
const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,8})$/;

/** Forms as XLSX, a sheet for each list, row by row; columns are those of the layout or of the office. */
export function createXlsxFormRenderer(office: OfficeColumns): FormRenderer {
  const writer = createSpreadsheetWriter();
  return {
    format: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    draws: (kind) => LISTS.has(kind),
    async draw(form, path, signal) {
      const sheets = (await office.find(form.kind)) ?? sheetsOfLayout(form.layout);
      const drawn = { copies: 0, rows: 0 };
      await writeNew(writer, { path, sheets: await sheetsOf(form, sheets, drawn), ...(signal && { signal }) });
      return drawn;
    },
  };
}

interface Counts {
  copies: number;
  rows: number;
}

/** Of several copies each follows the other on the one sheet that such forms have. */
async function sheetsOf(form: Form, sheets: readonly FormSheet[], drawn: Counts): Promise<readonly SheetToWrite[]> {
  if (sheets.length > 1) {
    let copy: FormCopy | undefined;
    for await (const one of form.copies) copy ??= one;
    drawn.copies = Number(copy !== undefined);
    return sheets.map((sheet, at) => ({
      ...headOf(form, sheet),
      rows: copy === undefined ? [] : copyRows({ form, sheet, copy, drawn, isLast: at === sheets.length - 1 }),
    }));
  }
  return sheets.map((sheet) => ({ ...headOf(form, sheet), rows: allRows(form, sheet, drawn) }));
}

function headOf({ title }: Form, { name, columns }: FormSheet): Omit<SheetToWrite, 'rows'> {
  return { name, heading: [title], columns: columns.map((column) => ({ header: column.title, width: column.width })) };
}

async function* allRows(form: Form, sheet: FormSheet, drawn: Counts): AsyncGenerator<readonly WrittenCell[]> {
  for await (const copy of form.copies) {
    drawn.copies += 1;
    yield* copyRows({ form, sheet, copy, drawn, isLast: true });
  }
}

interface CopyToWrite {
  readonly form: Form;
  readonly sheet: FormSheet;
  readonly copy: FormCopy;
  readonly drawn: Counts;
  /** The closing lines follow. */
  readonly isLast: boolean;
}

async function* copyRows({ form, sheet, copy, drawn, isLast }: CopyToWrite): AsyncGenerator<readonly WrittenCell[]> {
  const { blocks } = form.layout;
  const table = blocks.findIndex(({ kind }) => kind === 'table');
  yield* textRows(blocks.slice(0, table), copy.values);
  for await (const line of copy.lists[sheet.list] ?? []) {
    drawn.rows += Number(line.kind === 'row');
    yield cellsOf(line, sheet);
  }
  const after = blocks.findLastIndex(({ kind }) => kind === 'table');
  if (isLast) yield* textRows(blocks.slice(after + 1), { ...copy.values, ...copy.closing?.() });
}

/** What stands above and below the table, without head and signatures. */
function* textRows(blocks: readonly FormBlock[], values: FormValues): Generator<readonly WrittenCell[]> {
  for (const block of blocks) {
    if (block.kind === 'together') yield* textRows(block.blocks, values);
    const text = block.kind === 'text' ? fillForm(block.text, values).trim() : '';
    if (text !== '') yield [text];
  }
}

function cellsOf({ kind, cells }: FormLine, { columns }: FormSheet): readonly WrittenCell[] {
  if (kind === 'heading') return [cells['text'] ?? ''];
  return columns.map(({ key }) => {
    const text = cells[key] ?? '';
    return NUMBERS.test(key) && WHOLE_NUMBER.test(text) ? Number(text) : text;
  });
}

interface NewFile {
  readonly path: string;
  readonly sheets: readonly SheetToWrite[];
  readonly signal?: AbortSignal;
}

async function writeNew(writer: SpreadsheetWriter, { path, sheets, signal }: NewFile): Promise<void> {
  const draft = `${path}.part`;
  let isOurs = false;
  try {
    // The name is taken first: nothing that lies there is written over.
    await (await open(path, 'wx')).close();
    isOurs = true;
    await writer.write(draft, sheets, signal);
    await rename(draft, path);
  } catch (error) {
    await Promise.all([draft, ...(isOurs ? [path] : [])].map((name) => rm(name, { force: true })));
    throw signal?.aborted === true ? error : asFileError(error, 'write');
  }
}
