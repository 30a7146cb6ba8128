import { createHash, randomBytes } from 'node:crypto';
import permissions from '../../../../mappings/paperless/permissions.json' with { type: 'json' };
import { createPaperlessHost, type PaperlessSettings } from '../../../../src/hosts/paperless/index.ts';
import { listFiles } from '../../folder-system.ts';
import type { HostSystem } from '../../host-system.ts';
import { createMemoryStore } from '../../memory-store.ts';
import { makeTempDir, removeTempDir } from '../../temp-dir.ts';
import { memoryObjectMap } from '../memory-api.ts';
import { hintOf, MALFORMED, REMOVING, SILENT } from '../open-fake-system.ts';
import { AdminApi, type Row } from './admin-api.ts';
import { createLiveDesk, createLiveRegistry, LIVE_ID, newObjects } from './live-people.ts';
import { CuttableWay } from './proxy.ts';
import { smallPdf } from './small-pdf.ts';

/** A live host, kept for tests: with nothing of ours in it, and a token of a superuser. */
export interface LiveHost {
  readonly url: string;
  readonly token: string;
}

/**
 * A part of a live host that nobody else sees: an account of its own, whose documents are its own. What is registered is
 * seen by all; everything that is made is taken away again when it is closed.
 */
export async function openLivePaperless({ url, token }: LiveHost): Promise<HostSystem> {
  const admin = new AdminApi(url, `Token ${token}`);
  const before = new Set((await newObjects(admin, new Set())).map(({ path, row }) => `${path}${String(row.id)}`));
  const account = await makeAccount(admin, url);
  const own = new AdminApi(url, `Token ${account.token}`);
  const seen = new Set((await own.list('documents/')).map(({ id }) => id));
  const way = new CuttableWay(url);
  await way.open();
  const folder = await makeTempDir();
  const objects = memoryObjectMap();
  const deliveries = createMemoryStore().hostDeliveries;
  const settings: PaperlessSettings = {
    ...{ id: LIVE_ID, url: way.url, token: account.token, delivery: 'content', publicUrl: 'http://127.0.0.1:9' },
    ...{ hookSecrets: ['secret-of-the-hooks'], ocrKeys: [], inboundFolder: folder, roles: { 'Văn thư': 'archivist' } },
    ...{ largestFileBytes: 64 * 1024 ** 2, concurrency: 4, minIntervalMs: 0, timeoutMs: 30_000 },
  };
  const documents = new Map<string, { readonly id: number; readonly text: string }>();
  const made: Made = { ids: [], users: [account.id], groups: [] };
  const isNew = (id: number): boolean => !seen.has(id) && !made.ids.includes(id);
  const idOf = (name: string): number => documents.get(name)?.id ?? 0;
  return {
    createHost: () =>
      createPaperlessHost(settings, { clock: { now: () => new Date() }, log: SILENT, objects, deliveries }),
    add: async (name, content) => {
      const file = name.replaceAll('/', '-');
      const id = await own.upload(file, smallPdf(content), name);
      documents.set(name, { id, text: (await admin.document(id)).content });
      made.ids.push(id);
    },
    change: () => Promise.reject(new Error('The first file of a document stays')),
    rename: async (from, to) => {
      await admin.call('PATCH', `documents/${String(idOf(from))}/`, { title: to });
      documents.set(to, documents.get(from) ?? { id: 0, text: '' });
      documents.delete(from);
    },
    remove: async (name) => {
      await admin.call('DELETE', `documents/${String(idOf(name))}/`);
    },
    settle: () => undefined,
    breakDown: () => way.cut(),
    repair: () => way.open(),
    originals: async () => {
      const there = (await own.list('documents/')) as unknown as Awaited<ReturnType<AdminApi['document']>>[]; // as: its rows
      return new Map(
        there.map(({ title, versions }) => [title, versions.find(({ is_root }) => is_root)?.checksum ?? '']),
      );
    },
    delivered: async (name) => {
      const { id, text } = documents.get(name) ?? { id: 0, text: '' };
      const content = await admin.document(id).then(
        (document) => document.content,
        () => text,
      );
      const isOurs = content !== text && content !== '';
      return new Map(isOurs ? [['text', createHash('sha256').update(content).digest('hex')]] : []);
    },
    desk: createLiveDesk({ api: admin, objects, idOf }),
    registry: createLiveRegistry(admin, before),
    caller: { hint: (ref) => hintOf(LIVE_ID, ref), malformed: MALFORMED },
    addAccount: async ({ name, secret, groups, administrator }) => {
      const ids: number[] = [];
      for (const group of groups) {
        const found = (await admin.list('groups/')).find((row) => row.name === group);
        const { id } = found ?? ((await admin.call('POST', 'groups/', { name: group, permissions: [] })) as Row);
        if (!found) made.groups.push(id);
        ids.push(id);
      }
      const body = { username: name, password: secret, groups: ids, is_superuser: administrator, user_permissions: [] };
      made.users.push(((await admin.call('POST', 'users/', body)) as Row).id);
    },
    leftovers: async () => (await listFiles(folder)).filter((path) => /^(staging|uploads)\//.test(path)),
    close: async () => {
      await way.cut();
      // What was uploaded belongs to nobody.
      made.ids.push(...(await own.list('documents/')).map(({ id }) => id).filter(isNew));
      await takeAway(admin, made, before);
      await removeTempDir(folder);
    },
  };
}

interface Made {
  readonly ids: number[];
  readonly users: number[];
  readonly groups: number[];
}

/** Its token comes by its password: the desk for tokens is throttled. */
async function makeAccount(admin: AdminApi, url: string): Promise<{ readonly id: number; readonly token: string }> {
  const [username, password] = [`vk-contract-${randomBytes(6).toString('hex')}`, randomBytes(24).toString('base64url')];
  const removing = REMOVING.map((model) => `delete_${model}`);
  const wanted = [...permissions.needed, ...permissions.people, ...removing];
  const body = { username, password, groups: [], is_active: true, is_superuser: false, user_permissions: wanted };
  const { id } = (await admin.call('POST', 'users/', body)) as Row;
  const self = new AdminApi(url, `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);
  return { id, token: (await self.call('POST', 'profile/generate_auth_token/')) as string };
}

async function takeAway(admin: AdminApi, { ids, users, groups }: Made, before: ReadonlySet<string>): Promise<void> {
  const trashed = new Set((await admin.list('trash/')).map(({ id }) => id));
  for (const id of ids)
    if (!trashed.has(id)) await admin.call('DELETE', `documents/${String(id)}/`).catch(() => undefined);
  if (ids.length > 0) await admin.call('POST', 'trash/', { action: 'empty', documents: ids });
  for (const { path, row } of await newObjects(admin, before)) await admin.call('DELETE', `${path}${String(row.id)}/`);
  for (const id of users) await admin.call('DELETE', `users/${String(id)}/`);
  for (const id of groups) await admin.call('DELETE', `groups/${String(id)}/`);
}
