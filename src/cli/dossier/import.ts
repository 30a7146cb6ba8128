import { importDossiers, type ImportReport } from '../../app/archive/spreadsheets/import-dossiers.ts';
import { reportSheet } from '../../app/archive/spreadsheets/report-sheet.ts';
import { ERROR_TABLE } from '../../infra/error-table.ts';
import type { CliContext, MessageDetails } from '../context.ts';
import { writeOut } from '../out-file.ts';
import { actor, fondsOf, missing, textFlag, type DossierRequest } from './request.ts';

const SHOWN = 50;

/** `vankho dossier import FILE`: exit code of `files-failed` where rows had faults: it did its work, some is to be mended. */
export async function importFile(request: DossierRequest): Promise<number> {
  const { context, deps, id: path, flags } = request;
  if (path === undefined) throw missing('file');
  const { id: fondsId } = await fondsOf(request);
  const work = () =>
    importDossiers(deps, {
      ...{ path, fondsId, actor: actor(), signal: context.signal },
      dryRun: flags['dryRun'] === true,
      faulty: flags['strict'] === true ? 'refuse' : 'skip',
      ...(typeof flags['layout'] === 'string' && { layout: flags['layout'] }),
    });
  const file = textFlag(request, 'report');
  // Looked at before anything is taken in: else the report of what was taken in could be lost.
  const report =
    file === undefined
      ? await work()
      : await writeOut(request, { flag: '--report', file }, async (target) => {
          const done = await work();
          await deps.spreadsheets.write(target, [reportSheet(done, deps.text)]);
          return done;
        });
  if (context.json) context.output.out(JSON.stringify(report));
  else tell(report, context);
  return report.dossiers.faulty + report.documents.faulty > 0 ? ERROR_TABLE['files-failed'].exit : 0;
}

function tell(report: ImportReport, context: CliContext): void {
  const { output } = context;
  const text = (key: string, details?: MessageDetails) => context.text(key, details);
  output.out(text('cli.dossier.imported', { layout: report.layout, ...report.dossiers }));
  output.out(text('cli.dossier.importedDocuments', { ...report.documents }));
  for (const { level, sheet, row, column, value, message, details } of report.remarks.slice(0, SHOWN)) {
    const place = `${sheet}!${column ?? ''}${String(row ?? '')}`;
    const told = { level: text(`import.level.${level}`), place, text: text(message, details) };
    output.out(text('cli.dossier.remark', { ...told, ...(value !== null && { value }) }));
  }
  const more = report.remarkCount - SHOWN;
  if (more > 0) output.out(text('cli.dossier.moreRemarks', { count: more }));
  if (!report.written) output.out(text('cli.dossier.notWritten'));
}
