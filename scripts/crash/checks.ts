import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { createQueue } from '../../src/queue/create-queue.ts';
import { openStore, type OpenStore } from '../../src/store/open-store.ts';
import type { CrashDocument } from './documents.ts';
import { inboxOf, resultsOf, storeOf, type Installation } from './service.ts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What is wrong after everything was read; empty when all is well. */
export async function findFaults(
  installation: Installation,
  documents: readonly CrashDocument[],
): Promise<readonly string[]> {
  const store = await openStore(storeOf(installation));
  try {
    return [
      ...findChangedOriginals(installation, documents),
      ...(await findFaultsInStore(store, documents)),
      ...(await findFaultsInQueue(store)),
      ...(await findFaultsInResults(store, installation, documents)),
    ];
  } finally {
    await store.close();
  }
}

function findChangedOriginals(installation: Installation, documents: readonly CrashDocument[]): readonly string[] {
  const present = fs.readdirSync(inboxOf(installation));
  const strange = present.filter((name) => !documents.some((document) => document.name === name));
  const changed = documents.filter(({ name, sha256 }) => hashFile(path.join(inboxOf(installation), name)) !== sha256);
  return [
    ...strange.map((name) => `the inbox holds ${name}`),
    ...changed.map(({ name }) => `the original ${name} was changed`),
  ];
}

async function findFaultsInStore(store: OpenStore, documents: readonly CrashDocument[]): Promise<readonly string[]> {
  const files = (await store.scanFiles.list({}, { limit: documents.length + 100 })).items;
  const faults =
    files.length === documents.length ? [] : [`${String(files.length)} files instead of ${String(documents.length)}`];
  for (const file of files) {
    if (file.state !== 'done' && file.state !== 'review')
      faults.push(`${file.name} is ${file.state} (${file.code ?? ''})`);
    const read = (await store.ledger.list({ subject: file.id }, { limit: 500 })).items;
    const times = read.filter(({ action }) => action === 'scan-file.read').length;
    if (times !== 1) faults.push(`${file.name} was recorded as read ${String(times)} times`);
    const pages = await store.readings.pages(file.id);
    if (pages.length !== file.pageCount) faults.push(`${file.name} has ${String(pages.length)} pages in the store`);
    if ((await store.readings.documents(file.id)).length === 0) faults.push(`${file.name} has no document`);
  }
  const { ok, broken } = await store.ledger.verify();
  if (!ok) faults.push(`the ledger is broken: ${JSON.stringify(broken)}`);
  return faults;
}

async function findFaultsInQueue({ connection }: OpenStore): Promise<readonly string[]> {
  const queue = await createQueue({ connection, log: SILENT });
  const counts = await queue.counts();
  const dead = await queue.listDead(10);
  await queue.stop(0);
  const left = counts.waiting + counts.active + counts.retrying + counts.dead;
  return left === 0 ? [] : [`jobs are left: ${JSON.stringify(counts)} ${JSON.stringify(dead)}`];
}

/** Each file has its three results, whole, and nothing else lies about. */
async function findFaultsInResults(
  store: OpenStore,
  installation: Installation,
  documents: readonly CrashDocument[],
): Promise<readonly string[]> {
  const folder = resultsOf(installation);
  const expected = documents.flatMap(({ name }) => ['pdf', 'txt', 'json'].map((kind) => `${name}.${kind}`));
  const present = fs.readdirSync(folder).filter((name) => !name.startsWith('.'));
  const faults = present.filter((name) => !expected.includes(name)).map((name) => `the results hold ${name}`);
  const files = (await store.scanFiles.list({}, { limit: documents.length + 100 })).items;
  for (const { id, name } of files) {
    const pdf = path.join(folder, `${name}.pdf`);
    const [read] = (await store.ledger.list({ subject: id }, { limit: 500 })).items.filter(
      ({ action }) => action === 'scan-file.read',
    );
    if (hashFile(pdf) !== read?.body['accessPdf']) faults.push(`${name}.pdf is not the file that was proved`);
    if (!isJson(path.join(folder, `${name}.json`))) faults.push(`${name}.json is missing or half`);
    if (!fs.existsSync(path.join(folder, `${name}.txt`))) faults.push(`${name}.txt is missing`);
  }
  const runs = path.join(installation.folder, 'work', 'runs');
  const left = fs.existsSync(runs) ? fs.readdirSync(runs) : [];
  return [...faults, ...left.map((name) => `the work folder holds ${name}`)];
}

function hashFile(file: string): string | undefined {
  return fs.existsSync(file) ? createHash('sha256').update(fs.readFileSync(file)).digest('hex') : undefined;
}

function isJson(file: string): boolean {
  try {
    JSON.parse(fs.readFileSync(file, 'utf8'));
    return true;
  } catch {
    return false;
  }
}
