import { completenessOf } from '../../app/archive/dossiers/completeness-of.ts';
import { requireDossier } from '../../app/archive/dossiers/require-dossier.ts';
import { RequestError } from '../../ports/errors.ts';
import { missing, type DossierRequest } from './request.ts';

/** One dossier by its id, its code or any old name, as JSON: a description has too many members for a terminal. */
export async function show({ context, deps, id }: DossierRequest): Promise<number> {
  if (id === undefined) throw missing('id');
  const { dossiers } = deps.store;
  const named =
    (await dossiers.find(id)) === undefined ? await dossiers.findByCode(id.normalize('NFC')) : { dossierId: id };
  if (named === undefined) throw new RequestError('not-found', 'No such dossier', { details: { id } });
  const dossier = await requireDossier(deps, named.dossierId);
  const parts = {
    dossier,
    documents: await dossiers.documents(dossier.id),
    oldNames: await dossiers.aliases(dossier.id),
    findings: await completenessOf(deps, dossier),
  };
  context.output.out(JSON.stringify(parts, null, context.json ? 0 : 2));
  return 0;
}
