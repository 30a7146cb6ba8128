import { expect } from 'chai';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import { shippedSchedules } from '../../../src/infra/shipped-schedules.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDossier, aFonds, dossierId } from '../../support/archive/dossiers.ts';
import { aSchedule, anItem, inGroup } from '../../support/archive/schedules.ts';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { as, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { pglite } from '../../support/store/engines.ts';

describe('http: retention', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let app: TestApp;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    app = await createArchiveApp(store);
  });

  /** Each answer is held against the description. */
  async function call(role: Role, [operation, request]: Asked, body?: object): Promise<Answer> {
    const [method = '', path = ''] = request.split(' ');
    const response = await as(app, role, `${method} /retention${path}`).send(body);
    expectDescribed(response, operation);
    return { status: response.status, body: response.body as Record<string, unknown> };
  }
  const schedule = (text = '10 năm') => aSchedule({ id: 'a' }, inGroup('a', [anItem('a/1/1', text)]));

  it('takes a schedule in, says what it changes, and lets a second person put it into force', async () => {
    const imported = await call('archivist', ['importSchedule', 'post /schedules'], { schedule: schedule() });
    expect(imported.status).to.equal(201);
    expect(imported.body).to.nested.include({ 'version.version': 1, 'version.state': 'proposed', same: false });

    const own = await call('archivist', ['moveSchedule', 'post /schedules/a/versions/1/move'], {
      state: 'active',
      revision: 1,
    });
    expect([own.status, own.body['code']]).to.deep.equal([403, 'own-work']);
    const active = await call('administrator', ['moveSchedule', 'post /schedules/a/versions/1/move'], {
      state: 'active',
      revision: 1,
    });
    expect([active.status, active.body['state']]).to.deep.equal([200, 'active']);

    const found = await call('archivist', ['examineSchedule', 'post /examinations'], { schedule: schedule('20 năm') });
    expect(found.body['rows']).to.have.length(1);
    const simulated = await call('archivist', ['simulateSchedule', 'get /schedules/a/versions/1/simulation']);
    expect(simulated.body).to.deep.include({ changing: 0, staying: 0, groups: [] });
    const read = await call('reader', ['readSchedule', 'get /schedules/a/versions/1']);
    expect(read.body['schedule']).to.deep.equal(schedule());
    expect((await call('reader', ['listSchedules', 'get /schedules'])).body['items']).to.have.length(1);
  });

  it('refuses a schedule with each fault at its item, in Vietnamese', async () => {
    const twice = aSchedule({ id: 'a' }, inGroup('a', [anItem('a/1/1', '5 năm'), anItem('a/1/1', '5 năm')]));

    const refused = await call('archivist', ['importSchedule', 'post /schedules'], { schedule: twice });

    expect([refused.status, refused.body['code']]).to.deep.equal([422, 'schedule-refused']);
    const errors = refused.body['errors'] as readonly { field: string; message: string }[];
    expect(errors.map(({ field }) => field)).to.deep.equal(['a/1/1']);
    expect(errors[0]?.message).to.match(/^Mã mục bị lặp/);
    const shapeless = await call('archivist', ['examineSchedule', 'post /examinations'], { schedule: { id: 'a' } });
    expect(shapeless.status).to.equal(422);
  });

  it('takes in what is shipped, for custodians only', async () => {
    expect((await call('operator', ['importShippedSchedules', 'post /shipped-schedules'])).status).to.equal(403);
    const { body } = await call('archivist', ['importShippedSchedules', 'post /shipped-schedules']);
    expect(body['items']).to.have.length(shippedSchedules().length);
  });

  it('counts and lists what is due; to others than custodians a secret dossier is not there', async () => {
    await seed(store);

    const due = async (role: Role) =>
      (await call(role, ['countDueDossiers', 'get /due/counts?on=2026-01-01'])).body['due'];
    expect([await due('archivist'), await due('checker')]).to.deep.equal([2, 1]);
    const titles = async (role: Role) => {
      const { body } = await call(role, ['listDueDossiers', 'get /due?on=2026-01-01']);
      return (body['items'] as readonly { title: string | null }[]).map(({ title }) => title);
    };
    expect(await titles('checker')).to.deep.equal(['Tên thường']);
    expect(await titles('council')).to.deep.equal([]);
    expect(await titles('archivist')).to.deep.equal(['Tên thường', 'Tên kín']);
    expect((await call('reader', ['listDueDossiers', 'get /due'])).status).to.equal(403);
    expect((await call('archivist', ['listDueDossiers', 'get /due?on=2026-02-30'])).status).to.equal(400);
  });

  it('holds and releases a dossier, and states facts with a revision', async () => {
    await seed(store);
    const hold = await call('archivist', ['placeHold', 'post /holds'], {
      dossierId: dossierId(1),
      reason: 'Thanh tra tỉnh đang xem',
    });
    expect(hold.status).to.equal(201);
    expect((await call('archivist', ['listHolds', 'get /holds'])).body['items']).to.have.length(1);
    const release = () =>
      call('archivist', ['releaseHold', `post /holds/${String(hold.body['id'])}/release`], {
        reason: 'Thanh tra đã kết luận',
      });
    expect([(await release()).status, (await release()).status]).to.deep.equal([200, 409]);

    const facts = { eventOn: '2019-05', carriedOver: false, revision: 0 };
    const state = (body: object) => call('archivist', ['stateRetentionFacts', `put /facts/${dossierId(1)}`], body);
    expect((await state(facts)).body).to.deep.equal({
      ...{ dossierId: dossierId(1), ...facts, revision: 1 },
      ...{ deliveredOn: null, construction: false, yearsAllowed: null },
    });
    expect((await state(facts)).status).to.equal(409);
    const read = (role: Role) => call(role, ['readRetentionFacts', `get /facts/${dossierId(2)}`]);
    expect((await read('archivist')).body['revision']).to.equal(0);
    expect((await read('council')).body['code']).to.equal('withheld');
  });
});

/** Operation, and the request with the path below `/retention`. */
type Asked = readonly [operation: string, request: string];

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One ordinary and one secret dossier, both due since 2026. */
async function seed(store: OpenStore): Promise<void> {
  await store.fonds.insert(aFonds());
  const said = { endDate: '2015' as PartialDate, retention: { kind: 'years' as const, years: 10 } };
  await store.dossiers.insert([
    aDossier(1, { nodeId: null, description: { title: 'Tên thường', ...said } }),
    aDossier(2, { nodeId: null, description: { title: 'Tên kín', accessConditions: 'Mật', ...said } }),
  ]);
}
