import { importRegister } from '../../app/archive/registers/import-register.ts';
import { ERROR_TABLE } from '../../infra/error-table.ts';
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
    ...{ path, fondsId, kind, year, actor: cliActor(), signal: context.signal },
    ...{ dryRun: flags['dryRun'] === true, faulty: flags['strict'] === true ? 'refuse' : 'skip' },
    ...(title !== undefined && { title }),
    ...(columns && { columns }),
  });
  const { output, text } = context;
  if (context.json) {
    output.out(JSON.stringify(report));
    return report.faults.length > 0 ? ERROR_TABLE['files-failed'].exit : 0;
  }
  for (const { sheet, columns: found } of report.headers)
    for (const { header, column } of found)
      output.out(
        text(column ? 'cli.register.column' : 'cli.register.columnUnknown', {
          sheet,
          header,
          ...(column && { column: text(`register.column.${column}`) }),
        }),
      );
  for (const { sheet, row, column, code, value } of report.faults.slice(0, SHOWN)) {
    const place = `${sheet === '' ? '' : `${sheet}!`}${column ?? ''}${String(row)}`;
    output.out(
      text('cli.register.fault', { place, text: text(`register.fault.${code}`), ...(value !== null && { value }) }),
    );
  }
  if (report.faults.length > SHOWN)
    output.out(text('cli.dossier.moreRemarks', { count: report.faults.length - SHOWN }));
  const { read, added, changed, unchanged, removed, faults } = report;
  output.out(text('cli.register.imported', { read, added, changed, unchanged, removed, faulty: faults.length }));
  if (!report.written) output.out(text('cli.dossier.notWritten'));
  return faults.length > 0 ? ERROR_TABLE['files-failed'].exit : 0;
}
