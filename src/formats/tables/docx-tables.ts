import { convertLegacy, encodingOfFont, type LegacyEncoding } from '../../domain/text/legacy-encoding.ts';
import { FileError } from '../../ports/errors.ts';
import { readXml } from '../xml/read-xml.ts';
import type { XmlHandlers } from '../xml/feed-xml.ts';
import { openZip } from '../zip/open-zip.ts';
import { createNumbering, type Numbering } from './docx-numbering.ts';
import { TABLE_LIMITS } from './limits.ts';
import { createTableBuilder, type TableBuilder, type TablesRead } from './table-builder.ts';

const DOCUMENT = 'word/document.xml';
const NUMBERING = 'word/numbering.xml';

/** The tables of a text document and the paragraphs beside them, as they stand when all changes are accepted. @throws FileError */
export async function readDocxTables(path: string, signal?: AbortSignal): Promise<TablesRead> {
  const zip = await openZip(path, { maxBytes: TABLE_LIMITS.bytes });
  try {
    if (!zip.has(DOCUMENT)) throw new FileError('office-file-unknown', 'The container holds no text document');
    const numbering = createNumbering();
    if (zip.has(NUMBERING)) await readXml(NUMBERING, zip.read(NUMBERING, signal), numbering.handlers);
    const builder = createTableBuilder();
    const reader = createBodyReader(builder, numbering);
    await readXml(DOCUMENT, zip.read(DOCUMENT, signal), reader.handlers);
    const { rows, remarks } = builder.end();
    const changed = reader.changes() > 0;
    return {
      rows,
      remarks: changed ? [...remarks, { code: 'tracked-changes', details: { changes: reader.changes() } }] : remarks,
    };
  } finally {
    zip.close();
  }
}

/** What was deleted or moved away, what was before a change, and the second telling of the same for old readers. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  ...['del', 'moveFrom', 'Fallback', 'pPrChange', 'rPrChange', 'tcPrChange', 'trPrChange', 'tblPrChange', 'sectPr'],
]);
const CHANGES: ReadonlySet<string> = new Set(['del', 'ins', 'moveFrom']);

interface Cell {
  columns: number;
  continues: boolean;
}

interface State {
  passedOver: number;
  changes: number;
  inText: boolean;
  /** Properties of a cell come before its text. */
  cell: Cell | undefined;
  list: { id: string; level: number } | undefined;
  font: LegacyEncoding | undefined;
}

function createBodyReader(builder: TableBuilder, numbering: Numbering) {
  const state: State = {
    ...{ passedOver: 0, changes: 0, inText: false, cell: undefined, list: undefined, font: undefined },
  };
  const handlers: XmlHandlers = {
    open(name, attributes) {
      if (CHANGES.has(name)) state.changes += 1;
      if (PASSED_OVER.has(name)) state.passedOver += 1;
      if (state.passedOver === 0) openElement({ state, builder }, name, attributes);
    },
    close(name) {
      if (PASSED_OVER.has(name)) state.passedOver -= 1;
      else if (state.passedOver === 0) closeElement({ state, builder }, name, numbering);
    },
    text(text) {
      if (!state.inText || state.passedOver > 0) return;
      const { font } = state;
      builder.text(font === 'tcvn3' || font === 'vni' ? convertLegacy(text, font) : text, font);
    },
  };
  return { handlers, changes: () => state.changes };
}

interface Body {
  readonly state: State;
  readonly builder: TableBuilder;
}

type Opening = (body: Body, attributes: Readonly<Record<string, string>>) => void;

const OPENINGS: Readonly<Record<string, Opening>> = {
  tbl(body) {
    openCell(body);
    body.builder.openTable();
  },
  gridBefore({ builder }, attributes) {
    builder.openCell({ columns: countOf(attributes), rows: 1 });
    builder.endCell();
  },
  tc({ state }) {
    state.cell = { columns: 1, continues: false };
  },
  gridSpan({ state }, attributes) {
    if (state.cell !== undefined) state.cell.columns = countOf(attributes);
  },
  vMerge({ state }, attributes) {
    // Without a value it means "continue".
    if (state.cell !== undefined) state.cell.continues = attributes['w:val'] !== 'restart';
  },
  p: openCell,
  numPr({ state }) {
    state.list = { id: '0', level: 0 };
  },
  ilvl({ state }, attributes) {
    if (state.list !== undefined) state.list.level = Number(attributes['w:val'] ?? 0);
  },
  numId({ state }, attributes) {
    if (state.list !== undefined) state.list.id = attributes['w:val'] ?? '0';
  },
  r({ state }) {
    state.font = undefined;
  },
  rFonts({ state }, attributes) {
    state.font = encodingOfFont(attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? '');
  },
  t({ state }) {
    state.inText = true;
  },
  tab({ builder }) {
    builder.text(' ');
  },
  br({ builder }) {
    builder.endLine();
  },
  noBreakHyphen({ builder }) {
    builder.text('-');
  },
};

function openElement(body: Body, name: string, attributes: Readonly<Record<string, string>>): void {
  if (Object.hasOwn(OPENINGS, name)) OPENINGS[name]?.(body, attributes);
}

function openCell({ state, builder }: Body): void {
  const { cell } = state;
  state.cell = undefined;
  if (cell !== undefined)
    builder.openCell({ columns: cell.columns, rows: 1, ...(cell.continues ? { continues: true } : {}) });
}

function closeElement(body: Body, name: string, numbering: Numbering): void {
  const { state, builder } = body;
  if (name === 't') state.inText = false;
  else if (name === 'p') builder.endLine();
  else if (name === 'tbl') builder.closeTable();
  else if (name === 'tr') builder.endRow();
  else if (name === 'pPr') drawNumber(body, numbering);
  else if (name === 'tc') {
    openCell(body);
    builder.endCell();
  }
}

function drawNumber({ state, builder }: Body, numbering: Numbering): void {
  const { list } = state;
  state.list = undefined;
  const number = list === undefined ? undefined : numbering.next(list.id, list.level);
  if (number !== undefined) builder.text(`${number} `);
}

function countOf(attributes: Readonly<Record<string, string>>): number {
  return Math.min(TABLE_LIMITS.columns, Math.max(1, Number(attributes['w:val']) || 1));
}
