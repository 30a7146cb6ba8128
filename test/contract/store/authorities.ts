import { expect } from 'chai';
import { DEFAULT_FONDS_SETTINGS, type Fonds } from '../../../src/domain/archive/fonds.ts';
import type { Organisation } from '../../../src/domain/archive/organisation.ts';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import type { Store } from '../../../src/ports/store.ts';
import { rejection } from '../../support/rejection.ts';
import { anId } from '../../support/store/builders.ts';

const on = (text: string) => text as PartialDate;

function aBody(number: number, name: string, more: Partial<Organisation['record']> = {}): Organisation {
  return { id: anId(number), mergedInto: null, record: { names: [{ value: name }], ...more }, revision: 1 };
}

function aFonds(number: number, name: string, more: Partial<Fonds> = {}): Fonds {
  return {
    ...{ id: anId(number), code: null, name, state: 'open', creatorId: null, start: null, end: null },
    ...{ scheme: 'activity-time', settings: DEFAULT_FONDS_SETTINGS, description: {}, revision: 1 },
    ...more,
  };
}

/** Bodies, people, fonds with schemes, material received and places. */
export function describeAuthorities(open: () => Store): void {
  describe('bodies of the authority list', () => {
    it('are listed by name, a page at a time, and found by any of their names', async () => {
      const { organisations } = open();
      const b = aBody(2, 'Sở B', { abbreviations: [{ value: 'SB', from: on('2016'), to: on('2020-06-30') }] });
      await organisations.insert([b, aBody(1, 'Ủy ban A'), aBody(3, 'Sở A', { superiorId: anId(1) })]);

      const first = await organisations.list({}, { limit: 2 });
      const rest = await organisations.list({}, { limit: 2, after: first.next ?? '' });
      expect([...first.items, ...rest.items].map(({ record }) => record.names[0]?.value)).to.deep.equal([
        'Sở A',
        'Sở B',
        'Ủy ban A',
      ]);
      expect((await organisations.list({ text: 'sở' }, { limit: 9 })).items.map(({ id }) => id)).to.deep.equal([
        anId(3),
        anId(2),
      ]);
      expect((await organisations.list({ superiorId: anId(1) }, { limit: 9 })).items).to.have.length(1);
      expect(await organisations.names(['sb', 'nothing'])).to.deep.equal([
        { organisationId: b.id, kind: 'abbreviation', value: 'SB', folded: 'sb', from: '2016', to: '2020-06-30' },
      ]);
      expect((await organisations.namesNear('so x', 0)).length).to.equal(0);
      expect((await organisations.namesNear('so x', 1)).map(({ value }) => value)).to.include.members(['Sở A', 'Sở B']);
    });

    it('change by revision, with their names, and not once they are merged', async () => {
      const { organisations } = open();
      await organisations.insert([aBody(1, 'Sở A'), aBody(2, 'Sở B'), aBody(3, 'Sở C')]);

      const changed = await organisations.update(anId(1), 1, { names: [{ value: 'Sở D' }] });
      expect(changed.revision).to.equal(2);
      expect(await organisations.names(['so a'])).to.deep.equal([]);
      expect(await organisations.names(['so d'])).to.have.length(1);
      expect(await rejection(organisations.update(anId(1), 1, changed.record))).to.include({ code: 'stale' });
      await organisations.merge({ id: anId(1), revision: 2 }, anId(2));
      await organisations.merge({ id: anId(2), revision: 1 }, anId(3));
      expect(await rejection(organisations.update(anId(1), 3, changed.record))).to.include({ code: 'stale' });
      expect(await rejection(organisations.merge({ id: anId(1), revision: 3 }, anId(3)))).to.include({ code: 'stale' });
      expect(await organisations.names(['so d'])).to.deep.equal([]);
      expect((await organisations.find(anId(1)))?.mergedInto).to.equal(anId(2));
      expect((await organisations.resolve([anId(1), anId(9)])).get(anId(1))?.id).to.equal(anId(3));
    });

    it('know those that they followed', async () => {
      const { organisations } = open();
      const successors = [{ organisationId: anId(3), kind: 'merged' as const, on: on('2025-07-01') }];
      await organisations.insert([aBody(1, 'A', { successors }), aBody(2, 'B', { successors }), aBody(3, 'C')]);

      expect((await organisations.predecessors(anId(3))).map(({ id }) => id)).to.deep.equal([anId(1), anId(2)]);
      expect(await organisations.predecessors(anId(1))).to.deep.equal([]);
    });
  });

  describe('people who sign', () => {
    it('are listed by name, changed by revision, and lead on when merged', async () => {
      const { people } = open();
      const person = (number: number, name: string) => ({
        id: anId(number),
        mergedInto: null,
        record: { name, offices: [{ title: 'Chủ tịch', from: on('2016') }] },
        revision: 1,
      });
      await people.insert([person(1, 'Đỗ Thử'), person(2, 'An Thử')]);

      expect((await people.list({ text: 'thu' }, { limit: 9 })).items.map(({ id }) => id)).to.deep.equal([
        anId(2),
        anId(1),
      ]);
      await people.update(anId(1), 1, { name: 'Đỗ Văn Thử' });
      expect(await rejection(people.update(anId(1), 1, { name: 'X' }))).to.include({ code: 'stale' });
      await people.merge({ id: anId(2), revision: 1 }, anId(1));
      expect((await people.resolve([anId(2)])).get(anId(2))?.record.name).to.equal('Đỗ Văn Thử');
      expect((await people.list({}, { limit: 9 })).items).to.have.length(1);
    });
  });

  describe('fonds and schemes', () => {
    const node = (number: number, parent: number | null, position: number) => ({
      ...{ id: anId(number), fondsId: anId(1), parentId: parent === null ? null : anId(parent), position },
      ...{ code: null, title: `Đề mục ${String(number)}`, kind: 'group' as const, revision: 1 },
    });

    it('keep what was said of them; a code is one fonds', async () => {
      const { fonds } = open();
      const first = aFonds(1, 'Phông A', {
        code: 'P1',
        start: on('1992'),
        description: { note: 'n', language: ['Khác'] },
      });
      await fonds.insert(first);
      await fonds.insert(aFonds(2, 'Phông không mã'));
      await fonds.insert(aFonds(3, 'Phông không mã khác', { state: 'closed' }));

      expect(await fonds.find(anId(1))).to.deep.equal(first);
      expect(await rejection(fonds.insert(aFonds(4, 'B', { code: 'P1' })))).to.include({ code: 'stale' });
      expect(await rejection(fonds.update(anId(2), 1, { code: 'P1' }))).to.include({ code: 'stale' });
      const changed = await fonds.update(anId(1), 1, { code: null, end: on('2025-06-30') });
      expect(changed).to.deep.equal({ ...first, code: null, end: '2025-06-30', revision: 2 });
      expect(await rejection(fonds.update(anId(1), 1, { name: 'X' }))).to.include({ code: 'stale' });
      const listed = await fonds.list({ text: 'khong ma', state: 'closed' }, { limit: 9 });
      expect(listed.items.map(({ id }) => id)).to.deep.equal([anId(3)]);
    });

    it('give a scheme from top to bottom, moved in one write or not at all', async () => {
      const { fonds } = open();
      await fonds.insert(aFonds(1, 'A'));
      await fonds.insertNodes([node(10, null, 0), node(11, null, 1), node(12, 10, 0), node(13, 10, 1)]);
      const order = async () => (await fonds.nodes(anId(1))).map(({ id }) => Number(`0x${id}`));

      expect(await order()).to.deep.equal([10, 12, 13, 11]);
      await fonds.updateNodes([
        { id: anId(10), revision: 1, position: 1 },
        { id: anId(11), revision: 1, position: 0 },
        { id: anId(13), revision: 1, parentId: anId(11), position: 0, code: 'I', title: 'Khác' },
      ]);
      expect(await order()).to.deep.equal([11, 13, 10, 12]);
      expect(await fonds.node(anId(13))).to.include({ code: 'I', title: 'Khác', revision: 2, parentId: anId(11) });
      const half = [
        { id: anId(12), revision: 1, code: 'II' },
        { id: anId(13), revision: 1, code: null },
      ];
      expect(await rejection(fonds.updateNodes(half))).to.include({ code: 'stale' });
      expect((await fonds.node(anId(12)))?.code).to.equal(null);
      await fonds.updateNodes([{ id: anId(13), revision: 2, parentId: null, position: 2, code: null }]);
      expect(await fonds.node(anId(13))).to.include({ code: null, parentId: null });
      expect(await rejection(fonds.removeNode(anId(12), 9))).to.include({ code: 'stale' });
      await fonds.removeNode(anId(12), 1);
      expect(await order()).to.deep.equal([11, 10, 13]);
    });
  });

  describe('material received', () => {
    it('is kept with bundles, boxes and places, each changed by revision, all or none', async () => {
      const { fonds, places } = open();
      await fonds.insert(aFonds(1, 'A'));
      const record = { material: 'm', giver: { organisation: 'g' }, receiver: { organisation: 'r' }, condition: 'loose' as const }; // prettier-ignore
      const receipt = {
        ...{ id: anId(2), fondsId: null, number: null, receivedOn: on('2026-11'), linearMetres: 33.8 },
        ...{ record, revision: 1 },
      };
      await places.insertReceipt(receipt);
      const bundle = (number: number) => ({
        ...{ id: anId(100 + number), receiptId: anId(2), number, condition: 'loose' as const },
        ...{ fondsId: null, nodeId: null, placeId: null, note: null, revision: 1 },
      });
      await places.insertBundles([2, 1, 3].map(bundle));

      expect(await places.receipt(anId(2))).to.deep.equal(receipt);
      const changed = await places.updateReceipt(anId(2), 1, { fondsId: anId(1), number: '1' });
      expect(changed).to.deep.equal({ ...receipt, fondsId: anId(1), number: '1', revision: 2 });
      expect(await rejection(places.updateReceipt(anId(2), 1, {}))).to.include({ code: 'stale' });
      const seen = [{ id: anId(101), revision: 1 }, { id: anId(102), revision: 9 }]; // prettier-ignore
      expect(await rejection(places.updateBundles(seen, { note: 'x' }))).to.include({ code: 'stale' });
      await places.updateBundles(seen.slice(0, 1), { condition: 'roughly-filed', fondsId: anId(1) });
      expect((await places.listBundles({ receiptId: anId(2) }, { limit: 9 })).items.map(({ note, number }) => [note, number])) // prettier-ignore
        .to.deep.equal([[null, 1], [null, 2], [null, 3]]); // prettier-ignore
      expect(await places.countBundles(anId(2))).to.deep.equal({ loose: 2, 'roughly-filed': 1 });
    });

    it('has boxes that are counted within their inventory, and places whose labels are one where they stand', async () => {
      const { fonds, places } = open();
      await fonds.insert(aFonds(1, 'A'));
      const box = (id: number, inventoryNumber: string | null, number: number) => ({
        ...{
          id: anId(id),
          fondsId: anId(1),
          inventoryNumber,
          number,
          retention: { kind: 'years', years: 20 } as const,
        },
        ...{ firstDossier: 1, lastDossier: null, placeId: null, note: null, revision: 1 },
      });
      const room = { id: anId(9), parentId: null, kind: 'room' as const, label: 'Kho 1', capacityMetres: 12.5, note: null, revision: 1 }; // prettier-ignore
      await places.insertPlace(room);
      await places.insertBoxes([box(11, '02', 1), box(12, '01', 2), box(13, '01', 1), box(14, null, 1)]);

      const first = await places.listBoxes({ fondsId: anId(1) }, { limit: 2 });
      const rest = await places.listBoxes({ fondsId: anId(1) }, { limit: 9, after: first.next ?? '' });
      expect([...first.items, ...rest.items].map(({ id }) => Number(`0x${id}`))).to.deep.equal([14, 13, 12, 11]);
      expect(await places.box(anId(11))).to.deep.equal(box(11, '02', 1));
      expect(await rejection(places.insertBoxes([box(15, null, 1)]))).to.include({ code: 'stale' });
      expect(await rejection(places.insertPlace({ ...room, id: anId(10), label: 'KHO 1' }))).to.include({
        code: 'stale',
      });
      expect(await places.updatePlace(anId(9), 1, { note: 'n' })).to.deep.equal({ ...room, note: 'n', revision: 2 });
      const wrong = places.placeBoxes([{ id: anId(11), revision: 1 }, { id: anId(12), revision: 2 }], anId(9)); // prettier-ignore
      expect(await rejection(wrong)).to.include({ code: 'stale' });
      expect((await places.listBoxes({ placeId: anId(9) }, { limit: 9 })).items).to.deep.equal([]);
      const cleared = await places.updateBox(anId(12), 1, { retention: null, lastDossier: 7 });
      expect(cleared).to.include({ retention: null, lastDossier: 7, firstDossier: 1, revision: 2 });
    });
  });
}
