import { expect } from 'chai';
import { importSchedule } from '../../../src/app/archive/retention/import-schedule.ts';
import { activateSchedule } from '../../../src/app/archive/retention/move-schedule.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import { createIdSource, systemClock } from '../../../src/infra/system.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDossier, dossierId, seedFonds } from '../../support/archive/dossiers.ts';
import { aSchedule, inGroup } from '../../support/archive/schedules.ts';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { as, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { pglite } from '../../support/store/engines.ts';

const ROW = 'a/1/1';

describe('http: retention decisions', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let app: TestApp;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    app = await createArchiveApp(store);
    await seedFonds(store);
    const deps = { store, clock: systemClock, ids: createIdSource(systemClock) };
    const row = {
      ...{ id: ROW, no: '1', title: 'Hồ sơ tu bổ đê điều', text: '10 năm' },
      period: { kind: 'years', years: 10 } as const,
    };
    const head = { id: 'a', issued: '2009-12-01', effectiveFrom: '2010-01-01' };
    const schedule = aSchedule(head, inGroup('a', [row]));
    const { version } = await importSchedule(deps, { schedule, as: 'proposed', actor: 'an' });
    await activateSchedule(deps, { ...version, actor: 'bình' });
    await store.dossiers.insert([
      aDossier(1, { description: { title: 'Hồ sơ tu bổ đê điều năm 2015' } }),
      aDossier(2, { description: { title: 'Hồ sơ tu bổ đê điều năm 2016', secrecy: 'Mật' } }),
    ]);
  });

  async function call(role: Role, [operation, path]: readonly [string, string], body: object) {
    const response = await as(app, role, `post ${path}`).send(body);
    expectDescribed(response, operation);
    return { status: response.status, body: response.body as Record<string, unknown> };
  }
  const decide = (role: Role, body: object, number = 1) =>
    call(role, ['decideRetention', `/dossiers/${dossierId(number)}/retention-decision`], body);

  it('decides with the cited row, warns in words, and takes it back', async () => {
    const decided = await decide('operator', { revision: 1, period: 'years:10', item: ROW });
    expect(decided.status).to.equal(200);
    expect(decided.body).to.have.nested.property('dossier.retentionDecision.scheduleVersion', 1);
    expect(decided.body['warnings']).to.deep.equal([]);

    const doubtful = await decide('operator', {
      revision: 2,
      period: 'until-superseded',
      reason: 'Văn bản nguyên tắc',
    });
    expect(doubtful.body).to.nested.include({ 'warnings[0].code': 'incomparable-proposal' });
    expect(doubtful.body)
      .to.have.nested.property('warnings[0].message')
      .that.matches(/«10 năm» theo mục a\/1\/1/);

    const path = `/dossiers/${dossierId(1)}/retention-decision/undo`;
    const undone = await call('operator', ['undoRetentionDecision', path], { revision: 3 });
    expect(undone.body).to.have.nested.property('retentionDecision.item', ROW);
  });

  it('refuses in words at the field, and tells the second of two both values', async () => {
    const low = await decide('operator', { revision: 1, period: 'years:5', item: ROW });
    expect([low.status, low.body['errors']]).to.deep.equal([
      400,
      [
        {
          field: 'retention',
          message: 'Thời hạn thấp hơn thời hạn «10 năm» của mục a/1/1 được dẫn. Chọn thời hạn bằng hoặc dài hơn.',
        },
      ],
    ]);
    const shapeless = await decide('operator', { revision: 1, period: 'mười năm', item: ROW });
    expect([shapeless.status, shapeless.body['errors']]).to.have.nested.property('[1][0].field', 'period');

    await decide('operator', { revision: 1, period: 'years:10', item: ROW });
    const late = await decide('archivist', { revision: 1, period: 'years:20', item: ROW });
    expect([late.status, late.body['conflict']]).to.deep.equal([
      409,
      {
        revision: 2,
        fields: [{ field: 'retention', stored: { kind: 'years', years: 10 }, given: { kind: 'years', years: 20 } }],
      },
    ]);
  });

  it('is for those who describe, and of secret dossiers for custodians', async () => {
    const body = { revision: 1, period: 'years:10', item: ROW };
    for (const role of ['checker', 'council', 'reader'] as const)
      expect((await decide(role, body)).status, role).to.equal(403);
    expect((await decide('operator', body, 2)).status).to.equal(403);
    expect((await decide('archivist', body, 2)).status).to.equal(200);
  });

  it('accepts proposals that were seen, and tells those that are others now', async () => {
    const proposed = await as(app, 'operator', `get /dossiers/${dossierId(1)}/retention-proposals`);
    const [longest] =
      (proposed.body as { items: { longest: { item: string; period: string }[] }[] }).items[0]?.longest ?? [];
    const seen = {
      ...{ dossierId: dossierId(1), revision: 1, scheduleVersion: 1 },
      item: longest?.item,
      period: longest?.period,
    };

    const first = await call('operator', ['acceptRetentionProposals', '/retention-acceptances'], { proposals: [seen] });
    const again = await call('operator', ['acceptRetentionProposals', '/retention-acceptances'], { proposals: [seen] });

    expect(first.body).to.have.nested.property('accepted[0].dossier.retentionDecision.item', ROW);
    expect(again.body['accepted']).to.deep.equal([]);
    expect(again.body).to.nested.include({ 'left[0].because': 'changed', 'left[0].dossier.revision': 2 });
  });
});
