import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { StoreOptions } from '../../src/store/open-store.ts';
import { killTree } from './process-tree.ts';

const MAIN = path.join(import.meta.dirname, '../../src/main.ts');

/** One installation under test. */
export interface Installation {
  readonly engine: 'pglite' | 'postgresql';
  readonly folder: string;
  /** Of the server; null for the embedded store. */
  readonly url: string | null;
}

export function inboxOf({ folder }: Installation): string {
  return path.join(folder, 'inbox');
}

export function resultsOf({ folder }: Installation): string {
  return path.join(folder, 'results');
}

export function storeOf({ folder, url }: Installation): StoreOptions {
  return url === null
    ? { kind: 'embedded', folder: path.join(folder, 'store') }
    : { kind: 'server', connectionString: url, poolSize: 5 };
}

/** Processes of a service that works until it is killed: one, or on a server the console's and two workers. */
export function startService(installation: Installation): readonly ChildProcess[] {
  const commands =
    installation.url === null ? [['start', '--port', '0']] : [['serve', '--port', '0'], ['worker'], ['worker']];
  return commands.map((command) => startCommand(installation, command));
}

export async function killService(processes: readonly ChildProcess[]): Promise<void> {
  const ended = processes.map(untilEnd);
  killTree(processes.flatMap(({ pid }) => pid ?? []));
  await Promise.all(ended);
}

/** Runs a command of the service to its end. @throws when it does not exit with 0 */
export async function runToEnd(installation: Installation, command: readonly string[]): Promise<void> {
  const code = await untilEnd(startCommand(installation, command));
  if (code !== 0) throw new Error(`vankho ${command.join(' ')} ended with ${String(code)}; see ${logOf(installation)}`);
}

export function logOf({ folder }: Installation): string {
  return path.join(folder, 'service.log');
}

/** What it says goes to the log of the installation. */
export function startCommand(installation: Installation, command: readonly string[]): ChildProcess {
  const { folder, url } = installation;
  const log = fs.openSync(logOf(installation), 'a');
  const env = {
    PATH: process.env['PATH'],
    VANKHO_DATA_FOLDER: folder,
    VANKHO_INBOX_POLL_MS: '500',
    VANKHO_INBOX_SETTLE_MS: '100',
    ...(url !== null && { VANKHO_STORE_URL: url }),
  };
  try {
    return spawn(process.execPath, [MAIN, ...command], { env, cwd: folder, stdio: ['ignore', log, log] });
  } finally {
    fs.closeSync(log);
  }
}

export function untilEnd(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', resolve);
  });
}
