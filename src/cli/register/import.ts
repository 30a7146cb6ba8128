import { basename } from 'node:path';
import { importRegister, type RegisterImportReport } from '../../app/archive/registers/import-register.ts';
import { ERROR_TABLE } from '../../infra/error-table.ts';
import type { CliContext, MessageDetails } from '../context.ts';
import { cliActor } from '../reason.ts';
import { columnsOf, flag, fondsOf, kindOf, refuse, yearOf, type RegisterRequest } from './request.ts';

const SHOWN = 50;

/** `vankho register import FILE`: exit code of `files-failed` where rows had faults. */
export async function importFile(request: RegisterRequest): Promise<number> {
  const { context, deps, flags } = request;
  const [path] = request.args;
  if (path === undefined) throw refuse('file', context.text('cli.register.fileNeeded'));
  const [kind, year, columns, title] = [kindOf(request), yearOf(request), columnsOf(request), flag(request, 'title')];
  const { id: fondsId } = await fondsOf(request);
  const report = await importRegister(deps, {
    ...{ path, fileName: basename(path), fondsId, kind, year, actor: cliActor(), signal: context.signal },
    ...{ dryRun: flags['dryRun'] === true, faulty: flags['strict'] === true ? 'refuse' : 'skip' },
    ...(title !== undefined && { title }),
    ...(columns && { columns }),
  });
  if (context.json) context.output.out(JSON.stringify(report));
  else tell(report, context);
  return report.faults.length > 0 ? ERROR_TABLE['files-failed'].exit : 0;
}

function tell(report: RegisterImportReport, context: CliContext): void {
  const say = (key: string, details?: MessageDetails) => {
    context.output.out(context.text(key, details));
  };
  for (const { sheet, columns } of report.headers)
    for (const { header, column } of columns) {
      if (column === undefined) say('cli.register.columnUnknown', { sheet, header });
      else say('cli.register.column', { sheet, header, column: context.text(`register.column.${column}`) });
    }
  for (const { sheet, row, column, code, value } of report.faults.slice(0, SHOWN)) {
    const place = `${sheet === '' ? '' : `${sheet}!`}${column ?? ''}${String(row)}`;
    say('cli.register.fault', {
      place,
      text: context.text(`register.fault.${code}`),
      ...(value !== null && { value }),
    });
  }
  const more = report.faults.length - SHOWN;
  if (more > 0) say('cli.dossier.moreRemarks', { count: more });
  const { read, added, changed, unchanged, removed, faults, written } = report;
  say('cli.register.imported', { read, added, changed, unchanged, removed, faulty: faults.length });
  if (!written) say('cli.dossier.notWritten');
}
