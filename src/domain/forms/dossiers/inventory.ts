import type { InventoryKind } from '../../archive/fonds.ts';
import type { Align, FormBlock, FormColumn, FormLayout, PlainBlock } from '../form-model.ts';
import { formWord, type FormWord } from '../form-words.ts';
import {
  A4,
  A4_LANDSCAPE,
  CENTRED,
  HEADING,
  layoutOf,
  officeHead,
  roomMm,
  signature,
  twoSigners,
} from '../page-sizes.ts';

/** All columns that lists of dossiers can have; the title takes the width that the others leave. */
const COLUMNS = {
  ordinal: ['column.ordinal', 11, 'centre'],
  fonds: ['column.fonds', 14, 'centre'],
  box: ['column.box', 13, 'centre'],
  inventory: ['column.inventory', 15, 'centre'],
  number: ['column.number', 19, 'centre'],
  code: ['column.code', 38, 'left'],
  title: ['column.title', 0, 'left'],
  keywords: ['column.keywords', 24, 'left'],
  annotation: ['column.annotation', 28, 'left'],
  time: ['column.time', 26, 'centre'],
  period: ['column.period', 20, 'centre'],
  sheets: ['column.sheets', 14, 'centre'],
  pages: ['column.pages', 13, 'centre'],
  documents: ['column.documents', 13, 'centre'],
  secrecy: ['column.secrecy', 14, 'centre'],
  access: ['column.access', 22, 'centre'],
  condition: ['column.condition', 20, 'centre'],
  note: ['column.note', 25, 'left'],
} as const satisfies Readonly<Record<string, readonly [FormWord, number, Align]>>;

export type InventoryColumn = keyof typeof COLUMNS;
export const INVENTORY_COLUMNS = Object.keys(COLUMNS) as readonly InventoryColumn[];

/** As programs of state bodies and of party bodies have them; columns are a setting. */
export const COLUMN_SETS = {
  state: ['box', 'number', 'title', 'time', 'period', 'sheets', 'inventory', 'note'],
  party: [
    ...([
      'ordinal',
      'fonds',
      'box',
      'inventory',
      'number',
      'title',
      'keywords',
      'annotation',
      'time',
      'period',
    ] as const),
    ...(['pages', 'documents', 'secrecy', 'note'] as const),
  ],
} as const satisfies Readonly<Record<string, readonly InventoryColumn[]>>;

/** Reads `state`, `party` or names of columns parted by commas; undefined for columns that there are not or that do not fit. */
export function parseColumns(text: string): readonly InventoryColumn[] | undefined {
  const set = Object.entries(COLUMN_SETS).find(([name]) => name === text.trim())?.[1];
  if (set !== undefined) return set;
  const names = text.split(',').map((name) => name.trim());
  const columns = names.flatMap((name) => INVENTORY_COLUMNS.filter((column) => column === name));
  const areAll = columns.length === names.length && new Set(columns).size === columns.length;
  return areAll && fitsPage(columns) ? columns : undefined;
}

/** Below this a title is one word a line. */
const NARROWEST_TITLE = 35;

/** Whether the columns leave room for the title. */
export function fitsPage(columns: readonly InventoryColumn[]): boolean {
  return columns.includes('title') && titleMm(columns) >= NARROWEST_TITLE;
}

function titleMm(columns: readonly InventoryColumn[]): number {
  return roomMm(A4_LANDSCAPE) - columns.reduce((sum, column) => sum + columnMm(column, columns), 0);
}

/** Many columns are set in smaller letters, and closer. */
function columnMm(column: InventoryColumn, columns: readonly InventoryColumn[]): number {
  return COLUMNS[column][1] * (areMany(columns) ? 0.8 : 1);
}

function areMany({ length }: readonly InventoryColumn[]): boolean {
  return length > 10;
}

export interface InventoryLook {
  readonly kind: InventoryKind;
  readonly columns: readonly InventoryColumn[];
}

/** Mục lục hồ sơ of one inventory; list `dossiers`, closing values `count` and `countInWords`. */
export function inventory({ kind, columns }: InventoryLook): FormLayout {
  const width = roomMm(A4_LANDSCAPE);
  const sizePt = areMany(columns) ? 9.5 : 11;
  const set: readonly FormColumn[] = columns.map((key) => {
    const [title, , align] = COLUMNS[key];
    const widthMm = key === 'title' ? titleMm(columns) : columnMm(key, columns);
    return { key, title: formWord(title), widthMm, align };
  });
  const blocks: readonly FormBlock[] = [
    officeHead(width),
    { kind: 'text', text: formWord('inventory.title'), style: { ...HEADING, sizePt: 16 }, beforeMm: 8 },
    { kind: 'text', text: formWord(`inventory.${kind}`), style: { ...CENTRED, bold: true } },
    { kind: 'text', text: formWord('inventory.fonds'), style: CENTRED, beforeMm: 1, afterMm: 4 },
    { kind: 'table', list: 'dossiers', columns: set, numbered: true, style: { sizePt } },
    closing([signature(width, formWord('compiler'), formWord('signHere'))]),
  ];
  return layoutOf(A4_LANDSCAPE, blocks, { pageNumbers: true });
}

/** The decree gives no widths. */
const TRANSFER: readonly (readonly [InventoryColumn, FormWord, number, Align])[] = [
  ['ordinal', 'column.ordinal', 11, 'centre'],
  ['number', 'column.notation', 24, 'centre'],
  ['title', 'column.title', 54, 'left'],
  ['time', 'column.dossiersTime', 23, 'centre'],
  ['period', 'column.period', 20, 'centre'],
  ['sheets', 'column.sheetsOrPages', 14, 'centre'],
  ['note', 'column.note', 19, 'left'],
];

/** Mục lục hồ sơ, tài liệu nộp lưu (NĐ 30/2020, Phụ lục V); list and closing values as `inventory`. */
export function transferList(): FormLayout {
  const width = roomMm(A4);
  const columns = TRANSFER.map(([key, title, widthMm, align]) => ({ key, title: formWord(title), widthMm, align }));
  const blocks: readonly FormBlock[] = [
    officeHead(width),
    { kind: 'text', text: formWord('transfer.title'), style: HEADING, beforeMm: 8 },
    { kind: 'text', text: formWord('transfer.year'), style: { ...CENTRED, bold: true }, afterMm: 4 },
    { kind: 'table', list: 'dossiers', columns, numbered: true, style: { sizePt: 11 } },
    closing([twoSigners(width, [formWord('transfer.giver'), formWord('transfer.receiver')])]),
  ];
  return layoutOf(A4, blocks, { pageNumbers: true });
}

function closing(signatures: readonly PlainBlock[]): PlainBlock {
  const lines = (['inventory.closing', 'inventory.inWords'] as const).map((word) => {
    return { kind: 'text', text: formWord(word) } as const;
  });
  return {
    kind: 'together',
    blocks: [{ kind: 'space', heightMm: 3 }, ...lines, { kind: 'space', heightMm: 4 }, ...signatures],
  };
}
