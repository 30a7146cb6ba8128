import type { ClearedMark, ClearedMarkRepository, HeldContentRepository } from '../../../src/ports/cleared-marks.ts';
import type { MemoryContext } from './state.ts';

export function memoryClearedMarks({ alone }: MemoryContext): ClearedMarkRepository {
  return {
    add: (mark) =>
      alone(({ clearedMarks }) => {
        const key = keyOf(mark);
        if (!clearedMarks.has(key)) clearedMarks.set(key, mark);
      }),
    of: (sha256) =>
      alone(({ clearedMarks }) =>
        [...clearedMarks.values()]
          .filter((mark) => mark.sha256 === sha256)
          .sort((a, b) => a.page - b.page || (a.level < b.level ? -1 : 1)),
      ),
    remove: (sha256) =>
      alone(({ clearedMarks }) => {
        for (const [key, mark] of [...clearedMarks]) if (mark.sha256 === sha256) clearedMarks.delete(key);
      }),
  };
}

export function memoryHeldContents({ alone }: MemoryContext): HeldContentRepository {
  return {
    put: (held) =>
      alone(({ heldContents }) => {
        heldContents.set(held.sha256, held);
      }),
    find: (sha256) => alone(({ heldContents }) => heldContents.get(sha256)),
    remove: (sha256) =>
      alone(({ heldContents }) => {
        heldContents.delete(sha256);
      }),
  };
}

function keyOf({ sha256, page, level }: ClearedMark): string {
  return `${sha256} ${String(page)} ${level}`;
}
