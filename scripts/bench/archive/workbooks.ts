import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hostileWorkbooks, type HostileWorkbook } from '../../../test/support/office/hostile-workbooks.ts';

const CHILD = path.join(import.meta.dirname, 'import-workbook.ts');
const MIB = 1024 ** 2;

interface Outcome {
  readonly outcome: string;
  /** At the peak, beyond the program with its open store. */
  readonly addedBytes: number;
  readonly seconds: number;
  readonly message: string;
}

/** More than that is a blow-up, whatever the workbook. */
const MOST_ADDED = 1536 * MIB;

/**
 * Gives each workbook to a dry import in a process of its own and tells what became of it: read or refused, memory, message.
 * False where one had another outcome than it must have, or too much memory.
 */
export async function runWorkbookBench(report: (line: string) => void): Promise<boolean> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vankho-workbooks-'));
  try {
    let isRight = true;
    for (const workbook of hostileWorkbooks(1)) {
      const file = path.join(folder, 'x.xlsx');
      await workbook.write(file);
      const { size } = await stat(file);
      const result = await importIn(file, path.join(folder, 'kho'));
      await rm(file);
      isRight &&= result.outcome === workbook.outcome && result.addedBytes <= MOST_ADDED;
      report(lineOf(workbook, size, result));
    }
    return isRight;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function lineOf({ name, outcome }: HostileWorkbook, size: number, result: Outcome): string {
  const right = result.outcome === outcome ? '' : ` (WANTED ${outcome})`;
  const told = `${result.outcome}${right}, +${(result.addedBytes / MIB).toFixed(0)} MiB, ${result.seconds.toFixed(1)} s`;
  return `${name} | ${(size / MIB).toFixed(1)} MiB | ${told} | ${result.message}`;
}

/** Beyond it the process is ended by its engine, as on a machine of an office. */
const HEAP = '--max-old-space-size=2048';

async function importIn(file: string, store: string): Promise<Outcome> {
  const start = performance.now();
  const child = spawn(process.execPath, [HEAP, CHILD, file, store], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) return { outcome: `ended with ${String(code)}`, addedBytes: Infinity, seconds, message: '' };
  return { ...(JSON.parse(output) as Omit<Outcome, 'seconds'>), seconds };
}
