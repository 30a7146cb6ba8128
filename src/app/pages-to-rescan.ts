import type { Viewer } from '../domain/access/sight.ts';
import { rescanFindings } from '../domain/quality/judge-page.ts';
import type { PageFindingCode } from '../domain/page/page-reading.ts';
import type { SpreadsheetWriter, WrittenCell } from '../ports/spreadsheet.ts';
import type { DossierPlace, PageToRescan, Store } from '../ports/store.ts';

const PAGE = 100;

/** Pages across files that should be scanned again, as people look for papers: by name, numbers in names by size. */
export async function listPagesToRescan(
  { readings }: Pick<Store, 'readings'>,
  visibleTo?: Viewer,
): Promise<readonly PageToRescan[]> {
  const found: PageToRescan[] = [];
  let after: string | undefined;
  do {
    const filter = visibleTo === undefined ? {} : { visibleTo };
    const { items, next } = await readings.pagesToRescan(filter, {
      limit: PAGE,
      ...(after !== undefined && { after }),
    });
    found.push(...items.map((one) => ({ ...one, findings: rescanFindings(one.findings) })));
    after = next;
  } while (after !== undefined);
  const order = new Intl.Collator('vi', { numeric: true });
  return found.sort(
    (one, other) =>
      order.compare(one.fileName, other.fileName) ||
      (one.scanFileId < other.scanFileId ? -1 : Number(one.scanFileId > other.scanFileId)) ||
      one.page - other.page,
  );
}

type Text = (key: string, details?: Readonly<Record<string, string | number>>) => string;

/** The dossier as it stands on the shelf; by its temporary number until it has one of the inventory. */
export function dossierWords({ inventoryNumber, number, temporaryNumber }: DossierPlace, text: Text): string {
  if (number === null) return text('rescan.dossier.temporary', { number: temporaryNumber });
  if (inventoryNumber === null) return text('rescan.dossier.number', { number });
  return text('rescan.dossier.inventory', { inventory: inventoryNumber, number });
}

interface RescanList {
  readonly path: string;
  /** For whom the list is; absent: everything. */
  readonly visibleTo?: Viewer;
  readonly text: Text;
  /** What is wrong with a page, in few words. */
  readonly reason: (code: PageFindingCode) => string;
  readonly signal?: AbortSignal;
}

const WIDTHS = { number: 6, file: 44, page: 8, dossier: 20, box: 8, reason: 44, host: 14, done: 14 } as const;

/** Writes them into a workbook to be printed and ticked off at the scanner; their number. @throws FileError */
export async function exportPagesToRescan(
  { store, spreadsheets }: { readonly store: Pick<Store, 'readings'>; readonly spreadsheets: SpreadsheetWriter },
  { path, visibleTo, text, reason, signal }: RescanList,
): Promise<number> {
  const pages = await listPagesToRescan(store, visibleTo);
  const files = new Set(pages.map(({ scanFileId }) => scanFileId)).size;
  const rows = pages.map(({ fileName, page, findings, hostId, dossier }, index): readonly WrittenCell[] => {
    const reasons = findings.map(({ code }) => reason(code)).join('; ');
    const held = dossier === undefined ? null : dossierWords(dossier, text);
    return [index + 1, fileName, page, held, dossier?.boxNumber ?? null, reasons, hostId, null];
  });
  const columns = Object.entries(WIDTHS).map(([name, width]) => ({ header: text(`rescan.column.${name}`), width }));
  const heading = [text('rescan.title'), text('rescan.count', { pages: pages.length, files })];
  await spreadsheets.write(path, [{ name: text('rescan.sheet'), heading, columns, rows }], signal);
  return pages.length;
}
