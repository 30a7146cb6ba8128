import fs from 'node:fs';
import path from 'node:path';
import { runProgram } from '../../infra/subprocess.ts';
import { FileError } from '../../ports/errors.ts';
import { flushPath } from './flush-tree.ts';

const DATABASE = 'database';
const UNFINISHED = 'database.new-';
/** Five seconds on an idle machine; a slow disk or a loaded one may need a minute. */
const TIMEOUT_MS = 300_000;

/**
 * The folder of the database inside `folder`; made, if it is not there. The caller holds the lock of `folder`.
 *
 * It is made beside and renamed when it is whole and flushed: a crash in between leaves only an unfinished folder,
 * which the next start throws away. Each attempt has its own name, so that an orphan of a killed start cannot write
 * into the next one. A process of its own, because initdb needs some 200 MB more that would never be given back.
 */
export async function ensureDatabase(folder: string): Promise<string> {
  const database = path.join(folder, DATABASE);
  removeUnfinished(folder);
  if (fs.existsSync(database)) return database;
  const unfinished = fs.mkdtempSync(path.join(folder, UNFINISHED));
  await runInit(unfinished);
  fs.renameSync(unfinished, database);
  flushPath(folder);
  flushPath(path.dirname(folder));
  return database;
}

function removeUnfinished(folder: string): void {
  for (const name of fs.readdirSync(folder).filter((entry) => entry.startsWith(UNFINISHED))) {
    fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

async function runInit(folder: string): Promise<void> {
  // The same ending as this file: `.ts` in the repository, `.js` when built.
  const script = path.join(import.meta.dirname, `first-init-program${path.extname(import.meta.filename)}`);
  const { exitCode, stdout, stderr } = await runProgram({
    program: process.execPath,
    args: [script, folder],
    env: {},
    timeoutMs: TIMEOUT_MS,
    maxOutputBytes: 1024 * 1024,
  });
  if (exitCode === 0) return;
  fs.rmSync(folder, { recursive: true, force: true });
  const said = `${stdout.toString('utf8').slice(-2000)}${stderr.slice(-2000)}`;
  const code = /ENOSPC|No space left/.test(said) ? 'disk-full' : 'io';
  throw new FileError(code, 'The database could not be made', { retryable: true, cause: new Error(said) });
}
