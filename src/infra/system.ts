import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../ports/clock.ts';
import type { Hasher } from '../ports/hasher.ts';
import type { IdSource } from '../ports/id-source.ts';

export const systemClock: Clock = { now: () => new Date() };

export const sha256Hasher: Hasher = {
  sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
};

const RANDOM_BITS = 80n;

/**
 * Time-ordered ids: 48 bits of milliseconds, 80 random bits (the layout of ULID, written in hex). Of one millisecond, and
 * while the clock is set back, each is the one before plus a random step, so that the ids of one source are always in
 * order; those of two processes are to the millisecond.
 */
export function createIdSource(clock: Clock): IdSource {
  let last = 0n;
  return {
    next: () => {
      const time = BigInt(clock.now().getTime()) << RANDOM_BITS;
      const isLater = time >> RANDOM_BITS > last >> RANDOM_BITS;
      last = isLater ? time + randomOf(10) : last + 1n + randomOf(4);
      return last.toString(16).padStart(32, '0');
    },
  };
}

function randomOf(bytes: number): bigint {
  return BigInt(`0x${randomBytes(bytes).toString('hex')}`);
}
