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
    append: (event) => append(database, [event]),
    appendMany: (events) => append(database, events),
    list: (filter, page) => list(database.db, filter, page),
    verify: (): Promise<LedgerReport> => verifyLedger(database.db),
  };
}

/** The head rows stay locked until the surrounding transaction ends, so entries of a chain commit in order. */
async function append({ db, router, clock }: Database, events: readonly LedgerEvent[]): Promise<void> {
  const ofChain = Map.groupBy(events, ({ subject }) => chainOf(subject));
  await router.transaction(async () => {
    const written: Written[] = [];
    // Always in the same order, so that writers of the same chains do not wait for each other in a circle.
    for (const [chain, some] of [...ofChain].sort(([a], [b]) => a - b)) {
      const query = db.selectFrom('ledger_head').selectAll().where('chain', '=', chain);
      let head: Head = await query.forUpdate().executeTakeFirstOrThrow();
      for (const [round, event] of some.entries()) {
        const next = follow(head, event, clock.now());
        written.push({ ...next, round });
        head = { chain, sequence: next.entry.sequence, hash: next.hash };
      }
    }
    await write(db, written);
  });
}

interface Head {
  readonly chain: number;
  readonly sequence: number;
  readonly hash: Buffer;
}

function follow(head: Head, { values, ...event }: LedgerEvent, at: Date): Omit<Written, 'round'> {
  const apart = values === undefined ? undefined : setApart(values);
  const body = asStored({ ...event.body, ...(apart && { [VALUES_HASH]: apart.hash }) });
  const entry = { ...event, body, chain: head.chain, sequence: head.sequence + 1, at };
  return { entry, hash: entryHash(head.hash, entry), apart };
}

interface Written {
  readonly entry: ChainedEvent;
  readonly hash: Buffer;
  readonly apart: Apart | undefined;
  /** The how manieth of its chain, from 0. */
  readonly round: number;
}

/**
 * A head moves by one entry at a time (migration 0003), each of them once a statement: one statement a round, each with
 * one entry of every chain. Of thousands of entries, turns between program and database are what takes the time.
 */
async function write(db: Database['db'], written: readonly Written[]): Promise<void> {
  const rounds = [...Map.groupBy(written, ({ round }) => round)].sort(([a], [b]) => a - b);
  for (const [, some] of rounds) await writeRound(db, some);
}

/** As arrays of texts: those go to both engines alike. */
async function writeRound(db: Database['db'], written: readonly Written[]): Promise<void> {
  const entries = written.map(({ entry }) => entry);
  await sql`
    with given as (
      select chain, sequence, at::timestamptz as at, action, subject, actor, body, decode(hash, 'hex') as hash,
        decode(salt, 'hex') as salt, apart
      from unnest(${entries.map(({ chain }) => chain)}::integer[], ${entries.map(({ sequence }) => sequence)}::bigint[],
        ${entries.map(({ at }) => at.toISOString())}::text[], ${entries.map(({ action }) => action)}::text[],
        ${entries.map(({ subject }) => subject)}::text[], ${entries.map(({ actor }) => actor)}::text[],
        ${entries.map(({ body }) => JSON.stringify(body))}::jsonb[],
        ${written.map(({ hash }) => hash.toString('hex'))}::text[],
        ${written.map(({ apart }) => apart?.salt.toString('hex') ?? null)}::text[],
        ${written.map(({ apart }) => apart?.body ?? null)}::jsonb[])
        as g(chain, sequence, at, action, subject, actor, body, hash, salt, apart)
    ), entry as (
      insert into vankho.ledger_entry (chain, sequence, at, action, subject, actor, body, hash)
      select chain, sequence, at, action, subject, actor, body, hash from given
    ), value as (
      insert into vankho.ledger_value (chain, sequence, subject, salt, body)
      select chain, sequence, subject, salt, apart from given where salt is not null
    )
    update vankho.ledger_head h set sequence = g.sequence, hash = g.hash from given g where h.chain = g.chain`.execute(
    db,
  );
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
