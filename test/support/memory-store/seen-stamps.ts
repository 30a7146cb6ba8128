import type { SeenStamp, SeenStampRepository } from '../../../src/ports/seen-stamps.ts';
import type { MemoryContext } from './state.ts';

export function memorySeenStamps({ alone }: MemoryContext): SeenStampRepository {
  return {
    add: (stamp) =>
      alone(({ seenStamps }) => {
        const key = keyOf(stamp);
        if (seenStamps.has(key)) return false;
        seenStamps.set(key, stamp);
        return true;
      }),
    of: (sha256) =>
      alone(({ seenStamps }) =>
        [...seenStamps.values()].filter((stamp) => stamp.sha256 === sha256).sort((a, b) => a.page - b.page),
      ),
    remove: (sha256, page) => alone(({ seenStamps }) => seenStamps.delete(keyOf({ sha256, page }))),
    removeAll: (sha256) =>
      alone(({ seenStamps }) => {
        for (const [key, stamp] of [...seenStamps]) if (stamp.sha256 === sha256) seenStamps.delete(key);
      }),
  };
}

function keyOf({ sha256, page }: Pick<SeenStamp, 'sha256' | 'page'>): string {
  return `${sha256} ${String(page)}`;
}
