import { expect } from 'chai';
import type { Response } from 'supertest';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { as, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { aDocument, anId, aReadFile, aValue } from '../../support/store/builders.ts';
import { pglite } from '../../support/store/engines.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';

interface Entry {
  readonly id: string;
  readonly revision: number;
}
/** Whatever a list of these operations may hold; each test reads what its own has. */
interface Item extends Entry {
  readonly outcome: string;
  readonly fondsId: string;
  readonly reasons: readonly { readonly message: string }[];
}

describe('http: authorities, fonds, material', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let app: TestApp;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    app = await createArchiveApp(store);
  });

  const one = ({ body }: Response) => body as Entry;
  const items = ({ body }: Response) => (body as { readonly items: readonly Item[] }).items;
  const addBody = async (name: string, more: object = {}) => {
    const record = { names: [{ value: name }], ...more };
    const response = await as(app, 'archivist', 'post /organisations').send({ record });
    expectDescribed(response, 'createOrganisation');
    expect(response.status, response.text).to.equal(201);
    return one(response);
  };
  const addFonds = async (name: string, more: object = {}) => {
    const response = await as(app, 'archivist', 'post /fonds').send({ name, state: 'open', ...more });
    expectDescribed(response, 'createFonds');
    expect(response.status, response.text).to.equal(201);
    return one(response);
  };

  it('adds, finds, changes and merges bodies', async () => {
    const [first, second] = [await addBody('UBND tỉnh A'.normalize('NFD')), await addBody('Ủy ban tỉnh A')];
    const found = await as(
      app,
      'reader',
      `get /organisations/lookup?text=${encodeURIComponent('UBND TỈNH A')}&on=2018`,
    );
    const merged = await as(app, 'archivist', `post /organisations/${second.id}/merge`).send({
      revision: 1,
      into: first.id,
    });
    const read = await as(app, 'reader', `get /organisations/${second.id}`);
    const record = { names: [{ value: 'UBND tỉnh A' }], note: 'một' };
    const late = await as(app, 'archivist', `put /organisations/${first.id}`).send({ revision: 1, record });
    const listed = await as(app, 'council', 'get /organisations?text=tinh&limit=1');
    const missing = await as(app, 'reader', `get /organisations/${anId(7)}`);

    expectDescribed(found, 'lookUpOrganisation');
    expect(items(found)[0]).to.deep.include({ value: 'UBND tỉnh A', edits: 0, validThen: true, confidence: 1 });
    expectDescribed(merged, 'mergeOrganisations');
    expectDescribed(read, 'readOrganisation');
    expect(read.body).to.have.nested.property('organisation.id', first.id);
    expectDescribed(late, 'changeOrganisation');
    expect(late.body).to.deep.include({ status: 409, code: 'stale' });
    expect(late.body).to.have.nested.property('conflict.revision', 2);
    expectDescribed(listed, 'listOrganisations');
    expect(items(listed)).to.have.length(1);
    expectDescribed(missing, 'readOrganisation');
    expect(missing.status).to.equal(404);
  });

  it('says what is wrong with a record, field by field, in words', async () => {
    const names = [{ value: 'A', from: '2015' }, { value: 'B', from: '2016', to: '2014' }]; // prettier-ignore
    const overlapping = await as(app, 'archivist', 'post /organisations').send({ record: { names } });
    const unknown = await as(app, 'archivist', 'post /organisations').send({ record: { names, colour: 'x' } });

    expectDescribed(overlapping, 'createOrganisation');
    expect(overlapping.body).to.have.property('errors').that.deep.includes({
      field: 'names.1',
      message: 'Kết thúc trước khi bắt đầu; sửa lại khoảng này.',
    });
    expect(unknown.status).to.equal(400);
  });

  it('takes a file of authorities in, and people who sign', async () => {
    const file = {
      organisations: [{ key: 'a', names: [{ value: 'Sở A' }] }],
      people: [{ name: 'Nguyễn Văn Thử', offices: [{ title: 'Giám đốc', organisation: 'a', from: '2016' }] }],
    };
    const dry = await as(app, 'archivist', 'post /authorities/import').send({ file, dryRun: true });
    const done = await as(app, 'archivist', 'post /authorities/import').send({ file, dryRun: false });
    const people = await as(app, 'reader', 'get /people?text=thu');
    const wrong = await as(app, 'archivist', 'post /authorities/import').send({ file: { people: [{}] }, dryRun: true });

    for (const response of [dry, done, wrong]) expectDescribed(response, 'importAuthorities');
    expect(items(done).map(({ outcome }) => outcome)).to.deep.equal(['added', 'added']);
    expectDescribed(people, 'listPeople');
    expect(items(people)).to.have.length(1);
    expect(wrong.body).to.have.nested.property('errors[0].field', 'people.0.name');
    const person = await as(app, 'archivist', 'post /people').send({ record: { name: 'Trần Thị Thử' } });
    expectDescribed(person, 'createPerson');
    const changed = await as(app, 'archivist', `put /people/${one(person).id}`).send({
      revision: 1,
      record: { name: 'Trần Thị Thử', note: 'n' },
    });
    expectDescribed(changed, 'changePerson');
    const merged = await as(app, 'archivist', `post /people/${one(person).id}/merge`).send({
      revision: 2,
      into: items(people)[0]?.id,
    });
    expectDescribed(merged, 'mergePeople');
    const read = await as(app, 'reader', `get /people/${one(person).id}`);
    expectDescribed(read, 'readPerson');
    expect(one(read).id).to.equal(items(people)[0]?.id);
  });

  it('opens a fonds, fills its scheme from the template and changes the scheme', async () => {
    const fonds = await addFonds('Phông A', { code: 'P01' });
    const twice = await as(app, 'archivist', 'post /fonds').send({ name: 'B', state: 'open', code: 'P01' });
    const changed = await as(app, 'archivist', `patch /fonds/${fonds.id}`).send({
      revision: 1,
      changes: { state: 'closed', description: { custodialHistory: 'Nhận năm 2025.' } },
    });
    const filled = await as(app, 'archivist', `post /fonds/${fonds.id}/scheme`).send({ template: 'tt13-2011' });
    const [first, inner] = items(filled);
    const divided = await as(app, 'archivist', `post /fonds/${fonds.id}/scheme`).send({
      parentId: first?.id,
      divisions: { headings: ['Việc khác'], times: ['2015', '2016'] },
    });
    const both = await as(app, 'archivist', `post /fonds/${fonds.id}/scheme`).send({
      template: 'tt13-2011',
      headings: [{ title: 'A', kind: 'group' }],
    });
    const renamed = await as(app, 'archivist', `patch /scheme-headings/${inner?.id ?? ''}`).send({
      revision: 1,
      title: 'Văn bản chỉ đạo',
    });
    const move = `post /scheme-headings/${inner?.id ?? ''}/move`;
    const moved = await as(app, 'archivist', move).send({ revision: 2, parentId: null, position: 0 });
    const circle = await as(app, 'archivist', `post /scheme-headings/${first?.id ?? ''}/move`).send({
      revision: 2,
      parentId: first?.id,
      position: 0,
    });
    const removed = await as(app, 'archivist', `delete /scheme-headings/${inner?.id ?? ''}?revision=3`);
    const scheme = await as(app, 'reader', `get /fonds/${fonds.id}/scheme`);

    expectDescribed(twice, 'createFonds');
    expect(twice.body).to.have.nested.property('errors[0].field', 'code');
    expectDescribed(changed, 'changeFonds');
    expect(changed.body).to.deep.include({ state: 'closed', revision: 2 });
    for (const response of [filled, divided, both]) expectDescribed(response, 'fillScheme');
    expect([items(filled).length, items(divided).length, both.status]).to.deep.equal([112, 3, 400]);
    expectDescribed(renamed, 'changeHeading');
    expectDescribed(moved, 'moveHeading');
    expect(moved.body).to.deep.include({ parentId: null, position: 0, title: 'Văn bản chỉ đạo' });
    expectDescribed(circle, 'moveHeading');
    expect(circle.status).to.equal(400);
    expect(removed.status, removed.text).to.equal(204);
    expectDescribed(scheme, 'readScheme');
    expect(items(scheme)).to.have.length(114);
    const listed = await as(app, 'reader', 'get /fonds?state=closed');
    expectDescribed(listed, 'listFonds');
    expect(items(listed)).to.have.length(1);
    expectDescribed(await as(app, 'reader', `get /fonds/${fonds.id}`), 'readFonds');
  });

  it('proposes a fonds for a document, with reasons in words, and nothing of a withheld one', async () => {
    const creator = await addBody('Ủy ban nhân dân tỉnh A', { abbreviations: [{ value: 'UBND' }] });
    const fonds = await addFonds('Phông UBND tỉnh A', { creatorId: creator.id });
    const fields = { issuingBody: aValue('UBND TỈNH A'), notation: aValue('QĐ-UBND') };
    const fileId = await aReadFile(store, 1, { texts: ['một'], documents: [aDocument(1, 1, fields)] });

    const answer = await as(app, 'reader', `get /documents/${fileId}-1/fonds-proposals`);
    const seen = await store.scanFiles.find(fileId);
    await store.scanFiles.update(fileId, seen?.revision ?? 0, { state: 'withheld' });
    const withheld = await as(app, 'archivist', `get /documents/${fileId}-1/fonds-proposals`);

    expectDescribed(answer, 'proposeFonds');
    const [proposal] = items(answer);
    expect(proposal?.fondsId).to.equal(fonds.id);
    expect(proposal?.reasons[0]?.message).to.equal(
      'Ký hiệu «QĐ-UBND» có chữ viết tắt «UBND» của đơn vị hình thành phông.',
    );
    expect(withheld.status).to.equal(403);
  });

  it('records minutes, sorts bundles, and brings boxes to places', async () => {
    const fonds = await addFonds('Phông A', { code: 'P09' });
    const record = { material: 'Tài liệu', giver: { organisation: 'A' }, receiver: { organisation: 'B' }, condition: 'loose' }; // prettier-ignore
    const minutes = { fondsId: fonds.id, number: '01', receivedOn: '2026-11-02', linearMetres: 0.3, record };
    const made = await as(app, 'archivist', 'post /receipts').send(minutes);
    const receipt = (made.body as { receipt: Entry }).receipt;
    const more = await as(app, 'operator', `post /receipts/${receipt.id}/bundles`).send({
      bundles: 2,
      condition: 'loose',
    });
    const bundles = await as(app, 'reader', `get /bundles?receipt=${receipt.id}&limit=2`);
    const seen = items(bundles).map(({ id, revision }) => ({ id, revision }));
    const sorted = await as(app, 'operator', 'post /bundles/sort').send({ bundles: seen, condition: 'roughly-filed' });
    const corrected = await as(app, 'archivist', `patch /receipts/${receipt.id}`).send({
      revision: 2,
      changes: { linearMetres: 0.5 },
    });
    const read = await as(app, 'reader', `get /receipts/${receipt.id}`);

    expectDescribed(made, 'createReceipt');
    expectDescribed(more, 'addBundles');
    expect(more.body).to.deep.include({ bundles: { loose: 5, 'roughly-filed': 0 } });
    expectDescribed(bundles, 'listBundles');
    expectDescribed(sorted, 'sortBundles');
    expectDescribed(corrected, 'changeReceipt');
    expectDescribed(read, 'readReceipt');
    expect(read.body).to.have.nested.property('bundles.roughly-filed', 2);
    expectDescribed(await as(app, 'reader', 'get /receipts'), 'listReceipts');
    const place = await as(app, 'archivist', 'post /places').send({ parentId: null, kind: 'room', label: 'Kho 1' });
    expectDescribed(place, 'createPlace');
    const label = await as(app, 'archivist', `patch /places/${one(place).id}`).send({ revision: 1, changes: { label: 'Kho A' } }); // prettier-ignore
    expectDescribed(label, 'changePlace');
    expectDescribed(await as(app, 'reader', 'get /places'), 'listPlaces');
    const box = { inventoryNumber: '01', number: 1, retention: { kind: 'permanent' }, firstDossier: 1, lastDossier: 9, note: null }; // prettier-ignore
    const boxes = await as(app, 'operator', 'post /boxes').send({ fondsId: fonds.id, boxes: [box] });
    expectDescribed(boxes, 'createBoxes');
    const boxId = items(boxes)[0]?.id ?? '';
    const last = await as(app, 'operator', `patch /boxes/${boxId}`).send({ revision: 1, changes: { lastDossier: 12 } });
    expectDescribed(last, 'changeBox');
    const move = { kind: 'box', items: [{ id: boxId, revision: 2 }], toPlaceId: one(place).id, reason: 'Xếp lên giá' };
    const moved = await as(app, 'operator', 'post /movements').send(move);
    expectDescribed(moved, 'moveMaterial');
    expect(moved.status, moved.text).to.equal(201);
    expectDescribed(await as(app, 'reader', `get /boxes?place=${one(place).id}`), 'listBoxes');
    const register = await as(app, 'reader', `get /movements?subject=${boxId}`);
    expectDescribed(register, 'listMovements');
    expect(items(register)[0]).to.deep.include({
      fromPlaceId: null,
      reason: 'Xếp lên giá',
      actor: 'operator-1',
      number: 1,
      within: 'P09',
    });
  });

  for (const [role, request, body] of [
    ['operator', 'post /organisations', { record: { names: [{ value: 'A' }] } }],
    ['checker', 'post /bundles/sort', { bundles: [{ id: anId(1), revision: 1 }], note: 'x' }],
    ['reader', 'post /fonds', { name: 'A', state: 'open' }],
    [
      'council',
      'post /movements',
      { kind: 'box', items: [{ id: anId(1), revision: 1 }], toPlaceId: null, reason: 'x' },
    ],
  ] as const)
    it(`does not let a ${role} ${request}`, async () => {
      const response = await as(app, role, request).send(body);

      expect(response.body).to.deep.include({ status: 403, code: 'role-missing' });
    });
});
