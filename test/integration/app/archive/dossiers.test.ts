import { expect } from 'chai';
import { assignBox } from '../../../../src/app/archive/dossiers/assign-box.ts';
import {
  addDocuments,
  changeDocument,
  moveDocument,
  removeDocuments,
} from '../../../../src/app/archive/dossiers/change-documents.ts';
import { changeDossier } from '../../../../src/app/archive/dossiers/change-dossier.ts';
import { checkDossier, checkDossiers, sendBack } from '../../../../src/app/archive/dossiers/check-dossiers.ts';
import { checkFonds } from '../../../../src/app/archive/dossiers/completeness-of.ts';
import { createDossiers } from '../../../../src/app/archive/dossiers/create-dossiers.ts';
import type { DossierDeps } from '../../../../src/app/archive/dossiers/dossier-deps.ts';
import { freezeNumbers } from '../../../../src/app/archive/dossiers/freeze-numbers.ts';
import { mergeDossiers } from '../../../../src/app/archive/dossiers/merge-dossiers.ts';
import { moveDossiers } from '../../../../src/app/archive/dossiers/move-state.ts';
import { moveToFonds } from '../../../../src/app/archive/dossiers/move-to-fonds.ts';
import { numberFonds } from '../../../../src/app/archive/dossiers/number-dossiers.ts';
import { orderFonds } from '../../../../src/app/archive/dossiers/order-dossiers.ts';
import { placeDossier } from '../../../../src/app/archive/dossiers/place-dossier.ts';
import { splitDossier } from '../../../../src/app/archive/dossiers/split-dossier.ts';
import type { Dossier } from '../../../../src/domain/archive/dossier.ts';
import type { MoveGuard } from '../../../../src/domain/workflow/dossier-state.ts';
import { systemClock } from '../../../../src/infra/system.ts';
import { createRecordCheck } from '../../../../src/infra/record-check.ts';
import type { ConflictError, PortError } from '../../../../src/ports/errors.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { aFonds, aNode, FONDS_ID, seedFonds } from '../../../support/archive/dossiers.ts';
import { rejection } from '../../../support/rejection.ts';
import { pglite } from '../../../support/store/engines.ts';

const OTHER = 'e'.repeat(32);
const COMPLETE = { startDate: '2015', endDate: '2015-12-31', accessConditions: 'Công khai', language: ['Tiếng Việt'] };
const TEN = { kind: 'years', years: 10 };

describe('app/archive/dossiers', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let deps: DossierDeps;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    let last = 0;
    const next = () => (last += 1).toString(16).padStart(32, 'a');
    deps = { store, ids: { next }, clock: systemClock, checkRecord: createRecordCheck() };
    await seedFonds(store);
  });

  const make = async (title: string, description: object = {}, documents: readonly object[] = []): Promise<Dossier> => {
    const given = { description: { title, retention: TEN, ...COMPLETE, ...description }, nodeId: 'n1' };
    const entries = documents.map((entry) => ({ entry }));
    const [made] = await createDossiers(deps, {
      fondsId: FONDS_ID,
      dossiers: [{ ...given, documents: entries }],
      actor: 'an',
    });
    return made ?? expect.fail('nothing was made');
  };
  const found = async (id: string): Promise<Dossier> => (await store.dossiers.find(id)) ?? expect.fail('gone');
  const check = async (id: string) => checkDossier(deps, { id, revision: (await found(id)).revision, actor: 'bình' });
  const titles = async (fondsId = FONDS_ID) =>
    (await store.dossiers.list({ fondsId }, { limit: 50 })).items.map(({ description }) => description.title);
  const codeOf = async (work: Promise<unknown>) => ((await rejection(work)) as PortError).code;
  const actions = async (subject: string) =>
    (await store.ledger.list({ subject }, { limit: 50 })).items.map(({ action }) => action).reverse();

  it('creates described dossiers, all or none, and names the row that cannot stand', async () => {
    const one = await make('  Hồ sơ hội nghị tổng kết  '.normalize('NFD'), { retention: '05 năm' }, [
      { subject: 'Giấy mời' },
    ]);
    const bad = rejection(
      createDossiers(deps, {
        ...{ fondsId: FONDS_ID, actor: 'an' },
        dossiers: [{ description: { title: 'Tốt' } }, { description: { title: 'Xấu', startDate: '2015-02-31' } }],
      }),
    );

    expect(one).to.deep.include({ state: 'described', position: 1, temporaryNumber: 1, editors: ['an'] });
    expect(one.description).to.deep.include({
      title: 'Hồ sơ hội nghị tổng kết',
      retention: { kind: 'years', years: 5 },
    });
    expect(await store.dossiers.documents(one.id)).to.have.lengthOf(1);
    expect(await bad).to.deep.include({ code: 'invalid-request', details: { field: '1.startDate' } });
    expect(await store.dossiers.count({})).to.equal(1);
    expect(await codeOf(createDossiers(deps, { fondsId: OTHER, dossiers: [], actor: 'an' }))).to.equal('not-found');
    const foreign = createDossiers(deps, {
      fondsId: FONDS_ID,
      dossiers: [{ description: { title: 'x' }, nodeId: 'no' }],
      actor: 'an',
    });
    expect(await codeOf(foreign)).to.equal('invalid-request');
    expect(await actions(one.id)).to.deep.equal(['dossier.created']);
  });

  it('tells the second of two editors both values, and loses neither', async () => {
    const { id, revision } = await make('Hồ sơ đê điều');
    await changeDossier(deps, { id, revision, description: { title: 'Hồ sơ tu bổ đê điều' }, actor: 'chi' });

    const late = (await rejection(
      changeDossier(deps, {
        id,
        revision,
        description: { title: 'Hồ sơ đê', note: 'Thiếu trang', retention: null },
        actor: 'dũng',
      }),
    )) as ConflictError;

    expect([late.code, late.revision]).to.deep.equal(['stale', 2]);
    expect(late.conflicts).to.deep.equal([
      { field: 'title', stored: 'Hồ sơ tu bổ đê điều', given: 'Hồ sơ đê' },
      { field: 'note', stored: null, given: 'Thiếu trang' },
      { field: 'retention', stored: TEN, given: null },
    ]);
    const after = await changeDossier(deps, {
      id,
      revision: late.revision,
      description: { note: 'Thiếu trang' },
      actor: 'dũng',
    });
    expect(after.description).to.deep.include({ title: 'Hồ sơ tu bổ đê điều', note: 'Thiếu trang', retention: TEN });
    expect(after.editors).to.deep.equal(['an', 'chi', 'dũng']);
    expect(await actions(id)).to.deep.equal(['dossier.created', 'dossier.changed', 'dossier.changed']);
  });

  it('lets nobody check their own work, nothing incomplete be checked, and asks for a new check after a change', async () => {
    const bare = await make('Báo cáo', { accessConditions: 'Công khai', retention: TEN });
    const { id } = await changeDossier(deps, {
      ...bare,
      description: { startDate: null, endDate: null },
      actor: 'chi',
    });
    const own = await Promise.all(['an', 'chi'].map((actor) => codeOf(checkDossier(deps, { id, revision: 2, actor }))));
    const incomplete = (await rejection(check(id))) as PortError;
    await changeDossier(deps, { id, revision: 2, description: { startDate: '2016' as never }, actor: 'an' });

    const checked = await check(id);
    const changed = await changeDossier(deps, {
      id,
      revision: checked.revision,
      description: { note: 'x' },
      actor: 'bình',
    });

    expect(own).to.deep.equal(['own-work', 'own-work']);
    expect(incomplete).to.deep.include({ code: 'incomplete', details: { fields: 'no-date' } });
    expect(checked).to.deep.include({ state: 'checked', checkedBy: 'bình' });
    expect(changed).to.deep.include({ state: 'described', checkedBy: null });
    expect(await codeOf(check(id))).to.equal('own-work');
    const back = await sendBack(deps, { id, revision: changed.revision, actor: 'dũng', reason: 'Sai năm' });
    expect(back.state).to.equal('described');
  });

  it('finds many right at once: all or none, nobody their own, and tells which are not ready', async () => {
    const all = [await make('Hồ sơ một của hội nghị'), await make('Hồ sơ hai của hội nghị')];
    const bare = await make('Hồ sơ ba của hội nghị', { accessConditions: undefined });
    const asSeen = (dossiers: readonly Dossier[]) => dossiers.map(({ id, revision }) => ({ id, revision }));
    const checkAll = (dossiers: readonly Dossier[], actor = 'bình') =>
      checkDossiers(deps, { dossiers: asSeen(dossiers), actor });

    const lacking = (await rejection(checkAll([...all, bare]))) as PortError;
    const own = await codeOf(checkAll(all, 'an'));
    const late = await rejection(checkDossiers(deps, { dossiers: [{ id: bare.id, revision: 9 }], actor: 'bình' }));
    const states = (await Promise.all(all.map(({ id }) => found(id)))).map(({ state }) => state);
    const done = await checkAll(all);

    expect([lacking.code, lacking.details['count'], lacking.details['fields']]).to.deep.equal([
      ...['incomplete', 1, 'số tạm 3'],
    ]);
    expect([own, (late as ConflictError).code, states]).to.deep.equal([
      'own-work',
      'stale',
      ['described', 'described'],
    ]);
    expect(done).to.deep.equal({ checked: 2 });
    for (const { id } of all)
      expect(await found(id)).to.deep.include({ state: 'checked', checkedBy: 'bình', revision: 2 });
    const [entry] = (await store.ledger.list({ subject: FONDS_ID }, { limit: 1 })).items;
    expect([entry?.action, entry?.body['dossiers']]).to.deep.equal(['dossiers.checked', all.map(({ id }) => id)]);
    expect(await codeOf(checkAll(await Promise.all(all.map(({ id }) => found(id)))))).to.equal('forbidden-move');
  });

  it('orders, numbers, freezes, boxes; what comes later is numbered behind', async () => {
    const c = await make('C', { startDate: '2015-03' });
    const a = await make('A', { startDate: '2014' });
    const p = await make('B', { retention: { kind: 'permanent' }, sheetCount: 4 }, [{ subject: 'x' }]);
    await placeDossier(deps, { id: c.id, revision: 1, behind: null, actor: 'an' });
    expect(await orderFonds(deps, { fondsId: FONDS_ID, actor: 'an' })).to.deep.include({ dossiers: 3, moved: 0 });
    expect(await titles()).to.deep.equal(['C', 'A', 'B']);
    expect(await codeOf(freezeNumbers(deps, { fondsId: FONDS_ID, actor: 'bình' }))).to.equal('incomplete');
    for (const { id } of [a, c, p]) await check(id);

    expect(await freezeNumbers(deps, { fondsId: FONDS_ID, actor: 'bình' })).to.deep.equal({ frozen: 3 });
    const frozen = await Promise.all([c, a, p].map(({ id }) => found(id)));
    expect(frozen.map(({ inventoryNumber, number, code }) => [inventoryNumber, number, code])).to.deep.equal([
      ...[
        ['02', 1, 'P01.2015.01.02'],
        ['02', 2, 'P01.2014.02.02'],
        ['01', 1, 'P01.2015.01.01'],
      ],
    ]);
    await assignBox(deps, { ids: [a.id, c.id], boxNumber: 7, actor: 'an' });
    expect((await found(a.id)).state).to.equal('boxed');
    const late = await make('Một hồ sơ đến sau');
    await orderFonds(deps, { fondsId: FONDS_ID, order: 'time-activity', actor: 'an' });
    expect(await numberFonds(deps, { fondsId: FONDS_ID, actor: 'an' })).to.deep.equal({ numbered: 1, left: [] });
    expect((await found(late.id)).number).to.equal(3);
    expect((await found(a.id)).number).to.equal(2);
    const box = assignBox(deps, { ids: [late.id], boxNumber: 7, actor: 'an' });
    expect(await codeOf(box)).to.equal('forbidden-move');
    const notation = changeDossier(deps, {
      id: a.id,
      revision: (await found(a.id)).revision,
      description: { notation: 'X' },
      actor: 'an',
    });
    expect(await codeOf(notation)).to.equal('forbidden-move');
    expect((await store.ledger.verify()).ok).to.equal(true);
  });

  it('keeps documents in order; after the freeze no ordinal is given twice', async () => {
    const dossier = await make('Hồ sơ có văn bản', {}, [{ subject: 'a' }, { subject: 'b' }, { subject: 'c' }]);
    const { id: dossierId } = dossier;
    const list = async () =>
      (await store.dossiers.documents(dossierId))
        .map(({ ordinal, entry }) => `${String(ordinal)}${String(entry.subject)}`)
        .join(' ');
    const idOf = async (subject: string) =>
      (await store.dossiers.documents(dossierId)).find(({ entry }) => entry.subject === subject)?.id ??
      expect.fail('no such document');
    const seen = async () => ({ dossierId, revision: (await found(dossierId)).revision, actor: 'an' });

    await moveDocument(deps, { ...(await seen()), documentId: await idOf('c'), ordinal: 1 });
    await removeDocuments(deps, { ...(await seen()), documentIds: [await idOf('a')] });
    await addDocuments(deps, { ...(await seen()), documents: [{ entry: { subject: 'd' } }] });
    await changeDocument(deps, {
      ...(await seen()),
      documentId: await idOf('b'),
      entry: { subject: 'B', sheetNumber: 2 },
    });
    expect(await list()).to.equal('1c 2B 3d');
    const stale = (await rejection(
      changeDocument(deps, { ...(await seen()), revision: 1, documentId: await idOf('B'), entry: { subject: 'β' } }),
    )) as ConflictError;
    expect(stale.conflicts).to.deep.equal([{ field: 'subject', stored: 'B', given: 'β' }]);

    await check(dossierId);
    await freezeNumbers(deps, { fondsId: FONDS_ID, actor: 'bình' });
    const d = await idOf('d');
    await removeDocuments(deps, { ...(await seen()), documentIds: [d] });
    await addDocuments(deps, { ...(await seen()), documents: [{ entry: { subject: 'e' } }] });
    expect(await list()).to.equal('1c 2B 4e');
    expect(await codeOf(moveDocument(deps, { ...(await seen()), documentId: await idOf('e'), ordinal: 1 }))).to.equal(
      'forbidden-move',
    );
    expect(await store.dossiers.findByCode('P01.2015.01.02.0000003')).to.deep.equal({ dossierId, documentId: null });
    expect(
      await codeOf(
        addDocuments(deps, { ...(await seen()), documents: [{ entry: {}, scanDocumentId: `${'0'.repeat(32)}-1` }] }),
      ),
    ).to.equal('invalid-request');
  });

  it('splits and merges; every old name leads to where things lie now, and no number comes back', async () => {
    const into = await make('Hồ sơ thứ nhất', {}, [{ subject: 'a' }]);
    const from = await make(
      'Hồ sơ thứ hai',
      { secrecy: 'Mật', retention: { kind: 'years', years: 20 }, sheetCount: 9 },
      [{ subject: 'b' }, { subject: 'c' }],
    );
    const after = await make('Hồ sơ thứ ba');
    for (const { id } of [into, from, after]) await check(id);
    await freezeNumbers(deps, { fondsId: FONDS_ID, actor: 'bình' });
    const [, c] = await store.dossiers.documents(from.id);
    if (c === undefined) return expect.fail('no document');

    const { part } = await splitDossier(deps, {
      ...{ id: from.id, revision: (await found(from.id)).revision, documentIds: [c.id], actor: 'an' },
      description: { title: 'Phần tách ra' },
    });
    expect(await titles()).to.deep.equal(['Hồ sơ thứ nhất', 'Hồ sơ thứ hai', 'Phần tách ra', 'Hồ sơ thứ ba']);
    expect(part).to.deep.include({ number: null, state: 'described' });
    expect(part.description).to.not.have.property('sheetCount');
    expect(await store.dossiers.findByCode('P01.2015.02.02.0000002')).to.deep.equal({
      dossierId: part.id,
      documentId: c.id,
    });

    const merged = await mergeDossiers(deps, {
      ...{ intoId: into.id, intoRevision: (await found(into.id)).revision, actor: 'an' },
      ...{ fromId: from.id, fromRevision: (await found(from.id)).revision },
    });
    expect(merged.description).to.deep.include({ secrecy: 'Mật', retention: { kind: 'years', years: 20 } });
    expect(
      (await store.dossiers.documents(into.id)).map(({ ordinal, entry }) => [ordinal, entry.subject]),
    ).to.deep.equal([
      [1, 'a'],
      [2, 'b'],
    ]);
    for (const name of [from.id, 'P01.2015.02.02'])
      expect((await store.dossiers.findByCode(name))?.dossierId).to.equal(into.id);
    for (const name of ['2', '02/2'])
      expect((await store.dossiers.findByCode(name, FONDS_ID))?.dossierId).to.equal(into.id);
    const gone = (await rejection(
      changeDossier(deps, { id: from.id, revision: 1, description: { note: 'x' }, actor: 'an' }),
    )) as PortError;
    expect(gone).to.deep.include({ code: 'stale', details: { id: into.id } });
    await numberFonds(deps, { fondsId: FONDS_ID, actor: 'an' });
    expect((await found(part.id)).number).to.equal(4);
    expect(
      (await store.dossiers.list({ fondsId: FONDS_ID }, { limit: 9 })).items.map(({ position }) => position),
    ).to.deep.equal([1, 2, 3]);
    return undefined;
  });

  it('refuses to merge where a person must decide, and moves to another fonds with the old names', async () => {
    const one = await make('Hồ sơ một', { retention: { kind: 'until-superseded' } });
    const two = await make('Hồ sơ hai');
    const merge = { intoId: one.id, intoRevision: 1, fromId: two.id, fromRevision: 1, actor: 'an' };
    expect(await codeOf(mergeDossiers(deps, merge))).to.equal('incomplete');
    expect(await codeOf(mergeDossiers(deps, { ...merge, fromId: one.id }))).to.equal('invalid-request');
    await store.fonds.insert(aFonds({ id: OTHER, code: 'P02' }));
    await store.fonds.insertNodes([aNode('m1', 0, { fondsId: OTHER })]);

    const move = { id: one.id, revision: 1, fondsId: OTHER, nodeId: 'm1', actor: 'an' };
    expect(await codeOf(moveToFonds(deps, { ...move, nodeId: 'n1' }))).to.equal('invalid-request');
    const moved = await moveToFonds(deps, move);

    expect(moved).to.deep.include({ fondsId: OTHER, nodeId: 'm1', position: 1, temporaryNumber: 1, number: null });
    expect((await store.dossiers.findByCode('1', FONDS_ID))?.dossierId).to.equal(one.id);
    expect((await found(two.id)).position).to.equal(1);
  });

  it('puts a dossier somewhere by hand and lets it go again', async () => {
    const [a, b, c] = [await make('A'), await make('B'), await make('C')];
    await placeDossier(deps, { id: c.id, revision: 1, behind: a.id, actor: 'an' });
    await orderFonds(deps, { fondsId: FONDS_ID, actor: 'an' });
    expect(await titles()).to.deep.equal(['A', 'C', 'B']);
    await placeDossier(deps, { id: a.id, revision: 1, behind: b.id, actor: 'an' });
    expect(await titles()).to.deep.equal(['C', 'B', 'A']);
    expect((await found(c.id)).placedAfter).to.equal(null);

    await placeDossier(deps, { id: a.id, revision: 2, behind: undefined, actor: 'an' });
    await placeDossier(deps, { id: c.id, revision: 2, behind: undefined, actor: 'an' });
    await orderFonds(deps, { fondsId: FONDS_ID, nodeId: 'n1', actor: 'an' });

    expect(await titles()).to.deep.equal(['A', 'B', 'C']);
    expect(await codeOf(placeDossier(deps, { id: a.id, revision: 3, behind: a.id, actor: 'an' }))).to.equal(
      'not-found',
    );
    expect(await codeOf(placeDossier(deps, { id: a.id, revision: 1, behind: b.id, actor: 'an' }))).to.equal('stale');
  });

  it('looks through a fonds, and carries dossiers on only with what the table of states asks for', async () => {
    const fine = await make('Hồ sơ đầy đủ thông tin');
    await createDossiers(deps, {
      fondsId: FONDS_ID,
      dossiers: [{ description: { title: 'Hồ sơ chưa xếp loại' } }],
      actor: 'an',
    });
    const report = await checkFonds(deps, { fondsId: FONDS_ID });
    const below = await checkFonds(deps, { fondsId: FONDS_ID, nodeId: 'n1' });

    expect(report).to.deep.include({ dossiers: 2, blocking: 1, warned: 0 });
    expect(below).to.deep.include({ dossiers: 1, blocking: 0, items: [] });
    const to = (state: Dossier['state'], ...met: MoveGuard[]) =>
      moveDossiers(deps, { ids: [fine.id], to: state, met: new Set(met) });
    expect(await codeOf(to('destroyed'))).to.equal('forbidden-move');
    await to('proposed-for-elimination', 'elimination-list');
    await to('council', 'elimination-list', 'appointed-council');
    expect(
      await codeOf(to('destroyed', 'elimination-list', 'appointed-council', 'council-minutes', 'elimination-decision')),
    ).to.equal('forbidden-move');
    expect((await found(fine.id)).state).to.equal('council');
    expect(
      await codeOf(changeDossier(deps, { id: fine.id, revision: 3, description: { note: 'x' }, actor: 'an' })),
    ).to.equal('forbidden-move');
  });
});
