import { userInfo } from 'node:os';
import type { SpreadsheetDeps } from '../../app/archive/spreadsheets/spreadsheet-deps.ts';
import { DOSSIER_ORDERS, type DossierOrder, type Fonds } from '../../domain/archive/fonds.ts';
import { RequestError } from '../../ports/errors.ts';
import type { Invocation } from '../command.ts';
import type { CliContext } from '../context.ts';

export interface DossierRequest {
  readonly context: CliContext;
  readonly deps: SpreadsheetDeps;
  /** What stands behind the action: a dossier, or a file. */
  readonly id: string | undefined;
  readonly flags: Invocation['flags'];
}

/** Who runs the machine; stands in the ledger. */
export function actor(): string {
  return `cli:${userInfo().username}`;
}

export function textFlag({ flags }: Pick<DossierRequest, 'flags'>, name: string): string | undefined {
  const given = flags[name];
  return typeof given === 'string' ? given : undefined;
}

/** Words with commas between; undefined where none are given. */
export function listFlag(request: Pick<DossierRequest, 'flags'>, name: string): readonly string[] | undefined {
  const words = textFlag(request, name)
    ?.split(',')
    .map((word) => word.trim());
  return words?.filter((word) => word !== '');
}

/** @throws RequestError `invalid-request` for an order that there is not */
export function orderOf(request: Pick<DossierRequest, 'flags' | 'context'>): DossierOrder | undefined {
  const given = textFlag(request, 'order');
  const found = DOSSIER_ORDERS.find((order) => order === given);
  if (given !== undefined && found === undefined)
    throw refuse('--order', request.context.text('cli.dossier.oneOf', { allowed: DOSSIER_ORDERS.join(', ') }));
  return found;
}

/** By code or id. @throws RequestError `invalid-request` where none is named or there is none */
export async function fondsOf(request: Pick<DossierRequest, 'context' | 'deps' | 'flags'>): Promise<Fonds> {
  const { fonds } = request.deps.store;
  const name = textFlag(request, 'fonds') ?? '';
  const found = (await fonds.findByCode(name)) ?? (await fonds.find(name));
  if (found === undefined) throw refuse('--fonds', request.context.text('cli.dossier.fondsNeeded'));
  return found;
}

export function missing(field: string): RequestError {
  return new RequestError('invalid-request', 'The command needs more', { details: { field } });
}

export function refuse(field: string, reason: string): RequestError {
  return new RequestError('invalid-request', 'The command cannot be carried out', { details: { field, reason } });
}
