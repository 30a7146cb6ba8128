import type { RegisterDeps, RegisterFileDeps } from '../../app/archive/registers/register-deps.ts';
import { REGISTER_COLUMNS, type ColumnChoice } from '../../domain/register/columns.ts';
import { REGISTER_KINDS, type RegisterKind } from '../../domain/register/register.ts';
import type { Fonds } from '../../domain/archive/fonds.ts';
import { RequestError } from '../../ports/errors.ts';
import type { Invocation } from '../command.ts';
import type { CliContext } from '../context.ts';

export interface RegisterRequest {
  readonly context: CliContext;
  readonly deps: RegisterDeps & RegisterFileDeps;
  /** What stands behind the action. */
  readonly args: readonly string[];
  readonly flags: Invocation['flags'];
}

export function flag({ flags }: Pick<RegisterRequest, 'flags'>, name: string): string | undefined {
  const given = flags[name];
  return typeof given === 'string' ? given : undefined;
}

export function refuse(field: string, reason: string): RequestError {
  return new RequestError('invalid-request', 'The command cannot be carried out', { details: { field, reason } });
}

/** By code or id. @throws RequestError `invalid-request` */
export async function fondsOf(request: RegisterRequest): Promise<Fonds> {
  const { fonds } = request.deps.store;
  const name = flag(request, 'fonds') ?? '';
  const found = (await fonds.findByCode(name)) ?? (await fonds.find(name));
  if (found === undefined) throw refuse('--fonds', request.context.text('cli.dossier.fondsNeeded'));
  return found;
}

export function kindOf(request: RegisterRequest): RegisterKind {
  const given = flag(request, 'kind') ?? 'outgoing';
  const found = REGISTER_KINDS.find((kind) => kind === given);
  if (found === undefined) throw oneOf(request, '--kind', REGISTER_KINDS);
  return found;
}

export function yearOf(request: RegisterRequest): number {
  const given = flag(request, 'year') ?? '';
  if (!/^\d{4}$/u.test(given)) throw refuse('--year', request.context.text('cli.register.yearNeeded'));
  return Number(given);
}

/** `Số VB=number; Ghi chú=`: headings and what stands below them; nothing behind the sign: left out. */
export function columnsOf(request: RegisterRequest): ColumnChoice | undefined {
  const given = flag(request, 'columns');
  if (given === undefined) return undefined;
  return Object.fromEntries(
    given.split(';').map((part) => {
      const [header = '', name = ''] = part.split('=').map((text) => text.trim());
      const column = REGISTER_COLUMNS.find((one) => one === name);
      if (header === '' || (column === undefined && name !== '')) throw oneOf(request, '--columns', REGISTER_COLUMNS);
      return [header, column ?? null];
    }),
  );
}

function oneOf({ context }: RegisterRequest, field: string, allowed: readonly string[]): RequestError {
  return refuse(field, context.text('cli.dossier.oneOf', { allowed: allowed.join(', ') }));
}
