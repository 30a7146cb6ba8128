import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { freePort, hasPostgres, startPostgres } from '../../test/support/store/postgres-server.ts';
import { judge } from './paperless/findings.ts';
import { HostProcess } from './paperless/host-process.ts';
import type { HostReport } from './paperless/host-report.ts';
import { addressOf, configure, HOST_ID, OCR_KEY, Processes, ROLES } from './paperless/installation.ts';
import { makeLetters } from './paperless/letters.ts';
import { work, type Course } from './paperless/work.ts';
import { logOf, runToEnd } from './service.ts';

const USAGE = `npm run test:hosts -- [--documents 500] [--kills 5] [--outage 0] [--delivery remote-ocr]

The whole service beside a fake Paperless-ngx: PostgreSQL, "vankho serve" and two "vankho worker" of two readers each, the
host in a process of its own. So many documents of one born-digital page (no OCR, so that the run takes minutes) are
uploaded at once, each with a field and a tag that are not ours, while webhooks get lost, come twice and come late; people
add notes and change their field in some. Meanwhile our processes are killed (-9) at random moments, one of them or all together, and started again; with
--outage SECONDS the host besides is away for so long in the middle (600 for the whole proof), and "vankho status" is asked
about it. In the end every document must be catalogued exactly once, the host show what the record holds, no document's
values be written more than twice, what people added still stand, no job be left, the ledger verify, and nothing happen any more.

  --documents N      uploaded at once (500)
  --kills N          times that processes of ours are killed (5)
  --outage SECONDS   how long the host is away in the middle (0: not at all)
  --delivery KIND    how results reach the host: remote-ocr, version, content or fields (remote-ocr)
  --drop SHARE       of webhooks that are lost (0.2)
  --duplicate SHARE  of webhooks that come twice (0.2)
  --delay MS         longest delay of a webhook (5000)
  --limit MINUTES    after which the run has failed (30)

Exit code 0: all held. Otherwise the faults are told and the folder with the log stays.`;

/** The shortest that the configuration allows. */
const POLL_MS = 5000;

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '500' },
    kills: { type: 'string', default: '5' },
    outage: { type: 'string', default: '0' },
    delivery: { type: 'string', default: 'remote-ocr' },
    drop: { type: 'string', default: '0.2' },
    duplicate: { type: 'string', default: '0.2' },
    delay: { type: 'string', default: '5000' },
    limit: { type: 'string', default: '30' },
    help: { type: 'boolean', default: false },
  },
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** @returns whether all held */
async function run(folder: string, storeUrl: string): Promise<boolean> {
  const weather = {
    drop: Number(values.drop),
    duplicate: Number(values.duplicate),
    longestDelayMs: Number(values.delay),
  };
  const port = await freePort();
  const remoteOcr = values.delivery === 'remote-ocr' ? { endpoint: addressOf(port), key: OCR_KEY } : undefined;
  const { host, ...started } = await HostProcess.start({ ...weather, remoteOcr });
  const installation = { engine: 'postgresql', folder, url: storeUrl } as const;
  const processes = new Processes(installation);
  try {
    configure(installation, started, { delivery: values.delivery, pollMs: POLL_MS, port });
    await runToEnd(installation, ['host', 'apply', HOST_ID]);
    processes.start(ROLES);
    await untilServed(port);
    const letters = makeLetters(Number(values.documents));
    const course: Course = {
      ...{ host, processes, installation, letters, say },
      kills: Number(values.kills),
      outageMs: Number(values.outage) * 1000,
      limitMs: Number(values.limit) * 60_000,
    };
    const worked = await work(course);
    const report = await host.report();
    const outcome = await judge({ installation, started, letters, report });
    const faults = [...worked.faults, ...outcome.faults];
    tellHost(report);
    say(
      `${String(outcome.catalogued)} of ${String(letters.length)} catalogued exactly once, at most ${String(outcome.mostWrites)} writes of values a document, ${String(outcome.ledgerEntries)} ledger entries, ${worked.seconds.toFixed(0)} s`,
    );
    for (const fault of faults) say(`  ${fault}`);
    say(faults.length === 0 ? 'all held' : `${String(faults.length)} FAULTS, see ${logOf(installation)}`);
    return faults.length === 0;
  } finally {
    await processes.kill(ROLES);
    await host.stop();
  }
}

/** What comes before would only meet a closed door. */
async function untilServed(port: number): Promise<void> {
  for (;;) {
    try {
      await (await fetch(addressOf(port))).body?.cancel();
      return;
    } catch {
      await delay(200);
    }
  }
}

function tellHost({ hooks, requests, peaks, knocks }: HostReport): void {
  const { sent, dropped, duplicated, lost } = hooks;
  say(
    `webhooks: ${String(sent)} sent, ${String(dropped)} dropped, ${String(duplicated)} sent twice, ${String(lost)} never answered`,
  );
  const most = `most a second ${String(peaks.up)} while up, ${String(peaks.down)} while down, ${String(peaks.afterReturn)} in the minute after its return`;
  say(`requests to the host: ${String(requests)}, ${String(knocks)} while it was down; ${most}`);
}

async function main(): Promise<void> {
  if (values.help) {
    say(USAGE);
    return;
  }
  if (!hasPostgres()) {
    say('skipped: no PostgreSQL is installed and VANKHO_TEST_PG_URL is not set');
    return;
  }
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'vankho-hosts-'));
  const server = await startPostgres();
  try {
    if (await run(folder, server.url)) fs.rmSync(folder, { recursive: true, force: true });
    else process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

await main();
