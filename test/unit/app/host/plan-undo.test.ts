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

    expect(await planUndo(app.deps, await id())).to.deep.equal({ values: [] });
  });

  it('is not asked where nothing was ever written', async () => {
    expect(await planUndo(app.deps, 'nobody')).to.equal(undefined);
  });
});
