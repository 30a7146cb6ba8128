import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import permissions from '../../mappings/paperless/permissions.json' with { type: 'json' };
import { completeCase } from '../../src/app/archive/disposal/complete-case.ts';
import { executeCase } from '../../src/app/archive/disposal/execute-case.ts';
import { addItems } from '../../src/app/archive/disposal/list-items.ts';
import { placeHold } from '../../src/app/archive/retention/hold-dossier.ts';
import type { PartialDate } from '../../src/domain/archive/partial-date.ts';
import { createPaperlessHost } from '../../src/hosts/paperless/index.ts';
import { documentRef } from '../../src/hosts/paperless/refs.ts';
import { parseHostId } from '../../src/hosts/registry.ts';
import { message } from '../../src/infra/messages/message.ts';
import { RecordError } from '../../src/ports/errors.ts';
import type { ScanFile, Store } from '../../src/ports/store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aPaper, DESTRUCTION, disposalDeps, openTestCase, toHandover } from '../../test/support/archive/disposal.ts';
import { aDocument, aDossier, dossierId, seedFonds } from '../../test/support/archive/dossiers.ts';
import { AdminApi, type Row } from '../../test/support/paperless/live/admin-api.ts';
import { makeLetters } from '../crash/paperless/letters.ts';
import { killService, runToEnd, startCommand, storeOf, type Installation } from '../crash/service.ts';

/**
 * One case of disposal from the list to the evidence on a live Paperless-ngx that may be thrown away:
 * `CONTRACT_PAPERLESS_URL=… CONTRACT_PAPERLESS_TOKEN=… node scripts/prove/live-disposal.ts`
 * (a token of a superuser; both are the administrator's, Vankho works under an account of its own with the rights of the
 * guide). What it makes stays in the host.
 */
const { CONTRACT_PAPERLESS_URL: url, CONTRACT_PAPERLESS_TOKEN: token } = process.env;
if (url === undefined || token === undefined) throw new Error('CONTRACT_PAPERLESS_URL and CONTRACT_PAPERLESS_TOKEN');

const HOST_ID = parseHostId('paperless-1');
const SAMPLES = path.join(import.meta.dirname, '../../samples');
/** Born digital, as are the others: the host's own OCR, half a minute a page, would hold up the proof. */
const SAMPLE = 'Thông báo tuyển sinh (bản điện tử).pdf';
const ROLES = ['plain', 'killed', 'linked', 'added', 'owned', 'held'] as const;
type Role = (typeof ROLES)[number];
/** One for each, and one for the version that a person adds. */
const LETTERS = makeLetters(ROLES.length + 1);

const admin = new AdminApi(url, `Token ${token}`);
const folder = await mkdtemp(path.join(os.tmpdir(), 'vankho-live-disposal-'));
const installation: Installation = { engine: 'pglite', folder, url: null };
const service = await makeAccount();
fs.writeFileSync(path.join(folder, 'token'), service.token, { mode: 0o600 });
const hosts = [{ id: HOST_ID, kind: 'paperless', url, publicUrl: 'http://127.0.0.1:8484', tokenFile: './token' }];
fs.writeFileSync(path.join(folder, 'vankho.config.json'), JSON.stringify({ inbox: { enabled: false }, hosts }));

const ids = await upload();
await runToEnd(installation, ['host', 'apply', HOST_ID]);
await runToEnd(installation, ['start', '--once']);
const files = await withStore(readFiles);
const caseId = await withStore(arrange);
await admin.call('POST', `documents/${String(ids.added)}/update_version/`, pdfForm());
await untilQuiet();
await refusedWithoutRight();
await killedAndResumed();
await endOfCase();
await rm(folder, { recursive: true, force: true });
say('all held');

function say(text: string): void {
  process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
}

function demand(found: unknown, wanted: unknown, what: string): void {
  const [has, should] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (has !== should) throw new Error(`${what}: ${has}, not ${should}; see ${folder}`);
  say(`held: ${what}: ${has.slice(0, 160)}`);
}

async function makeAccount(): Promise<{ readonly token: string; readonly group: number }> {
  const [username, password] = [`vankho-${randomBytes(4).toString('hex')}`, randomBytes(18).toString('base64url')];
  const rights = [...permissions.needed, ...permissions.history];
  const group = ((await admin.call('POST', 'groups/', { name: username, permissions: rights })) as Row).id;
  const body = { username, password, groups: [group], is_active: true, is_superuser: false, user_permissions: [] };
  await admin.call('POST', 'users/', body);
  const self = new AdminApi(url ?? '', `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);
  return { group, token: (await self.call('POST', 'profile/generate_auth_token/')) as string };
}

/** As a scanner's folder brings them in: nobody owns them. */
async function upload(): Promise<Readonly<Record<Role, number>>> {
  const made: Partial<Record<Role, number>> = {};
  for (const role of ROLES) {
    const id = await admin.upload(`${role}.pdf`, contentOf(role), role);
    await admin.call('PATCH', `documents/${String(id)}/`, { owner: null });
    made[role] = id;
  }
  say(`uploaded ${JSON.stringify(made)}`);
  return made as Record<Role, number>; // all of them
}

function contentOf(role: Role): Buffer {
  if (role === 'linked') return fs.readFileSync(path.join(SAMPLES, SAMPLE));
  const letter = LETTERS[ROLES.indexOf(role)];
  if (letter === undefined) throw new Error('No letter');
  return letter.bytes;
}

function pdfForm(): FormData {
  const form = new FormData();
  const content = new Uint8Array(LETTERS.at(-1)?.bytes ?? []);
  form.append('document', new Blob([content], { type: 'application/pdf' }), 'bản mới.pdf');
  return form;
}

async function untilQuiet(): Promise<void> {
  for (let look = 0; look < 300; look += 1) {
    const answer = await admin.call('GET', 'tasks/?task_type=consume_file&page_size=100');
    const { results: tasks } = answer as { readonly results: readonly { readonly status: string }[] }; // as: its rows
    if (!tasks.some(({ status }) => ['pending', 'started'].includes(status))) return;
    await delay(1000);
  }
  throw new Error('The host does not come to rest');
}

async function withStore<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(storeOf(installation));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function readFiles(store: Store): Promise<Readonly<Record<Role, ScanFile>>> {
  const found = await Promise.all(
    ROLES.map(async (role) => {
      const file = await store.scanFiles.findByRef(HOST_ID, documentRef(ids[role]));
      if (file === undefined || !['done', 'review'].includes(file.state))
        throw new Error(`${role} was not read: ${file?.state ?? 'unknown'} ${file?.code ?? ''}; see ${folder}`);
      return [role, file] as const;
    }),
  );
  return Object.fromEntries(found) as Record<Role, ScanFile>; // all of them
}

/** Dossier 1 is listed, 2 lives and shares a file with it, 3 is listed and held later. */
async function arrange(store: Store): Promise<string> {
  await seedFonds(store);
  const years = { startDate: '2005' as PartialDate, endDate: '2006' as PartialDate };
  const due = [1, 2, 3].map((number) =>
    aDossier(number, { description: { ...aDossier(number).description, ...years } }),
  );
  await store.dossiers.insert(due);
  let ordinal = 0;
  for (const role of ROLES) {
    const documents = await store.readings.documents(files[role].id);
    for (const { id: scanDocumentId } of documents) {
      ordinal += 1;
      const dossier = role === 'held' ? 3 : 1;
      await store.dossiers.insertDocuments([{ ...aDocument(dossier, ordinal), scanDocumentId }]);
      if (role === 'linked') await store.dossiers.insertDocuments([{ ...aDocument(2, ordinal), scanDocumentId }]);
    }
  }
  const deps = disposalDeps(store);
  const { id } = await openTestCase(deps);
  const items = [1, 3].map((number) => ({
    ...({ kind: 'dossier', reason: 'expired' } as const),
    dossierId: dossierId(number),
  }));
  await addItems(deps, { caseId: id, actor: 'an', items });
  const { state } = await toHandover(deps, id);
  demand(state, 'handed-over', 'list, council, minutes, opinion, decision, handover');
  return id;
}

async function hold(store: Store): Promise<void> {
  await placeHold(disposalDeps(store), { dossierId: dossierId(3), reason: 'Tòa án yêu cầu giữ', actor: 'an' });
}

async function execute(store: Store) {
  const settings = {
    ...{
      id: HOST_ID,
      url: url ?? '',
      token: service.token,
      delivery: 'version' as const,
      hookSecrets: [],
      ocrKeys: [],
    },
    ...{ publicUrl: 'http://127.0.0.1:8484', inboundFolder: path.join(folder, 'inbound'), roles: {} },
    ...{ largestFileBytes: 64 * 1024 ** 2, concurrency: 4, minIntervalMs: 0, timeoutMs: 60_000 },
  };
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const { hostObjects: objects, hostDeliveries: deliveries } = store;
  const host = createPaperlessHost(settings, { clock: { now: () => new Date() }, log: silent, objects, deliveries });
  try {
    return await executeCase(disposalDeps(store, new Map([[HOST_ID, host]])), { caseId, actor: 'an' });
  } finally {
    await host.dispose();
  }
}

async function trashed(): Promise<readonly number[]> {
  const rows = (await admin.list('trash/')) as readonly (Row & { root_document: number | null })[]; // as: its rows
  return rows.flatMap(({ id, root_document }) => root_document ?? id).filter((id) => Object.values(ids).includes(id));
}

async function isThere(role: Role): Promise<boolean> {
  return admin.document(ids[role]).then(
    () => true,
    () => false,
  );
}

async function refusedWithoutRight(): Promise<void> {
  const refused = await withStore((store) => execute(store).catch((error: unknown) => error));
  if (!(refused instanceof RecordError)) throw new Error(`Not refused: ${String(refused)}`);
  const [fault] = refused.faults;
  say(message(`validation.${fault?.keyword ?? ''}`, fault?.details ?? {}));
  demand(fault?.keyword, 'disposal-rights-missing', 'without delete_document nothing begins');
  const begun = await withStore(async (store) => (await store.disposals.find(caseId))?.begunAt ?? null);
  demand([begun, await trashed()], [null, []], 'nothing was touched');
}

async function killedAndResumed(): Promise<void> {
  const rights = [...permissions.needed, ...permissions.history, ...permissions.disposal];
  await admin.call('PATCH', `groups/${String(service.group)}/`, { permissions: rights });
  await admin.call('PATCH', `documents/${String(ids.owned)}/`, {
    owner: (await admin.list('users/')).find(({ username }) => username === 'admin')?.id ?? 1,
    set_permissions: {
      view: { users: [], groups: [service.group] },
      change: { users: [], groups: [service.group] },
    },
  });
  const process_ = startCommand(installation, ['disposal', 'execute', caseId]);
  while ((await trashed()).length === 0 && (await isThere('plain')) && process_.exitCode === null) await delay(20);
  await killService([process_]);
  const cut = await withStore((store) => store.disposals.fileCounts(caseId));
  say(`killed with ${JSON.stringify(cut)}`);
  await withStore(hold);
  const { files: counts, troubled } = await withStore((store) => execute(store));
  demand(
    troubled.map(({ code }) => code),
    ['owned'],
    'what belongs to somebody waits',
  );
  demand([counts.erased, counts.kept], [2, 3], 'goes on where it was killed: erased, kept');
  await admin.call('PATCH', `documents/${String(ids.owned)}/`, { owner: null });
  const { open } = await withStore((store) => execute(store));
  demand(open, 0, 'nothing is left open');
}

async function endOfCase(): Promise<void> {
  const paper = aPaper({ date: '2026-12-09' });
  const done = await withStore((store) =>
    completeCase(disposalDeps(store), { caseId, actor: 'an', destruction: DESTRUCTION, paper }),
  );
  demand(done.state, 'partly-kept', 'closed with minutes and evidence');
  const there = await Promise.all(ROLES.map(async (role) => ((await isThere(role)) ? role : [])));
  demand(there.flat(), ['linked', 'added', 'held'], 'what stays in the host');
  demand(await trashed(), [], 'nothing of it lies in the trash');
  const rows = await withStore((store) =>
    Promise.all(ROLES.map((role) => store.disposals.file(caseId, files[role].id))),
  );
  demand(
    rows.map((row) => [row?.state, row?.code]),
    [
      ...[
        ['erased', null],
        ['erased', null],
      ],
      ...[
        ['kept', 'linked'],
        ['kept', 'content-changed'],
        ['erased', null],
        ['kept', 'item-kept'],
      ],
    ],
    'why each went or stayed',
  );
  const original = LETTERS[0]?.sha256;
  const witness = rows[0]?.witness;
  demand(witness?.sha256, original, 'the checksum of what went is kept');
  demand(
    [typeof witness?.metadata, Array.isArray(witness?.history)],
    ['object', true],
    'metadata and history are kept',
  );
}
