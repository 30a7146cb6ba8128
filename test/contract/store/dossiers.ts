import { expect } from 'chai';
import type { CataloguedDocument } from '../../../src/domain/cataloguing/catalogued-document.ts';
import type { DossierAlias } from '../../../src/ports/archive/dossiers.ts';
import type { Store } from '../../../src/ports/store.ts';
import { aDocument, aDossier, aFonds, aNode, dossierId, FONDS_ID, seedFonds } from '../../support/archive/dossiers.ts';
import { rejection } from '../../support/rejection.ts';
import { aResult, aScanFile, ofOtherContent } from '../../support/store/builders.ts';

const OTHER = 'e'.repeat(32);
const positions = (list: readonly { readonly id: string }[]) => list.map(({ id }) => Number(id));

/** Dossiers in their fonds, their documents, and their old names. */
export function describeDossiers(open: () => Store): void {
  describe('dossiers', () => {
    beforeEach(() => seedFonds(open()));

    it('come back as they were put in', async () => {
      const { dossiers } = open();
      const full = aDossier(1, {
        ...{
          placedAfter: null,
          inventoryNumber: '01',
          number: 7,
          numberFrozen: true,
          code: 'H61.2015.07',
          boxNumber: 3,
        },
        ...{ checkedBy: 'bình', state: 'numbered', editors: ['an', 'chi'] },
        retentionDecision: {
          ...{ period: { kind: 'years', years: 10 }, item: 'x/1/1', scheduleVersion: 1, permanentBecause: [] },
          ...{ decidedBy: 'an', decidedOn: '2026-01-02' },
        },
      });
      await dossiers.insert([full, aDossier(2)]);

      expect(await dossiers.find(full.id)).to.deep.equal(full);
      expect(await dossiers.findMany([dossierId(2), full.id, dossierId(9)])).to.deep.equal([full, aDossier(2)]);
      expect(await dossiers.find(dossierId(9))).to.equal(undefined);
      expect(await dossiers.next(FONDS_ID)).to.deep.equal({ position: 3, temporaryNumber: 3 });
      expect(await dossiers.next(OTHER)).to.deep.equal({ position: 1, temporaryNumber: 1 });
    });

    it('are listed in the archival order, a page at a time, by every filter', async () => {
      const { dossiers } = open();
      const secret = { title: 'Công tác cơ yếu', secrecy: 'Mật' };
      await dossiers.insert([
        aDossier(1, { position: 3 }),
        aDossier(2, { position: 1, nodeId: 'n2', boxNumber: 4 }),
        aDossier(3, { position: 2, state: 'checked', inventoryNumber: '02' }),
        aDossier(4, { description: { retention: { kind: 'permanent' }, ...secret } }),
      ]);

      const first = await dossiers.list({ fondsId: FONDS_ID }, { limit: 3 });
      const second = await dossiers.list({ fondsId: FONDS_ID }, { limit: 3, after: first.next ?? '' });
      const by = async (filter: Parameters<typeof dossiers.list>[0]) =>
        positions((await dossiers.list(filter, { limit: 10 })).items);

      expect(positions(first.items)).to.deep.equal([2, 3, 1]);
      expect([positions(second.items), second.next]).to.deep.equal([[4], undefined]);
      expect(await by({ nodeIds: ['n2'] })).to.deep.equal([2]);
      expect(await by({ states: ['checked', 'council'] })).to.deep.equal([3]);
      expect(await by({ inventoryNumber: '02' })).to.deep.equal([3]);
      expect(await by({ boxNumber: 4 })).to.deep.equal([2]);
      expect(await by({ period: 'permanent' })).to.deep.equal([4]);
      expect(await by({ text: 'cong YẾU' })).to.deep.equal([4]);
      expect(await by({ text: 'cong yeu', visibleTo: { sight: 'no-secrets' } })).to.deep.equal([]);
      expect(await by({ fondsId: OTHER })).to.deep.equal([]);
      expect(await dossiers.count({ text: 'hoi nghi' })).to.equal(3);
    });

    it('are changed by the revision that was seen, and remember who changed them', async () => {
      const { dossiers } = open();
      await dossiers.insert([aDossier(1)]);

      const changed = await dossiers.update(dossierId(1), 1, { state: 'checked', placedAfter: null, editor: 'chi' });
      const again = await dossiers.update(dossierId(1), 2, { unpinned: true, editor: 'an' });
      const late = await rejection(dossiers.update(dossierId(1), 1, { state: 'sorting' }));

      expect(changed).to.deep.equal(
        aDossier(1, { state: 'checked', placedAfter: null, editors: ['an', 'chi'], revision: 2 }),
      );
      expect(again)
        .to.deep.include({ editors: ['an', 'chi'], revision: 3 })
        .and.not.to.have.property('placedAfter');
      expect(late).to.have.property('code', 'stale');
    });

    it('get decisions many at once, in the order that was asked for; none where one was changed meanwhile', async () => {
      const { dossiers } = open();
      await dossiers.insert([aDossier(1, { state: 'checked', checkedBy: 'bình' }), aDossier(2), aDossier(3)]);
      const decided = (number: number) => {
        const retention = { kind: 'years', years: 20 + number } as const;
        const found = { period: retention, item: null, scheduleVersion: null, permanentBecause: [], reason: 'x' };
        const decision = { ...found, decidedBy: 'chi', decidedOn: '2026-01-02' };
        return aDossier(number, { retentionDecision: decision, description: { title: 'Hồ sơ', retention } });
      };

      const saved = await dossiers.saveDecisions([decided(2), decided(1)], 'chi');
      const again = await dossiers.saveDecisions([{ ...decided(1), revision: 2 }], 'an');
      const late = await rejection(open().transaction(() => dossiers.saveDecisions([decided(3), decided(2)], 'chi')));

      const written = { editors: ['an', 'chi'], revision: 2 };
      expect(saved).to.deep.equal([
        { ...decided(2), ...written },
        { ...decided(1), ...written },
      ]);
      expect(again).to.deep.equal([{ ...decided(1), ...written, revision: 3 }]);
      expect(await dossiers.count({ period: 'years:21' })).to.equal(1);
      expect(late).to.have.property('code', 'stale');
      expect(await dossiers.find(dossierId(3))).to.deep.equal(aDossier(3));
    });

    it('get places and numbers many at once, which nobody else has at the end', async () => {
      const { dossiers } = open();
      await dossiers.insert([1, 2, 3].map((number) => aDossier(number)));
      const give = (id: number, number: number) => ({ id: dossierId(id), inventoryNumber: '02', number });

      await dossiers.place([1, 2, 3].map((number) => ({ id: dossierId(number), position: 4 - number })));
      await dossiers.number([give(1, 1), give(2, 2), give(3, 3)]);
      await dossiers.freeze([{ id: dossierId(1), code: 'H61.2015.01' }]);
      await dossiers.clearDraftNumbers([1, 2, 3].map(dossierId));
      await dossiers.number([give(1, 9), give(3, 2)]);

      const outlines = await dossiers.outlines(FONDS_ID);
      expect(positions(outlines)).to.deep.equal([3, 2, 1]);
      expect(outlines.map(({ number, numberFrozen, revision }) => [number, numberFrozen, revision])).to.deep.equal([
        ...[
          [2, false, 1],
          [null, false, 1],
          [1, true, 2],
        ],
      ]);
      expect(await dossiers.find(dossierId(1))).to.deep.include({ state: 'numbered', code: 'H61.2015.01' });
      const twice = await rejection(dossiers.number([give(2, 1)]));
      expect(twice).to.be.instanceOf(Error);
    });

    it('are found by every name they ever had', async () => {
      const { dossiers } = open();
      await dossiers.insert([aDossier(1, { code: 'H61.2015.01' }), aDossier(2)]);
      await dossiers.insertDocuments([aDocument(1, 1)]);
      const alias = (name: string, kind: DossierAlias['kind'], parts: Partial<DossierAlias> = {}): DossierAlias => ({
        ...{
          name,
          kind,
          fondsId: FONDS_ID,
          inventoryNumber: null,
          number: null,
          dossierId: dossierId(2),
          documentId: null,
        },
        ...parts,
      });
      await dossiers.addAliases([
        alias('H61.2015.02', 'code'),
        alias('02/5', 'number', { inventoryNumber: '02', number: 5 }),
        alias('8', 'temporary-number', { number: 8 }),
        alias('H61.2015.02.0000001', 'document-code', { documentId: aDocument(1, 1).id }),
      ]);
      await dossiers.turnAliases(dossierId(2), dossierId(1));

      const to = async (code: string, fondsId?: string) => (await dossiers.findByCode(code, fondsId))?.dossierId;
      expect(await to('H61.2015.01')).to.equal(dossierId(1));
      expect(await to('H61.2015.02')).to.equal(dossierId(1));
      expect([await to('02/5'), await to('02/5', FONDS_ID), await to('02/5', OTHER)]).to.deep.equal([
        undefined,
        dossierId(1),
        undefined,
      ]);
      expect(await dossiers.findByCode('H61.2015.02.0000001')).to.deep.equal({
        dossierId: dossierId(1),
        documentId: aDocument(1, 1).id,
      });
      expect(await dossiers.retiredNumbers(FONDS_ID)).to.deep.equal([{ inventoryNumber: '02', number: 5 }]);
      expect((await dossiers.next(FONDS_ID)).temporaryNumber).to.equal(9);
      expect(await dossiers.aliases(dossierId(1))).to.have.lengthOf(4);
      expect([...(await dossiers.occupied([dossierId(1), dossierId(2)]))]).to.deep.equal([dossierId(1)]);
      const [first, second] = [dossierId(1), dossierId(2)].map((id) => ({ id, revision: 1 }));
      expect([...(await dossiers.remove(second ? [{ ...second, revision: 7 }] : []))]).to.deep.equal([]);
      expect([...(await dossiers.remove(second ? [second] : []))]).to.deep.equal([dossierId(2)]);
      expect(await rejection(dossiers.remove(first ? [first] : []))).to.be.instanceOf(Error);
    });

    it('keep their documents in order, and tell where a document that was read lies', async () => {
      const { dossiers } = open();
      await dossiers.insert([aDossier(1, { position: 2 }), aDossier(2, { position: 1 })]);
      const read = { ...aDocument(1, 2), scanDocumentId: `${'a'.repeat(32)}-1` };
      await dossiers.insertDocuments([aDocument(1, 1), read, aDocument(2, 1)]);

      await dossiers.saveDocuments([
        { ...aDocument(1, 1), ordinal: 2, entry: { subject: 'Khác' } },
        { ...read, ordinal: 1 },
      ]);
      const first = await dossiers.listDocuments(FONDS_ID, { limit: 2 });
      const rest = await dossiers.listDocuments(FONDS_ID, { limit: 2, after: first.next ?? '' });
      await dossiers.removeDocuments([aDocument(2, 1).id]);

      expect((await dossiers.documents(dossierId(1))).map(({ id, entry }) => [id, entry.subject])).to.deep.equal([
        ...[
          [read.id, 'Văn bản 2'],
          [aDocument(1, 1).id, 'Khác'],
        ],
      ]);
      expect([...first.items, ...rest.items].map(({ id }) => id)).to.deep.equal([
        aDocument(2, 1).id,
        read.id,
        aDocument(1, 1).id,
      ]);
      expect(await dossiers.documents(dossierId(2))).to.deep.equal([]);
      const both = await dossiers.documentsOf([dossierId(1), dossierId(2)]);
      expect([...both].map(([id, some]) => [id, some.length])).to.deep.equal([
        [dossierId(1), (await dossiers.documents(dossierId(1))).length],
      ]);
      expect(await dossiers.dossiersOf([read.scanDocumentId])).to.deep.equal(
        new Map([[read.scanDocumentId, [dossierId(1)]]]),
      );
    });

    it('keep a document of theirs where a machine divides its file anew', async () => {
      const { dossiers, readings, scanFiles } = open();
      await dossiers.insert([aDossier(1)]);
      const file = aScanFile(1, { state: 'review' });
      await scanFiles.insert(file);
      const result = (documents: readonly CataloguedDocument[]) => aResult(file.id, ['một', 'hai', 'ba'], documents);
      const divided = (...bounds: readonly (readonly [number, number])[]) =>
        result(bounds.map(([firstPage, lastPage]) => ({ firstPage, lastPage, fields: {} })));
      await readings.saveResult(divided([1, 1], [2, 2], [3, 3]));
      await dossiers.insertDocuments([{ ...aDocument(1, 1), scanDocumentId: `${file.id}-2` }]);

      await readings.saveResult(divided([1, 3]));

      const rows = await readings.documents(file.id);
      expect(rows.map(({ firstPage, lastPage, needsReview }) => [firstPage, lastPage, needsReview])).to.deep.equal([
        [1, 1, false],
        [2, 3, true],
      ]);
      await readings.saveResult(ofOtherContent(divided([1, 3])));
      expect(await readings.documents(file.id)).to.have.length(1);
    });

    it('tell of their documents what rules look at, in their order, and leave out dossiers without any', async () => {
      const { dossiers } = open();
      await dossiers.insert([1, 2, 3].map((number) => aDossier(number)));
      const entry = { subject: 'Văn bản', issuedOn: '2015-03' as const, sheetNumber: 4, sheetCount: 2 };
      await dossiers.insertDocuments([
        { ...aDocument(1, 2), entry: {} },
        { ...aDocument(1, 1), entry },
        aDocument(3, 1),
      ]);

      const facts = await dossiers.documentFacts([dossierId(1), dossierId(2)]);

      const unmarked = { secrecy: null, accessConditions: null };
      const nothing = { issuedOn: null, sheetNumber: null, sheetCount: null, ...unmarked };
      const first = { issuedOn: '2015-03', sheetNumber: 4, sheetCount: 2, ...unmarked };
      expect(facts).to.deep.equal(new Map([[dossierId(1), [{ entry: first }, { entry: nothing }]]]));
    });

    it('turn the pages of the documents of a fonds one by one, over the ends of dossiers', async () => {
      const { dossiers } = open();
      await dossiers.insert([aDossier(1, { position: 2 }), aDossier(2, { position: 1 }), aDossier(3)]);
      const wanted = [aDocument(2, 1), aDocument(2, 2), aDocument(1, 1), aDocument(3, 1), aDocument(3, 2)];
      await dossiers.insertDocuments(wanted.toReversed());

      const found: string[] = [];
      let after: string | undefined;
      do {
        const page = await dossiers.listDocuments(FONDS_ID, { limit: 1, ...(after !== undefined && { after }) });
        found.push(...page.items.map(({ id }) => id));
        after = page.next;
      } while (after !== undefined);

      expect(found).to.deep.equal(wanted.map(({ id }) => id));
    });

    it('follow the anchor they were put behind, get a box, and hang in headings of their own fonds only', async () => {
      const store = open();
      await store.fonds.insert(aFonds({ id: OTHER, code: 'P02' }));
      await store.fonds.insertNodes([aNode('m1', 0, { fondsId: OTHER })]);
      await store.dossiers.insert([aDossier(1), aDossier(2, { placedAfter: dossierId(1) })]);

      await store.dossiers.repin(new Map([[dossierId(1), null]]));
      await store.dossiers.assignBox([dossierId(1), dossierId(2)], 12);
      const foreign = await rejection(store.dossiers.update(dossierId(1), 2, { nodeId: 'm1' }));

      expect((await store.dossiers.find(dossierId(2)))?.placedAfter).to.equal(null);
      expect(await store.dossiers.count({ boxNumber: 12 })).to.equal(2);
      expect(foreign).to.be.instanceOf(Error);
    });
  });
}
