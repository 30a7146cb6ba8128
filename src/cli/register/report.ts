import { exportRegisterReport } from '../../app/archive/registers/export-report.ts';
import { checkCompleteness, listMatches } from '../../app/archive/registers/register-report.ts';
import type { MessageDetails } from '../context.ts';
import { flag, fondsOf, type RegisterRequest } from './request.ts';
import { shownDay } from './shown-day.ts';

const SHOWN = 50;

/** `vankho register list`: registers of a fonds. */
export async function list(request: RegisterRequest): Promise<number> {
  const { context, deps } = request;
  const { id } = await fondsOf(request);
  const registers = await deps.store.registers.list(id);
  if (context.json) context.output.out(JSON.stringify(registers));
  else if (registers.length === 0) context.output.out(context.text('cli.register.none'));
  else
    for (const { title, ...one } of registers) {
      const details = { ...one, kind: context.text(`register.kind.${one.kind}`) };
      context.output.out(context.text('cli.register.line', { ...details, ...(title !== '' && { title }) }));
    }
  return 0;
}

/** `vankho register report`: rows without a document, documents without a row; with `--report` as a workbook. */
export async function report(request: RegisterRequest): Promise<number> {
  const { context, deps } = request;
  const { id: fondsId } = await fondsOf(request);
  const text = (key: string, details?: MessageDetails) => context.text(key, details);
  const path = flag(request, 'report');
  if (path !== undefined) await exportRegisterReport(deps, { fondsId, path, text, signal: context.signal });
  const { byRegister, ...counts } = await checkCompleteness(deps, fondsId);
  const rows = await deps.store.registers.rowsWithout(fondsId, { limit: SHOWN });
  const documents = await listMatches(deps, { fondsId, state: 'unmatched' }, { limit: SHOWN });
  if (context.json) {
    context.output.out(JSON.stringify({ ...counts, byRegister, rows: rows.items, documents: documents.items }));
    return 0;
  }
  context.output.out(text('cli.register.completeness', counts));
  for (const { id, line, entry } of rows.items) {
    const { number, notation, date, subject } = entry;
    const details = {
      id,
      line,
      number: number ?? '—',
      notation: notation ?? '—',
      date: shownDay(date),
      subject: subject ?? '—',
    };
    context.output.out(text('cli.register.rowWithout', details));
  }
  for (const { document } of documents.items)
    context.output.out(
      text('cli.register.documentWithout', {
        file: document.fileName,
        id: document.documentId,
        subject: document.values.subject ?? '—',
      }),
    );
  return 0;
}

/** `vankho register pairs`: what the rules could not tell, with both sides. */
export async function pairs(request: RegisterRequest): Promise<number> {
  const { context, deps } = request;
  const { id: fondsId } = await fondsOf(request);
  const found = await listMatches(deps, { fondsId, state: 'doubtful' }, { limit: 200 });
  if (context.json) {
    context.output.out(JSON.stringify(found));
    return 0;
  }
  if (found.items.length === 0) context.output.out(context.text('cli.register.noDoubt'));
  for (const { document, doubt, rows } of found.items) {
    const { documentId: id, fileName: file, values } = document;
    const [number, date, subject] = [values.number ?? '—', shownDay(values.issuedOn), values.subject ?? '—'];
    const told = context.text(`register.doubt.${doubt ?? 'weak'}`);
    context.output.out(context.text('cli.register.doubtful', { id, file, number, date, subject, doubt: told }));
    for (const { rowId, line, entry } of rows) {
      const details = {
        id: rowId,
        line,
        number: entry.number ?? '—',
        date: shownDay(entry.date),
        subject: entry.subject ?? '—',
      };
      context.output.out(context.text('cli.register.candidate', details));
    }
  }
  return 0;
}
