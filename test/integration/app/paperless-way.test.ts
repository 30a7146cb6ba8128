import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { reconcileHost } from '../../../src/app/host/reconcile-host.ts';
import { takeHints } from '../../../src/app/host/take-hints.ts';
import { readAgain } from '../../../src/app/redrive.ts';
import { sweepHost } from '../../../src/app/sweep-host.ts';
import { createPaperlessHost } from '../../../src/hosts/paperless/index.ts';
import { parseHostId } from '../../../src/hosts/registry.ts';
import { FileError, WithheldError } from '../../../src/ports/errors.ts';
import type { Host } from '../../../src/ports/host.ts';
import type { ScanFile } from '../../../src/ports/store.ts';
import { createFakeApp, type FakeApp } from '../../support/fake-app.ts';
import { FakePaperless } from '../../support/fake-paperless/index.ts';
import type { Document } from '../../support/fake-paperless/state.ts';
import { bundledSchema } from '../../support/paperless/schema-bench.ts';
import { serveRoutes, type ServedRoutes } from '../../support/paperless/serve-routes.ts';
import { OCR_KEYS, paperlessSettings } from '../../support/paperless/settings.ts';
import { aValue } from '../../support/store/builders.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';
import { workJobs } from '../../support/work-jobs.ts';

const ID = parseHostId('paperless-1');
const HOUR_MS = 3_600_000;
const MOST_ROUNDS = 2000;

describe('app: the whole way with Paperless-ngx, which has its files recognised by us', () => {
  let fake: FakePaperless;
  let app: FakeApp;
  let host: Host;
  let served: ServedRoutes;
  let folder: string;

  beforeEach(async () => {
    folder = await makeTempDir();
    const base = createFakeApp({ fields: true });
    served = await serveRoutes(
      () => host.inbound ?? [],
      (hints) => takeHints(app.deps, ID, hints),
    );
    fake = await new FakePaperless({
      remoteOcr: { endpoint: served.url, key: OCR_KEYS[0] },
      bulkTouchesModified: true,
    }).start();
    const service = fake.addUser({ username: 'luu-tru', superuser: true });
    const settings = paperlessSettings({
      url: fake.url,
      token: service.token,
      publicUrl: served.url,
      inboundFolder: join(folder, 'inbound'),
    });
    const { clock, log } = base.deps;
    host = createPaperlessHost(settings, {
      clock,
      log,
      objects: base.store.hostObjects,
      deliveries: base.store.hostDeliveries,
      random: () => 0,
      wait: () => setImmediate(),
    });
    app = { ...base, deps: { ...base.deps, hosts: new Map([[ID, host]]), consoleUrls: new Map([[ID, served.url]]) } };
    app.time.now = new Date();
    app.reader.fields = {
      number: aValue('12'),
      documentType: aValue('Quyết định'),
      issuedOn: aValue('2015-01-05'),
      subject: aValue('Về việc chi tiền'),
    };
    await host.schema?.applySchema(bundledSchema());
  });
  afterEach(async () => {
    await served.close();
    await fake.stop();
    await host.dispose();
    await app.close();
    await removeTempDir(folder);
  });

  /** Host and archive work side by side until neither has anything left to do. */
  async function rest(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      if (app.sent.length > 0) await workJobs(app);
      else if (fake.queue.busy) await setTimeout(2);
      else return;
    }
    throw new Error('No rest');
  }

  async function sweep(): Promise<void> {
    app.time.now = new Date(app.time.now.getTime() + 60_000);
    await sweepHost(app.deps, ID);
    await rest();
  }

  async function upload(name: string, content: string): Promise<Document> {
    const task = fake.upload(name, Buffer.from(content));
    await rest();
    return fake.document(Number(task.result?.['document_id']));
  }

  const files = async (): Promise<readonly ScanFile[]> =>
    (await app.store.scanFiles.list({}, { limit: 50 })).items.filter(({ state }) => state !== 'gone');
  const shown = ({ id }: Document, field: string) => fake.clerk.fieldOf(id, field);
  const writes = ({ id }: Document) => fake.counters.writesOf(id, 'luu-tru').length;
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

  it('stores text and PDF of ours, fills the fields, marks, and reads once', async () => {
    const document = await upload('quyet dinh.pdf', '%PDF-1.4 bản quét');
    await sweep();
    await sweep();

    expect(document.versions[0]).to.deep.include({ content: 'Số: 12/QĐ-UBND\n', archive: Buffer.from('pdf') });
    expect(shown(document, '02. Số')).to.equal('12');
    expect(document).to.include({ created: '2015-01-05' });
    expect(fake.clerk.tagsOf(document.id)).to.include('VK: Đã biên mục');
    expect(app.reader.runs).to.equal(1);
    expect(writes(document)).to.be.at.most(2);
    expect((await files()).map(({ ref, state }) => [ref, state])).to.deep.equal([[String(document.id), 'done']]);
  });

  it('reads once though the process dies after the reading, before its job ends, and the document comes meanwhile', async () => {
    const document = await upload('quyet dinh.pdf', '%PDF-1.4 bản quét');
    await sweep();
    const [file] = await files();

    await app.deps.queue.send('read-scan-file', { scanFileId: file?.id ?? '' }, { key: file?.id ?? '' });
    await rest();
    await sweep();

    expect(await readings()).to.equal(1);
    expect(shown(document, '02. Số')).to.equal('12');
    expect(writes(document)).to.be.at.most(2);
  });

  const readings = async () => (await readLedger()).filter(({ action }) => action === 'scan-file.read').length;
  const readLedger = async () => (await app.store.ledger.list({}, { limit: 500 })).items;
  /** All that was posted is cleared away, as days later. */
  const clearPosted = () => rm(join(folder, 'inbound'), { recursive: true, maxRetries: 9 });

  it('joins a posted file to its document, seen first days later, and reads nothing twice', async () => {
    fake.hooks.weather.drop = () => true;
    const document = await upload('quyet dinh.pdf', '%PDF-1.4 bản quét');
    await clearPosted();

    await sweep();
    await sweep();

    expect((await app.store.scanFiles.list({}, { limit: 50 })).items.map(({ ref }) => ref)).to.deep.equal([
      String(document.id),
    ]);
    expect(shown(document, '02. Số')).to.equal('12');
    expect(await readings()).to.equal(1);
  });

  it('is one file, too, where the host asks for the text of a document anew before it was seen', async () => {
    fake.hooks.weather.drop = () => true;
    const document = await upload('quyet dinh.pdf', '%PDF-1.4 bản quét');
    await clearPosted();

    fake.reprocess(document.id);
    await rest();
    await sweep();

    expect(document.versions[0]?.content).to.equal('Số: 12/QĐ-UBND\n');
    expect((await app.store.scanFiles.list({}, { limit: 50 })).items.map(({ ref }) => ref)).to.deep.equal([
      String(document.id),
    ]);
  });

  it('ends a posted file that never became a document, and takes it up again when it does', async () => {
    fake.hooks.weather.drop = () => true;
    const document = await upload('quyet dinh.pdf', '%PDF-1.4 bản quét');
    await clearPosted();
    document.committed = false;

    await reconcileHost(app.deps, ID);
    await rest();
    const ended = (await app.store.scanFiles.list({}, { limit: 50 })).items.map(({ state }) => state);
    document.committed = true;
    await sweep();

    expect(ended).to.deep.equal(['gone']);
    expect(
      (await app.store.scanFiles.list({}, { limit: 50 })).items.map(({ ref, state }) => [ref, state]),
    ).to.deep.equal([[String(document.id), 'done']]);
  });

  it('needs no webhook: the sweep finds what was added', async () => {
    fake.hooks.weather.drop = () => true;

    const document = await upload('quyet dinh.pdf', '%PDF-1.4 bản quét');
    await sweep();
    await sweep();

    expect(shown(document, '02. Số')).to.equal('12');
    expect(app.reader.runs).to.equal(1);
    expect((await files()).map(({ ref }) => ref)).to.deep.equal([String(document.id)]);
  });

  it('takes in a file that cannot be read, says so as its text and shows it there', async () => {
    app.reader.fail = new FileError('file-broken', 'Broken');

    const document = await upload('hong.pdf', '%PDF-1.4 hỏng');
    await sweep();

    expect(document.versions[0]?.content).to.match(/^\[Văn Khố: /);
    expect(document.versions[0]?.archive?.toString()).to.equal('%PDF-1.4 hỏng');
    expect(fake.clerk.tagsOf(document.id)).to.include('VK: Lỗi xử lý');
    expect(document.notes).to.have.length(1);
  });

  it('gives no text of a file that bears a secrecy mark', async () => {
    app.reader.fail = new WithheldError('Mật', 1);

    const document = await upload('mat.pdf', '%PDF-1.4 mật');
    await sweep();

    expect(document.versions[0]?.content).to.match(/^\[Văn Khố: /);
    expect(fake.clerk.tagsOf(document.id)).to.include('VK: Giữ lại (dấu mật)');
    expect(shown(document, '02. Số') ?? '').to.equal('');
  });

  it('takes text and archive out of the host when the mark is found later, and comes to rest', async () => {
    const document = await upload('quyet dinh.pdf', '%PDF-1.4 bản quét');
    await sweep();
    const [file] = await files();
    app.time.now = new Date(app.time.now.getTime() + 30 * HOUR_MS);
    app.reader.fail = new WithheldError('Mật', 1);
    app.deps.pipeline.forEach((step) => Object.assign(step, { version: '2' })); // all is read anew

    await readAgain(app.deps, file?.id ?? '', 'an');
    for (let round = 0; round < 4; round += 1) await sweep();
    const asked = served.hints.length;
    await sweep();

    expect(document.versions[0]?.content).to.match(/^\[Văn Khố: /);
    expect(document.versions[0]?.archive?.toString()).to.equal('%PDF-1.4 bản quét');
    expect(shown(document, '02. Số') ?? '').to.equal('');
    expect(document.title).not.to.include('chi tiền');
    expect(fake.clerk.tagsOf(document.id)).to.include('VK: Giữ lại (dấu mật)');
    expect(served.hints.length).to.equal(asked);
  });

  it('answers when the host asks again hours later, and keeps the file’s row with what people said of it', async () => {
    const document = await upload('quyet dinh.pdf', '%PDF-1.4 bản quét');
    await sweep();
    const [before] = await files();
    fake.clerk.setField(document.id, '02. Số', '13');
    await sweep();
    app.time.now = new Date(app.time.now.getTime() + 30 * HOUR_MS);

    fake.reprocess(document.id);
    await rest();
    await sweep();
    await sweep();

    expect(document.versions[0]?.content).to.equal('Số: 12/QĐ-UBND\n');
    expect(shown(document, '02. Số')).to.equal('13');
    expect((await files()).map(({ id, ref }) => [id, ref])).to.deep.equal([[before?.id, String(document.id)]]);
    expect(app.reader.runs).to.equal(1);
  });

  it('leaves good text where it is when the host asks again and reading fails', async () => {
    const document = await upload('quyet dinh.pdf', '%PDF-1.4 bản quét');
    await sweep();
    app.time.now = new Date(app.time.now.getTime() + 30 * HOUR_MS);
    app.reader.fail = new FileError('file-broken', 'Broken');
    app.deps.pipeline.forEach((step) => Object.assign(step, { version: '2' })); // all is read anew

    fake.reprocess(document.id);
    await rest();
    await sweep();

    expect(document.versions[0]).to.deep.include({ content: 'Số: 12/QĐ-UBND\n', archive: Buffer.from('pdf') });
    expect(fake.clerk.tagsOf(document.id)).to.include('VK: Lỗi xử lý');
  });

  it('answers also where the host gave up before, and asks anew', async () => {
    fake.settings.remoteOcr = undefined;
    const post = async () => {
      const headers = { 'Ocp-Apim-Subscription-Key': OCR_KEYS[0], 'content-type': 'application/json' };
      const body = JSON.stringify({ base64Source: Buffer.from('%PDF-1.4 bản quét').toString('base64') });
      const url = `${served.url}/documentintelligence/documentModels/prebuilt-read:analyze?api-version=2024-11-30`;
      const answered = await fetch(url, { method: 'POST', headers, body });
      await rest();
      const poll = await fetch(answered.headers.get('operation-location') ?? '', { headers });
      return ((await poll.json()) as { status: string }).status; // as: the protocol's answer
    };
    const first = await post();
    app.time.now = new Date(app.time.now.getTime() + 30 * HOUR_MS);
    await rm(join(folder, 'inbound'), { recursive: true });

    const second = await post();

    expect([first, second, app.reader.runs]).to.deep.equal(['succeeded', 'succeeded', 1]);
  });

  it('leaves a text that a person corrected before ours came, and tells of it', async () => {
    fake.settings.remoteOcr = undefined;
    fake.settings.ownOcr = () => ({ text: 'chữ của máy chủ', archive: null });
    fake.hooks.weather.drop = () => true;
    const document = await upload('quyet dinh.pdf', '%PDF-1.4 bản quét');
    await sweepHost(app.deps, ID);
    fake.clerk.edit(document.id, { content: 'chữ người sửa' });
    await rest();
    await sweep();

    expect(document.versions[0]?.content).to.equal('chữ người sửa');
    expect(fake.clerk.tagsOf(document.id)).to.include('VK: Giá trị khác nhau');
    expect(document.notes.filter(({ note }) => note.includes('do người sửa'))).to.have.length(1);
    expect(shown(document, '02. Số')).to.equal('12');
  });

  it('reads the version that a person lays on top, for the same file and with what people said of it', async () => {
    const document = await upload('quyet dinh.pdf', '%PDF-1.4 bản quét');
    await sweep();
    fake.clerk.setField(document.id, '02. Số', '13');
    await sweep();
    const [before] = await files();
    const theirs = Buffer.from('%PDF-1.4 quét lại');

    fake.clerk.uploadVersion(document.id, { name: 'b.pdf', content: theirs });
    await rest();
    await sweep();
    await reconcileHost(app.deps, ID);
    await clearPosted();
    await reconcileHost(app.deps, ID);
    await rest();

    const after = (await files()).map(({ id, ref, sha256: sum, state }) => [id, ref, sum, state]);
    expect(after).to.deep.equal([[before?.id, String(document.id), sha256('%PDF-1.4 quét lại'), 'done']]);
    expect(shown(document, '02. Số')).to.equal('13');
    expect(document.versions.map(({ content }) => content)).to.deep.equal(['Số: 12/QĐ-UBND\n', 'Số: 12/QĐ-UBND\n']);
  });

  it('takes in twenty at once with webhooks lost, doubled and late: each once, in two writes', async () => {
    const weather = {
      drop: (number: number) => number % 5 === 0,
      copies: (number: number) => (number % 5 === 1 ? 2 : 1),
    };
    Object.assign(fake.hooks.weather, weather, { delayMs: 20 });
    fake.queue.workers = 4;

    const tasks = Array.from({ length: 20 }, (_, index) =>
      fake.upload(`${String(index)}.pdf`, Buffer.from(`%PDF ${String(index)}`)),
    );
    await rest();
    for (let round = 0; round < 3; round += 1) await sweep();

    const documents = tasks.map((task) => fake.document(Number(task.result?.['document_id'])));
    expect(documents.filter((document) => shown(document, '02. Số') !== '12')).to.deep.equal([]);
    expect(documents.filter(({ versions }) => versions[0]?.content !== 'Số: 12/QĐ-UBND\n')).to.deep.equal([]);
    expect(Math.max(...documents.map(writes))).to.be.at.most(2);
    expect(app.reader.runs).to.equal(20);
    expect((await files()).map(({ ref, state }) => `${ref} ${state}`)).to.have.members(
      documents.map(({ id }) => `${String(id)} done`),
    );
  });

  it('takes in the same bytes twice, read once', async () => {
    const [one, other] = [
      fake.upload('a.pdf', Buffer.from('%PDF-1.4 hai lần')),
      fake.upload('b.pdf', Buffer.from('%PDF-1.4 hai lần')),
    ];
    await rest();
    await sweep();
    await sweep();

    const documents = [one, other].map((task) => fake.document(Number(task.result?.['document_id'])));
    expect(documents.map((document) => document.versions[0]?.content)).to.deep.equal([
      'Số: 12/QĐ-UBND\n',
      'Số: 12/QĐ-UBND\n',
    ]);
    expect(documents.map((document) => shown(document, '02. Số'))).to.deep.equal(['12', '12']);
    expect(app.reader.runs).to.equal(1);
    expect((await files()).map(({ ref, sha256: sum }) => [ref, sum])).to.have.deep.members(
      documents.map(({ id }) => [String(id), sha256('%PDF-1.4 hai lần')]),
    );
  });
});
