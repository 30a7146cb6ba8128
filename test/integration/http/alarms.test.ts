import { expect } from 'chai';
import type { Role } from '../../../src/ports/store/accounts.ts';
import { as, createTestApp, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { idOf } from '../../support/http/seed.ts';

const REASON = 'Đã khôi phục từ thùng rác';

describe('http: alarms', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await createTestApp();
    const { hostDocuments, ledger } = app.service.store;
    for (const [number, retention] of [
      [1, { retentionDueOn: '2040-01-01', retentionPeriod: '20 năm' }],
      [2, { retentionHold: true }],
    ] as const) {
      await hostDocuments.save(idOf(number), { alarm: 'deleted-under-retention', retention });
      await ledger.append({ action: 'retention.alarm', subject: idOf(number), actor: 'system', body: {} });
      app.service.clock = new Date(app.service.clock.getTime() + 1000);
    }
  });

  const settle = (role: Role, body: object, id = idOf(1)) => as(app, role, `post /alarms/${id}/settle`).send(body);

  it('are listed newest first, page by page, with what they had to be kept for', async () => {
    const first = await as(app, 'checker', 'get /alarms?limit=1');
    const { next } = first.body as { readonly next: string };
    const second = await as(app, 'archivist', `get /alarms?limit=1&after=${next}`);

    for (const response of [first, second]) expectDescribed(response, 'listAlarms');
    expect(first.body).to.have.nested.property('items[0].scanFileId', idOf(2));
    expect(first.body).to.have.deep.nested.property('items[0].retention', { period: null, dueOn: null, hold: true });
    expect(second.body).to.have.nested.property('items[0].scanFileId', idOf(1));
    expect(second.body).to.have.deep.nested.property('items[0].retention', {
      ...{ period: '20 năm', dueOn: '2040-01-01', hold: false },
    });
    expect(second.body).to.not.have.property('next');
    for (const role of ['operator', 'reader'] as const)
      expect((await as(app, role, 'get /alarms')).status, role).to.equal(403);
  });

  it('are settled by administrator or archivist, with a reason, as they were seen', async () => {
    const short = await settle('archivist', { revision: 1, reason: 'xong 123456789' });
    const checker = await settle('checker', { revision: 1, reason: REASON });
    const contractor = await settle('operator', { revision: 1, reason: REASON });
    const stale = await settle('archivist', { revision: 0, reason: REASON });
    const settled = await settle('archivist', { revision: 1, reason: REASON.normalize('NFD') });
    const again = await settle('administrator', { revision: 1, reason: REASON });
    const unknown = await settle('administrator', { revision: 1, reason: REASON }, 'f'.repeat(32));

    expect(short.body).to.have.nested.property('errors[0].field', 'reason');
    for (const { status } of [checker, contractor]) expect(status).to.equal(403);
    for (const response of [short, stale, settled, again, unknown]) expectDescribed(response, 'settleAlarm');
    expect(stale.body).to.include({ status: 409, code: 'stale' });
    expect(settled.status).to.equal(204);
    expect(again.body).to.include({ status: 409, code: 'forbidden-move' });
    expect(unknown.status).to.equal(404);
    const { items } = await app.service.store.ledger.list({ subject: idOf(1) }, { limit: 1 });
    expect(items[0]).to.include({ action: 'retention.alarm-settled', actor: 'archivist-1' });
    expect(items[0]?.body).to.have.property('reason', REASON);
    expect((await as(app, 'archivist', 'get /alarms')).body)
      .to.have.property('items')
      .with.length(1);
  });
});
