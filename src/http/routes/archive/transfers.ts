import { makeRetentionService } from '../../../app/archive/retention/retention-service.ts';
import type { PartialDate } from '../../../domain/archive/partial-date.ts';
import type { TransferTarget } from '../../../domain/retention/transfer-due.ts';
import { defineRoute, ok, type Call, type Route } from '../../api/route.ts';
import type { HttpDeps } from '../../deps.ts';
import { onlookerOf } from '../../views/archive/dossier.ts';
import { transferView } from '../../views/archive/retention.ts';
import { actorOf } from './dossiers.ts';
import { readerOf } from './readable.ts';
import { pageRequest, type PagedQuery } from './page-request.ts';

interface CountQuery {
  readonly on?: string;
  readonly fonds?: string;
}
interface ListQuery extends CountQuery, PagedQuery {
  readonly target: TransferTarget;
  readonly all: boolean;
}
interface Delivery {
  readonly dossierIds: readonly string[];
  readonly deliveredOn: PartialDate | null;
}

/** Deadlines by which dossiers are arranged and delivered, and when they came into the agency's archives. */
export function transferRoutes(deps: HttpDeps): readonly Route[] {
  const retention = makeRetentionService(deps, deps.dueSettings);
  return [
    defineRoute<{ query: ListQuery }>('listTransfers', async (call) => {
      const { target, all } = call.query;
      const query = { target, withRunning: all, ...queryOf(call.query, call) };
      const { items, ...rest } = await retention.listTransfers(query, pageRequest(call.query));
      return ok({ items: items.map(transferView), ...rest });
    }),
    defineRoute<{ query: CountQuery }>('countTransfers', async (call) =>
      ok(await retention.countTransfers(queryOf(call.query, call))),
    ),
    defineRoute<{ body: Delivery }>('stateDelivered', async (call) =>
      ok(await retention.stateDelivered({ ...call.body, actor: actorOf(call) })),
    ),
  ];
}

function queryOf({ on, fonds }: CountQuery, call: Pick<Call, 'caller' | 'language'>) {
  const visibleTo = onlookerOf(readerOf(call));
  return { ...(on !== undefined && { on }), ...(fonds !== undefined && { fondsId: fonds }), visibleTo };
}
