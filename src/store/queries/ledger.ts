import { sql, type Selectable } from 'kysely';
import type {
  LedgerEntry,
  LedgerEvent,
  LedgerReport,
  LedgerRepository,
  PageOf,
  PageRequest,
} from '../../ports/store.ts';
import type { Database } from '../database.ts';
import { chainOf, entryHash } from '../ledger-chain.ts';
import type { LedgerEntryTable } from '../schema.ts';
import { decodeCursor, toPage } from './cursor.ts';
import { verifyLedger } from './verify-ledger.ts';

export function makeLedgerRepository(database: Database): LedgerRepository {
  return {
    append: (event) => append(database, event),
    list: (filter, page) => list(database.db, filter, page),
    verify: (): Promise<LedgerReport> => verifyLedger(database.db),
  };
}

/** The head row stays locked until the surrounding transaction ends, so entries of a chain commit in order. */
async function append({ db, router, clock }: Database, event: LedgerEvent): Promise<void> {
  const chain = chainOf(event.subject);
  await router.transaction(async () => {
    const query = db.selectFrom('ledger_head').selectAll().where('chain', '=', chain);
    const head = await query.forUpdate().executeTakeFirstOrThrow();
    const sequence = head.sequence + 1;
    // As the database will give it back: without members that JSON does not know.
    const body = JSON.parse(JSON.stringify(event.body)) as LedgerEvent['body'];
    const entry = { ...event, body, chain, sequence, at: clock.now() };
    const hash = entryHash(head.hash, entry);
    await db
      .insertInto('ledger_entry')
      .values({ ...entry, body: JSON.stringify(body), hash })
      .execute();
    await db.updateTable('ledger_head').set({ sequence, hash }).where('chain', '=', chain).execute();
  });
}

/** Newest first. */
async function list(
  db: Database['db'],
  filter: { readonly subject?: string },
  page: PageRequest,
): Promise<PageOf<LedgerEntry>> {
  let query = db.selectFrom('ledger_entry').selectAll();
  if (filter.subject !== undefined) query = query.where('subject', '=', filter.subject);
  if (page.after !== undefined) {
    const [at, chain, sequence] = decodeCursor(page.after, 3);
    query = query.where(sql<boolean>`(at, chain, sequence) < (${new Date(Number(at))}, ${chain}, ${sequence})`);
  }
  const rows = await query
    .orderBy('at', 'desc')
    .orderBy('chain', 'desc')
    .orderBy('sequence', 'desc')
    .limit(page.limit + 1)
    .execute();
  return toPage(rows, page, { item: toEntry, key: (row) => [row.at.getTime(), row.chain, row.sequence] });
}

function toEntry(row: Selectable<LedgerEntryTable>): LedgerEntry {
  return { ...row, body: row.body as LedgerEntry['body'], hash: row.hash.toString('hex') };
}
