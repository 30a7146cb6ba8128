import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** An installation of its own, filled with copies of the scans of `inbox`. */
export interface Shape {
  readonly folder: string;
  readonly inbox: string;
  readonly engine: string;
  /** Pages at a time in one process. */
  readonly pages: number;
}

const MAIN = path.join(import.meta.dirname, '../../src/main.ts');
const LOOK_MS = 1000;
const MOST_LOOKS = 1800;
const SCAN = /\.(pdf|tiff?|jpe?g|png)$/i;

/** Works the inbox empty in one process. @returns the folder of results */
export async function readEmbedded(shape: Shape): Promise<string> {
  layOut(shape);
  await ended(run(shape, ['start', '--once'], {}));
  return path.join(shape.folder, 'results');
}

/** Works the inbox empty with `serve` and several `worker` processes. @returns the folder of results */
export async function readOnServer(shape: Shape, { url, workers }: { url: string; workers: number }): Promise<string> {
  const files = layOut(shape);
  const env = { VANKHO_STORE_URL: url, VANKHO_INBOX_POLL_MS: '500' };
  const serve = run(shape, ['serve', '--port', '0'], env);
  const processes = [serve, ...Array.from({ length: workers }, () => run(shape, ['worker'], env))];
  try {
    await untilRead(shape, env, files);
  } finally {
    for (const child of processes) child.kill('SIGTERM');
    await Promise.all(processes.map(ended));
  }
  return path.join(shape.folder, 'results');
}

function layOut({ folder, inbox }: Shape): number {
  const own = path.join(folder, 'inbox');
  fs.mkdirSync(own, { recursive: true });
  const names = fs.readdirSync(inbox).filter((name) => SCAN.test(name));
  for (const name of names) fs.copyFileSync(path.join(inbox, name), path.join(own, name));
  return names.length;
}

async function untilRead(shape: Shape, env: Readonly<Record<string, string>>, files: number): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    await delay(LOOK_MS);
    const counts = await statusOf(shape, env);
    const settled = ['done', 'review', 'withheld', 'failed'].map((state) => counts[state] ?? 0);
    if (settled.reduce((sum, count) => sum + count, 0) === files) return;
  }
  throw new Error(`The inbox was not worked empty; see ${shape.folder}`);
}

async function statusOf(
  shape: Shape,
  env: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, number>>> {
  const child = run(shape, ['status', '--json'], env);
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  await ended(child);
  // Our own command's output; see src/cli/commands/status.ts.
  const { counts } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { counts: Record<string, number> };
  return counts;
}

function run(
  { folder, engine, pages }: Shape,
  command: readonly string[],
  more: Readonly<Record<string, string>>,
): ChildProcess {
  const env = {
    PATH: process.env['PATH'],
    VANKHO_DATA_FOLDER: folder,
    VANKHO_OCR_ENGINE: engine,
    VANKHO_OCR_PAGES: String(pages),
    VANKHO_INBOX_SETTLE_MS: '100',
    ...more,
  };
  const log = fs.openSync(path.join(folder, 'service.log'), 'a');
  try {
    return spawn(process.execPath, [MAIN, ...command], { env, cwd: folder, stdio: ['ignore', 'pipe', log] });
  } finally {
    fs.closeSync(log);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  child.stdout?.resume();
  const code = child.exitCode ?? (await new Promise<number | null>((resolve) => child.once('close', resolve)));
  if (code !== 0) throw new Error(`vankho ${child.spawnargs.slice(2).join(' ')} ended with ${String(code)}`);
}
