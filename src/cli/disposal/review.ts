import { reviewList, type ReviewLine } from '../../app/archive/disposal/review-list.ts';
import type { SpreadsheetDeps } from '../../app/archive/spreadsheets/spreadsheet-deps.ts';
import { reasonFacts } from '../../domain/disposal/elimination-reasons.ts';
import type { SheetToWrite, WrittenCell } from '../../ports/spreadsheet.ts';
import type { CliContext } from '../context.ts';
import { cliActor } from '../reason.ts';
import { keyWords } from '../retention/words.ts';
import { fondsOf } from './cases.ts';
import { argument, neededFlag, refuse, type DisposalRequest } from './request.ts';

const WIDTHS = { no: 6, code: 26, title: 60, period: 14, documents: 10, pages: 10, reason: 30, note: 24 } as const;
const YEAR = /^\d{4}$/;

/** `review FILE.xlsx --fonds CODE --year YYYY`: the yearly list of TT 05/2025, in its columns. */
export async function review(request: DisposalRequest, sheets: SpreadsheetDeps['spreadsheets']): Promise<number> {
  const { context, deps } = request;
  const file = argument(request, 0, 'file');
  const year = neededFlag(request, 'year');
  if (!YEAR.test(year)) throw refuse(context.text('cli.disposal.needs', { what: '--year' }), '--year');
  const viewer = { account: cliActor(), role: 'administrator' as const };
  const found = await reviewList(deps, { fondsId: await fondsOf(request), year: Number(year), viewer });
  await sheets.write(file, [
    sheetOf(request, { kind: 'dossiers', year, lines: found.dossiers }),
    sheetOf(request, { kind: 'documents', year, lines: found.documents }),
  ]);
  const counts = { dossiers: found.dossiers.length, documents: found.documents.length, file };
  context.output.err(context.text('cli.disposal.reviewed', counts));
  return 0;
}

interface Sheet {
  readonly kind: 'dossiers' | 'documents';
  readonly year: string;
  readonly lines: readonly ReviewLine[];
}

function sheetOf(request: DisposalRequest, { kind, year, lines }: Sheet): SheetToWrite {
  const text: CliContext['text'] = (key, details) => request.context.text(key, details);
  const whole = kind === 'dossiers';
  const column = (key: string, width: number) => ({ header: text(`disposal.review.column.${key}`), width });
  return {
    name: text(`disposal.review.${kind}`),
    heading: [text('disposal.review.title', { year })],
    columns: [
      ...[column('no', WIDTHS.no), column(whole ? 'code' : 'documentCode', WIDTHS.code)],
      ...[column(whole ? 'title' : 'subject', WIDTHS.title), column('period', WIDTHS.period)],
      ...(whole ? [column('documents', WIDTHS.documents)] : []),
      ...[column('pages', WIDTHS.pages), column('reason', WIDTHS.reason), column('note', WIDTHS.note)],
    ],
    rows: lines.map((line, index) => cellsOf(request, { line, number: index + 1, whole })),
  };
}

function cellsOf(
  { context }: DisposalRequest,
  { line, number, whole }: { readonly line: ReviewLine; readonly number: number; readonly whole: boolean },
): readonly WrittenCell[] {
  const { code, title, period, documents, pages, reason, paperOriginal, note } = line;
  const notes = [note ?? '', paperOriginal ? context.text('disposal.review.paper') : ''].filter((part) => part !== '');
  return [
    ...[number, code, title, keyWords(context, period ?? undefined)],
    ...(whole ? [documents] : []),
    ...[pages, reasonFacts(reason).title, notes.join('; ')],
  ];
}
