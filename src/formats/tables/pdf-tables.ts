import type { TableRow } from '../../domain/table/table-row.ts';
import { FileError } from '../../ports/errors.ts';
import type { PageIdentity, ScanReader } from '../../ports/scan-reader.ts';
import type { TableRemark } from '../../ports/table-reader.ts';
import { createMeter, TABLE_LIMITS } from './limits.ts';
import { cutsOf, headingOf } from './pdf-columns.ts';
import { bandsOf, blankOf, leadingOf, linesOf, type PageLine, type PageWord } from './pdf-lines.ts';
import { rowsOf, type Columns } from './pdf-rows.ts';
import type { TablesRead } from './table-builder.ts';

const POINTS_PER_INCH = 72;

/**
 * The table of periods in a PDF that has text. A PDF knows no tables: columns are found below the heading that names them,
 * rows by the room between lines and by what begins them. @throws FileError
 */
export async function readPdfTables(reader: ScanReader, path: string, signal?: AbortSignal): Promise<TablesRead> {
  const { pages } = await reader.identify(path, signal);
  if (pages.length > TABLE_LIMITS.pages) throw tooManyPages(pages.length);
  const meter = createMeter();
  const found: { readonly page: number; readonly lines: readonly PageLine[] }[] = [];
  for (const page of pages) {
    const words = wordsOf(page, await reader.textLayer(path, page, signal));
    for (const { text } of words) meter.text(text.length);
    found.push({ page: page.page, lines: linesOf(words) });
  }
  const empty = found.filter(({ lines }) => lines.length === 0).map(({ page }) => page);
  const remarks: TableRemark[] =
    empty.length === 0 ? [] : [{ code: 'pages-without-text', details: { pages: empty.join(', ') } }];
  return { rows: tableRows(found), remarks };
}

function tooManyPages(pages: number): FileError {
  return new FileError('too-many-pages', 'No appendix has so many pages', {
    details: { pages, limit: TABLE_LIMITS.pages },
  });
}

function wordsOf({ ppi }: PageIdentity, words: Awaited<ReturnType<ScanReader['textLayer']>>): readonly PageWord[] {
  const scale = POINTS_PER_INCH / ppi;
  const own = words.filter(({ pasted }) => pasted === undefined);
  return own.map(({ text, fontName, box: [left, top, width, height] }) => ({
    ...{ text, fontName, left: left * scale, right: (left + width) * scale },
    ...{ top: top * scale, bottom: (top + height) * scale },
  }));
}

interface PageLines {
  readonly page: number;
  readonly lines: readonly PageLine[];
}

function tableRows(pages: readonly PageLines[]): readonly TableRow[] {
  const allLines = pages.map(({ lines }) => lines);
  // Where room around rows does not tell them apart, each line is looked at by itself.
  const found = belowHeading(pages, leadingOf(allLines)) ?? belowHeading(pages, 0);
  if (found === undefined) return [];
  const lines = found.bands.flatMap(({ band }) => band);
  const columns = { cuts: cutsOf(found.heading, lines), blank: blankOf(allLines) };
  return found.bands.flatMap(({ band, page }, index) =>
    index === 0 ? [oneRow(band, columns, page)] : rowsOf(band, columns, page),
  );
}

function belowHeading(pages: readonly PageLines[], leading: number | undefined) {
  const bands = pages.flatMap(({ page, lines }) => bandsOf(lines, leading).map((band) => ({ page, band })));
  for (const [index, { band }] of bands.entries()) {
    const heading = headingOf(band);
    if (heading !== undefined) return { heading, bands: bands.slice(index) };
  }
  return undefined;
}

/** The heading is one row, whatever its lines hold. */
function oneRow(band: readonly PageLine[], columns: Columns, page: number): TableRow {
  const cells = new Map<number, string[]>();
  for (const row of band.flatMap((line) => rowsOf([line], columns, page)))
    for (const { column, text } of row.cells) cells.set(column, [...(cells.get(column) ?? []), text]);
  const inOrder = [...cells].sort(([a], [b]) => a - b);
  return { table: 1, page, cells: inOrder.map(([column, texts]) => ({ column, span: 1, text: texts.join('\n') })) };
}
