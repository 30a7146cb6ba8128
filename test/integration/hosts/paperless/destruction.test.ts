import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import fc from 'fast-check';
import permissions from '../../../../mappings/paperless/permissions.json' with { type: 'json' };
import { createPaperlessHost } from '../../../../src/hosts/paperless/index.ts';
import { documentRef } from '../../../../src/hosts/paperless/refs.ts';
import { parseHostId } from '../../../../src/hosts/registry.ts';
import type { DocumentRef, Host } from '../../../../src/ports/host.ts';
import type { HostDisposal, HostWitness } from '../../../../src/ports/host-disposal.ts';
import { FakePaperless } from '../../../support/fake-paperless/index.ts';
import { createMemoryStore } from '../../../support/memory-store.ts';
import { memoryObjectMap } from '../../../support/paperless/memory-api.ts';
import { SILENT } from '../../../support/paperless/open-fake-system.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

describe('hosts/paperless: destruction beside people at work', function () {
  this.timeout(60_000);
  let fake: FakePaperless;
  let folder: string;
  let host: Host;

  beforeEach(async () => {
    fake = await new FakePaperless().start();
    folder = await makeTempDir();
    host = hostOf([...permissions.needed, ...permissions.disposal]);
  });
  afterEach(async () => {
    await host.dispose();
    await fake.stop();
    await removeTempDir(folder);
  });

  function hostOf(rights: readonly string[]): Host {
    const { token } = fake.addUser({ username: `vankho-${String(fake.state.users.size)}`, permissions: [...rights] });
    return createPaperlessHost(
      {
        ...{ id: parseHostId('paperless-1'), url: fake.url, token, delivery: 'version' },
        ...{ publicUrl: 'http://127.0.0.1:8484', hookSecrets: [], ocrKeys: [], inboundFolder: folder, roles: {} },
        ...{ largestFileBytes: 1024 ** 2, concurrency: 4, minIntervalMs: 0, timeoutMs: 5000 },
      },
      {
        ...{ clock: { now: () => new Date() }, log: SILENT, objects: memoryObjectMap(), random: () => 0 },
        ...{ deliveries: createMemoryStore().hostDeliveries, wait: () => setImmediate() },
      },
    );
  }
  const disposal = (of: Host = host): HostDisposal => {
    if (!of.disposal) throw new Error('No disposal');
    return of.disposal;
  };
  async function listed(): Promise<{ id: number; ref: DocumentRef; seen: HostWitness }> {
    const { id } = await fake.add('a.pdf', Buffer.from(`%PDF-1.4 ${String(fake.state.documents.size)}`));
    const ref = documentRef(id);
    const seen = await disposal().witness(ref);
    if (!seen) throw new Error('Not there');
    return { id, ref, seen };
  }
  const addVersion = async (id: number) => {
    fake.admin.uploadVersion(id, { name: 'b.pdf', content: Buffer.from('%PDF-1.4 of a person') });
    await fake.idle();
  };
  const versionsOf = (id: number) => fake.document(id).versions.length;

  it('says which right is missing, and touches nothing without it', async () => {
    const poor = hostOf(permissions.needed);
    const { id, ref, seen } = await listed();

    expect(await disposal(poor).missingRights()).to.deep.equal(['delete_document']);
    expect(await disposal().missingRights()).to.deep.equal([]);
    expect(
      await disposal(poor)
        .trash(ref, seen)
        .catch((error: unknown) => error),
    ).to.include({ code: 'forbidden' });
    expect(fake.document(id).deletedAt).to.equal(null);
    await poor.dispose();
  });

  it('leaves what belongs to somebody, and says so', async () => {
    const { id, ref } = await listed();
    fake.admin.edit(id, {
      owner: fake.admin.user.id,
      set_permissions: {
        view: { users: [...fake.state.users.keys()], groups: [] },
        change: { users: [...fake.state.users.keys()], groups: [] },
      },
    });
    const seen = await disposal().witness(ref);

    expect(seen && (await disposal().trash(ref, seen))).to.equal('owned');
    expect(fake.document(id).deletedAt).to.equal(null);
  });

  it('brings back what a person laid a version on just before the host was told to trash it', async () => {
    const { id, ref, seen } = await listed();
    fake.faults.add({ on: /^DELETE \/api\/documents/, kind: 'meanwhile', act: () => addVersion(id) });

    expect(await disposal().trash(ref, seen)).to.equal('other');

    expect([fake.document(id).deletedAt, versionsOf(id)]).to.deep.equal([null, 2]);
    expect(await disposal().where(ref)).to.equal('present');
  });

  it('asks for a new witness where somebody saved the document meanwhile, and has it then', async () => {
    const { id, ref, seen } = await listed();
    fake.faults.add({
      on: /^DELETE \/api\/documents/,
      kind: 'meanwhile',
      act: () => {
        fake.admin.note(id, 'Đừng hủy');
      },
    });

    expect(await disposal().trash(ref, seen)).to.equal('touched');
    expect(fake.document(id).deletedAt).to.equal(null);
    const again = await disposal().witness(ref);
    expect(JSON.stringify(again?.metadata)).to.include('Đừng hủy');
    expect(again && (await disposal().trash(ref, again))).to.equal('trashed');
  });

  it('waits while a file is taken in that may be a version of it', async () => {
    const { id, ref, seen } = await listed();
    fake.queue.workers = 0;
    fake.admin.uploadVersion(id, { name: 'b.pdf', content: Buffer.from('%PDF-1.4 of a person') });

    expect(await disposal().trash(ref, seen)).to.equal('busy');
    fake.queue.workers = 1;
    fake.queue.add(() => Promise.resolve());
    await fake.idle();
    expect(await disposal().trash(ref, seen)).to.equal('other');
    expect([fake.document(id).deletedAt, versionsOf(id)]).to.deep.equal([null, 2]);
  });

  it('erases nothing that a person restored, changed and trashed again', async () => {
    const { id, ref, seen } = await listed();
    expect(await disposal().trash(ref, seen)).to.equal('trashed');
    fake.admin.restore(id);
    await addVersion(id);
    fake.admin.trash(id);

    expect(await disposal().erase(ref, seen)).to.equal('touched');
    expect(await disposal().where(ref)).to.equal('trashed');
    expect(versionsOf(id)).to.equal(2);
  });

  it('never erases a file that was not witnessed, whoever works beside it', async () => {
    const REQUESTS = [
      'GET /api/documents',
      'DELETE /api/documents',
      'GET /api/trash',
      'POST /api/trash',
      'GET /api/tasks',
    ];
    const acts = fc.constantFrom('version', 'note', 'trash', 'restore');
    const meeting = fc.record({ on: fc.constantFrom(...REQUESTS), skip: fc.nat(4), act: acts });
    await fc.assert(
      fc.asyncProperty(fc.array(meeting, { maxLength: 4 }), async (meetings) => {
        const { id, ref, seen: first } = await listed();
        let theirs = 0;
        const work = async (act: string) => {
          const there = fake.state.documents.get(id);
          if (!there) return;
          if (act === 'version' && there.deletedAt === null) {
            await addVersion(id);
            theirs += 1;
          } else if (act === 'note' && there.deletedAt === null) fake.admin.note(id, 'Ghi chú');
          else if (act === 'trash' && there.deletedAt === null) fake.admin.trash(id);
          else if (act === 'restore' && there.deletedAt !== null) fake.admin.restore(id);
        };
        for (const { on, skip, act } of meetings) {
          let left = skip;
          fake.faults.add({
            ...{ on: new RegExp(`^${on}`), kind: 'meanwhile', times: skip + 1 },
            act: async () => {
              left -= 1;
              if (left < 0) await work(act);
            },
          });
        }
        let seen = first;
        for (let tries = 0; tries < 4; tries += 1) {
          const outcome = await disposal()
            .trash(ref, seen)
            .catch(() => 'failed');
          if (outcome === 'trashed')
            await disposal()
              .erase(ref, seen)
              .catch(() => 'failed');
          if (outcome !== 'touched') break;
          const again = await disposal().witness(ref);
          // What was approved is the content: a case keeps what holds another one.
          if (again?.sha256 !== first.sha256) break;
          seen = again;
        }
        fake.faults.clear();
        const isThere = fake.state.documents.has(id);
        expect(isThere || theirs === 0).to.equal(true);
      }),
      {
        numRuns: 80,
        examples: [
          [
            [
              { on: 'GET /api/documents', skip: 0, act: 'note' },
              { on: 'GET /api/documents', skip: 1, act: 'version' },
            ],
          ],
          [
            [
              { on: 'GET /api/documents', skip: 0, act: 'note' },
              { on: 'GET /api/documents', skip: 3, act: 'trash' },
            ],
          ],
        ],
      },
    );
  });
});
