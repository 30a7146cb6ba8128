import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeLargePdf } from './large-pdf.ts';
import { watchTree, type Peaks } from './watch-tree.ts';

const USAGE = `npm run prove:memory -- [--pages 600] [--engine auto] [--keep]

Reads one PDF of colour scans (A4, 300 ppi) with the embedded store and states the peak of memory of all processes
together and of temporary files a page. Fails above 1.5 GB or 20 MB a page. Takes a second or two a page.`;

const MAX_TREE_BYTES = 1.5e9;
const MAX_DISK_BYTES_A_PAGE = 20e6;
/** As people start it: the start script sets how memory is given back. */
const START = path.join(import.meta.dirname, '../vankho.mjs');

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '600' },
    engine: { type: 'string', default: 'auto' },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

interface Run {
  readonly code: number | null;
  readonly seconds: number;
  readonly peaks: Peaks;
}

/** With a temporary folder of its own, so that everything temporary is counted. */
async function readIn(folder: string, engine: string): Promise<Run> {
  const temporary = path.join(folder, 'tmp');
  fs.mkdirSync(temporary);
  const env = {
    PATH: process.env['PATH'],
    TMPDIR: temporary,
    VANKHO_INBOX_SETTLE_MS: '100',
    VANKHO_OCR_ENGINE: engine,
  };
  const start = performance.now();
  const child = spawn(process.execPath, [START, 'start', '--once', '--data', folder], { env, stdio: 'inherit' });
  const watch = watchTree(child.pid ?? 0, [path.join(folder, 'work'), temporary]);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, seconds: (performance.now() - start) / 1000, peaks: watch.stop() };
}

async function main(): Promise<void> {
  if (values.help) {
    say(USAGE);
    return;
  }
  const pages = Number(values.pages);
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'vankho-memory-'));
  fs.mkdirSync(path.join(folder, 'inbox'));
  const bytes = await writeLargePdf(path.join(folder, 'inbox', 'large.pdf'), pages);
  say(`${String(pages)} pages, ${mb(bytes)}, ${mb(bytes / pages)} a page`);
  const { code, seconds, peaks } = await readIn(folder, values.engine);
  for (const [program, peak] of peaks.byProgram) say(`  ${program}: at most ${mb(peak)} a process`);
  const results = path.join(folder, 'results');
  const delivered = fs.existsSync(results) && fs.existsSync(path.join(results, 'large.pdf'));
  const small = peaks.treeBytes < MAX_TREE_BYTES && peaks.diskBytes / pages < MAX_DISK_BYTES_A_PAGE;
  say(`all processes together: ${mb(peaks.treeBytes)}; temporary disk: ${mb(peaks.diskBytes / pages)} a page`);
  const passed = code === 0 && delivered && small;
  say(`${passed ? 'passed' : 'FAILED'} in ${(seconds / 60).toFixed(1)} min, exit code ${String(code)}`);
  if (!values.keep) fs.rmSync(folder, { recursive: true, force: true });
  if (!passed) process.exitCode = 1;
}

await main();
