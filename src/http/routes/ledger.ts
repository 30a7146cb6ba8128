import { defineRoute, ok, type Route } from '../api/route.ts';
import type { HttpDeps } from '../deps.ts';

interface LedgerQuery {
  readonly subject?: string;
  readonly limit: number;
  readonly after?: string;
}

export function ledgerRoutes({ store }: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ query: LedgerQuery }>('listLedger', async ({ query }) => {
      const { subject, ...page } = query;
      const found = await store.ledger.list(subject === undefined ? {} : { subject }, page);
      return ok({ ...found, items: found.items.map((entry) => ({ ...entry, at: entry.at.toISOString() })) });
    }),
    defineRoute('verifyLedger', async () => ok(await store.ledger.verify())),
  ];
}
