import { sql, type Selectable } from 'kysely';
import type { LedgerEntry, LedgerReport } from '../../ports/store/ledger.ts';
import type { Database } from '../database.ts';
import { entryHash, VALUES_HASH, valuesHash } from '../ledger-chain.ts';
import type { LedgerEntryTable, LedgerValueTable, Schema } from '../schema.ts';

const BATCH = 1000;
const FIRST_HASH = Buffer.alloc(32);

type Head = Selectable<Schema['ledger_head']>;
type Entry = Selectable<LedgerEntryTable>;
type Values = Selectable<LedgerValueTable>;
type Broken = LedgerReport['broken'][number];

/**
 * Reads every chain from its beginning and compares each hash, then the head; values that lie apart are compared with
 * their hash where they are still there: removing them is no change of the ledger. Reads in batches, so that others can
 * work meanwhile; what is appended after the heads were read belongs to the next check.
 * A chain alone does not stop somebody who can rewrite all of it: keep `heads` outside the database.
 */
export async function verifyLedger(db: Database['db']): Promise<LedgerReport> {
  const heads = await db.selectFrom('ledger_head').selectAll().orderBy('chain').execute();
  const broken: Broken[] = [];
  let entries = 0;
  for (const head of heads) {
    const result = await verifyChain(db, head);
    entries += result.entries;
    if (result.broken !== undefined) broken.push(result.broken);
  }
  const known = new Set(broken.map(({ chain }) => chain));
  broken.push(...(await findStrays(db)).filter(({ chain }) => !known.has(chain)));
  return {
    entries,
    chains: heads.length,
    ok: broken.length === 0,
    broken: broken.toSorted((a, b) => a.chain - b.chain),
    heads: heads.map(({ chain, sequence, hash }) => ({ chain, sequence, hash: hash.toString('hex') })),
  };
}

interface ChainResult {
  readonly entries: number;
  readonly broken: Broken | undefined;
}

async function verifyChain(db: Database['db'], head: Head): Promise<ChainResult> {
  const { chain } = head;
  let hash: Buffer = FIRST_HASH;
  let sequence = 0;
  for (;;) {
    const batch = await readBatch(db, head, sequence);
    const values = await readValues(db, batch);
    for (const entry of batch) {
      const reason = checkEntry(entry, { hash, sequence }) ?? checkValues(entry, values.get(entry.sequence));
      if (reason !== undefined) return { entries: sequence, broken: { chain, sequence: sequence + 1, reason } };
      ({ hash, sequence } = entry);
    }
    if (batch.length < BATCH) break;
  }
  if (sequence < head.sequence)
    return { entries: sequence, broken: { chain, sequence: sequence + 1, reason: 'missing' } };
  const broken = hash.equals(head.hash) ? undefined : { chain, sequence, reason: 'head-differs' };
  return { entries: sequence, broken };
}

async function readBatch(db: Database['db'], head: Head, after: number): Promise<readonly Entry[]> {
  const query = db.selectFrom('ledger_entry').selectAll().where('chain', '=', head.chain);
  const range = query.where('sequence', '>', after).where('sequence', '<=', head.sequence);
  return await range.orderBy('sequence').limit(BATCH).execute();
}

function checkEntry(entry: Entry, before: { readonly hash: Buffer; readonly sequence: number }): string | undefined {
  if (entry.sequence !== before.sequence + 1) return 'missing';
  const expected = entryHash(before.hash, { ...entry, body: entry.body as LedgerEntry['body'] });
  return expected.equals(entry.hash) ? undefined : 'changed';
}

async function readValues(db: Database['db'], batch: readonly Entry[]): Promise<ReadonlyMap<number, Values>> {
  const [first, last] = [batch[0], batch.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const query = db.selectFrom('ledger_value').selectAll().where('chain', '=', first.chain);
  const rows = await query.where('sequence', '>=', first.sequence).where('sequence', '<=', last.sequence).execute();
  return new Map(rows.map((row) => [row.sequence, row]));
}

function checkValues({ body, subject }: Entry, values: Values | undefined): string | undefined {
  if (values === undefined) return undefined;
  const hash = (body as LedgerEntry['body'])[VALUES_HASH];
  const holds = hash === valuesHash(values.salt, values.body) && subject === values.subject;
  return holds ? undefined : 'values-changed';
}

/** Entries beyond their head, or of a chain that has none: they did not come through `append`. */
async function findStrays(db: Database['db']): Promise<readonly Broken[]> {
  const { rows } = await sql<{ chain: number; sequence: number }>`
    select e.chain, min(e.sequence) as sequence from vankho.ledger_entry e
    left join vankho.ledger_head h on h.chain = e.chain
    where h.chain is null or e.sequence > h.sequence or e.sequence < 1
    group by e.chain order by e.chain`.execute(db);
  const orphans = await sql<{ chain: number; sequence: number }>`
    select v.chain, min(v.sequence) as sequence from vankho.ledger_value v
    where not exists (select 1 from vankho.ledger_entry e where e.chain = v.chain and e.sequence = v.sequence)
    group by v.chain order by v.chain`.execute(db);
  const missing = await sql<{ chain: number }>`
    select chain from generate_series(0, 15) as chain where chain not in (select h.chain from vankho.ledger_head h)`.execute(
    db,
  );
  const strays = rows.map(({ chain, sequence }) => ({ chain, sequence, reason: 'appended-outside' }));
  const loose = orphans.rows.map(({ chain, sequence }) => ({ chain, sequence, reason: 'values-without-entry' }));
  return [...strays, ...loose, ...missing.rows.map(({ chain }) => ({ chain, sequence: 0, reason: 'head-missing' }))];
}
