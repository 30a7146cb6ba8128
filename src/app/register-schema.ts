import { HostError } from '../ports/errors.ts';
import type { HostSchemaRegistrar, SchemaPlan, SchemaRun, SchemaStep, WantedSchema } from '../ports/host-schema.ts';
import type { HostId } from '../ports/host.ts';
import type { LedgerRepository } from '../ports/store/ledger.ts';
import type { AppDeps } from './deps.ts';
import { requireHost } from './require-host.ts';

export interface SchemaDeps extends Pick<AppDeps, 'hosts'> {
  readonly store: { readonly ledger: Pick<LedgerRepository, 'append'> };
}

export interface SchemaRequest extends SchemaRun {
  readonly hostId: HostId;
  readonly wanted: WantedSchema;
  readonly actor: string;
}

/** @throws HostError `not-found`, `unsupported` */
function requireRegistrar(deps: Pick<AppDeps, 'hosts'>, hostId: HostId): HostSchemaRegistrar {
  const { schema } = requireHost(deps, hostId);
  if (schema) return schema;
  throw new HostError('unsupported', 'This kind of host has no fields to register', { hostId, operation: 'schema' });
}

/** Changes nothing. */
export async function planSchema(deps: SchemaDeps, { hostId, wanted, signal }: SchemaRequest): Promise<SchemaPlan> {
  return requireRegistrar(deps, hostId).planSchema(wanted, signal);
}

/** What differs from what was registered; changes nothing. */
export async function checkSchema(deps: SchemaDeps, { hostId, wanted, signal }: SchemaRequest): Promise<SchemaPlan> {
  return requireRegistrar(deps, hostId).checkSchema(wanted, signal);
}

/** Brings the host into line. What was changed stands in the ledger, also where the run broke off. */
export function applySchema(deps: SchemaDeps, request: SchemaRequest): Promise<SchemaPlan> {
  const registrar = requireRegistrar(deps, request.hostId);
  return recorded(deps, {
    action: 'schema.applied',
    request,
    work: (run) => registrar.applySchema(request.wanted, run),
  });
}

/** Takes away what is ours and unused. */
export function removeSchema(deps: SchemaDeps, request: SchemaRequest): Promise<SchemaPlan> {
  const registrar = requireRegistrar(deps, request.hostId);
  return recorded(deps, {
    action: 'schema.removed',
    request,
    work: (run) => registrar.removeSchema(request.wanted, run),
  });
}

/** What would be taken away, and what would stay. */
export function planRemoval(deps: SchemaDeps, { hostId, wanted, signal }: SchemaRequest): Promise<SchemaPlan> {
  const run = { dryRun: true, ...(signal && { signal }) };
  return requireRegistrar(deps, hostId).removeSchema(wanted, run);
}

interface Recorded {
  readonly action: 'schema.applied' | 'schema.removed';
  readonly request: SchemaRequest;
  readonly work: (run: SchemaRun) => Promise<SchemaPlan>;
}

async function recorded(deps: SchemaDeps, { action, request, work }: Recorded): Promise<SchemaPlan> {
  const { hostId, actor, signal, onStep } = request;
  const done: SchemaStep[] = [];
  const note = async (isWhole: boolean) => {
    const steps = done.filter((step) => step.action !== 'unchanged').map(brief);
    await deps.store.ledger.append({ action, subject: hostId, actor, body: { complete: isWhole, steps } });
  };
  const run: SchemaRun = {
    ...(signal && { signal }),
    onStep: (step) => {
      done.push(step);
      onStep?.(step);
    },
  };
  try {
    const plan = await work(run);
    await note(true);
    return plan;
  } catch (error) {
    await note(false).catch(() => undefined); // what went wrong first is what must be told
    throw error;
  }
}

/** Names and codes; what stood there before a mend is in none of them. */
function brief({ action, kind, key, name, findings }: SchemaStep): object {
  return { action, kind, key, name, findings: findings.map(({ code }) => code) };
}
