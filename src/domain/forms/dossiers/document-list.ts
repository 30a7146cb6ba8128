import type { Align, FormBlock, FormColumn, FormLayout, FormPage } from '../form-model.ts';
import { formWord, type FormWord } from '../form-words.ts';
import { A4, A4_LANDSCAPE, CENTRED, HEADING, layoutOf } from '../page-sizes.ts';

/** `cv283`: as taught with CV 283/VTLTNN-NVTW and asked by tenders; `nd30`: NĐ 30/2020, Phụ lục V. */
export const DOCUMENT_LIST_ORDERS = ['cv283', 'nd30'] as const;
export type DocumentListOrder = (typeof DOCUMENT_LIST_ORDERS)[number];

type Column = readonly [key: string, title: FormWord, widthMm: number, align: Align];

/** 215 mm together: on A4 only across. */
const CV283: readonly Column[] = [
  ['ordinal', 'documents.ordinal', 10, 'centre'],
  ['reference', 'documents.reference283', 30, 'left'],
  ['date', 'documents.date283', 30, 'centre'],
  ['issuer', 'documents.issuer283', 40, 'left'],
  ['subject', 'documents.subject283', 75, 'left'],
  ['sheet', 'documents.sheet283', 10, 'centre'],
  ['note', 'documents.note', 20, 'left'],
];
/** The decree gives no widths. */
const ND30: readonly Column[] = [
  ['ordinal', 'documents.ordinalShort', 10, 'centre'],
  ['reference', 'documents.reference30', 27, 'left'],
  ['date', 'documents.date30', 22, 'centre'],
  ['subject', 'documents.subject30', 54, 'left'],
  ['issuer', 'documents.issuer30', 25, 'left'],
  ['sheet', 'documents.sheet30', 12, 'centre'],
  ['note', 'documents.note', 15, 'left'],
];

/** Mục lục văn bản of one dossier; list `documents`. */
export function documentList(order: DocumentListOrder): FormLayout {
  return order === 'cv283' ? cv283() : nd30();
}

function cv283(): FormLayout {
  // "MỤC LỤC VĂN BẢN" stands 20 mm from the upper edge of the sheet.
  const side = (A4_LANDSCAPE.widthMm - 215) / 2;
  const page: FormPage = { ...A4_LANDSCAPE, marginsMm: { top: 20, right: side, bottom: 15, left: side } };
  const blocks: readonly FormBlock[] = [
    { kind: 'text', text: formWord('documents.title283'), style: HEADING },
    ...dossierLines(),
    { kind: 'table', list: 'documents', columns: columnsOf(CV283), numbered: false, rowMm: 10, style: { sizePt: 11 } },
  ];
  return layoutOf(page, blocks, { pageNumbers: true });
}

function nd30(): FormLayout {
  const blocks: readonly FormBlock[] = [
    { kind: 'text', text: formWord('documents.title30'), style: HEADING },
    ...dossierLines(),
    { kind: 'text', text: formWord('documents.year'), style: CENTRED, afterMm: 3 },
    { kind: 'table', list: 'documents', columns: columnsOf(ND30), numbered: true, style: { sizePt: 11 } },
  ];
  return layoutOf(A4, blocks, { pageNumbers: true });
}

function dossierLines(): readonly FormBlock[] {
  return [
    { kind: 'text', text: formWord('documents.dossier'), style: CENTRED, beforeMm: 1 },
    { kind: 'text', text: formWord('documents.dossierTitle'), style: { ...CENTRED, italic: true }, afterMm: 3 },
  ];
}

function columnsOf(columns: readonly Column[]): readonly FormColumn[] {
  return columns.map(([key, title, widthMm, align]) => ({ key, title: formWord(title), widthMm, align }));
}
