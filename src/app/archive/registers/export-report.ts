import { shownDate } from '../../../domain/metadata/shown-content.ts';
import type { SheetToWrite, WrittenCell } from '../../../ports/spreadsheet.ts';
import type { PageOf } from '../../../ports/store/paging.ts';
import { requireFonds } from '../dossiers/require-dossier.ts';
import { listMatches, type MatchView, type RowSide } from './register-report.ts';
import type { RegisterFileDeps } from './register-deps.ts';

type Text = (key: string, details?: Readonly<Record<string, string | number>>) => string;

const PAGE = 500;
const ROW_COLUMNS = ['register', 'line', 'number', 'notation', 'date', 'subject', 'signer'] as const;
const DOCUMENT_COLUMNS = ['file', 'number', 'notation', 'date', 'subject', 'signer'] as const;
const WIDTHS: Readonly<Record<string, number>> = { subject: 60, file: 30, register: 28, signer: 22, doubt: 30 };

/** Writes both reports and the doubtful pairs into one workbook. @throws RequestError `not-found`; FileError */
export async function exportRegisterReport(
  deps: Pick<RegisterFileDeps, 'store' | 'spreadsheets'>,
  { fondsId, path, text, signal }: { fondsId: string; path: string; text: Text; signal?: AbortSignal },
): Promise<void> {
  const { registers } = deps.store;
  const fonds = await requireFonds(deps, fondsId);
  const titles = new Map(
    (await registers.list(fondsId)).map(({ id, kind, year, title }) => [
      id,
      `${text(`register.kind.${kind}`)} ${String(year)} ${title}`.trim(),
    ]),
  );
  const rowCells = ({ registerId, line, entry }: Pick<RowSide, 'registerId' | 'line' | 'entry'>): WrittenCell[] => {
    const { number, notation, date, subject, signer } = entry;
    return [titles.get(registerId) ?? '', line, number, notation, date && shownDate(date), subject, signer];
  };
  const matches = (state: 'doubtful' | 'unmatched') =>
    pages((after) => listMatches(deps, { fondsId, state }, { limit: PAGE, ...(after !== undefined && { after }) }));
  const sheet = (name: string, columns: readonly string[], rows: SheetToWrite['rows']): SheetToWrite => ({
    name: text(`register.sheet.${name}`),
    heading: [fonds.name],
    columns: columns.map((one) => ({ header: text(`register.column.${one}`), width: WIDTHS[one] ?? 12 })),
    rows,
  });
  const without = pages((after) =>
    registers.rowsWithout(fondsId, { limit: PAGE, ...(after !== undefined && { after }) }),
  );
  await deps.spreadsheets.write(
    path,
    [
      sheet('rowsWithout', ROW_COLUMNS, mapped(without, rowCells)),
      sheet('documentsWithout', DOCUMENT_COLUMNS, mapped(matches('unmatched'), documentCells)),
      sheet(
        'doubtful',
        [...DOCUMENT_COLUMNS, 'doubt', ...ROW_COLUMNS],
        doubtful(matches('doubtful'), { rowCells, text }),
      ),
    ],
    signal,
  );
}

function documentCells({ document: { fileName, values } }: MatchView): WrittenCell[] {
  const cell = (name: keyof typeof values) => values[name] ?? null;
  const date = values.issuedOn === undefined ? null : shownDate(values.issuedOn);
  return [fileName, cell('number'), cell('notation'), date, cell('subject'), cell('signatory')];
}

async function* doubtful(
  matches: AsyncIterable<MatchView>,
  { rowCells, text }: { readonly rowCells: (row: RowSide) => WrittenCell[]; readonly text: Text },
): AsyncGenerator<readonly WrittenCell[]> {
  for await (const match of matches)
    for (const row of match.rows)
      yield [...documentCells(match), text(`register.doubt.${match.doubt ?? 'weak'}`), ...rowCells(row)];
}

async function* pages<Item>(read: (after?: string) => Promise<PageOf<Item>>): AsyncGenerator<Item> {
  let after: string | undefined;
  do {
    const { items, next } = await read(after);
    yield* items;
    after = next;
  } while (after !== undefined);
}

async function* mapped<Item>(items: AsyncIterable<Item>, cells: (item: Item) => WrittenCell[]) {
  for await (const item of items) yield cells(item);
}
