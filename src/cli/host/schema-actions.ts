import {
  applySchema,
  checkSchema,
  planRemoval,
  planSchema,
  removeSchema,
  type SchemaRequest,
} from '../../app/register-schema.ts';
import { ERROR_TABLE } from '../../infra/error-table.ts';
import type { SchemaPlan } from '../../ports/host-schema.ts';
import type { HostId } from '../../ports/host.ts';
import type { CliContext, Hosts } from '../context.ts';
import { actionOf, countOf, kindOf, printSteps } from './steps.ts';

export interface HostRequest {
  readonly context: CliContext;
  readonly hosts: Hosts;
  readonly hostId: HostId;
  readonly dryRun: boolean;
}

export async function plan(request: HostRequest): Promise<number> {
  const found = await planSchema(request.hosts.deps, requestOf(request));
  return tell(request, found, blockedExit(found));
}

/** Whoever asks whether all is well must get an answer that a script understands. */
export async function check(request: HostRequest): Promise<number> {
  const found = await checkSchema(request.hosts.deps, requestOf(request));
  const count = countOf(found, (action) => action !== 'unchanged');
  return tell(request, found, count === 0 ? undefined : { code: 'schema-drift', count });
}

export async function apply(request: HostRequest): Promise<number> {
  if (request.dryRun) return plan(request);
  const done = await applySchema(request.hosts.deps, requestOf(request));
  return tell(request, done, blockedExit(done));
}

export async function remove(request: HostRequest): Promise<number> {
  const work = request.dryRun ? planRemoval : removeSchema;
  return tell(request, await work(request.hosts.deps, requestOf(request)), undefined);
}

function requestOf({ context, hosts, hostId }: HostRequest): SchemaRequest {
  return {
    hostId,
    wanted: hosts.wanted(),
    actor: 'system',
    signal: context.signal,
    onStep: ({ action, kind, name }) => {
      const words = { action: actionOf(context, action), kind: kindOf(context, kind), name };
      context.output.progress(context.text('cli.host.progress', words));
    },
  };
}

interface Exit {
  readonly code: 'schema-drift' | 'schema-blocked';
  readonly count: number;
}

function blockedExit(steps: SchemaPlan): Exit | undefined {
  const count = countOf(steps, (action) => action === 'blocked');
  return count === 0 ? undefined : { code: 'schema-blocked', count };
}

function tell({ context, hostId }: HostRequest, steps: SchemaPlan, exit: Exit | undefined): number {
  context.output.progress('');
  printSteps(context, hostId, steps);
  if (exit === undefined) return 0;
  context.output.err(context.text(exit.code, { count: exit.count, host: hostId }));
  return ERROR_TABLE[exit.code].exit;
}
