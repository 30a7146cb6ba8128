import type { FormSelection } from '../../app/archive/forms/form-maker.ts';
import type { Fonds } from '../../domain/archive/fonds.ts';
import { RequestError } from '../../ports/errors.ts';
import { refuse } from '../dossier/request.ts';
import { flagOf, type FormCall } from './request.ts';

/** The fonds by code or id; dossiers by id, code or any old name; boxes by id. @throws RequestError */
export async function selectionOf(call: FormCall): Promise<FormSelection> {
  const fonds = await fondsOf(call);
  const inventoryNumber = flagOf(call, 'inventory');
  const names = flagOf(call, 'ids')
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const ids = names && (await Promise.all(names.map((name) => idOf(call, name, fonds?.id))));
  return {
    ...(fonds !== undefined && { fondsId: fonds.id }),
    ...(inventoryNumber !== undefined && { inventoryNumber }),
    ...(ids !== undefined && { ids }),
  };
}

async function fondsOf(call: FormCall): Promise<Fonds | undefined> {
  const name = flagOf(call, 'fonds');
  if (name === undefined) return undefined;
  const { fonds } = call.deps.store;
  const found = (await fonds.findByCode(name)) ?? (await fonds.find(name));
  if (found === undefined) throw refuse('--fonds', call.context.text('cli.dossier.fondsNeeded'));
  return found;
}

async function idOf({ deps }: FormCall, name: string, fondsId: string | undefined): Promise<string> {
  if (/^[0-9a-f]{32}$/.test(name)) return name;
  const found = await deps.store.dossiers.findByCode(name, fondsId);
  if (found === undefined) throw new RequestError('not-found', 'No such dossier', { details: { id: name } });
  return found.dossierId;
}
