import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openStore } from '../../src/store/open-store.ts';
import { hasPostgres, startPostgres } from '../../test/support/store/postgres-server.ts';
import { findFaults } from './checks.ts';
import { deliver, makeDocuments, type CrashDocument } from './documents.ts';
import { inboxOf, killService, runToEnd, startService, storeOf, type Installation } from './service.ts';

const USAGE = `npm run test:crash -- [--engine pglite|postgresql|both] [--rounds 20] [--documents 60]

Kills the whole service at random moments while documents come in, lets it finish, and checks that every document was
done exactly once, nothing is half written, the ledger verifies and no original was changed. Takes some minutes.`;

/** A start takes one to two seconds: some kills hit it, most hit the work. */
const EARLIEST_KILL_MS = 500;
const LATEST_KILL_MS = 7000;

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'both' },
    rounds: { type: 'string', default: '20' },
    documents: { type: 'string', default: '60' },
    help: { type: 'boolean', default: false },
  },
});

interface Plan {
  readonly rounds: number;
  readonly documents: readonly CrashDocument[];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function crash(installation: Installation, { rounds, documents }: Plan): Promise<readonly string[]> {
  fs.mkdirSync(inboxOf(installation), { recursive: true });
  for (let round = 0; round < rounds; round += 1) {
    const [first, last] = [round, round + 1].map((part) => Math.floor((part * documents.length) / rounds));
    for (const document of documents.slice(first, last)) deliver(document, inboxOf(installation));
    const lived = EARLIEST_KILL_MS + Math.random() * (LATEST_KILL_MS - EARLIEST_KILL_MS);
    const service = startService(installation);
    await delay(lived);
    await killService(service);
    say(`  ${installation.engine} round ${String(round + 1)}: killed after ${String(Math.round(lived))} ms`);
  }
  await runToEnd(installation, ['start', '--once']);
  const faults = [...(await findFaults(installation, documents))];
  const before = await ledgerEntries(installation);
  await runToEnd(installation, ['start', '--once']);
  const after = await ledgerEntries(installation);
  return after === before
    ? faults
    : [...faults, `a run with nothing to do wrote ${String(after - before)} ledger entries`];
}

async function ledgerEntries(installation: Installation): Promise<number> {
  const store = await openStore(storeOf(installation));
  try {
    return (await store.ledger.verify()).entries;
  } finally {
    await store.close();
  }
}

/** Runs the plan in a folder of its own; the folder stays when something is wrong. @returns whether all is well */
async function crashIn(engine: Installation['engine'], url: string | null, plan: Plan): Promise<boolean> {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'vankho-crash-'));
  const start = performance.now();
  const faults = await crash({ engine, folder, url }, plan);
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  const counts = `${String(plan.rounds)} rounds, ${String(plan.documents.length)} documents, ${minutes} min`;
  say(`${engine}: ${counts}: ${faults.length === 0 ? 'every document done exactly once' : `FAILED, see ${folder}`}`);
  for (const fault of faults) say(`  ${fault}`);
  if (faults.length === 0) fs.rmSync(folder, { recursive: true, force: true });
  return faults.length === 0;
}

async function main(): Promise<void> {
  if (values.help) {
    say(USAGE);
    return;
  }
  const plan = { rounds: Number(values.rounds), documents: await makeDocuments(Number(values.documents)) };
  const results: boolean[] = [];
  if (values.engine !== 'postgresql') results.push(await crashIn('pglite', null, plan));
  if (values.engine !== 'pglite') {
    if (hasPostgres()) {
      const server = await startPostgres();
      results.push(await crashIn('postgresql', server.url, plan));
      await server.stop();
    } else say('postgresql: skipped, no PostgreSQL is installed and VANKHO_TEST_PG_URL is not set');
  }
  if (results.includes(false)) process.exitCode = 1;
}

await main();
