import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolderHost, type FolderHostSettings } from '../../../src/hosts/folder/index.ts';
import { parseHostId } from '../../../src/hosts/registry.ts';
import type { DocumentRef, Host, HostCursor, HostEvent, Rendition, RenditionKind } from '../../../src/ports/host.ts';
import { ShiftedClock } from '../folder-system.ts';
import { makeTempDir, removeTempDir } from '../temp-dir.ts';

export const SETTLE_MS = 2000;
const NOBODY = 65534;

/** A folder host on a new pair of folders, for tests that look closer than the contract. */
export interface FolderBench {
  readonly root: string;
  readonly inbox: string;
  readonly results: string;
  readonly clock: ShiftedClock;
  readonly host: Host;
  /** Another host on the same folders. */
  again(changes?: Partial<FolderHostSettings>): Host;
  /** One poll after all that is there had time to settle. */
  poll(cursor?: HostCursor): Promise<Poll>;
  finished(kind: RenditionKind, content: string): Promise<Rendition>;
  close(): Promise<void>;
}
interface Poll {
  readonly events: readonly HostEvent[];
  readonly told: readonly string[];
  readonly cursor: HostCursor;
  readonly pending: number;
}

export async function openFolderBench(): Promise<FolderBench> {
  const root = await makeTempDir();
  const [inbox, results, work] = [join(root, 'inbox'), join(root, 'results'), join(root, 'work')];
  for (const folder of [inbox, work]) await mkdir(folder);
  await chmod(root, 0o755); // also for `asNobody`
  const clock = new ShiftedClock();
  const again = (changes: Partial<FolderHostSettings> = {}): Host =>
    createFolderHost({ id: parseHostId('scans'), inbox, results, settleMs: SETTLE_MS, ...changes }, { clock });
  const host = again();
  return {
    ...{ root, inbox, results, clock, host, again },
    poll: async (cursor) => {
      clock.advance(SETTLE_MS);
      const result = await host.events.pollChanges(cursor);
      return { ...result, told: result.events.map(tell) };
    },
    finished: async (kind, content) => {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const path = join(work, `${kind}.${sha256.slice(0, 8)}`);
      await writeFile(path, content);
      return { kind, path, sha256 };
    },
    close: () => removeTempDir(root),
  };
}

/** An event in one line. */
function tell({ kind, name, code, renamedFrom }: HostEvent): string {
  return [kind, name, code, renamedFrom === undefined ? undefined : `from ${renamedFrom}`].filter(Boolean).join(' | ');
}

export function asRef(text: string): DocumentRef {
  return text as DocumentRef; // tests stand in for a caller who kept a reference
}

/** Runs `work` as a user whom rights of files bind; root reads and writes everything. */
export async function asNobody<T>(folders: readonly string[], work: () => Promise<T>): Promise<T> {
  const { geteuid, seteuid } = process;
  if (geteuid === undefined || seteuid === undefined || geteuid() !== 0) return await work();
  for (const folder of folders) await chown(folder, NOBODY, NOBODY);
  seteuid(NOBODY);
  try {
    return await work();
  } finally {
    seteuid(0);
  }
}
