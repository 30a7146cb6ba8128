import { expect } from 'chai';
import { correctField } from '../../../src/app/correct-field.ts';
import { dropCuts } from '../../../src/app/division/drop-cuts.ts';
import { moveCuts } from '../../../src/app/division/move-cuts.ts';
import { sweepHost } from '../../../src/app/sweep-host.ts';
import type { ScanFile } from '../../../src/ports/store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../support/fake-app.ts';
import { rejection } from '../../support/rejection.ts';
import { aValue } from '../../support/store/builders.ts';
import { workJobs } from '../../support/work-jobs.ts';

describe('app: a person drops the cuts of a file', () => {
  let app: FakeApp;

  beforeEach(async () => {
    app = createFakeApp();
    app.reader.fields = { number: aValue('12') };
    app.system.add('a.jpg', Buffer.from('a'));
    await sweepHost(app.deps, HOST);
    await workJobs(app);
  });
  afterEach(() => app.close());

  async function only(): Promise<ScanFile> {
    const [file] = (await app.store.scanFiles.list({}, { limit: 1 })).items;
    if (!file) throw new Error('no scan file');
    return file;
  }
  const drop = ({ id, revision }: ScanFile) => dropCuts(app.deps, { scanFileId: id, revision, actor: 'bình' });
  async function cut(starts: readonly number[], separators: readonly number[]): Promise<ScanFile> {
    const { id, revision } = await only();
    await moveCuts(app.deps, { scanFileId: id, revision, starts, separators, actor: 'an' });
    await workJobs(app);
    return only();
  }
  const entries = async (id: string) => (await app.store.ledger.list({ subject: id }, { limit: 9 })).items;

  it('lets the machine divide the same content, and keeps the dropped cuts in the ledger', async () => {
    const file = await cut([], [1]);
    const byPerson = await app.store.divisions.find(file.id);

    const waiting = await drop(file);
    await workJobs(app);

    expect(byPerson?.division?.byPerson).to.equal(true);
    expect(waiting.state).to.equal('received');
    const divided = await app.store.divisions.find(file.id);
    expect(divided?.cuts).to.equal(undefined);
    expect(divided?.division?.documents).to.have.length(1);
    const entry = (await entries(file.id)).find(({ action }) => action === 'scan-file.cuts-dropped');
    expect(entry).to.deep.include({ actor: 'bình', body: { dropped: { starts: [], separators: [1] } } });
    expect((await only()).state).to.equal('done');
  });

  it('is taken back by cutting again as it was', async () => {
    await drop(await cut([], [1]));
    await workJobs(app);

    const file = await cut([], [1]);

    expect((await app.store.divisions.find(file.id))?.cuts).to.deep.equal({ starts: [], separators: [1] });
    expect((await app.store.divisions.find(file.id))?.division).to.deep.include({ documents: [], byPerson: true });
  });

  it('leaves every value of a person where it was', async () => {
    const before = await cut([1], []);
    const [row] = await app.store.readings.documents(before.id);
    const change = { documentId: row?.id ?? '', revision: row?.revision ?? 0, field: 'number', value: '13' } as const;
    await correctField(app.deps, { ...change, actor: 'an' });
    await workJobs(app);

    await drop(await only());
    await workJobs(app);

    const [after] = await app.store.readings.documents(before.id);
    expect(after?.fields.number?.human?.value).to.equal('13');
  });

  it('does nothing where no person cut', async () => {
    const file = await only();
    const before = await entries(file.id);

    const same = await drop(file);

    expect(same).to.deep.equal(file);
    expect(await entries(file.id)).to.deep.equal(before);
  });

  it('refuses what was seen too long ago, what is not read and what is not there', async () => {
    const file = await cut([], [1]);

    const stale = await rejection(drop({ ...file, revision: file.revision - 1 }));
    const waiting = await drop(file);

    expect(stale).to.deep.include({ code: 'stale' });
    expect(await rejection(drop(waiting))).to.deep.include({ code: 'forbidden-move' });
    expect(await rejection(drop({ ...file, id: 'ff'.repeat(16) }))).to.deep.include({ code: 'not-found' });
  });
});
