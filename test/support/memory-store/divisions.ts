import type { FileDivisionRepository } from '../../../src/ports/file-divisions.ts';
import type { MemoryContext } from './state.ts';

export function memoryDivisions({ alone }: MemoryContext): FileDivisionRepository {
  return {
    find: (scanFileId) => alone(({ divisions }) => divisions.get(scanFileId)),
    save: (divided) =>
      alone(({ divisions }) => {
        const before = divisions.get(divided.scanFileId);
        const cuts = before?.sha256 === divided.sha256 ? before.cuts : undefined;
        divisions.set(divided.scanFileId, { ...divided, ...(cuts && { cuts }) });
      }),
    cut: ({ scanFileId, sha256, cuts }) =>
      alone(({ divisions }) => {
        divisions.set(scanFileId, { ...divisions.get(scanFileId), scanFileId, sha256, cuts });
      }),
    drop: (scanFileId) =>
      alone(({ divisions }) => {
        const before = divisions.get(scanFileId);
        if (before === undefined) return;
        const { sha256, division } = before;
        divisions.set(scanFileId, { scanFileId, sha256, ...(division && { division }) });
      }),
  };
}
