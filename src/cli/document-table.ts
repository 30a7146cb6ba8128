import { effectiveValue } from '../domain/cataloguing/field-value.ts';
import type { FieldName } from '../domain/metadata/field-name.ts';
import { shownContent } from '../domain/metadata/shown-content.ts';
import type { PageOf } from '../ports/store/paging.ts';
import type { DocumentRow, ScanFile, Store } from '../ports/store.ts';
import type { CliContext } from './context.ts';
import { formatTable, type Column } from './table.ts';

const PAGE = 200;
const FIELDS: readonly FieldName[] = ['documentType', 'referenceNumber', 'issuedOn', 'issuingBody', 'subject'];

/** Every scan file with its documents: what was read, and of each file that gave none, why. */
export async function documentTable(context: CliContext, store: Store): Promise<string> {
  const columns: readonly Column[] = [
    { title: context.text('cli.table.file'), min: 16, grow: 2 },
    { title: context.text('cli.table.pages'), min: 5, grow: 0 },
    { title: context.text('field.documentType'), min: 10, grow: 1 },
    { title: context.text('field.referenceNumber'), min: 12, grow: 1 },
    { title: context.text('field.issuedOn'), min: 10, grow: 0 },
    { title: context.text('field.issuingBody'), min: 12, grow: 2 },
    { title: context.text('field.subject'), min: 16, grow: 4 },
    { title: context.text('cli.table.state'), min: 8, grow: 0 },
  ];
  const files = await allPages((after) => store.scanFiles.list({}, { limit: PAGE, ...(after && { after }) }));
  const rows: string[][] = [];
  for (const file of [...files].sort((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }))) {
    if (file.state === 'gone') continue;
    const documents = await store.readings.documents(file.id);
    rows.push(
      ...(documents.length > 0
        ? documents.map((row) => documentCells(context, file, row))
        : [fileCells(context, file)]),
    );
  }
  return formatTable(columns, rows, context.output.columns);
}

export async function allPages<T>(list: (after: string | undefined) => Promise<PageOf<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  let after: string | undefined;
  do {
    const page = await list(after);
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
}

function documentCells(context: CliContext, file: ScanFile, row: DocumentRow): string[] {
  const pages =
    row.firstPage === row.lastPage ? String(row.firstPage) : `${String(row.firstPage)}–${String(row.lastPage)}`;
  const cells = FIELDS.map((name) => {
    const value = effectiveValue(row.fields[name] ?? {});
    if (value === undefined) return '–';
    return shownContent(name, value.value) + (value.needsReview ? ' ?' : '');
  });
  return [file.name, pages, ...cells, context.text(row.needsReview ? 'state.review' : `state.${file.state}`)];
}

function fileCells(context: CliContext, file: ScanFile): string[] {
  const why = file.code === null ? '' : context.text(file.code, file.details);
  return [
    file.name,
    file.pageCount === null ? '–' : String(file.pageCount),
    '–',
    '–',
    '–',
    '–',
    why,
    // In the column that is never cut.
    context.text(file.code === 'blank-sides' ? 'cli.blankSides' : `state.${file.state}`),
  ];
}
