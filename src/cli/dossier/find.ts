import { requireDossier } from '../../app/archive/dossiers/require-dossier.ts';
import { isSecret, type Dossier } from '../../domain/archive/dossier.ts';
import { RequestError } from '../../ports/errors.ts';
import type { CliContext } from '../context.ts';
import { missing, type DossierRequest } from './request.ts';

/** The dossier that is named behind the action: by id, code or any old name. @throws RequestError `not-found`, `invalid-request` */
export async function dossierOf({ deps, id }: Pick<DossierRequest, 'deps' | 'id'>): Promise<Dossier> {
  if (id === undefined) throw missing('id');
  const { dossiers } = deps.store;
  const found = await dossiers.find(id);
  if (found !== undefined) return found;
  const named = await dossiers.findByCode(id.normalize('NFC'));
  if (named === undefined) throw new RequestError('not-found', 'No such dossier', { details: { id } });
  return requireDossier(deps, named.dossierId);
}

/** As lists and messages name it: what stands on a screen is read by whoever passes. */
export function titleWords(context: CliContext, { description }: Pick<Dossier, 'description'>): string {
  return isSecret(description) ? context.text('dossier.secret') : description.title;
}
