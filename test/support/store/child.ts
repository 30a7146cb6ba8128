import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import readline from 'node:readline';

const PROGRAMS = path.join(import.meta.dirname, 'programs');

export interface Child {
  readonly process: ChildProcess;
  /** Lines of its output, as they come. */
  readonly lines: AsyncIterableIterator<string>;
  readonly ended: Promise<number | null>;
}

/** Runs one of `programs/` under the Node of the tests, in a process of its own. */
export function runChild(program: string, ...args: readonly string[]): Child {
  const child = spawn(process.execPath, [path.join(PROGRAMS, program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { process: child, lines, ended };
}
