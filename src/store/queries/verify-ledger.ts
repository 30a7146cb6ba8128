import { sql, type Selectable } from 'kysely';
import type { LedgerEntry, LedgerReport } from '../../ports/store.ts';
import type { Database } from '../database.ts';
import { entryHash } from '../ledger-chain.ts';
import type { LedgerEntryTable, Schema } from '../schema.ts';

const BATCH = 1000;
const FIRST_HASH = Buffer.alloc(32);

type Head = Selectable<Schema['ledger_head']>;
type Entry = Selectable<LedgerEntryTable>;
type Broken = LedgerReport['broken'][number];

/**
 * Reads every chain from its beginning and compares each hash, then the head. Reads in batches, so that others can
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
    for (const entry of batch) {
      const reason = checkEntry(entry, { hash, sequence });
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

/** Entries beyond their head, or of a chain that has none: they did not come through `append`. */
async function findStrays(db: Database['db']): Promise<readonly Broken[]> {
  const { rows } = await sql<{ chain: number; sequence: number }>`
    select e.chain, min(e.sequence) as sequence from vankho.ledger_entry e
    left join vankho.ledger_head h on h.chain = e.chain
    where h.chain is null or e.sequence > h.sequence or e.sequence < 1
    group by e.chain order by e.chain`.execute(db);
  const missing = await sql<{ chain: number }>`
    select chain from generate_series(0, 15) as chain where chain not in (select h.chain from vankho.ledger_head h)`.execute(
    db,
  );
  const strays = rows.map(({ chain, sequence }) => ({ chain, sequence, reason: 'appended-outside' }));
  return [...strays, ...missing.rows.map(({ chain }) => ({ chain, sequence: 0, reason: 'head-missing' }))];
}
