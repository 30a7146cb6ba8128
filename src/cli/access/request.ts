import { userInfo } from 'node:os';
import type { ArchiveDeps } from '../../app/archive/deps.ts';
import { today } from '../../app/host/count-run.ts';
import type { Dossier } from '../../domain/archive/dossier.ts';
import type { Fonds } from '../../domain/archive/fonds.ts';
import type { Day } from '../../domain/retention/day.ts';
import { RequestError } from '../../ports/errors.ts';
import { requireDossier } from '../../app/archive/dossiers/require-dossier.ts';
import type { Invocation } from '../command.ts';
import type { CliContext } from '../context.ts';
import { dayFlag } from '../dates.ts';

export interface AccessRequest {
  readonly context: CliContext;
  readonly deps: ArchiveDeps;
  /** The dossier that stands behind the action: its id, code or an old name. */
  readonly name: string | undefined;
  readonly flags: Invocation['flags'];
}

/** Who runs the machine; stands in the ledger. */
export function actorOf(): string {
  return `cli:${userInfo().username}`;
}

export function flag({ flags }: Pick<AccessRequest, 'flags'>, name: string): string | undefined {
  const given = flags[name];
  return typeof given === 'string' ? given.normalize('NFC') : undefined;
}

/** @throws RequestError `invalid-request` */
export function neededFlag(request: AccessRequest, name: string): string {
  const given = flag(request, name);
  if (given !== undefined) return given;
  const what = request.context.text(`cli.access.${name}`);
  throw refuse(`--${name}`, request.context.text('cli.access.needs', { what }));
}

/** @throws RequestError `invalid-request` where it is none that there is */
export async function fondsOf(request: AccessRequest): Promise<Fonds | undefined> {
  const { fonds } = request.deps.store;
  const name = flag(request, 'fonds');
  if (name === undefined) return undefined;
  const found = (await fonds.findByCode(name)) ?? (await fonds.find(name));
  if (found === undefined) throw refuse('--fonds', request.context.text('cli.dossier.fondsNeeded'));
  return found;
}

/** @throws RequestError `invalid-request` (none named), `not-found` */
export async function dossierOf({ deps, name, context }: AccessRequest): Promise<Dossier> {
  if (name === undefined)
    throw refuse('', context.text('cli.access.needs', { what: context.text('cli.retention.what.dossier') }));
  const { dossiers } = deps.store;
  const known = await dossiers.find(name);
  const alias = known ? undefined : await dossiers.findByCode(name.normalize('NFC'));
  if (!known && !alias) throw new RequestError('not-found', 'No such dossier', { details: { id: name } });
  return requireDossier(deps, known?.id ?? alias?.dossierId ?? name);
}

/** @throws RequestError `invalid-request` */
export function dayOf(request: AccessRequest, name: string): Day {
  return dayFlag(request, name) ?? today(request.deps);
}

export function refuse(field: string, reason: string): RequestError {
  return new RequestError('invalid-request', 'The command cannot be carried out', { details: { field, reason } });
}
