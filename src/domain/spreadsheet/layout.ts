import { fold } from '../text/fold.ts';

/** How the cells of a column are read; `list` is divided by semicolons, `lines` by lines; `sheets` is `3` or `3-7`. */
export type ColumnKind =
  | 'text'
  | 'integer'
  | 'list'
  | 'lines'
  | 'date'
  | 'day'
  | 'month'
  | 'year'
  | 'period'
  | 'number-and-notation'
  | 'sheets'
  | 'heading'
  | 'ignored';

export interface LayoutColumn {
  /** Any of them names the column; the first is written on export. */
  readonly headers: readonly string[];
  readonly field: string;
  readonly kind: ColumnKind;
  readonly width: number;
  readonly required?: boolean;
}

export interface LayoutSheet {
  readonly name: string;
  readonly columns: readonly LayoutColumn[];
}

/** How a workbook names what is kept: `mappings/spreadsheets/*.json`, by `schemas/mappings/spreadsheet.schema.json`. */
export interface SheetLayout {
  readonly id: string;
  readonly labels: { readonly vi: string; readonly en: string };
  readonly source?: string;
  readonly dossiers: LayoutSheet;
  readonly documents?: LayoutSheet;
}

/** A column of a sheet as it was recognised. */
export interface FoundColumn extends LayoutColumn {
  /** From 1. */
  readonly place: number;
  /** As it stands there. */
  readonly header: string;
}

export interface FoundHeader {
  /** The last row of the header. */
  readonly row: number;
  readonly columns: readonly FoundColumn[];
  /** Headings that mean nothing in this layout. */
  readonly extra: readonly { readonly place: number; readonly header: string }[];
}

export interface HeadRow {
  readonly row: number;
  /** Text by column. */
  readonly cells: ReadonlyMap<number, string>;
}

/**
 * Finds the header among the first rows of a sheet: the row, or two rows one above the other, that names most columns and
 * all that are required. Undefined where the sheet is none of this layout.
 */
export function findHeader(rows: readonly HeadRow[], sheet: LayoutSheet): FoundHeader | undefined {
  let best: FoundHeader | undefined;
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    const single = matchHeader(row, sheet);
    const double = next?.row === row.row + 1 ? matchHeader(joinRows(row, next), sheet) : undefined;
    for (const found of [single, double])
      if (found !== undefined && found.columns.length > (best?.columns.length ?? 1)) best = found;
  }
  return best;
}

function matchHeader({ row, cells }: HeadRow, { columns }: LayoutSheet): FoundHeader | undefined {
  const byHeader = new Map(
    columns.flatMap((column) => column.headers.map((header) => [comparable(header), column] as const)),
  );
  const taken = new Set<LayoutColumn>();
  const found: FoundColumn[] = [];
  const extra: { place: number; header: string }[] = [];
  for (const [place, header] of cells) {
    const column = byHeader.get(comparable(header));
    if (column === undefined || taken.has(column)) {
      extra.push({ place, header });
      continue;
    }
    taken.add(column);
    found.push({ ...column, place, header });
  }
  return columns.every((column) => column.required !== true || taken.has(column))
    ? { row, columns: found, extra }
    : undefined;
}

/** `Thời gian bắt đầu` over `Ngày`, `Tháng`, `Năm` reads `Ngày bắt đầu` …; a heading over both rows stands alone. */
function joinRows(upper: HeadRow, lower: HeadRow): HeadRow {
  const cells = new Map(upper.cells);
  for (const [place, text] of lower.cells) {
    const groups = [...upper.cells].filter(([column]) => column <= place);
    const group = groups.sort(([a], [b]) => b - a)[0]?.[1] ?? '';
    const end = /(bắt đầu|kết thúc)/iu.exec(group.normalize('NFC'))?.[0];
    cells.set(place, end === undefined ? text : `${text} ${end}`);
  }
  return { row: lower.row, cells };
}

/** Without case, marks and punctuation: `Số, ký hiệu HS` is `so ky hieu hs`. */
export function comparable(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
