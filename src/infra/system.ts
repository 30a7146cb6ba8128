import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../ports/clock.ts';
import type { Hasher } from '../ports/hasher.ts';
import type { IdSource } from '../ports/id-source.ts';

export const systemClock: Clock = { now: () => new Date() };

export const sha256Hasher: Hasher = {
  sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
};

/** Time-ordered ids: 48 bits of milliseconds, 80 random bits (the layout of ULID, written in hex). */
export function createIdSource(clock: Clock): IdSource {
  return { next: () => clock.now().getTime().toString(16).padStart(12, '0') + randomBytes(10).toString('hex') };
}
