import { randomBytes } from 'node:crypto';

/**
 * UUIDs of version 7 (RFC 9562 §5.7) that only grow: jobs sent in one transaction share their time of creation, and
 * pg-boss then takes them by id.
 */
export function makeIdSource(now: () => number = Date.now): () => string {
  let last = 0;
  let counter = 0;
  return () => {
    const time = now();
    counter = time > last ? 0 : counter + 1;
    // 12 bits of counter a millisecond; beyond that, borrow from the future.
    last = Math.max(time, last) + (counter > 0xfff ? 1 : 0);
    counter &= 0xfff;
    const head = last.toString(16).padStart(12, '0');
    const random = randomBytes(8);
    random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
    const tail = random.toString('hex');
    const middle = `7${counter.toString(16).padStart(3, '0')}`;
    return `${head.slice(0, 8)}-${head.slice(8)}-${middle}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  };
}
