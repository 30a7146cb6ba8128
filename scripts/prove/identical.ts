import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { hasPostgres, startPostgres } from '../../test/support/store/postgres-server.ts';
import { readEmbedded, readOnServer, type Shape } from './installations.ts';

const USAGE = `npm run prove:identical -- [--inbox samples] [--engine auto]

Reads the samples in one embedded process, page by page, and on PostgreSQL with one serve and two worker processes of
four pages each, and compares every result byte by byte. Then twice in one process with the embedded engine.`;

const { values } = parseArgs({
  options: {
    inbox: { type: 'string', default: path.join(import.meta.dirname, '../../samples') },
    engine: { type: 'string', default: 'auto' },
    help: { type: 'boolean', default: false },
  },
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Paths below a folder, relative, sorted; what is hidden is the host's own. */
function filesBelow(folder: string): readonly string[] {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return files.map((file) => path.relative(folder, file)).filter((name) => !name.startsWith('.'));
}

/** Says a verdict for each file. @returns how many differ or are on one side only */
function compare(left: string, right: string): number {
  const names = new Set([...filesBelow(left), ...filesBelow(right)]);
  let different = 0;
  for (const name of [...names].toSorted()) {
    const [one, other] = [left, right].map((folder) => path.join(folder, name));
    const verdict = one === undefined || other === undefined ? 'missing' : verdictOf(one, other);
    if (verdict !== 'same') different += 1;
    say(`  ${verdict.padEnd(10)} ${name}`);
  }
  say(`  ${String(names.size - different)} of ${String(names.size)} result files are byte-identical`);
  return names.size === 0 ? 1 : different;
}

function verdictOf(one: string, other: string): string {
  if (!fs.existsSync(one) || !fs.existsSync(other)) return 'missing';
  return fs.readFileSync(one).equals(fs.readFileSync(other)) ? 'same' : 'DIFFERENT';
}

async function main(): Promise<void> {
  if (values.help) {
    say(USAGE);
    return;
  }
  const root = fs.mkdtempSync(path.join(tmpdir(), 'vankho-identical-'));
  const at = (name: string, shape: Omit<Shape, 'folder' | 'inbox'>): Shape => {
    return { ...shape, folder: path.join(root, name), inbox: values.inbox };
  };
  let different = 0;
  const embedded = await readEmbedded(at('embedded', { engine: values.engine, pages: 1 }));
  if (hasPostgres()) {
    const server = await startPostgres();
    try {
      const shape = at('server', { engine: values.engine, pages: 4 });
      const results = await readOnServer(shape, { url: server.url, workers: 2 });
      say(`engine ${values.engine}: one embedded process (1 page) and 2 workers of 4 pages on PostgreSQL`);
      different += compare(embedded, results);
    } finally {
      await server.stop();
    }
  } else say('PostgreSQL is not installed and VANKHO_TEST_PG_URL is not set: not compared with a server');
  const engine = 'tesseract.js';
  const first = await readEmbedded(at('first', { engine, pages: 1 }));
  const second = await readEmbedded(at('second', { engine, pages: 2 }));
  say(`engine ${engine}: one embedded process twice (1 page, then 2 pages at a time)`);
  different += compare(first, second);
  if (different > 0) {
    say(`FAILED: ${String(different)} differ, see ${root}`);
    process.exitCode = 1;
    return;
  }
  fs.rmSync(root, { recursive: true, force: true });
  say('passed');
}

await main();
