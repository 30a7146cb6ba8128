import { chmod, link, lstat, mkdtemp, open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../infra/fs-errors.ts';
import type { Invocation } from './command.ts';
import type { CliContext } from './context.ts';
import { refuse } from './dossier/request.ts';

interface OutRequest {
  readonly context: CliContext;
  readonly flags: Invocation['flags'];
}

interface OutPlace {
  /** As the person calls it: `--out`, or the name of the argument. */
  readonly flag: string;
  readonly file: string;
  /** What the file is, by the ending that its name must have, in any case of letters. */
  readonly ending?: '.xlsx';
}

/** Room for a file that is not there yet. */
export interface OutFile {
  /** In a folder of its own, so that whatever lies beside the target is left alone. */
  readonly path: string;
  /** Puts what was written in its place. @throws RequestError where somebody else has put a file there meanwhile */
  keep(): Promise<void>;
  /** To be called in any case. */
  close(): Promise<void>;
}

/**
 * Looks at the place before the work begins. What is there is written over only with `--overwrite`, as a whole, and keeps
 * its rights; of a link what it leads to is replaced.
 * @throws RequestError `invalid-request`, naming the flag
 */
export async function openOut(request: OutRequest, place: OutPlace): Promise<OutFile> {
  const { target, mode } = await targetOf(request, place);
  const folder = await mkdtemp(path.join(path.dirname(target), '.vankho-')).catch((error: unknown) => {
    throw asRefusal(request, place, error);
  });
  const draft = path.join(folder, path.basename(target));
  return {
    path: draft,
    keep: async () => {
      if (mode === undefined) await putNew(request, place, [draft, target]);
      else {
        await chmod(draft, mode);
        await rename(draft, target);
      }
      await flush(path.dirname(target));
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** As `openOut`, for work that makes nothing but the file. */
export async function writeOut<Result>(
  request: OutRequest,
  place: OutPlace,
  write: (path: string) => Promise<Result>,
): Promise<Result> {
  const out = await openOut(request, place);
  try {
    const result = await write(out.path);
    await out.keep();
    return result;
  } finally {
    await out.close();
  }
}

interface Target {
  readonly target: string;
  /** Of the file that is replaced. */
  readonly mode?: number;
}

async function targetOf(request: OutRequest, place: OutPlace): Promise<Target> {
  const { file, ending } = place;
  // A workbook under another name opens in no program: its ending says what it is.
  if (ending !== undefined && !file.toLowerCase().endsWith(ending)) throw said(request, place, 'ending');
  const found = await lstat(file).catch(() => undefined); // what else is wrong shows when the folder is made
  if (found === undefined) return { target: file };
  if (request.flags['overwrite'] !== true) throw said(request, place, 'exists');
  // A link that leads nowhere, a folder, a device: nothing that a file may take the place of.
  const target = await realpath(file).catch(() => file);
  const replaced = await stat(target).catch(() => found);
  if (!replaced.isFile()) throw said(request, place, 'noFile');
  return { target, mode: replaced.mode & 0o777 };
}

/** A link fails where somebody has taken the name; where the disk knows no links the name was free a moment ago. */
async function putNew(request: OutRequest, place: OutPlace, [draft, target]: readonly [string, string]): Promise<void> {
  try {
    await link(draft, target);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw said(request, place, 'exists');
    await rename(draft, target);
  }
}

const NO_FOLDER: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR']);
const NO_RIGHTS: ReadonlySet<string | undefined> = new Set(['EACCES', 'EPERM', 'EROFS']);

function asRefusal(request: OutRequest, place: OutPlace, error: unknown): unknown {
  if (NO_FOLDER.has(errorCode(error))) return said(request, place, 'noFolder');
  return NO_RIGHTS.has(errorCode(error)) ? said(request, place, 'noRights') : error;
}

function said({ context }: OutRequest, { flag, file, ending }: OutPlace, what: string) {
  return refuse(flag, context.text(`cli.out.${what}`, { file, folder: path.dirname(file), ...(ending && { ending }) }));
}

/** So that the name, too, outlives a power cut: among these files are backups. */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
