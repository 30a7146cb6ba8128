import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import permissions from '../../mappings/paperless/permissions.json' with { type: 'json' };
import { FakePaperless } from '../../test/support/fake-paperless/index.ts';
import { noGrants, rootOf, type Document } from '../../test/support/fake-paperless/state.ts';
import {
  DONE_TAGS,
  LATE_EVERY,
  OWN_FIELD,
  OWN_LATE_VALUE,
  OWN_NOTE,
  OWN_TAG,
  OWN_VALUE,
} from './paperless/host-report.ts';
import type { Envelope, HostPlan, HostReport, ReportedDocument } from './paperless/host-report.ts';

/*
 * The fake host as a process of its own, which `paperless.ts` starts and speaks to over the channel of `fork`. It is
 * told by its argument what weather the webhooks have, and where its remote OCR engine is.
 */
const plan = JSON.parse(process.argv[2] ?? '') as HostPlan; // written by `host-process.ts`
/** So long after the return of the host its first rush is measured. */
const RETURN_MS = 60_000;

const { drop, duplicate, longestDelayMs, remoteOcr } = plan;
const fake = await new FakePaperless({ workers: 8, pace: 1, tokenRate: 1000, webhooksFirst: true, remoteOcr }).start();
const service = fake.addUser({ username: 'luu-tru', permissions: [...permissions.needed, ...permissions.people] });
const hooks = { dropped: 0, duplicated: 0 };
const peaks = { up: 0, down: 0, afterReturn: 0 };
let knocks = 0;
let door: Server | undefined;
let returnedAt: number | undefined;

fake.hooks.weather.drop = () => {
  const isDropped = Math.random() < drop;
  if (isDropped) hooks.dropped += 1;
  return isDropped;
};
fake.hooks.weather.copies = () => {
  const isDouble = Math.random() < duplicate;
  if (isDouble) hooks.duplicated += 1;
  return isDouble ? 2 : 1;
};
Object.defineProperty(fake.hooks.weather, 'delayMs', { get: () => Math.random() * longestDelayMs });

let seen = 0;
setInterval(() => {
  const now = fake.counters.requests + knocks;
  const phase = door ? 'down' : isJustBack() ? 'afterReturn' : 'up';
  peaks[phase] = Math.max(peaks[phase], now - seen);
  seen = now;
}, 1000).unref();

function isJustBack(): boolean {
  return returnedAt !== undefined && performance.now() - returnedAt < RETURN_MS;
}

/** Something still listens at the address, as a proxy in front of a host does, so that every try is counted. */
async function goDown(): Promise<void> {
  const port = Number(new URL(fake.url).port);
  await fake.down();
  const server = createServer((socket) => {
    knocks += 1;
    socket.on('error', () => undefined).resetAndDestroy();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  door = server;
}

async function comeBack(): Promise<void> {
  const server = door;
  if (!server) return;
  await new Promise((resolve) => server.close(resolve));
  await fake.up();
  door = undefined;
  returnedAt = performance.now();
}

let own: readonly [number, number] | undefined;

/** As a scan folder with rules of its own does: each document comes with a field and a tag that are not ours. */
function upload(folder: string): void {
  own ??= makeOwn();
  const [field, tag] = own;
  for (const name of readdirSync(folder)) {
    const fields = new Map([[field, OWN_VALUE]]);
    fake.upload(name, readFileSync(path.join(folder, name)), { fields, tags: [tag] });
  }
}

/** A note on each document as soon as it is there, another value of their own on some that we are through with. */
function peopleWork(): void {
  const field = [...fake.state.fields.values()].find(({ name }) => name === OWN_FIELD)?.id ?? 0;
  for (const { id, fields, notes } of fake.state.present()) {
    if (!notes.some(({ note }) => note === OWN_NOTE)) fake.clerk.note(id, OWN_NOTE);
    const isEarly = fields.some((instance) => instance.field === field && instance.value === OWN_VALUE);
    const isDone = fake.admin.tagsOf(id).some((tag) => DONE_TAGS.has(tag));
    if (isEarly && isDone && id % LATE_EVERY === 0) fake.clerk.setField(id, OWN_FIELD, OWN_LATE_VALUE);
  }
}

function makeOwn(): readonly [number, number] {
  const [field, tag] = [fake.state.nextId('field'), fake.state.nextId('tag')];
  fake.state.fields.set(field, { id: field, name: OWN_FIELD, data_type: 'string', extra_data: null });
  const plain = { match: '', matching_algorithm: 0, is_insensitive: true, color: '#000000', is_inbox_tag: false };
  const owned = { owner: null, grants: noGrants(), parent: null, path: '' };
  fake.state.namedOf('tag').set(tag, { id: tag, kind: 'tag', name: OWN_TAG, ...plain, ...owned });
  return [field, tag];
}

function report(): HostReport {
  const tried = fake.hooks.sent.filter(({ tries }) => tries.length > 0);
  const lost = tried.filter(({ tries }) => tries.every((status) => status < 200 || status >= 300)).length;
  return {
    documents: fake.state.present().map(describe),
    busy: fake.queue.busy,
    hooks: { ...hooks, sent: fake.hooks.sent.length, lost },
    requests: fake.counters.requests,
    peaks,
    knocks,
  };
}

function describe(document: Document): ReportedDocument {
  const { id, title, created, fields, notes } = document;
  const nameOf = (field: number) => fake.state.fields.get(field)?.name ?? '';
  return {
    ...{ id, title, created },
    sha256: rootOf(document).checksum,
    fields: Object.fromEntries(fields.map(({ field, value }) => [nameOf(field), value])),
    tags: fake.admin.tagsOf(id),
    notes: notes.map(({ note }) => note),
    writes: fake.counters.writesOf(id, service.username).map(({ kind }) => kind),
  };
}

async function carryOut({ command, given }: Envelope): Promise<unknown> {
  if (command === 'upload') upload(String(given['folder']));
  if (command === 'peopleWork') peopleWork();
  if (command === 'down') await goDown();
  if (command === 'up') await comeBack();
  return command === 'report' ? report() : undefined;
}

process.on('message', (envelope: Envelope) => {
  void carryOut(envelope)
    .then((result) => process.send?.({ id: envelope.id, result }))
    .catch((error: unknown) => process.send?.({ id: envelope.id, error: String(error) }));
});
process.once('disconnect', () => {
  process.exit();
});
process.send?.({ id: 0, result: { url: fake.url, token: service.token } });
