import { createRecordCheck } from '../../infra/record-check.ts';
import { createIdSource, systemClock } from '../../infra/system.ts';
import type { Invocation } from '../command.ts';
import type { CliContext } from '../context.ts';
import { refuse } from '../project/request.ts';
import type { MaterialRequest } from './request.ts';

export type MaterialActions = Readonly<Record<string, (request: MaterialRequest) => Promise<number>>>;

/** One of the actions with the store open. @throws RequestError `invalid-request` naming the actions that there are */
export async function runMaterial(
  actions: MaterialActions,
  context: CliContext,
  { args: [action = '', ...args], flags }: Invocation,
): Promise<number> {
  const work = Object.hasOwn(actions, action) ? actions[action] : undefined;
  const allowed = Object.keys(actions).join(', ');
  if (work === undefined) throw refuse(action, context.text('cli.material.oneOf', { allowed }));
  const store = await context.openers.openStore(context.config);
  const own = { clock: systemClock, ids: createIdSource(systemClock), checkRecord: createRecordCheck() };
  try {
    return await work({ context, deps: { store, ...own }, args, flags });
  } finally {
    await store.close();
  }
}
