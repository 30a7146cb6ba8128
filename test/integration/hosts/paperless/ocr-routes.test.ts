import { Buffer } from 'node:buffer';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { createOcrRoutes } from '../../../../src/hosts/paperless/ocr/routes.ts';
import { createPendingStore, type PendingStore } from '../../../../src/hosts/paperless/ocr/pending.ts';
import type { PaperlessSettings } from '../../../../src/hosts/paperless/settings.ts';
import { FakePaperless } from '../../../support/fake-paperless/index.ts';
import { serveRoutes, type ServedRoutes } from '../../../support/paperless/serve-routes.ts';
import { OCR_KEYS, paperlessSettings } from '../../../support/paperless/settings.ts';
import { rejection } from '../../../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const POST =
  '/documentintelligence/documentModels/prebuilt-read:analyze?api-version=2024-11-30&outputContentFormat=text&output=pdf';
const TEXT = 'ỦY BAN NHÂN DÂN\nCông văn số 12/UBND-VX';
const PDF = Buffer.from('%PDF-1.7 bản có lớp chữ');

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

describe('hosts/paperless/ocr: recognition for the host by its own protocol', () => {
  let folder: string;
  let now: Date;
  let settings: PaperlessSettings;
  let store: PendingStore;
  let served: ServedRoutes;
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const clock = { now: () => now };

  /** As after a start of the service: nothing is known but what lies in the folder. */
  function start(): void {
    store = createPendingStore({ folder: settings.inboundFolder, clock });
  }

  beforeEach(async () => {
    now = new Date('2026-11-28T08:00:00Z');
    folder = await makeTempDir();
    served = await serveRoutes(() => createOcrRoutes(settings, store, { clock, log }));
    settings = paperlessSettings({ inboundFolder: join(folder, 'inbound'), publicUrl: `${served.url}/` });
    start();
  });
  afterEach(async () => {
    await served.close();
    await removeTempDir(folder);
  });

  function post(
    bytes: Buffer,
    {
      key = OCR_KEYS[0],
      body = JSON.stringify({ base64Source: bytes.toString('base64') }),
    }: { key?: string; body?: string } = {},
  ): Promise<Response> {
    const headers = { 'Ocp-Apim-Subscription-Key': key, 'content-type': 'application/json' };
    return fetch(`${served.url}${POST}`, { method: 'POST', body, headers });
  }

  function get(url: string, key: string = OCR_KEYS[1]): Promise<Response> {
    return fetch(url, { headers: { 'Ocp-Apim-Subscription-Key': key } });
  }

  async function made(name: string, content: Buffer | string): Promise<{ path: string; sha256: string }> {
    const path = join(folder, name);
    await writeFile(path, content);
    return { path, sha256: sha256(content) };
  }

  async function answer(bytes: Buffer, text = TEXT): Promise<void> {
    await store.answer(sha256(bytes), { text: await made('text.txt', text), pdf: await made('access.pdf', PDF) });
  }

  function locationOf(answered: Response): string {
    return answered.headers.get('operation-location') ?? '';
  }

  const pdfOf = (location: string) => location.replace('?', '/pdf?');

  it('stores text and PDF of ours in the host, the original untouched', async () => {
    const host = await new FakePaperless({ remoteOcr: { endpoint: served.url, key: OCR_KEYS[0] } }).start();
    const scan = randomBytes(300_000);
    try {
      const task = host.upload('Công văn.pdf', scan);
      while (served.hints.length === 0) await new Promise(setImmediate);
      await answer(scan);
      await host.idle();

      const document = host.document(Number(task.result?.['document_id']));
      const [version] = document.versions;
      expect(version?.content).to.equal(TEXT);
      expect(version?.archive?.equals(PDF)).to.equal(true);
      expect(version?.original.equals(scan)).to.equal(true);
      expect(served.hints).to.deep.equal([{ ref: `ocr:${sha256(scan)}`, event: 'ocr' }]);
    } finally {
      await host.stop();
    }
  });

  it('answers 202 with an absolute address made of the public one, and gives the file to be read', async () => {
    const scan = Buffer.from('%PDF-1.4 bản quét');

    const answered = await post(scan);

    expect(answered.status).to.equal(202);
    expect(await answered.text()).to.equal('');
    expect(answered.headers.get('retry-after')).to.equal('2');
    const location = new URL(locationOf(answered));
    expect(location.origin).to.equal(served.url);
    expect(location.pathname).to.match(
      /^\/documentintelligence\/documentModels\/prebuilt-read\/analyzeResults\/[0-9a-f-]{97}$/,
    );
    expect(await store.find(sha256(scan))).to.deep.equal({
      sha256: sha256(scan),
      bytes: scan.length,
      receivedAt: now,
      isAnswered: false,
    });
    expect(await readFile(store.contentPath(sha256(scan)))).to.deep.equal(scan);
  });

  it('stays at running until text and PDF are both there', async () => {
    const scan = randomBytes(100);
    const location = locationOf(await post(scan));

    const before = await get(location);
    const early = await get(pdfOf(location));
    await answer(scan, TEXT.normalize('NFD'));
    const after = await get(location);
    const pdf = await get(pdfOf(location));

    expect(before.status).to.equal(200);
    expect(before.headers.get('retry-after')).to.equal('2');
    expect(await before.json()).to.include({ status: 'running' });
    expect(early.status).to.equal(404);
    const body = (await after.json()) as { status: string; analyzeResult: { content: string } }; // as: looked at below
    expect(body.status).to.equal('succeeded');
    expect(body.analyzeResult).to.deep.include({
      content: TEXT,
      contentFormat: 'text',
      apiVersion: '2024-11-30',
      modelId: 'prebuilt-read',
    });
    expect(pdf.headers.get('content-type')).to.equal('application/pdf');
    expect(Buffer.from(await pdf.arrayBuffer()).equals(PDF)).to.equal(true);
  });

  it('goes on after a restart', async () => {
    const scan = randomBytes(100);
    const location = locationOf(await post(scan));
    start();
    await answer(scan);
    start();

    expect(await (await get(location)).json()).to.include({ status: 'succeeded' });
  });

  it('gives the same bytes the same result, and does not have them read twice', async () => {
    const scan = randomBytes(100);
    const first = locationOf(await post(scan));
    await answer(scan);

    const second = await post(scan, { key: OCR_KEYS[1] });

    expect(locationOf(second)).to.equal(first);
    expect(await (await get(first)).json()).to.include({ status: 'succeeded' });
    expect(served.hints).to.have.length(1);
  });

  it('says in the text why there is none, and shows the original', async () => {
    for (const kind of ['unreadable', 'withheld'] as const) {
      const scan = Buffer.from(`%PDF-1.4 ${kind}`);
      const location = locationOf(await post(scan));
      if (kind === 'withheld') await answer(scan, 'MẬT');
      await store.settle(sha256(scan), kind);

      const { status, analyzeResult } = (await (await get(location)).json()) as {
        status: string;
        analyzeResult: { content: string };
      }; // as: looked at below
      expect(status).to.equal('succeeded');
      expect(analyzeResult.content).to.match(/^\[Văn Khố: .+\]$/);
      expect(await (await get(pdfOf(location))).text()).to.equal(scan.toString());
      const left = await readdir(join(settings.inboundFolder, sha256(scan)));
      expect(left.filter((name) => name.startsWith('text'))).to.deep.equal([]);
    }
  });

  it('shows an image that is not read as a PDF without text, and an empty page for what is no image', async () => {
    const jpeg = Buffer.concat([
      Buffer.from([
        0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0, 40, 0, 30, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1,
      ]),
      randomBytes(500),
    ]);
    for (const [bytes, sought] of [
      [jpeg, '/DCTDecode'],
      [Buffer.from('II*\0'), '/MediaBox [0 0 595.00 842.00]'],
    ] as const) {
      const location = locationOf(await post(bytes));
      await store.settle(sha256(bytes), 'unreadable');

      const pdf = Buffer.from(await (await get(pdfOf(location))).arrayBuffer());
      expect(pdf.subarray(0, 8).toString()).to.equal('%PDF-1.4');
      expect(pdf.includes(sought)).to.equal(true);
      expect(pdf.includes(jpeg)).to.equal(bytes === jpeg);
      const start1 = Number(/startxref\n(\d+)/.exec(pdf.toString('latin1'))?.[1]);
      expect(pdf.toString('latin1', start1, start1 + 4)).to.equal('xref');
    }
  });

  it('reads again what was taken without text, when the host asks again', async () => {
    const scan = Buffer.from('%PDF-1.4 lần đầu hỏng');
    const location = locationOf(await post(scan));
    await store.settle(sha256(scan), 'unreadable');
    await (await get(pdfOf(location))).arrayBuffer();

    await post(scan);

    expect(await (await get(location)).json()).to.include({ status: 'running' });
    expect(served.hints).to.have.length(2);
  });

  it('refuses a wrong key on every route, and results that were not given out', async () => {
    const scan = randomBytes(100);
    const location = locationOf(await post(scan));
    await answer(scan);

    for (const wrong of ['', 'ocr-key-on', 'ocr-key-one1']) {
      expect((await post(scan, { key: wrong })).status).to.equal(401);
      expect((await get(location, wrong)).status).to.equal(401);
      expect((await get(pdfOf(location), wrong)).status).to.equal(401);
    }
    const guessed = location.replace(/[0-9a-f]{32}\?/, `${'0'.repeat(32)}?`);
    for (const url of [
      guessed,
      pdfOf(guessed),
      location.replace('prebuilt-read', 'prebuilt-layout'),
      location.replace(/[0-9a-f]{64}/, '../staging'),
    ])
      expect((await get(url)).status).to.equal(404);
    expect(
      (
        await fetch(`${served.url}${POST.replace('prebuilt-read', 'prebuilt-invoice')}`, {
          method: 'POST',
          body: '{}',
          headers: { 'Ocp-Apim-Subscription-Key': OCR_KEYS[0] },
        })
      ).status,
    ).to.equal(404);
  });

  it('is not there without keys', () => {
    expect(createOcrRoutes({ ...settings, ocrKeys: [] }, store, { clock, log })).to.deep.equal([]);
  });

  it('refuses what is no file, and keeps nothing of it', async () => {
    for (const body of ['', '{}', '{"base64Source":""}', '{"base64Source":"QQ"}', '{"base64Source":"QUJD'])
      expect((await post(Buffer.alloc(0), { body })).status, body).to.equal(400);
    expect((await readdir(settings.inboundFolder)).sort()).to.deep.equal(['staging']);
    expect(await readdir(join(settings.inboundFolder, 'staging'))).to.deep.equal([]);
  });

  it('asks the host to come again when the file or its hint cannot be kept', async () => {
    served.refuseHints = true;
    const scan = randomBytes(100);
    const away = await post(scan);
    served.refuseHints = false;
    const back = await post(scan);
    await rm(settings.inboundFolder, { recursive: true });
    await writeFile(settings.inboundFolder, 'no folder');
    const full = await post(scan);

    expect(away.status).to.equal(503);
    expect(Number(away.headers.get('retry-after'))).to.be.greaterThan(0);
    expect(back.status).to.equal(202);
    expect(served.hints).to.have.length(1);
    expect(full.status).to.equal(503);
  });

  it('keeps a result an hour after it was taken, and one that nobody takes a day', async () => {
    const [taken, left, waiting] = [randomBytes(10), randomBytes(11), randomBytes(12)];
    const location = locationOf(await post(taken));
    await post(left);
    await post(waiting);
    await answer(taken);
    await answer(left);
    await (await get(pdfOf(location))).arrayBuffer();
    while (!(await readdir(join(settings.inboundFolder, sha256(taken)))).includes('taken'))
      await new Promise(setImmediate);
    const stale = join(settings.inboundFolder, 'staging', 'broken-off');
    await mkdir(stale, { recursive: true });
    await utimes(stale, now, now);
    const standing = async () => {
      await store.sweep();
      return Promise.all([taken, left, waiting].map(async (bytes) => (await store.find(sha256(bytes))) !== undefined));
    };

    now = new Date(now.getTime() + 59 * 60_000);
    expect(await standing()).to.deep.equal([true, true, true]);
    now = new Date(now.getTime() + 2 * 60_000);
    expect(await standing()).to.deep.equal([false, true, true]);
    expect(await readdir(join(settings.inboundFolder, 'staging'))).to.deep.equal([]);
    now = new Date(now.getTime() + 24 * 3_600_000);
    expect(await standing()).to.deep.equal([false, false, true]);
  });

  it('delivers no file that is not what was proved', async () => {
    const scan = randomBytes(100);
    const location = locationOf(await post(scan));
    const text = { ...(await made('text.txt', TEXT)), sha256: sha256('other') };

    const error = await rejection(store.answer(sha256(scan), { text, pdf: await made('access.pdf', PDF) }));

    expect(error).to.include({ code: 'file-changed' });
    expect(await (await get(location)).json()).to.include({ status: 'running' });
  });
});
