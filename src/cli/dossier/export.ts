import { exportDossiers } from '../../app/archive/spreadsheets/export-dossiers.ts';
import { fondsOf, missing, type DossierRequest } from './request.ts';

/** `vankho dossier export FILE`: who runs the machine sees everything. */
export async function exportFile(request: DossierRequest): Promise<number> {
  const { context, deps, id: file, flags } = request;
  if (file === undefined) throw missing('file');
  const { id: fondsId } = await fondsOf(request);
  const report = await exportDossiers(deps, {
    ...{ path: file, fondsId, withSecret: true, signal: context.signal },
    ...(typeof flags['layout'] === 'string' && { layout: flags['layout'] }),
  });
  const { dossiers, documents } = report;
  if (context.json) context.output.out(JSON.stringify(report));
  else context.output.out(context.text('cli.dossier.exported', { dossiers, documents, file }));
  return 0;
}
