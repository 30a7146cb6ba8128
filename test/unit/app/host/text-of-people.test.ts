import { expect } from 'chai';
import { sweepHost } from '../../../../src/app/sweep-host.ts';
import { readAgain } from '../../../../src/app/redrive.ts';
import { createFakeApp, HOST, type FakeApp } from '../../../support/fake-app.ts';
import { aValue } from '../../../support/store/builders.ts';
import { workJobs } from '../../../support/work-jobs.ts';

const NAME = 'quyết định.jpg';

describe('app: a text of a person in a host', () => {
  let app: FakeApp;

  beforeEach(() => {
    app = createFakeApp({ fields: true });
    app.reader.fields = { subject: aValue('Về việc chi tiền') };
    app.system.add(NAME, Buffer.from('a'));
  });
  afterEach(() => app.close());

  async function rest(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      await sweepHost(app.deps, HOST);
      expect(await workJobs(app)).to.deep.equal([]);
    }
  }
  const told = () => app.system.byName(NAME).notes.filter((note) => note.includes('do người sửa'));

  it('is told once in the document, which bears the mark until ours may stand there', async () => {
    app.system.textsOfPeople.add(NAME);
    await rest();
    await rest();
    const [marks, notes] = [app.system.byName(NAME).marks, told()];
    app.system.textsOfPeople.clear();
    const [file] = (await app.store.scanFiles.list({}, { limit: 1 })).items;

    await readAgain(app.deps, file?.id ?? '', 'an');
    await rest();

    expect(marks).to.include('conflict');
    expect(notes).to.have.length(1);
    expect(app.system.byName(NAME).marks).not.to.include('conflict');
  });
});
