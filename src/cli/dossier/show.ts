import { completenessOf } from '../../app/archive/dossiers/completeness-of.ts';
import { dossierOf } from './find.ts';
import type { DossierRequest } from './request.ts';

/** One dossier by its id, its code or any old name, as JSON: a description has too many members for a terminal. */
export async function show(request: DossierRequest): Promise<number> {
  const { context, deps } = request;
  const dossier = await dossierOf(request);
  const { dossiers } = deps.store;
  const parts = {
    dossier,
    documents: await dossiers.documents(dossier.id),
    oldNames: await dossiers.aliases(dossier.id),
    findings: await completenessOf(deps, dossier),
  };
  context.output.out(JSON.stringify(parts, null, context.json ? 0 : 2));
  return 0;
}
