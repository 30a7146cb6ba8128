import { expect } from 'chai';
import units from '../../../../schemas/archive/units/vinh-long.json' with { type: 'json' };
import tt13 from '../../../../schemas/archive/schemes/tt13-2011.json' with { type: 'json' };
import { moveNode, removeNode, renameNode } from '../../../../src/app/archive/change-scheme.ts';
import { fillScheme } from '../../../../src/app/archive/fill-scheme.ts';
import { importAuthorities } from '../../../../src/app/archive/import-authorities.ts';
import { lookUpOrganisation } from '../../../../src/app/archive/look-up-organisation.ts';
import { mergeOrganisations } from '../../../../src/app/archive/merge-organisations.ts';
import { mergePeople } from '../../../../src/app/archive/merge-people.ts';
import { moveMaterial } from '../../../../src/app/archive/move-material.ts';
import { proposeFondsOfDocument } from '../../../../src/app/archive/propose-fonds-of-document.ts';
import { addBoxes, changeBox } from '../../../../src/app/archive/save-boxes.ts';
import { changeFonds, openFonds } from '../../../../src/app/archive/save-fonds.ts';
import { addOrganisation, changeOrganisation } from '../../../../src/app/archive/save-organisation.ts';
import { addPerson } from '../../../../src/app/archive/save-person.ts';
import { addPlace } from '../../../../src/app/archive/save-place.ts';
import { sortBundles } from '../../../../src/app/archive/sort-bundles.ts';
import { takeReceipt } from '../../../../src/app/archive/take-receipt.ts';
import type { AppDeps } from '../../../../src/app/deps.ts';
import { organisationsOfUnits, type UnitData } from '../../../../src/domain/archive/administrative-unit.ts';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import { templateNodes, type SchemeTemplate } from '../../../../src/domain/archive/scheme-draft.ts';
import { ConflictError, RecordError } from '../../../../src/ports/errors.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { createFakeApp, type FakeApp } from '../../../support/fake-app.ts';
import { rejection } from '../../../support/rejection.ts';
import { aDocument, anId, aReadFile, aValue } from '../../../support/store/builders.ts';
import { ENGINES } from '../../../support/store/engines.ts';

const ACTOR = { actor: 'an' };
const UNITS = { organisations: organisationsOfUnits(units as unknown as UnitData) };
const on = (text: string) => text as PartialDate;

const idOf = (entry: { readonly id: string } | undefined) => entry?.id ?? '';
const revisionOf = (entry: { readonly revision: number } | undefined) => entry?.revision ?? 0;

for (const engine of ENGINES) {
  describe(`app/archive: authorities, fonds, material, on ${engine.name}`, function () {
    this.timeout(90_000);
    let app: FakeApp;
    let deps: AppDeps;
    let store: OpenStore;

    before(function () {
      if (engine.missing !== undefined) this.skip();
    });
    beforeEach(async () => {
      app = createFakeApp();
      store = await engine.sharedStore();
      deps = { ...app.deps, store };
    });
    afterEach(() => app.close());

    const faults = async (work: Promise<unknown>) => {
      const error = await rejection(work);
      if (!(error instanceof RecordError)) throw error;
      return error.faults.map(({ field, keyword }) => `${field} ${keyword}`);
    };
    const body = (name: string, more: object = {}) =>
      addOrganisation(deps, { ...ACTOR, record: { names: [{ value: name }], ...more } });
    const fonds = (name: string, creatorId: string | null = null) =>
      openFonds(deps, { ...ACTOR, entry: { name, state: 'open', creatorId } });

    it('takes the bodies of the province in once, and finds each by the day of the document', async () => {
      const dry = await importAuthorities(deps, { file: UNITS, dryRun: true, ...ACTOR });
      const none = await deps.store.organisations.list({}, { limit: 1 });
      const first = await importAuthorities(deps, { file: UNITS, dryRun: false, ...ACTOR });
      const again = await importAuthorities(deps, { file: UNITS, dryRun: false, ...ACTOR });

      expect(none.items).to.deep.equal([]);
      expect(new Set(dry.map(({ outcome }) => outcome))).to.deep.equal(new Set(['added']));
      expect(new Set(again.map(({ outcome }) => outcome))).to.deep.equal(new Set(['present']));
      expect(again.map(({ id }) => id)).to.deep.equal(first.map(({ id }) => id));
      const find = async (text: string, day: string) => (await lookUpOrganisation(deps, { text, on: on(day) }))[0];
      const before = await find('ỦY BAN NHÂN DÂN TỈNH VĨNH LONG', '2018-05');
      const after = await find('UBND tỉnh Vĩnh Lonq', '2026');
      expect(before?.organisation.record.identifiers?.map(({ value }) => value)).to.include('000.00.00.H61');
      expect(after?.organisation.id).to.not.equal(before?.organisation.id);
      const old = await deps.store.organisations.predecessors(after?.organisation.id ?? '');
      expect(old.map(({ record }) => record.unitCode).sort()).to.deep.equal(['83', '84', '86']);
      expect((await find('H59', '2020'))?.organisation.record.unitCode).to.equal('84');
      expect(await deps.store.ledger.verify()).to.include({ ok: true });
    });

    it('takes nothing of a file with a fault, and names every place', async () => {
      const file = {
        organisations: [
          { key: 'a', names: [{ value: 'A' }], superior: 'b' },
          { key: 'b', names: [{ value: 'B' }], superior: 'a', successors: [{ organisation: 'x', kind: 'merged' }] },
          {
            key: 'a',
            names: [
              { value: 'C', from: '2020' },
              { value: 'D', from: '2019' },
            ],
          },
        ],
      };

      expect(await faults(importAuthorities(deps, { file, dryRun: false, ...ACTOR }))).to.have.members([
        'organisations.0.superior superior-circle',
        'organisations.1.superior superior-circle',
        'organisations.1.successors.0 key-unknown',
        'organisations.2.key key-twice',
        'organisations.2.names.1 names-overlap',
      ]);
      expect(await faults(importAuthorities(deps, { file: { people: [{}] }, dryRun: false, ...ACTOR }))).to.deep.equal([
        'people.0.name required',
      ]);
      expect((await deps.store.organisations.list({}, { limit: 1 })).items).to.deep.equal([]);
    });

    it('refuses a circle of superiors, an unknown body, and a day that does not exist', async () => {
      const top = await body('Sở A');
      const unit = await body('Phòng B', { superiorId: top.id });
      const record = { names: [{ value: 'Sở A' }], superiorId: unit.id };

      expect(await faults(changeOrganisation(deps, { ...top, record, ...ACTOR }))).to.deep.equal([
        'superiorId superior-circle',
      ]);
      expect(await faults(body('C', { superiorId: anId(9) }))).to.deep.equal(['superiorId unknown-organisation']);
      expect(await faults(body('C', { abbreviations: [{ value: 'C', from: '2021-02-31' }] }))).to.deep.equal([
        'abbreviations.0.from date',
      ]);
      expect(await faults(body('  '))).to.include('names.0.value minLength');
      expect((await body(' Sở Đ \n'.normalize('NFD'))).record.names).to.deep.equal([{ value: 'Sở Đ' }]);
    });

    it('gives both values to the second of two people, and loses neither', async () => {
      const one = await body('Sở A');
      const changed = (note: string) => ({ names: [{ value: 'Sở A' }], note });

      await changeOrganisation(deps, { ...one, record: changed('của An'), ...ACTOR });
      const error = await rejection(changeOrganisation(deps, { ...one, record: changed('của Bình'), actor: 'bình' }));

      expect(error).to.be.instanceOf(ConflictError);
      expect(error).to.deep.include({
        revision: 2,
        conflicts: [{ field: 'note', stored: 'của An', given: 'của Bình' }],
      });
    });

    it('lets the id of a merged entry lead on, through a second merge too, and its name find the other', async () => {
      const [a, b, c] = [await body('UBND huyện A'), await body('Ủy ban huyện A cũ'), await body('Ủy ban huyện A')];

      await mergeOrganisations(deps, { ...a, into: b.id, ...ACTOR });
      const seen = await deps.store.organisations.find(b.id);
      await mergeOrganisations(deps, { id: b.id, revision: revisionOf(seen), into: c.id, ...ACTOR });

      const resolved = await deps.store.organisations.resolve([a.id, b.id, c.id, anId(1)]);
      expect([...resolved.values()].map(({ id }) => id)).to.deep.equal([c.id, c.id, c.id]);
      expect((await deps.store.organisations.list({}, { limit: 9 })).items.map(({ id }) => id)).to.deep.equal([c.id]);
      expect((await lookUpOrganisation(deps, { text: 'UBND huyện A' }))[0]?.organisation.id).to.equal(c.id);
      expect(await faults(mergeOrganisations(deps, { ...a, into: c.id, ...ACTOR }))).to.deep.equal([
        'id already-merged',
      ]);
      expect(await faults(mergeOrganisations(deps, { id: c.id, revision: 3, into: a.id, ...ACTOR }))).to.deep.equal([
        'into merge-itself',
      ]);
      const history = await deps.store.ledger.list({ subject: a.id }, { limit: 9 });
      expect(history.items.map(({ action }) => action)).to.deep.equal(['organisation.merged', 'organisation.added']);
    });

    it('merges two entries of one person with the offices of both', async () => {
      const office = (title: string) => ({ title, from: on('2016') });
      const add = (name: string, title: string) =>
        addPerson(deps, { ...ACTOR, record: { name, offices: [office(title)] } });
      const [a, b] = [await add('Nguyễn Văn Thử', 'Phó Chủ tịch'), await add('Nguyen Van Thu', 'Chủ tịch')];

      const { record } = await mergePeople(deps, { ...b, into: a.id, ...ACTOR });

      expect(record).to.deep.equal({
        name: 'Nguyễn Văn Thử',
        otherNames: ['Nguyen Van Thu'],
        offices: [office('Phó Chủ tịch'), office('Chủ tịch')],
      });
      expect((await deps.store.people.resolve([b.id])).get(b.id)?.id).to.equal(a.id);
    });

    it('opens fonds with settings of their own; no two with one code, and changes meet conflicts', async () => {
      const creator = await body('UBND tỉnh A');
      const first = await openFonds(deps, {
        ...ACTOR,
        entry: { name: 'Phông A', state: 'closed', code: 'P01', creatorId: creator.id, start: on('1992') },
      });

      const entry = { name: 'Phông B', state: 'open', code: 'P01' } as const;
      expect(await faults(openFonds(deps, { ...ACTOR, entry }))).to.deep.equal(['code code-taken']);
      expect(await faults(openFonds(deps, { ...ACTOR, entry: { ...entry, name: '' } }))).to.include('name minLength');
      const settings = { ...first.settings, sheetsNumberedFromYears: 5 };
      const changed = await changeFonds(deps, { ...first, changes: { settings }, ...ACTOR });
      expect(changed).to.deep.equal({ ...first, settings, revision: 2 });
      const late = changeFonds(deps, { ...first, changes: { name: 'Phông khác' }, ...ACTOR });
      expect(await rejection(late)).to.be.instanceOf(ConflictError);
      expect(await faults(changeFonds(deps, { ...changed, changes: { end: on('1990') }, ...ACTOR }))).to.deep.equal([
        'end span-reversed',
      ]);
      expect(await deps.store.fonds.findByCode('P01')).to.deep.equal(changed);
    });

    it('fills, renames, moves and empties a scheme; what hangs on a heading goes along and keeps it', async () => {
      const { id: fondsId } = await fonds('Phông A');
      const drafts = templateNodes(tt13 as SchemeTemplate);
      await fillScheme(deps, { fondsId, parentId: null, drafts, source: tt13.id, ...ACTOR });
      const nodes = () => deps.store.fonds.nodes(fondsId);
      const [first, , , , , , , second] = await nodes();
      const receipt = await aReceipt(fondsId);
      const [bundle] = (await deps.store.places.listBundles({ receiptId: receipt.id }, { limit: 1 })).items;
      await sortBundles(deps, { bundles: bundle ? [bundle] : [], nodeId: idOf(second), ...ACTOR });

      await renameNode(deps, { id: idOf(second), revision: 1, title: 'Kinh tế tổng hợp', ...ACTOR });
      const to = { parentId: idOf(first), position: 0 };
      const moved = await moveNode(deps, { id: idOf(second), revision: 2, ...to, ...ACTOR });

      expect(moved).to.include({ ...to, title: 'Kinh tế tổng hợp' });
      const now = await nodes();
      expect(now).to.have.length(16 * 7);
      expect(now.slice(0, 3).map(({ code, parentId }) => [code, parentId])).to.deep.equal([
        ['01', null],
        ['02', first?.id],
        ['01', second?.id],
      ]);
      expect(now.filter(({ parentId }) => parentId === null).map(({ position }) => position)).to.deep.equal(
        Array.from({ length: 15 }, (_, index) => index),
      );
      expect((await deps.store.places.bundles([idOf(bundle)]))[0]?.nodeId).to.equal(second?.id);
      const remove = (id: string, revision: number) => removeNode(deps, { id, revision, ...ACTOR });
      expect(await faults(remove(idOf(second), moved.revision))).to.deep.equal(['id has-children']);
      for (const node of now.filter(({ parentId }) => parentId === second?.id).reverse())
        await remove(node.id, node.revision);
      expect(await faults(remove(idOf(second), moved.revision))).to.deep.equal(['id in-use']);
      const inside = { id: idOf(first), revision: revisionOf(first), parentId: idOf(second), position: 0 };
      expect(await faults(moveNode(deps, { ...inside, ...ACTOR }))).to.deep.equal(['parentId inside-itself']);
    });

    async function aReceipt(fondsId: string | null, linearMetres = 0.45) {
      const record = {
        material: 'Tài liệu 2015–2021',
        giver: { organisation: 'Văn phòng' },
        receiver: { organisation: 'Nhà thầu' },
        condition: 'mixed',
      } as const;
      const given = { fondsId, number: '01/BB', receivedOn: on('2026-11-02'), linearMetres, record };
      return (await takeReceipt(deps, { ...given, ...ACTOR })).receipt;
    }

    it('counts ten bundles a metre out, sorts them all or none, and never into two fonds at once', async () => {
      const [a, b] = [await fonds('Phông A'), await fonds('Phông B')];
      const [node] = await fillScheme(deps, {
        fondsId: a.id,
        parentId: null,
        drafts: [{ title: 'Tổng hợp', kind: 'activity' }],
        ...ACTOR,
      });
      const receipt = await aReceipt(null, 33.8);
      const page = await deps.store.places.listBundles({ receiptId: receipt.id }, { limit: 200 });
      const rest = await deps.store.places.listBundles(
        { receiptId: receipt.id },
        { limit: 200, after: page.next ?? '' },
      );
      const seen = [...page.items, ...rest.items];

      expect(seen.map(({ number }) => number)).to.deep.equal(Array.from({ length: 338 }, (_, index) => index + 1));
      await sortBundles(deps, { bundles: seen, nodeId: idOf(node), condition: 'roughly-filed', ...ACTOR });
      expect(await deps.store.places.countBundles(receipt.id)).to.deep.equal({ loose: 0, 'roughly-filed': 338 });
      const twice = { bundles: seen.slice(0, 2), nodeId: idOf(node), fondsId: b.id, ...ACTOR };
      expect(await faults(sortBundles(deps, twice))).to.deep.equal(['nodeId other-fonds']);
      expect(await rejection(sortBundles(deps, { bundles: seen.slice(0, 2), note: 'x', ...ACTOR }))).to.be.instanceOf(
        ConflictError,
      );
      const [first, second] = await deps.store.places.bundles(seen.slice(0, 2).map(({ id }) => id));
      const stale = [{ id: idOf(first), revision: 2 }, { id: idOf(second), revision: 1 }]; // prettier-ignore
      await rejection(sortBundles(deps, { bundles: stale, fondsId: b.id, ...ACTOR }));
      expect((await deps.store.places.bundles([idOf(first)]))[0]).to.include({ fondsId: a.id, nodeId: node?.id });
      const [moved] = await sortBundles(deps, {
        bundles: [{ id: idOf(first), revision: 2 }],
        fondsId: b.id,
        ...ACTOR,
      });
      expect(moved).to.include({ fondsId: b.id, nodeId: null });
    });

    it('keeps who brought boxes where, in a register that nobody can change', async () => {
      const { id: fondsId } = await fonds('Phông A');
      const place = (label: string, kind: 'room' | 'shelf' | 'tier', parentId: string | null) =>
        addPlace(deps, { label, kind, parentId, capacityMetres: null, note: null, ...ACTOR });
      const room = await place('Kho 1', 'room', null);
      const shelf = await place('Giá 3', 'shelf', room.id);
      const tier = await place('Đợt 2', 'tier', shelf.id);
      const box = (number: number) => ({
        ...{ number, inventoryNumber: '01', retention: { kind: 'permanent' } as const },
        ...{ firstDossier: number * 10, lastDossier: number * 10 + 9, note: null },
      });

      expect(await faults(place('KHO 1', 'room', null))).to.deep.equal(['label label-taken']);
      expect(await faults(place('Đợt 1', 'tier', room.id))).to.deep.equal(['kind place-kind']);
      const boxes = await addBoxes(deps, { fondsId, boxes: [box(1), box(2)], ...ACTOR });
      expect(await faults(addBoxes(deps, { fondsId, boxes: [box(2)], ...ACTOR }))).to.deep.equal([
        'boxes number-taken',
      ]);
      const [first] = boxes;
      const taken = changeBox(deps, { id: idOf(first), revision: 1, changes: { number: 2 }, ...ACTOR });
      expect(await faults(taken)).to.deep.equal(['number number-taken']);
      await moveMaterial(deps, { kind: 'box', items: boxes, toPlaceId: tier.id, reason: 'Xếp lên giá', ...ACTOR });
      const items = [{ id: idOf(first), revision: 2 }];
      app.time.now = new Date('2026-01-03T00:00:00Z');
      await moveMaterial(deps, { kind: 'box', items, toPlaceId: null, reason: 'Cho mượn', ...ACTOR });

      const page = await deps.store.places.listMovements({ subjectId: idOf(first) }, { limit: 9 });
      expect(page.items.map(({ fromPlaceId, toPlaceId, reason }) => [fromPlaceId, toPlaceId, reason])).to.deep.equal([
        [tier.id, null, 'Cho mượn'],
        [null, tier.id, 'Xếp lên giá'],
      ]);
      expect((await deps.store.places.path(tier.id)).map(({ label }) => label)).to.deep.equal([
        'Kho 1',
        'Giá 3',
        'Đợt 2',
      ]);
      expect((await deps.store.places.listBoxes({ placeId: tier.id }, { limit: 9 })).items.map(({ number }) => number)).to
        .deep.equal([2]); // prettier-ignore
      for (const statement of ['delete from vankho.movement', `update vankho.movement set reason = 'x'`])
        expect(String(await rejection(store.connection.execute(statement)))).to.match(/append-only/);
    });

    it('proposes the fonds of a document that was read, with reasons, and decides nothing', async () => {
      const committee = await body('Ủy ban nhân dân tỉnh Vĩnh Long', { abbreviations: [{ value: 'UBND' }] });
      const office = await body('Văn phòng UBND tỉnh Vĩnh Long', { abbreviations: [{ value: 'VP' }] });
      const first = await fonds('Phông UBND tỉnh', committee.id);
      const second = await fonds('Phông Văn phòng UBND tỉnh', office.id);
      await fonds('Sưu tập không rõ');
      const fields = {
        issuingBody: aValue('VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH VĨNH LONG'),
        notation: aValue('TB-VP'),
        addressees: aValue(['UBND tỉnh Vĩnh Long']),
      };
      await aReadFile(deps.store, 1, { texts: ['một'], documents: [aDocument(1, 1, fields)] });

      const proposals = await proposeFondsOfDocument(deps, `${anId(1)}-1`);

      expect(proposals.map(({ fondsId, reasons }) => [fondsId, reasons.map(({ code }) => code)])).to.deep.equal([
        [second.id, ['notation', 'issuer']],
        [first.id, ['addressee']],
      ]);
      expect(proposals[0]?.confidence).to.be.greaterThan(0.7);
      expect(await rejection(proposeFondsOfDocument(deps, `${anId(2)}-1`))).to.include({ code: 'not-found' });
    });
  });
}
