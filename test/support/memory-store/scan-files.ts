import { fold } from '../../../src/domain/text/fold.ts';
import { SCAN_FILE_STATES } from '../../../src/domain/workflow/scan-file-state.ts';
import { RequestError, StoreError } from '../../../src/ports/errors.ts';
import type { ScanFile, ScanFileFilter, ScanFileRepository } from '../../../src/ports/store.ts';
import { newestFirst, pageOf } from './paging.ts';
import type { MemoryContext, MemoryState } from './state.ts';

export function memoryScanFiles({ alone }: MemoryContext): ScanFileRepository {
  return {
    find: (id) => alone((state) => state.scanFiles.get(id)),
    findByRef: (hostId, ref) =>
      alone((state) => [...state.scanFiles.values()].find((file) => file.hostId === hostId && file.ref === ref)),
    findBySha256: (hostId, sha256) =>
      alone((state) =>
        [...state.scanFiles.values()].filter((file) => file.hostId === hostId && file.sha256 === sha256),
      ),
    list: (filter, page) =>
      alone((state) => {
        const found = [...state.scanFiles.values()].filter((file) => matches(file, filter));
        return pageOf(
          found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
          page,
          keyOf,
        );
      }),
    countByState: () => alone(countByState),
    insert: (file) =>
      alone((state) => {
        const isTaken = [...state.scanFiles.values()].some(
          (other) => other.id === file.id || (other.hostId === file.hostId && other.ref === file.ref),
        );
        if (isTaken) throw new StoreError('stale', 'A scan file of this id or reference is there');
        state.scanFiles.set(file.id, file);
      }),
    update: (id, revision, changes) =>
      alone((state) => {
        const file = state.scanFiles.get(id);
        if (file === undefined) throw new RequestError('not-found', 'No such scan file');
        if (file.revision !== revision) throw new StoreError('stale', 'Another revision is there', { retryable: true });
        const changed = { ...file, ...changes, revision: revision + 1 };
        state.scanFiles.set(id, changed);
        return changed;
      }),
  };
}

function keyOf(file: ScanFile): string {
  return `${newestFirst(file.receivedAt)} ${file.id}`;
}

function matches(file: ScanFile, { state, hostId, name, pages }: ScanFileFilter): boolean {
  return (
    (state === undefined || file.state === state) &&
    (hostId === undefined || file.hostId === hostId) &&
    (pages === undefined || (file.code === 'pages-to-see' && Object.hasOwn(file.details, pages))) &&
    (name === undefined || fold(file.name).includes(fold(name)))
  );
}

function countByState({ scanFiles }: MemoryState) {
  const count = (name: string) => [...scanFiles.values()].filter((file) => file.state === name).length;
  const [received, reading, review, done, withheld, failed, gone] = SCAN_FILE_STATES;
  return {
    [received]: count(received),
    [reading]: count(reading),
    [review]: count(review),
    [done]: count(done),
    [withheld]: count(withheld),
    [failed]: count(failed),
    [gone]: count(gone),
  };
}
