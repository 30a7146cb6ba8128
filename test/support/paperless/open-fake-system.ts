import { setImmediate } from 'node:timers/promises';
import permissions from '../../../mappings/paperless/permissions.json' with { type: 'json' };
import { createPaperlessHost, type PaperlessSettings } from '../../../src/hosts/paperless/index.ts';
import { parseHostId } from '../../../src/hosts/registry.ts';
import type { RenditionKind } from '../../../src/ports/host.ts';
import { FakePaperless, type FakeOptions } from '../fake-paperless/index.ts';
import { rootOf, newestOf, sha256, type Document } from '../fake-paperless/state.ts';
import { listFiles } from '../folder-system.ts';
import type { HostCaller, HostSystem, SystemAccount } from '../host-system.ts';
import { createMemoryStore } from '../memory-store.ts';
import { makeTempDir, removeTempDir } from '../temp-dir.ts';
import { createDesk, createRegistry } from './fake-people.ts';
import { memoryObjectMap } from './memory-api.ts';

const ID = parseHostId('paperless-1');
const SECRET = 'secret-of-the-hooks';
export const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
export const REMOVING = ['tag', 'documenttype', 'correspondent', 'storagepath', 'customfield', 'savedview', 'workflow'];

interface FakeSystemOptions extends Pick<FakeOptions, 'version' | 'apiVersion'> {
  readonly delivery: PaperlessSettings['delivery'];
  readonly superuser: boolean;
}

/** The adapter on a fake host of its own, under a superuser or an account that has what the guide asks for, no more. */
export async function openFakePaperless({ delivery, superuser, ...release }: FakeSystemOptions): Promise<HostSystem> {
  const fake = await new FakePaperless({ tokenRate: 1000, ...release }).start();
  const folder = await makeTempDir();
  const objects = memoryObjectMap();
  const deliveries = createMemoryStore().hostDeliveries;
  const removing = REMOVING.map((model) => `delete_${model}`);
  const service = fake.addUser({
    ...{ username: 'luu-tru', superuser },
    permissions: [...permissions.needed, ...permissions.people, ...removing],
  });
  const settings: PaperlessSettings = {
    ...{ id: ID, url: fake.url, token: service.token, delivery, publicUrl: 'http://127.0.0.1:8484' },
    ...{
      hookSecrets: [SECRET, 'the one before'],
      ocrKeys: [],
      inboundFolder: folder,
      roles: { 'Văn thư': 'archivist' },
    },
    ...{ largestFileBytes: 1024 ** 2, concurrency: 4, minIntervalMs: 0, timeoutMs: 5000 },
  };
  const names = new Map<string, number>();
  const documentOf = (name: string): Document => fake.document(names.get(name) ?? 0);
  return {
    createHost: () =>
      createPaperlessHost(settings, {
        ...{ clock: { now: () => new Date() }, log: SILENT, objects, deliveries, random: () => 0 },
        wait: () => setImmediate(),
      }),
    add: async (name, content) => {
      names.set(name, (await fake.add(name, content, { title: name })).id);
    },
    change: () => Promise.reject(new Error('The first file of a document stays')),
    rename: (from, to) => {
      fake.admin.edit(documentOf(from).id, { title: to });
      names.set(to, documentOf(from).id);
      names.delete(from);
      return Promise.resolve();
    },
    remove: (name) => {
      fake.admin.trash(documentOf(name).id);
      return Promise.resolve();
    },
    settle: () => undefined,
    breakDown: () => fake.down(),
    repair: () => fake.up(),
    originals: () =>
      Promise.resolve(
        new Map(fake.state.present().map((document) => [document.title, sha256(rootOf(document).original)])),
      ),
    delivered: (name) => Promise.resolve(deliveredTo(documentOf(name), delivery)),
    desk: createDesk(fake, { objects, documentOf }),
    registry: createRegistry(fake),
    caller: { hint: (ref) => hintOf(ID, ref), malformed: MALFORMED },
    addAccount: (account) => {
      addAccount(fake, account);
      return Promise.resolve();
    },
    leftovers: async () => (await listFiles(folder)).filter((path) => /^(staging|uploads)\//.test(path)),
    close: async () => {
      await fake.stop();
      await removeTempDir(folder);
    },
  };
}

export const MALFORMED = ['', '{', '[]', '"9"', '{"event":"added"}', '{"document_id":"không"}', '{"document_id":"0"}'];

/** What the webhook that we register sends. */
export function hintOf(hostId: string, ref: string): ReturnType<HostCaller['hint']> {
  return {
    path: `/hooks/paperless/${hostId}`,
    ...{ params: {}, query: {}, headers: { authorization: `Bearer ${SECRET}`, 'content-type': 'application/json' } },
    body: JSON.stringify({ document_id: ref, event: 'added', rule: 'intake', schema: '1' }),
  };
}

/** What of ours the host shows; of a document in the trash it shows nothing. */
function deliveredTo(document: Document, delivery: PaperlessSettings['delivery']): ReadonlyMap<RenditionKind, string> {
  if (document.deletedAt !== null) return new Map();
  const newest = newestOf(document);
  if (delivery === 'version') return new Map(newest.label === 'Văn Khố' ? [['access-pdf', newest.checksum]] : []);
  const isOurs = newest.content !== '' && newest.content !== newest.original.toString('latin1');
  return new Map(isOurs ? [['text', sha256(Buffer.from(newest.content))]] : []);
}

function addAccount(fake: FakePaperless, { name, secret, groups, administrator, oneTimeCode }: SystemAccount): void {
  const ids = groups.map(
    (group) => [...fake.state.groups.values()].find((one) => one.name === group)?.id ?? fake.addGroup(group),
  );
  fake.addUser({ username: name, password: secret, groups: ids, superuser: administrator, oneTimeCode });
}
