import { userInfo } from 'node:os';
import type { RetentionDeps } from '../../app/archive/retention/examine-schedule.ts';
import type { VersionRef } from '../../ports/archive/retention.ts';
import { today } from '../../app/host/count-run.ts';
import type { Day } from '../../domain/retention/day.ts';
import { RequestError } from '../../ports/errors.ts';
import type { Invocation } from '../command.ts';
import type { CliContext } from '../context.ts';
import { dayFlag } from '../dates.ts';

export interface RetentionRequest {
  readonly context: CliContext;
  readonly deps: RetentionDeps;
  /** What stands behind the action. */
  readonly args: readonly string[];
  readonly flags: Invocation['flags'];
}

/** Who runs the machine; stands in the ledger. */
export function actorOf(): string {
  return `cli:${userInfo().username}`;
}

/** The first word behind the action. @throws RequestError `invalid-request` */
export function needed(
  { context, args }: RetentionRequest,
  what: 'file' | 'appendix' | 'schedule' | 'dossier' | 'hold',
): string {
  const [given] = args;
  if (given !== undefined) return given;
  throw refuse(context.text('cli.retention.needs', { what: context.text(`cli.retention.what.${what}`) }), what);
}

/** The version that is named, else the newest one. @throws RequestError `not-found`, `invalid-request` */
export async function versionOf(request: RetentionRequest): Promise<VersionRef> {
  const { deps, flags } = request;
  const scheduleId = needed(request, 'schedule');
  if (flags['edition'] !== undefined) return { scheduleId, version: numberOf(request, String(flags['edition'])) };
  const newest = (await deps.store.retention.versions({ scheduleId })).at(-1);
  if (newest !== undefined) return newest;
  throw new RequestError('not-found', 'No such schedule', { details: { id: scheduleId } });
}

function numberOf({ context }: RetentionRequest, text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw refuse(context.text('cli.retention.notVersion'), text);
}

/** The day of `--date`, else today. @throws RequestError `invalid-request` */
export function dayOf(request: RetentionRequest): Day {
  return dayFlag(request, 'date') ?? today(request.deps);
}

/** The fonds of `--fonds`, by code or id; nothing where none is named. @throws RequestError `invalid-request` */
export async function fondsFilter({ context, deps, flags }: RetentionRequest): Promise<{ readonly fondsId?: string }> {
  if (flags['fonds'] === undefined) return {};
  const name = String(flags['fonds']);
  const { fonds } = deps.store;
  const found = (await fonds.findByCode(name)) ?? (await fonds.find(name));
  if (found === undefined) throw refuse(context.text('cli.dossier.fondsNeeded'), '--fonds');
  return { fondsId: found.id };
}

export function refuse(reason: string, field: string): RequestError {
  return new RequestError('invalid-request', 'The command cannot be carried out', { details: { field, reason } });
}
