import { expect } from 'chai';
import { moveCuts } from '../../../src/app/division/move-cuts.ts';
import { correctField } from '../../../src/app/correct-field.ts';
import { sweepHost } from '../../../src/app/sweep-host.ts';
import type { AppDeps } from '../../../src/app/deps.ts';
import type { ScanFile } from '../../../src/ports/store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../support/fake-app.ts';
import { rejection } from '../../support/rejection.ts';
import { aValue } from '../../support/store/builders.ts';
import { workJobs } from '../../support/work-jobs.ts';

describe('app: a person cuts a file', () => {
  let app: FakeApp;
  const inDossiers = new Map<string, readonly string[]>();
  const settled = new Set<string>();

  beforeEach(() => {
    app = createFakeApp();
    inDossiers.clear();
    settled.clear();
    app.reader.fields = { number: aValue('12') };
  });
  afterEach(() => app.close());

  const deps = (): AppDeps => {
    const dossiers = { ...app.store.dossiers, dossiersOf: () => Promise.resolve(inDossiers) };
    const registers = { ...app.store.registers, settled: () => Promise.resolve(settled) };
    return { ...app.deps, store: { ...app.deps.store, dossiers, registers } };
  };
  async function only(): Promise<ScanFile> {
    const [file] = (await app.store.scanFiles.list({}, { limit: 1 })).items;
    if (!file) throw new Error('no scan file');
    return file;
  }
  async function read(): Promise<ScanFile> {
    app.system.add('a.jpg', Buffer.from('a'));
    await sweepHost(app.deps, HOST);
    await workJobs(app);
    return only();
  }
  const cut = ({ id, revision }: ScanFile, starts: readonly number[], separators: readonly number[] = []) =>
    moveCuts(deps(), { scanFileId: id, revision, starts, separators, actor: 'an' });

  it('keeps the cuts, says so in the ledger and divides the file by them, now and when it is read again', async () => {
    const file = await read();

    const waiting = await cut(file, [], [1]);
    const [entry] = (await app.store.ledger.list({ subject: file.id }, { limit: 1 })).items;
    await workJobs(app);

    expect(waiting.state).to.equal('received');
    expect(entry).to.deep.include({ action: 'scan-file.divided', actor: 'an' });
    expect(entry?.body).to.deep.equal({ before: [1], after: [], separators: [1] });
    const divided = await app.store.divisions.find(file.id);
    expect(divided?.division).to.deep.include({ documents: [], byPerson: true });
    expect(divided?.cuts).to.deep.equal({ starts: [], separators: [1] });
    const record = JSON.parse(
      app.system.byName('a.jpg').renditions.get('record')?.content.toString() ?? '{}',
    ) as object;
    expect(record).to.deep.include({ separators: [{ page: 1, kind: 'document', label: '' }] });
  });

  it('lets the machine divide another content', async () => {
    await cut(await read(), [], [1]);
    await workJobs(app);

    app.system.change('a.jpg', Buffer.from('another'));
    await sweepHost(app.deps, HOST);
    await workJobs(app);
    const file = await only();

    expect(file.state).to.equal('done');
    expect((await app.store.divisions.find(file.id))?.cuts).to.equal(undefined);
    expect((await app.store.divisions.find(file.id))?.division?.documents).to.have.length(1);
  });

  it('leaves no value of a person, no document of a dossier and none settled in a register without its first page', async () => {
    const file = await read();
    const [row] = await app.store.readings.documents(file.id);
    inDossiers.set(row?.id ?? '', ['d1']);
    const listed = await rejection(cut(file, [], [1]));
    inDossiers.clear();
    settled.add(row?.id ?? '');
    const paired = await rejection(cut(file, [], [1]));
    settled.clear();
    const change = { documentId: row?.id ?? '', revision: row?.revision ?? 0, field: 'number', value: '13' } as const;
    await correctField(app.deps, { ...change, actor: 'an' });
    await workJobs(app);

    const typed = await rejection(cut(await only(), [], [1]));

    expect(listed).to.deep.include({ code: 'document-in-use', details: { page: 1 } });
    expect(paired).to.deep.include({ code: 'document-in-use', details: { page: 1 } });
    expect(typed).to.deep.include({ code: 'document-in-use', details: { page: 1 } });
    expect((await app.store.divisions.find(file.id))?.cuts).to.equal(undefined);
  });

  it('refuses what was seen too long ago, what is not read and what is not there', async () => {
    const file = await read();

    const stale = await rejection(cut({ ...file, revision: file.revision - 1 }, [1]));
    const waiting = await cut(file, [1]);

    expect(stale).to.deep.include({ code: 'stale' });
    expect(await rejection(cut(waiting, [1]))).to.deep.include({ code: 'forbidden-move' });
    expect(await rejection(cut({ ...file, id: 'ff'.repeat(16) }, [1]))).to.deep.include({ code: 'not-found' });
  });
});
