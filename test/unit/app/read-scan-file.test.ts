import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import { correctField } from '../../../src/app/correct-field.ts';
import { readAgain } from '../../../src/app/redrive.ts';
import { readScanFile } from '../../../src/app/read-scan-file.ts';
import { endBadly } from '../../../src/app/end-badly.ts';
import { sweepHost, takeEvents } from '../../../src/app/sweep-host.ts';
import { withdrawResults } from '../../../src/app/withdraw-results.ts';
import { FileError, HostError, StoreError, WithheldError } from '../../../src/ports/errors.ts';
import type { ScanFile } from '../../../src/ports/store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../support/fake-app.ts';
import { rejection } from '../../support/rejection.ts';

describe('app: the way of a file', () => {
  let app: FakeApp;
  const signal = new AbortController().signal;

  beforeEach(() => {
    app = createFakeApp();
  });
  afterEach(async () => {
    expect(readdirSync(app.workRoot), 'work folders left behind').to.deep.equal([]);
    await app.close();
  });

  async function receive(name: string, content = name): Promise<ScanFile> {
    app.system.add(name, Buffer.from(content));
    await sweepHost(app.deps, HOST);
    return fileOf(name);
  }
  async function fileOf(name: string): Promise<ScanFile> {
    const { items } = await app.store.scanFiles.list({}, { limit: 100 });
    const found = items.find((file) => file.name === name);
    if (!found) throw new Error(`no scan file ${name}`);
    return found;
  }
  const read = (file: ScanFile) => readScanFile(app.deps, { scanFileId: file.id, signal });
  const renditions = (name: string) => [...app.system.byName(name).renditions.keys()].sort();
  const withdrawals = () =>
    app.sent
      .filter(({ name }) => name === 'withdraw-results')
      .map(({ payload }) => ('ref' in payload ? payload.ref : ''));
  async function actions(): Promise<readonly string[]> {
    return (await app.store.ledger.list({}, { limit: 100 })).items.map((entry) => entry.action);
  }

  it('takes a new document in, with a job and a ledger entry, once', async () => {
    const file = await receive('a.jpg');
    await sweepHost(app.deps, HOST);

    expect(file.state).to.equal('received');
    expect(app.sent).to.deep.equal([{ name: 'read-scan-file', payload: { scanFileId: file.id }, key: file.id }]);
    expect(await actions()).to.deep.equal(['scan-file.received']);
  });

  it('loses nothing when a sweep breaks off before it was committed', async () => {
    app.system.add('a.jpg', Buffer.from('a'));
    app.store.failNext(new Error('power'));
    await rejection(sweepHost(app.deps, HOST));

    await sweepHost(app.deps, HOST);

    expect((await fileOf('a.jpg')).state).to.equal('received');
  });

  it('reads a file, lays three results beside it and says so in the ledger', async () => {
    const file = await receive('a.jpg');

    await read(file);

    expect((await fileOf('a.jpg')).state).to.equal('review'); // nothing was found: a person must look
    expect(renditions('a.jpg')).to.deep.equal(['access-pdf', 'record', 'text']);
    expect(await actions()).to.include('scan-file.read');
  });

  it('says of a file of blank sides that it is one: no document, every page kept, results beside it', async () => {
    const file = await receive('a.jpg');
    app.reader.documents = [];

    await read(file);

    expect(await fileOf('a.jpg')).to.deep.include({ state: 'done', code: 'blank-sides', details: { pages: 1 } });
    expect(await app.store.readings.documents(file.id)).to.deep.equal([]);
    expect(await app.store.readings.pages(file.id)).to.have.length(1);
    expect(renditions('a.jpg')).to.deep.equal(['access-pdf', 'record', 'text']);
    delete app.reader.documents;
    app.system.change('a.jpg', Buffer.from('other'));
    await sweepHost(app.deps, HOST);
    await read(file);
    expect(await fileOf('a.jpg')).to.deep.include({ state: 'review', code: null, details: {} });
  });

  it('says of a file which of its pages must be seen, though no field asks', async () => {
    const file = await receive('a.jpg');
    app.reader.judgements = [{ page: 1, verdict: 'rescan', findings: [{ code: 'stamp-unread' }] }];

    await read(file);

    expect(await fileOf('a.jpg')).to.deep.include({ code: 'pages-to-see', details: { stamps: '1', rescan: '1' } });
  });

  it('does nothing on a repeat with equal content', async () => {
    const file = await receive('a.jpg');
    await read(file);
    const before = await fileOf('a.jpg');

    await read(file);

    expect((await fileOf('a.jpg')).revision).to.equal(before.revision);
    expect(app.reader.runs).to.equal(1);
  });

  it('reads equal content under another name without recognising it again', async () => {
    await read(await receive('a.jpg', 'same'));
    await read(await receive('b.jpg', 'same'));

    expect(app.reader.runs).to.equal(1);
    expect(renditions('b.jpg')).to.have.length(3);
  });

  it('withholds a file with a secrecy mark: no text, no result, a trace without content', async () => {
    const file = await receive('a.jpg');
    await read(file);
    await readAgain(app.deps, file.id, 'an');
    app.store.state().artifacts.clear();
    app.reader.fail = new WithheldError('MẬT', 1);

    await read(file);

    const withheld = await fileOf('a.jpg');
    expect(withheld.state).to.equal('withheld');
    expect(withheld.details).to.deep.equal({ level: 'MẬT', page: 1 });
    expect(await app.store.readings.page(file.id, 1)).to.equal(undefined);
    expect(await app.store.readings.documents(file.id)).to.deep.equal([]);
    expect(app.store.state().artifacts.size).to.equal(0);
    expect(withdrawals()).to.deep.equal([app.system.byName('a.jpg').id]);
    expect(await actions()).to.include('scan-file.withheld');
  });

  it('takes what a person typed out of the ledger too when the file is withheld', async () => {
    const file = await receive('a.jpg');
    await read(file);
    const [row] = await app.store.readings.documents(file.id);
    const change = { documentId: row?.id ?? '', revision: row?.revision ?? 0, actor: 'an' };
    await correctField(app.deps, { ...change, field: 'subject', value: 'V/v kế hoạch phòng thủ' });
    const before = (await app.store.ledger.list({}, { limit: 1 })).items[0];
    await readAgain(app.deps, file.id, 'an');
    app.store.state().artifacts.clear();
    app.reader.fail = new WithheldError('MẬT', 1);

    await read(file);

    expect(before?.values).to.deep.equal({ before: null, after: 'V/v kế hoạch phòng thủ' });
    const after = (await app.store.ledger.list({}, { limit: 100 })).items;
    expect(JSON.stringify(after)).to.not.include('phòng thủ');
    expect(after.find(({ action }) => action === 'field.corrected')?.values).to.equal(null);
    expect(await app.store.ledger.verify()).to.include({ ok: true });
  });

  it('looks again at other files of the content that turned out to be marked', async () => {
    const marked = await receive('a.jpg', 'same');
    const copy = await receive('b.jpg', 'same');
    await read(marked);
    await read(copy);
    await readAgain(app.deps, marked.id, 'an');
    app.store.state().artifacts.clear();
    app.reader.fail = new WithheldError('MẬT', 1);
    app.sent.length = 0;

    await read(marked);

    expect(await fileOf('b.jpg')).to.include({ state: 'received', fingerprint: null });
    expect(await app.store.readings.documents(copy.id)).to.deep.equal([]);
    expect(app.sent.filter(({ name }) => name === 'read-scan-file').map(({ key }) => key)).to.deep.equal([copy.id]);
  });

  it('does not withhold what came in place of a marked content while that was read', async () => {
    const file = await receive('a.jpg');
    app.reader.before = async () => {
      app.system.change('a.jpg', Buffer.from('clean'));
      await sweepHost(app.deps, HOST);
    };
    app.reader.fail = new WithheldError('MẬT', 1);

    await read(file);

    expect((await fileOf('a.jpg')).state).to.equal('received');
    expect(await app.store.readings.documents(file.id)).to.deep.equal([]);
  });

  it('lays the record once more when a person changed a value while results were laid', async () => {
    const file = await receive('a.jpg');
    await read(file);
    const [row] = await app.store.readings.documents(file.id);
    const { id: documentId = '', revision = 0 } = row ?? {};
    await readAgain(app.deps, file.id, 'an');
    app.system.whileDelivering = async () => {
      const seen = { documentId, revision: (await app.store.readings.document(documentId))?.revision ?? revision };
      await correctField(app.deps, { ...seen, field: 'note', value: 'xem bản gốc', actor: 'an' });
      app.sent.length = 0;
    };

    await read(file);

    expect(app.sent.map(({ payload }) => payload)).to.deep.include({ scanFileId: file.id, part: 'record' });
  });

  it('does not call a file failed that moved on while it was fetched', async () => {
    const file = await receive('a.jpg');
    await app.store.scanFiles.update(file.id, file.revision, { details: {} });

    const error = await rejection(endBadly(app.deps, file, new StoreError('stale', 'x')));

    expect(error).to.include({ code: 'stale', retryable: true });
    expect((await fileOf('a.jpg')).state).to.equal('received');
  });

  it('calls a file failed when something nobody foresaw went wrong, and lets the job die', async () => {
    const file = await receive('a.jpg');
    app.reader.fail = new TypeError('bug');

    const error = await rejection(read(file));

    expect(error).to.be.instanceOf(TypeError);
    expect(await fileOf('a.jpg')).to.include({ state: 'failed', code: 'internal' });
  });

  it('gives a name to the file that took it over from one that is gone', async () => {
    const gone = await receive('a.jpg');
    await app.store.scanFiles.update(gone.id, gone.revision, { state: 'gone' });
    const file = await receive('b.jpg');

    const event = { kind: 'changed', ref: gone.ref, name: 'a.jpg', renamedFrom: file.ref } as const;
    await takeEvents(app.deps, HOST, [event]);

    expect((await app.store.scanFiles.findByRef(HOST, gone.ref))?.id).to.equal(file.id);
    expect((await app.store.scanFiles.find(gone.id))?.state).to.equal('gone');
    expect(withdrawals()).to.deep.equal([file.ref]);
  });

  it('takes results back only where no living file has come under the reference', async () => {
    const file = await receive('a.jpg');
    await read(file);

    await withdrawResults(app.deps, HOST, file.ref);
    expect(renditions('a.jpg')).to.have.length(3);
    const now = await fileOf('a.jpg');
    await app.store.scanFiles.update(now.id, now.revision, { state: 'withheld' });
    await withdrawResults(app.deps, HOST, file.ref);

    expect(renditions('a.jpg')).to.deep.equal([]);
  });

  it('does not read a withheld file again by itself', async () => {
    const file = await receive('a.jpg');
    app.reader.fail = new WithheldError('MẬT', 1);
    await read(file);

    await read(file);

    expect(app.reader.runs).to.equal(1);
  });

  it('records why a file cannot be read, and does not ask for a repeat that would not help', async () => {
    const file = await receive('a.jpg');
    app.reader.fail = new FileError('file-encrypted', 'x');

    await read(file);

    expect(await fileOf('a.jpg')).to.include({ state: 'failed', code: 'file-encrypted' });
  });

  it('asks for a repeat where the next try may go well, and heals then', async () => {
    const file = await receive('a.jpg');
    app.reader.fail = new FileError('disk-full', 'x', { retryable: true });

    const error = await rejection(read(file));

    expect(error).to.be.instanceOf(FileError);
    expect((await fileOf('a.jpg')).code).to.equal('disk-full');
    delete app.reader.fail;
    await read(file);
    expect(await fileOf('a.jpg')).to.include({ state: 'review', code: null });
  });

  it('notes that a document is gone from its host', async () => {
    await receive('a.jpg');
    app.system.remove('a.jpg');

    await sweepHost(app.deps, HOST);

    expect((await fileOf('a.jpg')).state).to.equal('gone');
  });

  it('keeps what a person typed when the file is read again, and lays it into the record', async () => {
    const file = await receive('a.jpg');
    await read(file);
    const [row] = await app.store.readings.documents(file.id);
    if (!row) throw new Error('no document');
    const { id: documentId, revision } = row;
    await correctField(app.deps, { documentId, revision, field: 'number', value: '103', actor: 'an' });
    app.reader.fields = { number: { value: '108', confidence: 0.6, needsReview: true, origin: 'model' } };

    await readAgain(app.deps, file.id, 'an');
    await read(file);

    const [after] = await app.store.readings.documents(file.id);
    expect(after?.fields.number?.human?.value).to.equal('103');
    const record = app.system.byName('a.jpg').renditions.get('record');
    const parsed = JSON.parse(record?.content.toString() ?? '') as {
      documents: { fields: Record<string, { value: string }> }[];
    };
    expect(parsed.documents[0]?.fields['number']?.value).to.equal('103');
    expect(await actions()).to.include('field.corrected');
  });

  it('names in the record the engine that read the pages, also after another one was configured', async () => {
    const file = await receive('a.jpg');
    await read(file);
    const [row] = await app.store.readings.documents(file.id);
    const newer = { ...app.deps, engineVersion: 'fake 2' };

    await correctField(newer, {
      documentId: row?.id ?? '',
      revision: row?.revision ?? 0,
      field: 'note',
      value: 'x',
      actor: 'an',
    });
    await readScanFile(newer, { scanFileId: file.id, part: 'record', signal });

    const record = app.system.byName('a.jpg').renditions.get('record');
    expect(JSON.parse(record?.content.toString() ?? '')).to.include({ engine: 'fake 1' });
  });

  it('lets the whole reference follow number and notation, and go with them', async () => {
    const sure = { confidence: 0.99, needsReview: false, origin: 'model' } as const;
    app.reader.fields = {
      number: { value: '103', ...sure },
      notation: { value: 'QĐ-UBND', ...sure },
      referenceNumber: { value: '103/QĐ-UBND', ...sure, origin: 'rule' },
    };
    const file = await receive('a.jpg');
    await read(file);
    const [row] = await app.store.readings.documents(file.id);
    const change = { documentId: row?.id ?? '', field: 'number', actor: 'an' } as const;

    const corrected = await correctField(app.deps, { ...change, revision: row?.revision ?? 0, value: '108' });
    const back = await correctField(app.deps, { ...change, revision: corrected.revision, value: undefined });

    expect(corrected.fields.referenceNumber?.human?.value).to.equal('108/QĐ-UBND');
    expect(back.fields.referenceNumber).to.not.have.property('human');
  });

  it('refuses a correction that did not see the newest state', async () => {
    const file = await receive('a.jpg');
    await read(file);
    const [row] = await app.store.readings.documents(file.id);
    const change = { documentId: row?.id ?? '', field: 'number', value: '1', actor: 'an' } as const;
    await correctField(app.deps, { ...change, revision: row?.revision ?? 0 });

    const error = await rejection(correctField(app.deps, { ...change, value: '2', revision: row?.revision ?? 0 }));

    expect(error).to.have.property('code', 'stale');
  });

  it('says which host is missing', async () => {
    const error = await rejection(sweepHost(app.deps, 'nowhere' as typeof HOST));

    expect(error).to.be.instanceOf(HostError).with.property('code', 'not-found');
  });
});
