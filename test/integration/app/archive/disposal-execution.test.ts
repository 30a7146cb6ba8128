import { expect } from 'chai';
import { completeCase } from '../../../../src/app/archive/disposal/complete-case.ts';
import { executeCase, settleByHand } from '../../../../src/app/archive/disposal/execute-case.ts';
import { addItems } from '../../../../src/app/archive/disposal/list-items.ts';
import { checkList } from '../../../../src/app/archive/disposal/show-case.ts';
import { placeHold } from '../../../../src/app/archive/retention/hold-dossier.ts';
import { HostError } from '../../../../src/ports/errors.ts';
import type { Host, HostId } from '../../../../src/ports/host.ts';
import type { DocumentRef } from '../../../../src/ports/host-id.ts';
import type { HostDisposal } from '../../../../src/ports/host-disposal.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { aDocument, aDossier, dossierId, seedFonds } from '../../../support/archive/dossiers.ts';
import { aPaper, DESTRUCTION, disposalDeps, openTestCase, toHandover } from '../../../support/archive/disposal.ts';
import { aFileOfHost } from '../../../support/archive/disposal-files.ts';
import { openFolderSystem } from '../../../support/folder-system.ts';
import type { HostSystem } from '../../../support/host-system.ts';
import { openFakePaperless } from '../../../support/paperless/open-fake-system.ts';
import { rejection } from '../../../support/rejection.ts';
import { pglite } from '../../../support/store/engines.ts';
import { anId } from '../../../support/store/builders.ts';

const SYSTEMS = {
  folder: openFolderSystem,
  paperless: () => openFakePaperless({ delivery: 'content', superuser: true }),
} as const;

for (const [name, openSystem] of Object.entries(SYSTEMS))
  describe(`app/archive/disposal: what ${name} holds`, function () {
    this.timeout(60_000);
    let store: OpenStore;
    let system: HostSystem;
    let host: Host;
    let caseId: string;

    beforeEach(async () => {
      store = await pglite.sharedStore();
      system = await openSystem();
      host = system.createHost();
      await seedFonds(store);
      await store.dossiers.insert([aDossier(1), aDossier(2)]);
    });
    afterEach(async () => {
      await host.dispose();
      await system.close();
    });

    const hostId = (): HostId => host.describe().id;
    const depsOf = (given: Host = host) => disposalDeps(store, new Map([[hostId(), given]]));

    const file = (number: number, documents = 1) => aFileOfHost({ store, system, host }, number, documents);
    const share = (number: number, dossier = 2) =>
      store.dossiers.insertDocuments([{ ...aDocument(dossier, number), scanDocumentId: `${anId(number)}-1` }]);
    async function decided(): Promise<void> {
      const deps = depsOf();
      ({ id: caseId } = await openTestCase(deps));
      const item = { kind: 'dossier', reason: 'expired', dossierId: dossierId(1) } as const;
      await addItems(deps, { caseId, actor: 'an', items: [item] });
      await toHandover(deps, caseId);
    }
    const execute = (given?: Host) => executeCase(depsOf(given), { caseId, actor: 'an' });
    const complete = () =>
      completeCase(depsOf(), { caseId, actor: 'an', destruction: DESTRUCTION, paper: aPaper({ date: '2026-12-09' }) });
    const told = async (what: string) => {
      const { items } = await store.ledger.list({ subject: caseId }, { limit: 200 });
      return items.filter(({ action }) => action === `disposal.${what}`).length;
    };
    const names = async () => [...(await system.originals()).keys()].sort();
    const withDisposal = (changes: Partial<HostDisposal>): Host => {
      if (!host.disposal) throw new Error('No disposal');
      return { ...host, disposal: { ...host.disposal, ...changes } };
    };

    it('destroys what is on the list alone, keeps what others need, and remembers what it was', async () => {
      const gone = await file(1);
      await file(2);
      await file(3, 2);
      await share(2);
      await decided();
      const given = await store.disposals.find(caseId);
      if (given === undefined) throw new Error('No case');
      const { staying } = await checkList(depsOf(), given);

      const { files, open } = await execute();
      const done = await complete();

      expect(staying.map(({ linkedTo, unfiled }) => [linkedTo, unfiled])).to.deep.equal([
        [[dossierId(2)], 0],
        [[], 1],
      ]);
      expect([files.erased, files.kept, open]).to.deep.equal([1, 2, 0]);
      expect((await names()).filter((one) => one.endsWith('.pdf'))).to.deep.equal(['2.pdf', '3.pdf']);
      expect(done.state).to.equal('partly-kept');
      const erased = await store.disposals.file(caseId, gone);
      expect(erased?.witness?.sha256).to.equal(erased?.sha256);
      expect(JSON.stringify(erased?.witness?.metadata)).to.include('1.pdf');
      expect((await store.scanFiles.find(gone))?.state).to.equal('gone');
      expect(await store.readings.pages(gone)).to.deep.equal([]);
      expect((await store.dossiers.find(dossierId(1)))?.description.title).to.equal('Hồ sơ hội nghị số 1');
      expect([await told('file-witnessed'), await told('file-trashed'), await told('file-erased')]).to.deep.equal([
        1, 1, 1,
      ]);
    });

    it('goes on where it was killed, and does nothing twice', async () => {
      await file(1);
      await decided();
      const calls = { trash: 0, erase: 0 };
      const dying = (step: 'trash' | 'erase'): Host =>
        withDisposal({
          [step]: async (...given: Parameters<HostDisposal['trash']>) => {
            calls[step] += 1;
            await host.disposal?.[step](...given);
            throw new Error('killed');
          },
        });

      expect(await rejection(execute(dying('trash')))).to.include({ message: 'killed' });
      expect(
        await host.disposal?.where((await store.disposals.openFiles(caseId, 1))[0]?.ref ?? ('' as never)),
      ).to.equal('trashed');
      expect(await rejection(execute(dying('erase')))).to.include({ message: 'killed' });
      const { open, files } = await execute();

      expect([open, files.erased, calls]).to.deep.equal([0, 1, { trash: 1, erase: 1 }]);
      expect([
        await told('begun'),
        await told('file-witnessed'),
        await told('file-trashed'),
        await told('file-erased'),
      ]).to.deep.equal([1, 1, 1, 1]);
      expect((await complete()).state).to.equal('destroyed');
    });

    it('never closes while the host is away, and takes up again when it is back', async () => {
      await file(1);
      await file(2);
      await decided();
      const away = withDisposal({
        witness: () =>
          Promise.reject(
            new HostError('unavailable', 'away', { hostId: hostId(), operation: 'witness', retryable: true }),
          ),
      });

      const stopped = await execute(away);
      const early = await rejection(complete());
      const { open } = await execute();

      expect([stopped.open, stopped.troubled.map(({ code }) => code)]).to.deep.equal([2, ['unavailable']]);
      expect(early).to.include({ code: 'forbidden-move' });
      expect(open).to.equal(0);
      expect((await complete()).state).to.equal('destroyed');
    });

    it('keeps a file that is not what was listed', async () => {
      const id = await file(1);
      const row = await store.scanFiles.find(id);
      await store.scanFiles.update(id, row?.revision ?? 1, { sha256: 'e'.repeat(64) });
      await store.hostDocuments.save(id, { retention: { retentionPeriod: 'permanent' } });
      await decided();

      const { files } = await execute();

      expect(files.kept).to.equal(1);
      expect((await store.disposals.file(caseId, id))?.code).to.equal('content-changed');
      expect((await store.hostDocuments.find(id))?.retention).to.deep.equal({ retentionPeriod: 'permanent' });
      expect((await names()).filter((one) => one.endsWith('.pdf'))).to.deep.equal(['1.pdf']);
    });

    it('keeps what the council did not see: a content replaced, or a file added, after submission', async () => {
      const replaced = await file(1);
      const reread = async (sha256: string | null) => {
        const row = await store.scanFiles.find(replaced);
        await store.scanFiles.update(replaced, row?.revision ?? 1, { sha256 });
      };
      const nowThere = (await store.scanFiles.find(replaced))?.sha256 ?? null;
      await reread('e'.repeat(64));
      await decided();
      await reread(nowThere);
      const added = await file(2);
      const given = await store.disposals.find(caseId);
      const staying = given && (await checkList(depsOf(), given)).staying;
      expect(staying?.map(({ scanFileId, because }) => [scanFileId, because])).to.deep.equal([
        [replaced, 'content-changed'],
        [added, 'added'],
      ]);

      const { files, open } = await execute();
      const later = await file(3);
      await execute();

      expect([files.kept, files.erased, open]).to.deep.equal([2, 0, 0]);
      expect((await store.disposals.file(caseId, replaced))?.code).to.equal('content-changed');
      for (const id of [added, later])
        expect(await store.disposals.file(caseId, id)).to.include({ state: 'kept', code: 'added' });
      expect(await told('file-kept')).to.equal(3);
      expect((await names()).filter((one) => one.endsWith('.pdf'))).to.deep.equal(['1.pdf', '2.pdf', '3.pdf']);
    });

    it('keeps what is held or shared since the execution began', async () => {
      const ids = [await file(1), await file(2)];
      await decided();
      const away = withDisposal({ witness: () => Promise.reject(new Error('killed')) });
      await rejection(execute(away));
      await share(2);
      const shared = await execute();
      expect([shared.files.erased, shared.files.kept]).to.deep.equal([1, 1]);
      expect((await store.disposals.file(caseId, ids[1] ?? ''))?.code).to.equal('linked');

      await placeHold(depsOf(), { dossierId: dossierId(1), reason: 'Tòa án yêu cầu giữ', actor: 'an' });
      await execute();
      expect((await store.disposals.allItems(caseId))[0]?.record.kept?.by).to.equal('execution');
    });

    for (const cut of ['trash', 'erase'] as const)
      it(`erases nothing for which a hold came while it lay in the trash: cut off at ${cut}`, async () => {
        const scanFileId = await file(1);
        await decided();
        const dying = withDisposal({
          [cut]: async (...given: Parameters<HostDisposal['trash']>) => {
            if (cut === 'trash') await host.disposal?.trash(...given);
            throw new Error('killed');
          },
        });
        await rejection(execute(dying));
        await placeHold(depsOf(), { dossierId: dossierId(1), reason: 'Tòa án yêu cầu giữ', actor: 'an' });

        const { open, files, troubled } = await execute();

        const ref = (await store.disposals.file(caseId, scanFileId))?.ref;
        expect(ref && (await host.disposal?.where(ref))).to.equal('trashed');
        expect([files.trashed, open, troubled.map(({ code }) => code)]).to.deep.equal([1, 1, ['item-kept']]);
        await settleByHand(depsOf(), { caseId, scanFileId, as: 'kept', reason: 'Đã khôi phục', actor: 'an' });
        expect((await execute()).open).to.equal(0);
      });

    it('looks again before each file: a dossier or a hold may come while the one before it goes', async () => {
      await file(1);
      await file(2);
      await file(3);
      await decided();
      let erased = 0;
      const slow = (meanwhile: (done: DocumentRef) => Promise<unknown>) =>
        withDisposal({
          erase: async (...given) => {
            await host.disposal?.erase(...given);
            erased += 1;
            await meanwhile(given[0]);
            return 'erased';
          },
        });
      const shared: string[] = [];
      const shareNext = async (done: DocumentRef) => {
        const next = (await store.disposals.openFiles(caseId, 3)).find(({ ref }) => ref !== done);
        if (next === undefined) return;
        shared.push(next.scanFileId);
        await store.dossiers.insertDocuments([{ ...aDocument(2, 9), scanDocumentId: `${next.scanFileId}-1` }]);
        await placeHold(depsOf(), { dossierId: dossierId(1), reason: 'Tòa án yêu cầu giữ', actor: 'an' });
      };

      const { files } = await execute(slow(shareNext));

      expect([erased, files.erased, files.kept]).to.deep.equal([1, 1, 2]);
      expect(shared.length).to.equal(1);
    });

    it('keeps a dossier without files for which a hold came after the last execution', async () => {
      const deps = depsOf();
      ({ id: caseId } = await openTestCase(deps));
      const items = [1, 2].map((number) => ({
        ...({ kind: 'dossier', reason: 'expired' } as const),
        dossierId: dossierId(number),
      }));
      await addItems(deps, { caseId, actor: 'an', items });
      await toHandover(deps, caseId);
      await execute();
      await placeHold(deps, { dossierId: dossierId(2), reason: 'Tòa án yêu cầu giữ', actor: 'an' });

      const done = await complete();

      const states = (await store.disposals.allItems(caseId)).map(({ state }) => state);
      expect([done.state, states, await told('items-kept')]).to.deep.equal(['partly-kept', ['destroyed', 'kept'], 1]);
    });

    it('leaves to a person what the host does not let us destroy', async () => {
      const id = await file(1);
      await decided();
      const reading: Host = { ...host };
      Reflect.deleteProperty(reading, 'disposal');

      const { troubled, open } = await execute(reading);
      await settleByHand(depsOf(), {
        caseId,
        scanFileId: id,
        as: 'by-hand',
        reason: 'Đã xóa tại máy chủ',
        actor: 'an',
      });

      expect([open, troubled.map(({ code }) => code)]).to.deep.equal([1, ['host-cannot']]);
      expect([(await store.scanFiles.find(id))?.state, await store.readings.pages(id)]).to.deep.equal(['gone', []]);
      expect((await complete()).state).to.equal('destroyed');
      const again = { caseId, scanFileId: id, as: 'kept', reason: 'x', actor: 'an' } as const;
      expect(await rejection(settleByHand(depsOf(), again))).to.include({ code: 'forbidden-move' });
    });
  });
