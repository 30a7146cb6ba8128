import type { FormBlock, FormLayout } from '../form-model.ts';
import { checkPlaceholders, type PlaceholderFinding, type PlaceholderUse } from './check-placeholders.ts';
import { FIELD_WORDS } from './field-words.ts';
import { nameFields, type TemplateFields } from './template-fields.ts';

/** Columns of a form as a workbook, as an office sets them: `schemas/mappings/form-columns.schema.json`. */
export interface SheetColumns {
  readonly form: string;
  readonly tables: readonly {
    /** Names as in templates. */
    readonly list: string;
    readonly sheet?: string;
    readonly columns: readonly { readonly field: string; readonly title: string; readonly width?: number }[];
  }[];
}

/** A sheet with its columns by the keys of the form. */
export interface FormSheet {
  readonly name: string;
  readonly list: string;
  readonly columns: readonly { readonly key: string; readonly title: string; readonly width: number }[];
}

/** A letter of the standard size is about so wide. */
const MM_A_LETTER = 1.9;
const USUAL_WIDTH = 15;

/** A sheet for each table of the layout. */
export function sheetsOfLayout({ blocks }: FormLayout): readonly FormSheet[] {
  return blocks.filter(isTable).map(({ list, columns }) => ({
    ...{ name: sheetName(FIELD_WORDS[list]?.name ?? list), list },
    columns: columns.map(({ key, title, widthMm }) => ({ key, title, width: Math.round(widthMm / MM_A_LETTER) })),
  }));
}

function isTable(block: FormBlock): block is Extract<FormBlock, { kind: 'table' }> {
  return block.kind === 'table';
}

function sheetName(name: string): string {
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
}

/** Those of the office; names that the form does not have are left out: `checkSheetColumns` tells them. */
export function sheetsOfOffice({ tables }: SheetColumns): readonly FormSheet[] {
  return tables.map(({ list, sheet, columns }) => ({
    ...{ name: sheet ?? sheetName(list), list: keyOf(list) },
    columns: columns.map(({ field, title, width = USUAL_WIDTH }) => ({ key: keyOf(field), title, width })),
  }));
}

function keyOf(name: string): string {
  const wanted = name.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  return Object.entries(FIELD_WORDS).find(([, words]) => words.name === wanted)?.[0] ?? '';
}

/** As in a template: each list and each field must be one of the form. */
export function checkSheetColumns({ tables }: SheetColumns, fields: TemplateFields): readonly PlaceholderFinding[] {
  const uses = tables.flatMap(({ list, columns }): readonly PlaceholderUse[] => [
    { kind: 'open', name: list.normalize('NFC') },
    ...columns.map(({ field }) => ({ kind: 'value', name: field.normalize('NFC') }) as const),
    { kind: 'close', name: '' },
  ]);
  return checkPlaceholders(uses, nameFields(fields, FIELD_WORDS));
}
