import type { Host, HostDescription } from '../../ports/host.ts';
import { createFolderDisposal } from './disposal.ts';
import { createFolderEvents } from './events.ts';
import { checkFolderHealth } from './health.ts';
import { createFolderIntake } from './intake.ts';
import { createFolderReader } from './reader.ts';
import { folderContext, type FolderHostDeps, type FolderHostSettings } from './settings.ts';
import { createFolderWriter } from './writer.ts';

export type { FolderHostDeps, FolderHostSettings };

/**
 * A folder as a host: scans are laid into the inbox, results appear in the results folder. Holds nothing open and
 * remembers nothing but a decoded cursor, so that any number of processes may serve the same folder.
 * @throws ConfigError `config-invalid` when one folder lies in the other
 */
export function createFolderHost(settings: FolderHostSettings, deps: FolderHostDeps): Host {
  const context = folderContext(settings, deps);
  const description: HostDescription = {
    id: context.id,
    kind: 'folder',
    productVersion: '1',
    capabilities: new Set(['read', 'write', 'intake']),
    // A name may have 255 bytes, the path 4096; a Vietnamese letter takes up to 3 of them.
    limits: { largestFileBytes: context.largestFileBytes, longestName: 255 },
  };
  const writer = createFolderWriter(context);
  return {
    describe: () => description,
    checkHealth: (signal) => checkFolderHealth(context, signal),
    reader: createFolderReader(context),
    writer,
    disposal: createFolderDisposal(context, writer),
    intake: createFolderIntake(context),
    events: createFolderEvents(context),
    dispose: () => Promise.resolve(),
  };
}
