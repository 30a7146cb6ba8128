import { createHash, randomBytes } from 'node:crypto';
import type { LedgerEntry, LedgerEvent, LedgerRepository } from '../../../src/ports/store/ledger.ts';
import { pageOf } from './paging.ts';
import type { MemoryContext, MemoryState } from './state.ts';

/** One hash chain. */
export function memoryLedger({ alone, now }: MemoryContext): LedgerRepository {
  return {
    append: (event) =>
      alone((state) => {
        add(state, event, now());
      }),
    appendMany: (events) =>
      alone((state) => {
        for (const event of events) add(state, event, now());
      }),
    list: ({ subject }, page) =>
      alone((state) => {
        const entries = [...state.ledger.values()]
          .filter((entry) => subject === undefined || entry.subject === subject)
          .map((entry) => withValues(state, entry));
        return pageOf(entries.reverse(), page, (entry) => String(1e12 - entry.sequence).padStart(13, '0'));
      }),
    verify: () =>
      alone((state) => {
        const entries = [...state.ledger.values()];
        const bad = entries.find(
          (entry) => entry.hash !== hashOf(entry, state.ledger.get(entry.sequence - 1)) || hasOtherValues(state, entry),
        );
        const head = entries.at(-1);
        return {
          entries: entries.length,
          chains: head === undefined ? 0 : 1,
          ok: bad === undefined,
          broken: bad === undefined ? [] : [{ chain: 0, sequence: bad.sequence, reason: 'hash' }],
          heads: head === undefined ? [] : [{ chain: 0, sequence: head.sequence, hash: head.hash }],
        };
      }),
  };
}

function add(state: MemoryState, { values, ...event }: LedgerEvent, at: Date): void {
  const sequence = state.ledger.size;
  const apart = values && { salt: randomBytes(8).toString('hex'), subject: event.subject, values };
  if (apart) state.ledgerValues.set(sequence, apart);
  const body = { ...event.body, ...(apart && { valuesSha256: valuesHash(apart) }) };
  const entry = { ...event, body, chain: 0, sequence, at };
  state.ledger.set(sequence, { ...entry, hash: hashOf(entry, state.ledger.get(sequence - 1)) });
}

type Apart = MemoryState['ledgerValues'] extends Map<number, infer Value> ? Value : never;

function withValues(state: MemoryState, entry: LedgerEntry): LedgerEntry {
  if (entry.body['valuesSha256'] === undefined) return entry;
  return { ...entry, values: state.ledgerValues.get(entry.sequence)?.values ?? null };
}

function hasOtherValues(state: MemoryState, { sequence, body }: LedgerEntry): boolean {
  const apart = state.ledgerValues.get(sequence);
  return apart !== undefined && body['valuesSha256'] !== valuesHash(apart);
}

function valuesHash({ salt, values }: Apart): string {
  return createHash('sha256')
    .update(`${salt} ${JSON.stringify(values)}`)
    .digest('hex');
}

function hashOf(entry: Omit<LedgerEntry, 'hash'>, before: LedgerEntry | undefined): string {
  const { chain, sequence, at, action, subject, actor, body } = entry;
  const text = JSON.stringify([before?.hash ?? '', chain, sequence, at.toISOString(), action, subject, actor, body]);
  return createHash('sha256').update(text).digest('hex');
}
