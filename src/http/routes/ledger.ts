import { maskLedger } from '../../app/archive/access/mask-ledger.ts';
import { sightOf } from '../../app/archive/access/sight-of.ts';
import { defineRoute, ok, type Route } from '../api/route.ts';
import type { HttpDeps } from '../deps.ts';

interface LedgerQuery {
  readonly subject?: string;
  readonly limit: number;
  readonly after?: string;
}

export function ledgerRoutes({ store }: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ query: LedgerQuery }>('listLedger', async ({ query, caller }) => {
      const { subject, ...page } = query;
      const found = await store.ledger.list(subject === undefined ? {} : { subject }, page);
      const items = await maskLedger({ store }, found.items, { sight: sightOf(caller().account.role) });
      return ok({ ...found, items: items.map((entry) => ({ ...entry, at: entry.at.toISOString() })) });
    }),
    defineRoute('verifyLedger', async () => ok(await store.ledger.verify())),
  ];
}
