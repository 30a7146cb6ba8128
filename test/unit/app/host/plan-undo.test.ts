import { expect } from 'chai';
import { planUndo, requestUndo } from '../../../../src/app/host/undo-write.ts';
import { sweepHost } from '../../../../src/app/sweep-host.ts';
import { createFakeApp, HOST, type FakeApp } from '../../../support/fake-app.ts';
import { aValue } from '../../../support/store/builders.ts';
import { workJobs } from '../../../support/work-jobs.ts';

describe('app: what undoing our last write would bring back', () => {
  let app: FakeApp;

  beforeEach(() => {
    app = createFakeApp({ fields: true });
    app.reader.fields = { subject: aValue('Về việc chi tiền'), number: aValue('12') };
    app.system.add('a.jpg', Buffer.from('a'));
  });
  afterEach(() => app.close());

  async function rest(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      await sweepHost(app.deps, HOST);
      await workJobs(app);
    }
  }
  async function id(): Promise<string> {
    const [file] = (await app.store.scanFiles.list({}, { limit: 1 })).items;
    if (!file) throw new Error('no file');
    return file.id;
  }

  it('is each value that nobody touched since, beside the one of now', async () => {
    await rest();

    const plan = await planUndo(app.deps, await id());

    expect(plan?.values).to.deep.include({ field: 'number', now: '12', before: null });
    expect(plan?.values).to.deep.include({ field: 'subject', now: 'Về việc chi tiền', before: null });
  });

  it('is nothing once it is undone', async () => {
    await rest();
    await requestUndo(app.deps, { scanFileId: await id(), actor: 'an' });
    await rest();

    expect(await planUndo(app.deps, await id())).to.deep.equal({ values: [], asked: false });
  });

  it('says that it is asked for, by whom stands in the ledger, until the worker comes to it', async () => {
    await rest();
    expect(await planUndo(app.deps, await id())).to.include({ asked: false });
    await requestUndo(app.deps, { scanFileId: await id(), actor: 'an' });

    const plan = await planUndo(app.deps, await id());

    expect(plan).to.include({ asked: true });
    expect(plan?.values).to.not.have.length(0);
    const [entry] = (await app.store.ledger.list({ subject: await id() }, { limit: 1 })).items;
    expect(entry).to.include({ action: 'host.undo-asked', actor: 'an' });
    await rest();
    expect(await planUndo(app.deps, await id())).to.include({ asked: false });
  });

  it('may be asked for again where the worker did not come to it in half an hour', async () => {
    await rest();
    await requestUndo(app.deps, { scanFileId: await id(), actor: 'an' });
    app.time.now = new Date(app.time.now.getTime() + 30 * 60_000);

    expect(await planUndo(app.deps, await id())).to.include({ asked: false });
  });

  it('is not asked where nothing was ever written', async () => {
    expect(await planUndo(app.deps, 'nobody')).to.equal(undefined);
  });
});
