import { createHash } from 'node:crypto';
import type { LedgerEvent } from '../ports/store/ledger.ts';

/** As many as migration 0003 makes heads for. */
const CHAINS = 16;

export function chainOf(subject: string): number {
  return (createHash('sha256').update(subject).digest()[0] ?? 0) % CHAINS;
}

export interface ChainedEvent extends Omit<LedgerEvent, 'values'> {
  readonly chain: number;
  readonly sequence: number;
  readonly at: Date;
}

/** sha256(hash of the entry before || canonical JSON of this one). */
export function entryHash(previous: Buffer, event: ChainedEvent): Buffer {
  const { action, actor, at, body, chain, sequence, subject } = event;
  const text = canonicalJson({ action, actor, at: at.toISOString(), body, chain, sequence, subject });
  return createHash('sha256').update(previous).update(text, 'utf8').digest();
}

/** The member of an entry's body that stands for the values which lie apart. */
export const VALUES_HASH = 'valuesSha256';

/** sha256(salt || canonical JSON), hexadecimal. */
export function valuesHash(salt: Buffer, values: unknown): string {
  return createHash('sha256').update(salt).update(canonicalJson(values), 'utf8').digest('hex');
}

/** JSON with sorted keys: the same text however the database gives the members back. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const sorted = members.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}
