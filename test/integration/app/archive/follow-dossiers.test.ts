import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { retentionForHost } from '../../../../src/app/archive/retention/retention-for-host.ts';
import { sweepHost } from '../../../../src/app/sweep-host.ts';
import { DEFAULT_DUE_SETTINGS } from '../../../../src/domain/retention/due-date.ts';
import { createPaperlessHost } from '../../../../src/hosts/paperless/index.ts';
import { parseHostId } from '../../../../src/hosts/registry.ts';
import type { DocumentRef, Host, HostId } from '../../../../src/ports/host.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { aDocument, aDossier, dossierId, FONDS_ID, seedFonds } from '../../../support/archive/dossiers.ts';
import { createFakeApp, type FakeApp } from '../../../support/fake-app.ts';
import { FakePaperless } from '../../../support/fake-paperless/index.ts';
import { bundledSchema } from '../../../support/paperless/schema-bench.ts';
import { paperlessSettings } from '../../../support/paperless/settings.ts';
import { aScanFile, aValue, anId } from '../../../support/store/builders.ts';
import { pglite } from '../../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';
import { workJobs } from '../../../support/work-jobs.ts';

const ID = parseHostId('paperless-1');
const CODE = '28. Mã hồ sơ';

describe('app/host/follow-dossiers', function () {
  this.timeout(60_000);
  let store: OpenStore;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    await seedFonds(store);
    await store.dossiers.insert([aDossier(1), aDossier(2)]);
  });
  const taken = (hostId: HostId = ID, limit = 1000) =>
    store.transaction(async () => [...(await store.hostDocuments.takeBehind(hostId, limit))].sort());

  describe('which files are behind', () => {
    beforeEach(async () => {
      for (const number of [1, 2])
        await store.scanFiles.insert(aScanFile(number, { hostId: ID, ref: String(number) as DocumentRef }));
      await store.dossiers.insertDocuments(
        [1, 2].map((number) => ({ ...aDocument(number, 1), scanDocumentId: `${anId(number)}-1` })),
      );
      await taken();
    });
    const update = async (changes: Parameters<OpenStore['dossiers']['update']>[2]) => {
      const { revision = 1 } = (await store.dossiers.find(dossierId(1))) ?? {};
      await store.dossiers.update(dossierId(1), revision, changes);
    };
    const hold = { id: 'h', dossierId: dossierId(1), reason: 'Thanh tra', placedBy: 'an', placedAt: new Date(0) };
    const open = { releasedBy: null, releasedAt: null, releaseReason: null };

    const CHANGES: Readonly<Record<string, () => Promise<unknown>>> = {
      'its description': () => update({ description: { ...aDossier(1).description, title: 'Tên khác' } }),
      'its period': () =>
        update({ description: { ...aDossier(1).description, retention: { kind: 'years', years: 20 } } }),
      'its state': () => store.dossiers.setState([dossierId(1)], 'checked'),
      'its code': () => update({ code: '2016.01.01' }),
      'a hold': () => store.retention.placeHold({ ...hold, ...open }),
      'the facts of its retention': () =>
        store.retention.saveFacts({ dossierId: dossierId(1), eventOn: null, carriedOver: true, revision: 0 } as never),
      'a document taken out': () => store.dossiers.removeDocuments([aDocument(1, 1).id]),
    };
    for (const [name, change] of Object.entries(CHANGES))
      it(`those of a dossier after ${name}, once`, async () => {
        await change();

        expect(await taken('another' as HostId)).to.deep.equal([]);
        expect(await taken()).to.deep.equal([anId(1)]);
        expect(await taken()).to.deep.equal([]);
      });

    it('those of a dossier whose hold was released', async () => {
      await store.retention.placeHold({ ...hold, ...open });
      await taken();
      await store.retention.releaseHold('h', { releasedBy: 'an', releasedAt: new Date(1), releaseReason: 'Xong' });
      expect(await taken()).to.deep.equal([anId(1)]);
    });

    it('all of a fonds that closes, and none for what hosts do not show', async () => {
      const fonds = await store.fonds.find(FONDS_ID);
      await store.dossiers.place([
        { id: dossierId(1), position: 2 },
        { id: dossierId(2), position: 1 },
      ]);
      expect(await taken()).to.deep.equal([]);
      await store.fonds.update(FONDS_ID, fonds?.revision ?? 1, { end: '2020' as never });
      expect(await taken()).to.deep.equal([anId(1), anId(2)]);
    });

    it('none of a change that was rolled back', async () => {
      await store
        .transaction(async () => {
          await CHANGES['its state']?.();
          throw new Error('back');
        })
        .catch(() => undefined);
      expect(await taken()).to.deep.equal([]);
    });

    it('some at a time, those that are behind longest first, until none is left', async () => {
      await store.scanFiles.insert(aScanFile(3, { hostId: ID, ref: '3' as DocumentRef }));
      await store.dossiers.insertDocuments([{ ...aDocument(2, 2), scanDocumentId: `${anId(3)}-1` }]);
      await CHANGES['its state']?.();

      expect([await taken(ID, 1), await taken(ID, 1), await taken(ID, 1)]).to.deep.equal([[anId(3)], [anId(1)], []]);
    });
  });

  describe('in a host', () => {
    let fake: FakePaperless;
    let app: FakeApp;
    let host: Host;
    let folder: string;

    beforeEach(async () => {
      folder = await makeTempDir();
      fake = await new FakePaperless({ bulkTouchesModified: true }).start();
      const base = createFakeApp({ fields: true });
      const { clock, log } = base.deps;
      const { token } = fake.addUser({ username: 'luu-tru', superuser: true });
      const settings = paperlessSettings({
        ...{ url: fake.url, token, publicUrl: 'http://127.0.0.1:9', inboundFolder: join(folder, 'inbound') },
      });
      host = createPaperlessHost(
        { ...settings, delivery: 'fields' },
        {
          ...{ clock, log, objects: store.hostObjects, deliveries: store.hostDeliveries },
          ...{ random: () => 0, wait: () => setImmediate() },
        },
      );
      const retentionOf = (id: string) => retentionForHost({ store }, DEFAULT_DUE_SETTINGS, id);
      app = { ...base, deps: { ...base.deps, store, hosts: new Map([[ID, host]]), retentionOf } };
      app.time.now = new Date();
      app.reader.fields = { number: aValue('12'), documentType: aValue('Quyết định'), subject: aValue('Chi tiền') };
      await host.schema?.applySchema(bundledSchema());
    });
    afterEach(async () => {
      await fake.stop();
      await host.dispose();
      await app.close();
      await removeTempDir(folder);
    });

    async function sweep(): Promise<number> {
      app.time.now = new Date(app.time.now.getTime() + 60_000);
      await sweepHost(app.deps, ID);
      const syncs = app.sent.filter(({ payload }) => 'part' in payload && payload.part === 'sync').length;
      while (app.sent.length > 0 || fake.queue.busy) {
        await workJobs(app);
        await setTimeout(1);
      }
      return syncs;
    }

    it('what a document shows follows its dossier, without a word from the host, and a person keeps theirs', async () => {
      const { id } = await fake.add('a.pdf', Buffer.from('%PDF-1.4 a'));
      await sweep();
      const file = await store.scanFiles.findByRef(ID, String(id) as DocumentRef);
      const [row] = await store.readings.documents(file?.id ?? '');
      await store.dossiers.insertDocuments([{ ...aDocument(1, 1), scanDocumentId: row?.id ?? '' }]);
      const rename = async (code: string) => {
        const { revision = 1 } = (await store.dossiers.find(dossierId(1))) ?? {};
        await store.dossiers.update(dossierId(1), revision, { code });
      };

      await rename('2016.01.01');
      await sweep();
      expect(fake.clerk.fieldOf(id, CODE)).to.equal('2016.01.01');
      await rename('2016.01.02');
      await sweep();
      expect(fake.clerk.fieldOf(id, CODE)).to.equal('2016.01.02');
      await sweep();
      expect(await sweep()).to.equal(0);

      fake.clerk.setField(id, CODE, 'mã của người dùng');
      await rename('2016.01.03');
      await sweep();
      expect(fake.clerk.fieldOf(id, CODE)).to.equal('mã của người dùng');
    });

    it('a change of many goes out some a sweep', async () => {
      await sweep();
      for (let number = 1; number <= 450; number += 1)
        await store.scanFiles.insert(aScanFile(number, { hostId: ID, ref: String(1000 + number) as DocumentRef }));
      const documents = Array.from({ length: 450 }, (_, index) => ({
        ...{ ...aDocument(1, index + 1), scanDocumentId: `${anId(index + 1)}-1` },
      }));
      await store.dossiers.insertDocuments(documents);

      const sent: number[] = [];
      for (let round = 0; round < 4; round += 1) {
        await sweepHost(app.deps, ID);
        sent.push(app.sent.length);
        app.sent.length = 0;
      }
      expect(sent).to.deep.equal([200, 200, 50, 0]);
    });
  });
});
