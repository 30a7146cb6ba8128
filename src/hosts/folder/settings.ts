import { join, relative, resolve, sep } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import { ConfigError } from '../../ports/errors.ts';
import type { HostId } from '../../ports/host.ts';

export interface FolderHostSettings {
  readonly id: HostId;
  /** Folder that is watched, with its sub-folders. Written to only by uploads, under new names. */
  readonly inbox: string;
  /** Folder of the results; made when absent. Neither inside the inbox nor around it. */
  readonly results: string;
  /** A file counts as complete when nothing about it changed for so long (milliseconds). */
  readonly settleMs?: number;
  /** At most so many events a poll; the rest comes with the next. */
  readonly eventsPerPoll?: number;
  readonly largestFileBytes?: number;
  /** Below this, the health check warns. */
  readonly lowDiskBytes?: number;
}

export interface FolderHostDeps {
  readonly clock: Clock;
}

export type FolderContext = Required<FolderHostSettings> & FolderHostDeps & { readonly housekeeping: string };

/** @throws ConfigError `config-invalid` */
export function folderContext(settings: FolderHostSettings, deps: FolderHostDeps): FolderContext {
  const inbox = resolve(settings.inbox);
  const results = resolve(settings.results);
  if (overlap(inbox, results)) {
    // Results inside the inbox would be read as scans, and their results again, without end.
    throw new ConfigError('config-invalid', 'Inbox and results must lie apart', {
      details: { option: 'inbox.results', host: settings.id },
    });
  }
  return {
    settleMs: 2000,
    eventsPerPoll: 5000,
    largestFileBytes: 4 * 1024 ** 3,
    lowDiskBytes: 1024 ** 3,
    ...settings,
    ...deps,
    inbox,
    results,
    // Everything of ours that is no result: what was delivered, and files being written.
    housekeeping: join(results, '.vankho'),
  };
}

/** True when one folder is the other or lies in it; plain comparison of absolute paths. */
export function overlap(one: string, other: string): boolean {
  return isInside(one, other) || isInside(other, one);
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
}
