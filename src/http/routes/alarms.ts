import type { OpenAlarm } from '../../ports/host-state.ts';
import type { PageRequest } from '../../ports/store/paging.ts';
import { defineRoute, ok, type Route } from '../api/route.ts';
import type { HttpDeps } from '../deps.ts';
import { maskNames } from './scan-names.ts';

interface SettlingBody {
  readonly revision: number;
  readonly reason: string;
}

/** Documents that are gone from their host although they had to be kept. */
export function alarmRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ query: PageRequest }>('listAlarms', async (call) => {
      const found = await deps.store.hostDocuments.openAlarms(call.query);
      return ok({ ...found, items: (await maskNames(deps, found.items, call)).map(alarmView) });
    }),
    defineRoute<{ path: { id: string }; body: SettlingBody }>('settleAlarm', async ({ path, body, caller }) => {
      await deps.settleAlarm({ ...body, scanFileId: path.id, actor: caller().account.name });
      return { status: 204 };
    }),
  ];
}

function alarmView({ raisedAt, retention, ...alarm }: OpenAlarm): object {
  const { retentionPeriod: period = null, retentionDueOn: dueOn = null, retentionHold: hold } = retention;
  return { ...alarm, raisedAt: raisedAt.toISOString(), retention: { period, dueOn, hold: hold === true } };
}
