import { expect } from 'chai';
import { confirmDocument, correctField } from '../../../../src/app/correct-field.ts';
import { requestUndo } from '../../../../src/app/host/undo-write.ts';
import { readAgain } from '../../../../src/app/redrive.ts';
import { sweepHost, takeEvents } from '../../../../src/app/sweep-host.ts';
import { effectiveValue, type FieldValues } from '../../../../src/domain/cataloguing/field-value.ts';
import { FileError, HostError, WithheldError } from '../../../../src/ports/errors.ts';
import type { HostDocumentState } from '../../../../src/ports/host-state.ts';
import type { LedgerEntry } from '../../../../src/ports/store/ledger.ts';
import type { DocumentRow, ScanFile } from '../../../../src/ports/store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../../support/fake-app.ts';
import { rejection } from '../../../support/rejection.ts';
import { aValue } from '../../../support/store/builders.ts';
import { workJobs } from '../../../support/work-jobs.ts';

const NAME = 'quyết định.jpg';
const evidence = { page: 1, box: [1, 1, 9, 9], quote: 'V/v chi tiền' } as const;
const READ: FieldValues = {
  subject: aValue('Về việc chi tiền', { needsReview: true, evidence }),
  number: aValue('12'),
  keywords: aValue(['tiền', 'chi']),
};

describe('app: a document in a host with fields', () => {
  let app: FakeApp;

  beforeEach(() => {
    app = createFakeApp({ fields: true });
    app.reader.fields = READ;
    app.system.add(NAME, Buffer.from('a'));
  });
  afterEach(() => app.close());

  const shown = () => app.system.byName(NAME);
  const writes = () => app.system.writes.get(shown().id) ?? 0;
  async function settle(): Promise<void> {
    await sweepHost(app.deps, HOST);
    expect(await workJobs(app)).to.deep.equal([]);
  }
  /** Until nothing happens any more: every answer of ours comes back as an event. */
  async function rest(): Promise<void> {
    for (let round = 0; round < 4; round += 1) await settle();
  }
  async function file(): Promise<ScanFile> {
    const [found] = (await app.store.scanFiles.list({}, { limit: 1 })).items;
    if (!found) throw new Error('no file');
    return found;
  }
  async function row(): Promise<DocumentRow> {
    const [found] = await app.store.readings.documents((await file()).id);
    if (!found) throw new Error('no document');
    return found;
  }
  async function state(): Promise<HostDocumentState> {
    const found = await app.store.hostDocuments.find((await file()).id);
    if (!found) throw new Error('no state');
    return found;
  }
  const entries = async (action: string): Promise<readonly LedgerEntry[]> =>
    (await app.store.ledger.list({}, { limit: 100 })).items.filter((entry) => entry.action === action);
  function edit(changes: Readonly<Record<string, unknown>>): void {
    const values = { ...shown().values, ...changes };
    for (const [name, value] of Object.entries(changes)) if (value === undefined) Reflect.deleteProperty(values, name);
    app.system.show(NAME, { values });
  }
  const ask = (...requests: ('read-again' | 'catalogue-again' | 'accept')[]) => {
    app.system.show(NAME, { requests });
  };
  async function correct(field: 'subject' | 'number', value: string): Promise<void> {
    const { id, revision } = await row();
    await correctField(app.deps, { documentId: id, revision, field, value, actor: 'an' });
  }

  it('gets all values in one write, proposals only together with the mark that says so, and a link to the evidence', async () => {
    await rest();

    const { id } = await row();
    expect(shown().values).to.deep.equal({
      subject: 'Về việc chi tiền',
      number: '12',
      keywords: ['tiền', 'chi'],
      evidence: `http://console.test/documents/${id}`,
    });
    expect(shown().marks).to.deep.equal(['review']);
    expect(shown().notes).to.deep.equal([
      'Cần xem lại: Trích yếu nội dung «Về việc chi tiền» (trang 1: “V/v chi tiền”). Nếu đúng, gắn nhãn chấp nhận; nếu sai, sửa ngay ở trường đó.',
    ]);
    expect(writes()).to.equal(1);
    const [entry] = await entries('host.values-written');
    expect(entry?.values).to.deep.include({ before: { subject: null, number: null, keywords: null, evidence: null } });
    expect((await app.store.hostProgress.get(HOST)).echoes).to.be.at.least(1);
  });

  it('takes what a person writes there as the word of the host, and does not write over it', async () => {
    await rest();

    edit({ subject: 'Người sửa', signatory: 'Người Mẫu' });
    await rest();
    app.reader.fields = { ...READ, subject: aValue('Máy đọc lại'), signatory: aValue('Máy') };
    await readAgain(app.deps, (await file()).id, 'an');
    await rest();

    expect(shown().values).to.include({ subject: 'Người sửa', signatory: 'Người Mẫu', number: '12' });
    const { fields } = await row();
    expect(effectiveValue(fields.subject ?? {})).to.include({ value: 'Người sửa', origin: 'host', needsReview: false });
    expect(shown().marks).to.deep.equal(['done']);
    expect((await entries('field.corrected-in-host')).map(({ values }) => values)).to.deep.include({
      before: 'Về việc chi tiền',
      after: 'Người sửa',
    });
  });

  it('shows a conflict where the console says otherwise, until the two agree', async () => {
    await rest();
    edit({ subject: 'Trong hệ thống' });
    await rest();

    await correct('subject', 'Trong kho');
    await rest();

    expect(shown().values.subject).to.equal('Trong hệ thống');
    expect(shown().marks).to.include('conflict');
    expect((await state()).conflicts).to.deep.equal([
      { field: 'subject', ours: 'Trong kho', theirs: 'Trong hệ thống' },
    ]);
    const before = writes();
    await rest();
    expect(writes(), 'no write for a conflict that is known').to.equal(before);

    edit({ subject: 'Trong kho' });
    await rest();
    expect(shown().marks).to.not.include('conflict');
    expect((await state()).conflicts).to.deep.equal([]);
  });

  it('does not fill in again what a person emptied, until somebody sets it in the console', async () => {
    await rest();
    edit({ number: undefined });
    await rest();
    await readAgain(app.deps, (await file()).id, 'an');
    await rest();
    expect(shown().values).to.not.have.property('number');

    await correct('number', '13');
    await rest();
    expect(shown().values.number).to.equal('13');
  });

  it('takes the word of a person back when the person does', async () => {
    await rest();
    edit({ subject: 'Người sửa' });
    await rest();
    edit({ subject: undefined });
    await rest();

    expect((await row()).fields.subject).to.have.keys('model');
    expect(shown().values).to.not.have.property('subject');
  });

  it('follows a correction in the console with one write', async () => {
    await rest();

    await correct('subject', 'Về việc thu tiền');
    await workJobs(app);
    await rest();

    expect(shown().values.subject).to.equal('Về việc thu tiền');
    expect(writes()).to.equal(2);
  });

  it('carries out what is asked for there, once, and takes the request away with the result', async () => {
    await rest();
    const { runs } = app.reader;
    app.store.state().artifacts.clear();

    ask('read-again');
    await sweepHost(app.deps, HOST);
    await sweepHost(app.deps, HOST);
    await rest();

    expect(app.reader.runs).to.equal(runs + 1);
    expect(shown().requests).to.deep.equal([]);
    expect((await entries('scan-file.read-again')).map(({ actor }) => actor)).to.deep.equal(['host:memory']);
  });

  it('lets a person accept there what is proposed, and change it there later', async () => {
    await rest();
    ask('accept');
    await rest();

    expect(shown().marks).to.deep.equal(['done']);
    expect(shown().requests).to.deep.equal([]);
    expect((await row()).fields.subject?.host?.value).to.equal('Về việc chi tiền');

    edit({ subject: 'Đổi ý' });
    await rest();
    expect(effectiveValue((await row()).fields.subject ?? {})?.value).to.equal('Đổi ý');
    expect(shown().marks).to.deep.equal(['done']);
  });

  it('gets no values, but the page ranges, when its file holds several documents', async () => {
    app.reader.documents = [
      { firstPage: 1, lastPage: 1, fields: READ },
      { firstPage: 2, lastPage: 3, fields: READ },
    ];
    await rest();

    expect(shown().values).to.deep.equal({ evidence: `http://console.test/files/${(await file()).id}` });
    expect(shown().marks).to.include('divide');
    expect(shown().notes[0]).to.include('văn bản 1: trang 1–1; văn bản 2: trang 2–3');
  });

  it('is told why its file could not be read, and told of nothing that passes', async () => {
    app.reader.fail = new FileError('file-encrypted', 'x', { details: { file: '/srv/scans/a.pdf' } });
    await rest();
    expect(shown().marks).to.deep.equal(['failed']);
    expect(shown().notes).to.have.length(1);
    expect(shown().notes[0]).to.include('đòi mật khẩu').and.not.include('/srv');

    const before = writes();
    app.reader.fail = new FileError('disk-full', 'x', { retryable: true });
    await readAgain(app.deps, (await file()).id, 'an');
    await workJobs(app);
    expect(writes()).to.equal(before);
  });

  it('loses every value of ours when its file is withheld, and nothing of a person; no text of it is kept', async () => {
    await rest();
    edit({ signatory: 'Của người' });
    await rest();
    app.store.state().artifacts.clear();
    app.system.whileWriting = () => {
      edit({ number: 'Của người khác' });
    };
    app.reader.fail = new WithheldError('MẬT', 1);

    await readAgain(app.deps, (await file()).id, 'an');
    await rest();

    expect(shown().values).to.have.keys('signatory', 'number', 'evidence');
    expect(shown().values.number).to.equal('Của người khác');
    expect(shown().marks).to.include('withheld').and.not.include('review');
    expect(shown().notes.join()).to.include('dấu chỉ độ mật ở trang 1');
    expect(await state()).to.deep.include({ sealed: null, taken: {}, intended: null, conflicts: [] });
    expect(Object.keys((await state()).baseline)).to.deep.equal(['evidence']);
    const kept = JSON.stringify([...app.store.state().ledger.values(), ...app.store.state().ledgerValues.values()]);
    expect(kept).to.not.match(/chi tiền|Của người/);
  });

  it('keeps the name under which it came, whatever title stands there later', async () => {
    await rest();
    const { ref } = await file();
    const told = { kind: 'changed', ref, name: 'Quyết định 12: Về việc chi tiền', sha256: 'khác' } as const;
    await app.store.transaction(() => takeEvents(app.deps, HOST, [told]));

    expect((await file()).name).to.equal(NAME);
    expect(JSON.stringify([...app.store.state().ledger.values()])).to.not.include('chi tiền');
  });

  it('does not take for a person what it wrote itself when the answer was lost', async () => {
    app.system.loseAnswer = true;
    await sweepHost(app.deps, HOST);
    const [job] = await workJobs(app);
    expect((await state()).intended).to.not.equal(null);

    app.time.now = new Date(app.time.now.getTime() + 60_000);
    if (job) app.sent.push(job);
    await rest();

    expect((await row()).fields.subject).to.have.keys('model');
    expect((await state()).intended).to.equal(null);
    expect(writes()).to.equal(1);
  });

  it('takes in what a person wrote between our look and our write', async () => {
    app.system.whileWriting = () => {
      edit({ subject: 'Nhanh tay' });
    };
    await rest();

    expect(shown().values.subject).to.equal('Nhanh tay');
    expect((await row()).fields.subject?.host?.value).to.equal('Nhanh tay');
  });

  it('gets back what stood there before when the last write is undone, once', async () => {
    await rest();
    await correct('number', '99');
    await rest();
    const { id } = await file();

    await requestUndo(app.deps, { scanFileId: id, actor: 'an' });
    await rest();

    expect(shown().values).to.include({ number: '12', subject: 'Về việc chi tiền' });
    expect((await entries('host.values-undone')).map(({ actor }) => actor)).to.deep.equal(['an']);
    expect(await rejection(requestUndo(app.deps, { scanFileId: id, actor: 'an' }))).to.include({ code: 'not-found' });
  });

  it('is left alone after too many runs a day, which it shows, and tried again the next night', async () => {
    await rest();
    for (let turn = 0; turn < 8; turn += 1) {
      app.system.change(NAME, Buffer.from(String(turn)));
      await settle();
    }

    expect(shown().marks).to.include('too-many-runs');
    expect((await app.store.hostDocuments.counts(HOST)).capped).to.equal(1);
    expect(await entries('scan-file.too-many-runs')).to.have.length(1);

    app.time.now = new Date('2026-01-03T01:00:00Z');
    await app.deps.queue.send('reconcile-host', { hostId: HOST }, { key: HOST });
    await rest();
    expect(shown().marks).to.not.include('too-many-runs');
    expect((await file()).sha256).to.equal(app.deps.hasher.sha256('7'));
  });

  it('does not read content again that is the same under another reference', async () => {
    await rest();
    const known = await file();
    const { runs } = app.reader;
    app.system.add('khác.jpg', Buffer.from('a'));
    const ref = 'doc-2' as ScanFile['ref'];
    const renamed = {
      kind: 'changed',
      ref,
      name: 'khác.jpg',
      renamedFrom: known.ref,
      sha256: known.sha256 ?? '',
    } as const;
    await app.store.transaction(() => takeEvents(app.deps, HOST, [renamed]));
    await workJobs(app);

    expect(await file()).to.include({ id: known.id, ref, name: 'khác.jpg', state: known.state });
    expect(app.reader.runs).to.equal(runs);
    expect(app.system.byName('khác.jpg').values).to.include({ number: '12' });
    const twice = await app.store.transaction(() => takeEvents(app.deps, HOST, [renamed]));
    expect(twice.synced + twice.echoes).to.equal(1);
  });

  it('that the host refuses for good is a dead job; what came through is still ours', async () => {
    await rest();
    const { id } = await file();
    const host = app.deps.hosts.get(HOST);
    if (!host?.writer) throw new Error('no writer');
    const refused = new HostError('invalid', 'x', { hostId: HOST, operation: 'applyChanges' });
    const writer = { ...host.writer, applyChanges: () => Promise.reject(refused) };
    const broken = { ...app, deps: { ...app.deps, hosts: new Map([[HOST, { ...host, writer }]]) } };
    await correct('number', '13');

    expect(await rejection(workJobs(broken))).to.equal(refused);
    app.sent.push({ name: 'read-scan-file', payload: { scanFileId: id, part: 'sync' }, key: id });
    await rest();
    expect(shown().values.number).to.equal('13');
  });

  it('confirmed in the console is done there too', async () => {
    await rest();
    const { id, revision } = await row();
    await confirmDocument(app.deps, { documentId: id, revision, actor: 'an' });
    await rest();

    expect(shown().marks).to.deep.equal(['done']);
  });
});
