import { expect } from 'chai';
import { correctField } from '../../../../src/app/correct-field.ts';
import { sweepHost } from '../../../../src/app/sweep-host.ts';
import { createFakeApp, HOST, type FakeApp } from '../../../support/fake-app.ts';
import { aValue } from '../../../support/store/builders.ts';
import { workJobs } from '../../../support/work-jobs.ts';

const NAME = 'quyết định.jpg';

describe('app: what people are told of a conflict', () => {
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

  it('stands as a note with both values in the document, once', async () => {
    await rest();
    app.system.show(NAME, { values: { ...app.system.byName(NAME).values, subject: 'Trong hệ thống' } });
    await rest();
    const [file] = (await app.store.scanFiles.list({}, { limit: 1 })).items;
    const [row] = await app.store.readings.documents(file?.id ?? '');
    const seen = { documentId: row?.id ?? '', revision: row?.revision ?? 0 };

    await correctField(app.deps, { ...seen, field: 'subject', value: 'Trong kho', actor: 'an' });
    await rest();
    await rest();

    const told = app.system.byName(NAME).notes.filter((note) => note.includes('«Trong kho»'));
    expect(told).to.have.length(1);
    expect(told[0]).to.include('«Trong hệ thống»');
  });
});
