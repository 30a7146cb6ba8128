import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { LedgerEntry, LedgerEvent, LedgerReport, LedgerRepository } from '../../ports/store/ledger.ts';
import type { PageOf, PageRequest } from '../../ports/store/paging.ts';
import type { Database } from '../database.ts';
import { chainOf, entryHash, VALUES_HASH, valuesHash, type ChainedEvent } from '../ledger-chain.ts';
import { decodeCursor, toPage } from './cursor.ts';
import { verifyLedger } from './verify-ledger.ts';

type LedgerValues = LedgerEvent['body'];

export function makeLedgerRepository(database: Database): LedgerRepository {
  return {
    append: (event) => append(database, event),
    list: (filter, page) => list(database.db, filter, page),
    verify: (): Promise<LedgerReport> => verifyLedger(database.db),
  };
}

/** The head row stays locked until the surrounding transaction ends, so entries of a chain commit in order. */
async function append({ db, router, clock }: Database, { values, ...event }: LedgerEvent): Promise<void> {
  const chain = chainOf(event.subject);
  const apart = values === undefined ? undefined : setApart(values);
  await router.transaction(async () => {
    const query = db.selectFrom('ledger_head').selectAll().where('chain', '=', chain);
    const head = await query.forUpdate().executeTakeFirstOrThrow();
    const sequence = head.sequence + 1;
    const body = asStored({ ...event.body, ...(apart && { [VALUES_HASH]: apart.hash }) });
    const entry = { ...event, body, chain, sequence, at: clock.now() };
    const hash = entryHash(head.hash, entry);
    await write(db, { entry, hash, apart });
  });
}

interface Written {
  readonly entry: ChainedEvent;
  readonly hash: Buffer;
  readonly apart: Apart | undefined;
}

/** One statement: of thousands of entries, turns between program and database are what takes the time. */
async function write(db: Database['db'], { entry, hash, apart }: Written): Promise<void> {
  const { chain, sequence, at, action, subject, actor, body } = entry;
  await sql`
    with entry as (
      insert into vankho.ledger_entry (chain, sequence, at, action, subject, actor, body, hash)
      values (${chain}, ${sequence}, ${at}, ${action}, ${subject}, ${actor}, ${JSON.stringify(body)}::jsonb, ${hash})
    ), value as (
      insert into vankho.ledger_value (chain, sequence, subject, salt, body)
      select ${chain}, ${sequence}, ${subject}, ${apart?.salt ?? null}::bytea, ${apart?.body ?? null}::jsonb
      where ${apart !== undefined}
    )
    update vankho.ledger_head set sequence = ${sequence}, hash = ${hash} where chain = ${chain}`.execute(db);
}

interface Apart {
  readonly salt: Buffer;
  readonly hash: string;
  readonly body: string;
}

function setApart(values: LedgerValues): Apart {
  const salt = randomBytes(32);
  const stored = asStored(values);
  return { salt, hash: valuesHash(salt, stored), body: JSON.stringify(stored) };
}

/** As the database will give it back: without members that JSON does not know. */
function asStored(value: LedgerValues): LedgerValues {
  return JSON.parse(JSON.stringify(value)) as LedgerValues;
}

/** Newest first. */
async function list(
  db: Database['db'],
  filter: { readonly subject?: string },
  page: PageRequest,
): Promise<PageOf<LedgerEntry>> {
  let query = entriesWithValues(db);
  if (filter.subject !== undefined) query = query.where('ledger_entry.subject', '=', filter.subject);
  if (page.after !== undefined) {
    const [at, chain, sequence] = decodeCursor(page.after, 3);
    query = query.where(
      sql<boolean>`(at, ledger_entry.chain, ledger_entry.sequence) < (${new Date(Number(at))}, ${chain}, ${sequence})`,
    );
  }
  const rows = await query
    .orderBy('at', 'desc')
    .orderBy('ledger_entry.chain', 'desc')
    .orderBy('ledger_entry.sequence', 'desc')
    .limit(page.limit + 1)
    .execute();
  return toPage(rows, page, { item: toEntry, key: (row) => [row.at.getTime(), row.chain, row.sequence] });
}

function entriesWithValues(db: Database['db']) {
  return db
    .selectFrom('ledger_entry')
    .leftJoin('ledger_value', (join) =>
      join
        .onRef('ledger_value.chain', '=', 'ledger_entry.chain')
        .onRef('ledger_value.sequence', '=', 'ledger_entry.sequence'),
    )
    .selectAll('ledger_entry')
    .select('ledger_value.body as values');
}

type ListedRow = Awaited<ReturnType<ReturnType<typeof entriesWithValues>['execute']>>[number];

function toEntry({ values, ...row }: ListedRow): LedgerEntry {
  // Only `append` writes these columns.
  const body = row.body as LedgerValues;
  const entry = { ...row, body, hash: row.hash.toString('hex') };
  return body[VALUES_HASH] === undefined ? entry : { ...entry, values: values as LedgerValues | null };
}
