import { expect } from 'chai';
import type { Response } from 'supertest';
import { seedFonds, FONDS_ID, aDossier, dossierId } from '../../support/archive/dossiers.ts';
import { aBundle, aReceipt, bundleId, RECEIPT_ID } from '../../support/archive/arrangement.ts';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { as, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { pglite } from '../../support/store/engines.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';

const DAYS = { startsOn: '2020-01-06', deadline: '2099-12-31' };
const MEMBERS = [
  { account: 'operator-1', role: 'worker' },
  { account: 'checker-1', role: 'checker' },
  { account: 'archivist-1', role: 'controller' },
];

describe('http: arrangement projects', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let app: TestApp;
  let at: string;

  const told = (response: Response, operation: string, status: number) => {
    expect(response.status, response.text).to.equal(status);
    expectDescribed(response, operation);
    return response.body as Readonly<Record<string, unknown>>;
  };

  beforeEach(async () => {
    store = await pglite.sharedStore();
    await seedFonds(store);
    await store.places.insertReceipt(aReceipt());
    await store.places.insertBundles([1, 2, 3].map((number) => aBundle(number)));
    app = await createArchiveApp(store);
    const entry = {
      title: 'Chỉnh lý phông Mẫu',
      process: '23',
      ...DAYS,
      fondsIds: [FONDS_ID],
      receiptIds: [RECEIPT_ID],
    };
    const made = await as(app, 'archivist', 'post /arrangement-projects').send({ ...entry, members: MEMBERS });
    at = `/arrangement-projects/${String(told(made, 'createArrangementProject', 201)['id'])}`;
    told(
      await as(app, 'archivist', `post ${at}/move`).send({ revision: 1, to: 'running' }),
      'moveArrangementProject',
      200,
    );
  });

  it('lists, shows and changes projects, and tells the steps', async () => {
    told(await as(app, 'operator', 'get /arrangement-projects?state=running'), 'listArrangementProjects', 200);
    told(await as(app, 'checker', `get ${at}`), 'readArrangementProject', 200);
    const change = { revision: 2, changes: { plannedMetres: 338, record: { paceDays: 5 } } };
    const changed = await as(app, 'archivist', `patch ${at}`).send(change);
    const late = await as(app, 'archivist', `patch ${at}`).send({ revision: 2, changes: { title: 'X' } });
    const steps = await as(app, 'reader', 'get /arrangement-steps?process=21');

    expect(told(changed, 'changeArrangementProject', 200)).to.have.nested.property('record.paceDays', 5);
    expect(told(late, 'changeArrangementProject', 409)).to.have.nested.property('conflict.fields[0].field', 'title');
    expect(told(steps, 'listArrangementSteps', 200)['items']).to.have.length(21);
    expect((await as(app, 'operator', `patch ${at}`).send(change)).status).to.equal(403);
    expect((await as(app, 'reader', `get ${at}`)).status).to.equal(403);
  });

  it('books steps, hands bundles out, and takes bookings back', async () => {
    const range = { of: RECEIPT_ID, from: 1, to: 2 };
    const taken = await as(app, 'operator', `post ${at}/assignments`).send({ act: 'take', range });
    const booked = await as(app, 'operator', `post ${at}/bookings`).send({ step: 'bring', range });
    const early = await as(app, 'operator', `post ${at}/bookings`).send({ step: 'form', ids: [bundleId(1)] });
    const bundles = await as(app, 'operator', `get ${at}/bundles?worker=operator-1&booked=bring&limit=1`);
    const books = await as(app, 'operator', `get ${at}/bookings?step=bring&standing=true`);
    const hands = await as(app, 'operator', `get ${at}/assignments?standing=true&bundle=${bundleId(1)}`);

    expect(told(taken, 'assignBundles', 200)).to.deep.equal({ bundles: 2 });
    expect(told(booked, 'bookArrangementStep', 201)['booked']).to.equal(2);
    expect(told(early, 'bookArrangementStep', 400))
      .to.have.nested.property('errors[0].message')
      .that.includes('5. Phân loại');
    expect(told(bundles, 'listProjectBundles', 200)['items']).to.have.length(1);
    expect(told(hands, 'listBundleAssignments', 200)['items']).to.have.length(1);
    const { items } = told(books, 'listStepBookings', 200) as { items?: readonly { id: string }[] };
    const undone = await as(app, 'operator', `post ${at}/bookings/undo`).send({
      ids: items?.map(({ id }) => id),
      reason: 'ghi nhầm',
    });
    expect(told(undone, 'undoStepBookings', 200)).to.deep.equal({ undone: 2 });
    const back = await as(app, 'archivist', `post ${at}/assignments`).send({ act: 'give-back', ids: [bundleId(1)] });
    told(back, 'assignBundles', 200);
    expect((await as(app, 'council', `post ${at}/bookings`).send({ step: 'bring', range })).status).to.equal(403);
  });

  it('checks on two levels and counts the errors', async () => {
    await store.dossiers.insert([
      aDossier(1, { editors: ['operator-1'] }),
      aDossier(2, { editors: ['operator-1'], state: 'checked', checkedBy: 'checker-1' }),
    ]);
    const foreign = await as(app, 'archivist', `post /dossiers/${dossierId(1)}/check`).send({ revision: 1 });
    const findings = [{ field: 'title', note: 'thiếu tác giả' }];
    const back = await as(app, 'checker', `post /dossiers/${dossierId(1)}/send-back`).send({
      revision: 1,
      reason: 'Sai tiêu đề',
      findings,
    });
    const correct = { revision: 2, description: { title: 'Hồ sơ hội nghị tổng kết năm 2015' }, note: 'sai chính tả' };
    const corrected = await as(app, 'checker', `post /dossiers/${dossierId(1)}/correct`).send(correct);
    const drawn = await as(app, 'archivist', `post ${at}/lots`).send({ percent: 100, seed: 'a' });
    const lot = told(drawn, 'drawArrangementLot', 201);
    const lotAt = `${at}/lots/${String(lot['id'])}`;
    const open = await as(app, 'archivist', `get ${lotAt}/dossiers?open=true`);
    const verdict = { dossierId: dossierId(2), revision: 1, verdict: 'passed' };
    const judged = await as(app, 'archivist', `post ${lotAt}/verdicts`).send(verdict);
    const closed = await as(app, 'archivist', `post ${lotAt}/close`).send({ revision: 1, decision: 'accepted' });

    expect(told(foreign, 'checkDossier', 400))
      .to.have.nested.property('errors[0].message')
      .that.includes('cấp 1');
    told(back, 'sendBackDossier', 200);
    told(corrected, 'correctDossier', 200);
    expect(told(open, 'listLotDossiers', 200)['items']).to.have.length(1);
    told(judged, 'judgeLotDossier', 200);
    expect(told(closed, 'closeArrangementLot', 200)).to.have.nested.property('closed.decision', 'accepted');
    told(await as(app, 'checker', `get ${at}/lots`), 'listArrangementLots', 200);
    const list = told(await as(app, 'operator', `get ${at}/findings?level=1`), 'listCheckFindings', 200);
    expect(list['items']).to.have.length(2);
    expect((await as(app, 'checker', `post ${at}/lots`).send({})).status).to.equal(403);
    // Identifiers are drawn, so the other project must differ whatever this one ends in.
    const other = `${at.slice(0, -1)}${at.endsWith('0') ? '1' : '0'}`;
    expect((await as(app, 'archivist', `get ${other}/lots/${String(lot['id'])}/dossiers`)).status).to.equal(404);
  });

  it('shows no note on a secret dossier to who may not read it', async () => {
    await store.dossiers.insert([
      aDossier(1, { description: { ...aDossier(1).description, secrecy: 'Mật' }, editors: ['operator-1'] }),
    ]);
    await store.arrangement.addFindings([
      {
        ...{
          id: 'd'.repeat(32),
          projectId: at.split('/').at(-1) ?? '',
          lotId: null,
          dossierId: dossierId(1),
          level: 1,
        },
        ...{
          field: 'title',
          kind: 'sent-back',
          note: 'nói về việc X',
          worker: 'operator-1',
          foundBy: 'a',
          foundAt: new Date(),
        },
      },
    ]);
    const seen = await as(app, 'archivist', `get ${at}/findings`);
    const hidden = await as(app, 'operator', `get ${at}/findings`);
    expect(seen.body).to.have.nested.property('items[0].note', 'nói về việc X');
    expect(told(hidden, 'listCheckFindings', 200)).to.have.nested.property('items[0].note', null);
  });

  it('tells progress, pace, statistics and the closing report', async () => {
    await as(app, 'operator', `post ${at}/bookings`).send({
      step: 'bring',
      ids: [bundleId(1)],
      doneOn: '2020-02-03',
      amount: 1,
    });
    const progress = told(await as(app, 'council', `get ${at}/progress`), 'readArrangementProgress', 200);
    told(await as(app, 'operator', `get ${at}/pace`), 'readArrangementPace', 200);
    const days = await as(app, 'operator', `get ${at}/statistics?from=2020-02-01&to=2020-02-28`);
    const report = told(await as(app, 'archivist', `get ${at}/report`), 'readArrangementReport', 200);

    expect(progress['steps']).to.have.length(23);
    expect(told(days, 'readArrangementStatistics', 200)['items']).to.deep.equal([
      { account: 'operator-1', day: '2020-02-03', work: 'step:bring', count: 1, amount: 1 },
    ]);
    expect(report).to.have.nested.property('report.before.bundles', 3);
    expect(report).to.have.nested.property('effort.factor', 1.071);
    expect(report).to.have.nested.property('effort.steps[0].minutes', null);
    expect((await as(app, 'operator', `get ${at}/statistics?from=2020-02-01`)).status).to.equal(400);
  });
});
