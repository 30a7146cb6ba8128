import { expect } from 'chai';
import { settleAlarm, type Settling } from '../../../../src/app/host/settle-alarm.ts';
import { sweepHost, takeEvents } from '../../../../src/app/sweep-host.ts';
import type { ScanFile } from '../../../../src/ports/store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../../support/fake-app.ts';
import { rejection } from '../../../support/rejection.ts';
import { workJobs } from '../../../support/work-jobs.ts';

const NAME = 'a.jpg';
const REASON = 'Đã khôi phục từ thùng rác; người xóa đã được nhắc.';

describe('app: an alarm is settled', () => {
  let app: FakeApp;

  beforeEach(async () => {
    app = createFakeApp({ fields: true });
    app.system.add(NAME, Buffer.from(NAME));
    await sweepHost(app.deps, HOST);
    await workJobs(app);
    await app.store.hostDocuments.save((await file()).id, { retention: { retentionDueOn: '2040-01-01' } });
  });
  afterEach(() => app.close());

  async function tell(kind: 'added' | 'removed' | 'problem', code?: string): Promise<void> {
    const { ref } = await file();
    const event = { kind, ref, name: NAME, ...(code !== undefined && { code }) };
    await app.store.transaction(() => takeEvents(app.deps, HOST, [event]));
  }
  async function file(): Promise<ScanFile> {
    const found = (await app.store.scanFiles.list({}, { limit: 9 })).items.find(({ name }) => name === NAME);
    if (!found) throw new Error('no file');
    return found;
  }
  const open = async () => (await app.store.hostDocuments.openAlarms({ limit: 9 })).items;
  const settle = async (more: Partial<Settling> = {}) =>
    settleAlarm(app.deps, { scanFileId: (await file()).id, reason: REASON, actor: 'an', ...more });
  const codeOf = async (settling: Promise<void>) => ((await rejection(settling)) as { readonly code?: string }).code;

  it('with who did it and why in the ledger, and is gone', async () => {
    await tell('removed');
    const [alarm] = await open();
    expect(alarm).to.include({ name: NAME, hostId: HOST });

    await settle({ revision: alarm?.revision ?? 0 });

    expect(await open()).to.deep.equal([]);
    expect((await app.store.hostDocuments.counts(HOST)).alarms).to.equal(0);
    const [entry] = (await app.store.ledger.list({ subject: (await file()).id }, { limit: 1 })).items;
    expect(entry).to.include({ action: 'retention.alarm-settled', actor: 'an' });
    expect(entry?.body).to.deep.equal({ hostId: HOST, name: NAME, reason: REASON });
  });

  it('is raised again when the document is lost again, and not by what tells of the same loss', async () => {
    await tell('removed');
    await settle();
    await tell('removed');
    expect(await open()).to.deep.equal([]);

    await tell('added');
    await tell('removed');

    expect(await open()).to.have.length(1);
  });

  it('only with a reason, only as it was seen, and only once', async () => {
    await tell('removed');
    const { revision } = await file();

    const codes = [
      await codeOf(settle({ reason: 'xong 123456789' })),
      await codeOf(settle({ revision: revision - 1 })),
      await codeOf(settle({ scanFileId: 'f'.repeat(32) })),
    ];
    expect(await open()).to.have.length(1);
    await settle();
    codes.push(await codeOf(settle()));

    expect(codes).to.deep.equal(['invalid-request', 'stale', 'not-found', 'forbidden-move']);
  });

  it('by nobody but a person: what is hidden from us as well stays an alarm', async () => {
    await tell('removed');
    await tell('problem', 'document-hidden');

    expect(await open()).to.have.length(1);
  });

  it('is none where a document is only hidden: that ends when it is seen again', async () => {
    await tell('problem', 'document-hidden');

    expect(await open()).to.deep.equal([]);
    expect(await codeOf(settle())).to.equal('forbidden-move');
  });
});
