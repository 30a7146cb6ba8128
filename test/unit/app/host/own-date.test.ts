import { expect } from 'chai';
import { correctField } from '../../../../src/app/correct-field.ts';
import { requestUndo } from '../../../../src/app/host/undo-write.ts';
import { readAgain } from '../../../../src/app/redrive.ts';
import { sweepHost } from '../../../../src/app/sweep-host.ts';
import { WithheldError } from '../../../../src/ports/errors.ts';
import { createFakeApp, HOST, type FakeApp } from '../../../support/fake-app.ts';
import { aValue } from '../../../support/store/builders.ts';
import { workJobs } from '../../../support/work-jobs.ts';

const NAME = 'công văn.jpg';

describe('app: the date that a host keeps of a document', () => {
  let app: FakeApp;

  beforeEach(() => {
    app = createFakeApp({ fields: true });
    app.reader.fields = { issuedOn: aValue('2015-01-05') };
    app.system.add(NAME, Buffer.from('a'));
    app.system.show(NAME, { values: { created: '2026-11-01' } });
  });
  afterEach(() => app.close());

  const shown = () => app.system.byName(NAME).values;
  async function rest(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      await sweepHost(app.deps, HOST);
      app.sent.push(...(await workJobs(app)));
      app.time.now = new Date(app.time.now.getTime() + 120_000);
    }
  }
  async function row() {
    const [file] = (await app.store.scanFiles.list({}, { limit: 1 })).items;
    const [found] = await app.store.readings.documents(file?.id ?? '');
    if (!found) throw new Error('no document');
    return found;
  }
  async function correct(value: string): Promise<void> {
    const { id: documentId, revision } = await row();
    await correctField(app.deps, { documentId, revision, field: 'issuedOn', value, actor: 'an' });
    await rest();
  }
  async function undo(): Promise<void> {
    await requestUndo(app.deps, { scanFileId: (await row()).scanFileId, actor: 'an' });
    await rest();
  }
  async function withhold(): Promise<void> {
    const { scanFileId } = await row();
    app.store.state().artifacts.clear();
    app.reader.fail = new WithheldError('MẬT', 1);
    await readAgain(app.deps, scanFileId, 'an');
    await rest();
  }

  it('comes back when the write is undone, one write after the other', async () => {
    await rest();
    expect(shown()).to.include({ created: '2015-01-05' });
    await undo();
    expect(shown()).to.include({ created: '2026-11-01' }).and.not.have.property('issuedOn');

    await correct('2016-02-02');
    await correct('2017-03-03');
    expect(shown()).to.include({ created: '2017-03-03' });
    await undo();
    expect(shown()).to.include({ created: '2016-02-02', issuedOn: '2016-02-02' });
  });

  it('comes back also where the answer to the write was lost', async () => {
    app.system.loseAnswer = true;
    await rest();
    expect(shown()).to.include({ created: '2015-01-05' });
    await undo();
    expect(shown()).to.include({ created: '2026-11-01' });
  });

  it('comes back when the file is withheld, as it was before the first write, and is forgotten', async () => {
    await rest();
    await correct('2016-02-02');
    await withhold();

    expect(shown()).to.have.keys('created', 'evidence');
    expect(shown().created).to.equal('2026-11-01');
    const kept = JSON.stringify([
      ...app.store.state().ledgerValues.values(),
      ...app.store.state().hostDocuments.values(),
    ]);
    expect(kept).to.not.match(/2026-11-01|2016-02-02|2015-01-05/);
  });

  it('comes back when the file is withheld before it is known that the write was carried out', async () => {
    app.system.loseAnswer = true;
    await sweepHost(app.deps, HOST);
    await workJobs(app);
    expect(shown()).to.include({ created: '2015-01-05' });
    app.sent.length = 0;
    await withhold();
    expect(shown()).to.have.keys('created', 'evidence');
    expect(shown().created).to.equal('2026-11-01');
  });

  it('comes back when the file holds several documents', async () => {
    await rest();
    app.store.state().artifacts.clear();
    const { fields } = app.reader;
    app.reader.documents = [1, 2].map((page) => ({ firstPage: page, lastPage: page, fields }));
    await readAgain(app.deps, (await row()).scanFileId, 'an');
    await rest();
    expect(shown()).to.have.keys('created', 'evidence');
    expect(shown().created).to.equal('2026-11-01');
  });

  it('stays where a person has set another since, whatever comes', async () => {
    await rest();
    app.system.show(NAME, { values: { ...shown(), created: '2020-02-02' } });
    await correct('2016-02-02');
    await undo();
    await withhold();
    expect(shown().created).to.equal('2020-02-02');
  });
});
