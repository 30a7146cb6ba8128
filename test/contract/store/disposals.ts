import { expect } from 'chai';
import type { DisposalCase } from '../../../src/domain/disposal/disposal-case.ts';
import type { EliminationItem } from '../../../src/domain/disposal/elimination-item.ts';
import type { DisposalFile } from '../../../src/ports/archive/disposals.ts';
import type { DocumentRef, HostId } from '../../../src/ports/host.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDocument, aDossier, dossierId, FONDS_ID, seedFonds } from '../../support/archive/dossiers.ts';
import { rejection } from '../../support/rejection.ts';
import { aDocument as aReadDocument, aReadFile, anId, aResult, aScanFile } from '../../support/store/builders.ts';

const AT = new Date('2026-01-02T03:04:05Z');

/** Cases, their lines, votes, and the files of hosts that they reach. */
export function describeDisposals(open: () => OpenStore): void {
  describe('disposals', () => {
    beforeEach(async () => {
      await seedFonds(open());
      await open().dossiers.insert([aDossier(1), aDossier(2)]);
    });

    it('keeps cases with their revision, and lists the newest first, of one council or of all', async () => {
      const { disposals } = open();
      const members = [{ id: '1', name: 'Một', role: 'chairman', capacity: 'leadership', account: 'an' }] as const;
      const given = aCase(1);
      const others = [
        aCase(2, { secret: true, record: { ...given.record, members } }),
        aCase(3, { state: 'withdrawn' }),
      ];
      for (const one of [given, ...others]) await disposals.insert(one);

      const saved = await disposals.update(given.id, 1, { state: 'submitted', record: { ...given.record, note: 'x' } });

      expect(await disposals.find(given.id)).to.deep.equal(saved);
      expect(saved).to.deep.include({ revision: 2, state: 'submitted' });
      expect(await rejection(disposals.update(given.id, 1, { state: 'council' }))).to.include({ code: 'stale' });
      const ids = async (filter: Parameters<typeof disposals.list>[0]) =>
        (await disposals.list(filter, { limit: 9 })).items.map(({ id }) => Number(id));
      expect(await ids({})).to.deep.equal([3, 2, 1]);
      expect(await ids({ account: 'an' })).to.deep.equal([2]);
      expect(await ids({ withoutSecret: true, states: ['submitted'], fondsId: FONDS_ID })).to.deep.equal([1]);
      const first = await disposals.list({}, { limit: 2 });
      expect((await disposals.list({}, { limit: 2, after: first.next ?? '' })).items.length).to.equal(1);
    });

    it('changes nothing of a case that is closed', async () => {
      const { disposals } = open();
      await disposals.insert(aCase(1));
      await disposals.addItems(aCase(1).id, [anItem(1)]);
      await disposals.update(aCase(1).id, 1, { state: 'withdrawn' });

      expect(await rejection(disposals.update(aCase(1).id, 2, { state: 'draft' }))).to.be.instanceOf(Error);
      expect(await rejection(disposals.removeItems([anItem(1).id]))).to.be.instanceOf(Error);
      expect((await disposals.find(aCase(1).id))?.state).to.equal('withdrawn');
    });

    it('closes no case as destroyed without what proves it, whatever the program says', async () => {
      const { disposals } = open();
      await disposals.insert(aCase(1));
      const facts = { decidedOn: '2026-01-01', begunAt: AT, destroyedOn: '2026-01-02', keptUntil: '2046-01-02' };

      for (const state of ['destroyed', 'partly-kept'] as const)
        expect(await rejection(disposals.update(aCase(1).id, 1, { state, ...facts }))).to.be.instanceOf(Error);
      expect(await rejection(disposals.update(aCase(1).id, 1, { state: 'withdrawn', ...facts }))).to.be.instanceOf(
        Error,
      );
      expect((await disposals.find(aCase(1).id))?.state).to.equal('draft');
    });

    it('numbers lines, counts them, and lets a dossier be on one list at a time', async () => {
      const { disposals } = open();
      for (const one of [aCase(1), aCase(2)]) await disposals.insert(one);
      await disposals.addItems(aCase(1).id, [
        anItem(1),
        anItem(2, { kind: 'loose', dossierId: null, reason: 'draft' }),
      ]);
      const twice = await rejection(disposals.addItems(aCase(2).id, [anItem(3, { caseId: aCase(2).id })]));
      const [first] = await disposals.allItems(aCase(1).id);
      if (first === undefined) throw new Error('No item');
      const kept = { by: 'council' as const, reason: 'Còn cần' };
      await disposals.saveItems([{ id: first.id, state: 'kept', record: { ...first.record, kept } }]);
      await disposals.addItems(aCase(2).id, [anItem(3, { caseId: aCase(2).id })]);

      expect(twice).to.include({ code: 'stale' });
      expect((await disposals.allItems(aCase(1).id, { states: ['kept'] }))[0]?.record.kept).to.deep.equal(kept);
      expect(await disposals.counts(aCase(1).id)).to.deep.equal({
        ...{ byState: { listed: 1, kept: 1, destroyed: 0 }, byReason: { draft: 1 }, documents: 2, pages: 10 },
      });
      const page = await disposals.items(aCase(1).id, {}, { limit: 1 });
      const next = await disposals.items(aCase(1).id, {}, { limit: 1, after: page.next ?? '' });
      expect([...page.items, ...next.items].map(({ ordinal }) => ordinal)).to.deep.equal([1, 2]);
      await disposals.removeItems([first.id]);
      expect((await disposals.allItems(aCase(1).id)).length).to.equal(1);
    });

    it('keeps one vote of a member on an item, and one on all others', async () => {
      const { disposals } = open();
      await disposals.insert(aCase(1));
      const vote = { memberId: '1', itemId: null, choice: 'destroy', castBy: 'an', castAt: AT } as const;
      await disposals.putVotes(aCase(1).id, [vote, { ...vote, itemId: anId(9), choice: 'keep', reason: 'Còn cần' }]);
      await disposals.putVotes(aCase(1).id, [{ ...vote, choice: 'keep' }]);

      const votes = await disposals.votes(aCase(1).id);

      expect(votes).to.deep.equal([
        { ...vote, choice: 'keep' },
        { ...vote, itemId: anId(9), choice: 'keep', reason: 'Còn cần' },
      ]);
    });

    it('says of dossiers what lists must know, whoever lists them', async () => {
      const { disposals, retention } = open();
      await disposals.insert(aCase(1, { fileId: dossierId(2), keptUntil: '2040-01-01' }));
      await disposals.addItems(aCase(1).id, [anItem(1)]);
      const hold = { id: 'h1', dossierId: dossierId(1), reason: 'x', placedBy: 'an', placedAt: AT };
      await retention.placeHold({ ...hold, releasedBy: null, releasedAt: null, releaseReason: null });

      const [one, two] = await disposals.dossiersForList([dossierId(1), dossierId(2)], '2030-01-01');
      const [, later] = await disposals.dossiersForList([dossierId(1), dossierId(2)], '2040-01-02');

      expect([one?.listedWhole, one?.group.held, one?.keepsDisposal]).to.deep.equal([aCase(1).id, true, false]);
      expect([two?.listedWhole, two?.keepsDisposal, later?.keepsDisposal]).to.deep.equal([null, true, false]);
    });

    it('finds copies by scan, by text and by number, never one document in two dossiers', async () => {
      const text = `Quyết định về việc kiện toàn tổ chức bộ máy. ${'Điều khoản thi hành. '.repeat(12)}`;
      const ids = [await aReadFile(open(), 1, { texts: [text] })];
      ids.push(await aReadFile(open(), 2, { texts: [text.replaceAll('. ', ' .')] }));
      const number = { referenceNumber: '1/QĐ-UBND', issuedOn: '2015-01-05', issuingBody: 'UBND' };
      await open().dossiers.insertDocuments([
        { ...aDocument(1, 1, number), scanDocumentId: `${ids[0] ?? ''}-1` },
        { ...aDocument(2, 1, number), scanDocumentId: `${ids[0] ?? ''}-1` },
        { ...aDocument(2, 2), scanDocumentId: `${ids[1] ?? ''}-1` },
        aDocument(2, 3, { ...number, referenceNumber: '2/QĐ-UBND' }),
      ]);
      const { disposals } = open();
      const found = async (sign: 'same-scan' | 'same-text' | 'same-number') =>
        (await disposals.copies(FONDS_ID, sign)).map((group) => group.map(({ documentId }) => documentId));

      expect(await found('same-text')).to.deep.equal([[aDocument(1, 1).id, aDocument(2, 1).id, aDocument(2, 2).id]]);
      expect(await found('same-number')).to.deep.equal([]);
      expect(await found('same-scan')).to.deep.equal([]);
      for (const [index, id] of ids.entries())
        await open().scanFiles.update(id, 1, { sha256: 'c'.repeat(64), name: `${String(index)}.pdf` });
      expect((await found('same-scan'))[0]?.length).to.equal(3);
    });

    it('knows which files go with a list, and what speaks against each; each step of a file is made once', async () => {
      const { disposals, dossiers, scanFiles, readings } = open();
      await disposals.insert(aCase(1));
      await scanFiles.insert(aScanFile(5));
      const texts = ['một', 'hai'];
      await readings.saveResult(aResult(anId(5), texts, [aReadDocument(1, 1), aReadDocument(2, 2)]));
      await dossiers.insertDocuments([
        { ...aDocument(1, 1), scanDocumentId: `${anId(5)}-1` },
        { ...aDocument(2, 1), scanDocumentId: `${anId(5)}-1` },
      ]);
      await disposals.addItems(aCase(1).id, [anItem(1)]);
      const [link] = await disposals.filesOfList(aCase(1).id);
      await disposals.noteListedFiles(aCase(1).id);
      await disposals.noteListedFiles(aCase(1).id);
      const [listed] = await disposals.filesOfList(aCase(1).id);
      const file = aFile();
      await disposals.insertFiles([file]);
      const witness = { at: AT.toISOString(), sha256: 'a'.repeat(64), version: '1', metadata: { x: 1 }, history: null };
      await disposals.moveFile(file, { state: 'witnessed', witness });
      const late = await rejection(disposals.moveFile(file, { state: 'kept' }));

      expect(link).to.deep.include({ scanFileId: anId(5), linkedTo: [dossierId(2)], unfiled: 1 });
      expect([link?.listed, listed?.listed]).to.deep.equal([undefined, { sha256: link?.sha256 }]);
      expect(late).to.include({ code: 'stale' });
      expect(await disposals.file(file.caseId, file.scanFileId)).to.deep.equal({
        ...file,
        state: 'witnessed',
        witness,
      });
      expect((await disposals.openFiles(file.caseId, 5)).length).to.equal(1);
      expect((await disposals.fileCounts(file.caseId)).witnessed).to.equal(1);
      expect((await disposals.files(file.caseId, { limit: 5 })).items.length).to.equal(1);
    });
  });
}

function aCase(number: number, parts: Partial<DisposalCase> = {}): DisposalCase {
  return {
    ...{ id: String(number).padStart(32, '0'), fondsId: FONDS_ID, regime: '2011', secret: false, state: 'draft' },
    ...{ openedOn: '2026-01-01', openedBy: 'an', decidedOn: null, begunAt: null, destroyedOn: null, keptUntil: null },
    ...{ fileId: null, revision: 1, record: { title: 'Hủy', opinionRequired: true }, ...parts },
  };
}

function anItem(number: number, parts: Partial<EliminationItem> = {}): Omit<EliminationItem, 'ordinal'> {
  return {
    ...{ id: anId(100 + number), caseId: aCase(1).id, kind: 'dossier', state: 'listed', reason: 'expired' },
    ...{ dossierId: dossierId(1), documentId: null },
    record: { title: 'Hồ sơ', documents: 2, pages: 10, paperOriginal: true },
    ...parts,
  };
}

function aFile(): DisposalFile {
  return {
    ...{ caseId: aCase(1).id, scanFileId: anId(5), hostId: 'folder' as HostId, ref: 'ref-5' as DocumentRef },
    ...{ name: 'a.pdf', state: 'planned', code: null, sha256: null, linkedTo: [], witness: null, updatedAt: AT },
  };
}
