import { isRole, ROLES, sightOf } from '../../app/archive/access/sight-of.ts';
import { exportDossiers } from '../../app/archive/spreadsheets/export-dossiers.ts';
import type { Viewer } from '../../domain/access/sight.ts';
import { writeOut } from '../out-file.ts';
import { fondsOf, missing, refuse, textFlag, type DossierRequest } from './request.ts';

/** Whom the workbook is for; who runs the machine sees everything. @throws RequestError `invalid-request` */
function viewerOf({ context, flags }: DossierRequest): Viewer {
  const role = textFlag({ flags }, 'for');
  if (role === undefined) return { sight: 'everything' };
  if (isRole(role)) return { sight: sightOf(role) };
  throw refuse('--for', context.text('cli.dossier.oneOf', { allowed: ROLES.join(', ') }));
}

/** `vankho dossier export FILE`: with `--for`, what that role may not see stands there as a placeholder. */
export async function exportFile(request: DossierRequest): Promise<number> {
  const { context, deps, id: file, flags } = request;
  if (file === undefined) throw missing('file');
  const { id: fondsId } = await fondsOf(request);
  const viewer = viewerOf(request);
  const asked = { fondsId, viewer, signal: context.signal };
  const layout = typeof flags['layout'] === 'string' ? { layout: flags['layout'] } : {};
  const report = await writeOut(request, { flag: 'file', file }, (path) =>
    exportDossiers(deps, { ...asked, ...layout, path }),
  );
  const { dossiers, documents } = report;
  if (context.json) context.output.out(JSON.stringify(report));
  else context.output.out(context.text('cli.dossier.exported', { dossiers, documents, file }));
  return 0;
}
