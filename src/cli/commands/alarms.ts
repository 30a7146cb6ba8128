import { settleAlarm } from '../../app/host/settle-alarm.ts';
import { RequestError } from '../../ports/errors.ts';
import type { OpenAlarm } from '../../ports/host-state.ts';
import type { CommandDefinition, Invocation } from '../command.ts';
import type { CliContext, MessageDetails, Service } from '../context.ts';
import { allPages } from '../document-table.ts';
import { localTime } from '../local-time.ts';
import { cliActor, reasonOf } from '../reason.ts';

/** `vankho alarms [list|settle <ids…> --reason …]`: documents that are gone although they had to be kept. */
export const alarmsCommand: CommandDefinition = {
  usage: 'alarms [action] [ids...]',
  description: 'cli.alarms.description',
  options: [{ flags: '--reason <text>', description: 'cli.alarms.reason' }],
  async run(context, { args: [action = 'list', ...ids], flags }) {
    const settling = settlingOf(action, { args: ids, flags });
    const service = await context.openers.openService(context.config, { serve: false, work: false });
    try {
      if (settling) await settle(context, service, settling);
      else await list(context, service);
      return 0;
    } finally {
      await service.close();
    }
  },
};

interface Settling {
  readonly ids: readonly string[];
  readonly reason: string;
}

/** Undefined where the open ones are asked for. @throws RequestError `invalid-request` */
function settlingOf(action: string, { args: ids, flags }: Invocation): Settling | undefined {
  if (action === 'list') return undefined;
  const details = action === 'settle' ? { field: 'ids' } : { field: action, allowed: 'list, settle' };
  if (action !== 'settle' || ids.length === 0)
    throw new RequestError('invalid-request', 'Unknown action, or no alarm', { details });
  return { ids, reason: reasonOf(flags) };
}

async function list(context: CliContext, { deps }: Service): Promise<void> {
  const alarms = await allPages((after) =>
    deps.store.hostDocuments.openAlarms({ limit: 200, ...(after !== undefined && { after }) }),
  );
  if (context.json) {
    context.output.out(JSON.stringify(alarms));
    return;
  }
  const hold = context.text('cli.alarms.hold');
  for (const alarm of alarms) context.output.out(context.text('cli.alarms.line', detailsOf(alarm, hold)));
  context.output.err(context.text('cli.alarms.count', { count: alarms.length }));
}

function detailsOf({ scanFileId, raisedAt, hostId, name, retention }: OpenAlarm, hold: string): MessageDetails {
  const { retentionPeriod: period, retentionDueOn: dueOn, retentionHold: isHeld } = retention;
  return {
    ...{ id: scanFileId, at: localTime(raisedAt), host: hostId, file: name },
    ...(period !== undefined && { period: String(period) }),
    ...(dueOn !== undefined && { dueOn: String(dueOn) }),
    ...(isHeld === true && { hold }),
  };
}

/** Each is settled for itself: what was done before one that fails stays done. */
async function settle(context: CliContext, { deps }: Service, { ids, reason }: Settling): Promise<void> {
  const actor = cliActor();
  for (const scanFileId of ids) await settleAlarm(deps, { scanFileId, reason, actor });
  context.output.err(context.text('cli.alarms.settled', { count: ids.length }));
}
