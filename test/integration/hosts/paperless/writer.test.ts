import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import permissions from '../../../../mappings/paperless/permissions.json' with { type: 'json' };
import type { PaperlessClient } from '../../../../src/hosts/paperless/client.ts';
import { createPendingStore, type PendingStore } from '../../../../src/hosts/paperless/ocr/pending.ts';
import { documentRef, pendingRef } from '../../../../src/hosts/paperless/refs.ts';
import { createRegisteredSource } from '../../../../src/hosts/paperless/registered.ts';
import type { PaperlessDelivery } from '../../../../src/hosts/paperless/settings.ts';
import { createDeliveryRecords, type DeliveryRecords } from '../../../../src/hosts/paperless/write/record.ts';
import { createPaperlessWriter } from '../../../../src/hosts/paperless/writer.ts';
import type { HostWriter, Rendition } from '../../../../src/ports/host.ts';
import type { HostDeliveryMap } from '../../../../src/ports/host-state.ts';
import { FakePaperless } from '../../../support/fake-paperless/index.ts';
import { HOST_ID } from '../../../support/hosts/paperless-host.ts';
import { testClient } from '../../../support/hosts/paperless-client.ts';
import { createMemoryStore } from '../../../support/memory-store.ts';
import { paperlessSettings } from '../../../support/paperless/settings.ts';
import { rejection } from '../../../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const TEXT = 'Công văn số 12/UBND-VX\nngày 05 tháng 01 năm 2015';
const OURS = Buffer.from('%PDF-1.7 <pdf:Producer>Vankho 1.0</pdf:Producer> bản có lớp chữ');
const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');
async function* raw(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

describe('hosts/paperless/writer: results', () => {
  let fake: FakePaperless;
  let client: PaperlessClient;
  let pending: PendingStore;
  let deliveries: HostDeliveryMap;
  let records: DeliveryRecords;
  let folder: string;
  const clock = { now: () => new Date() };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

  beforeEach(async () => {
    fake = await new FakePaperless().start();
    client = testClient(fake.url, fake.admin.token);
    folder = await makeTempDir();
    pending = createPendingStore({ folder: join(folder, 'inbound'), clock });
    ({ hostDeliveries: deliveries } = createMemoryStore());
    records = createDeliveryRecords({ hostId: HOST_ID, deliveries, inboundFolder: join(folder, 'inbound') });
  });
  afterEach(async () => {
    client.dispose();
    await fake.stop();
    await removeTempDir(folder);
  });

  function writer(delivery: PaperlessDelivery): Required<HostWriter> {
    const settings = paperlessSettings({ delivery, inboundFolder: join(folder, 'inbound') });
    const objects = { list: () => Promise.resolve([]), put: () => Promise.resolve(), remove: () => Promise.resolve() };
    const registered = createRegisteredSource(settings, client, { objects, clock });
    return createPaperlessWriter(settings, {
      api: client,
      records,
      registered,
      pending,
      clock,
      log,
      wait: () => Promise.resolve(),
    });
  }

  async function made(kind: Rendition['kind'], content: Buffer | string): Promise<Rendition> {
    const path = join(folder, `${kind}-${sha256(content).slice(0, 8)}`);
    await writeFile(path, content);
    return { kind, path, sha256: sha256(content) };
  }

  async function results(text = TEXT, pdf = OURS): Promise<readonly Rendition[]> {
    return [await made('access-pdf', pdf), await made('text', text), await made('record', '{}')];
  }

  /** As the host holds it: its files, newest last. */
  const versionsOf = (id: number) => fake.document(id).versions;
  const contentOf = (id: number) => versionsOf(id).at(-1)?.content;
  const writesOf = (id: number) => fake.counters.writesOf(id).length;

  describe('content', () => {
    it('gives the text as the content, keeps what stood there, and does so once', async () => {
      const { id } = await fake.add('a.pdf', Buffer.from('%PDF-1.4 host text'));
      const before = contentOf(id);

      await writer('content').deliverRenditions(documentRef(id), await results(TEXT.normalize('NFD')));
      await writer('content').deliverRenditions(documentRef(id), await results());

      expect(contentOf(id)).to.equal(TEXT);
      expect(writesOf(id)).to.equal(1);
      expect(versionsOf(id)).to.have.length(1);
      expect(await deliveries.keptText({ hostId: HOST_ID, ref: documentRef(id) })).to.equal(before);
    });

    it('takes the place of its own earlier text, and of what the host made anew', async () => {
      const { id } = await fake.add('a.pdf', Buffer.from('%PDF-1.4 host text'));
      await writer('content').deliverRenditions(documentRef(id), await results('một'));

      await writer('content').deliverRenditions(documentRef(id), await results('hai'));
      const second = contentOf(id);
      fake.reprocess(id);
      await fake.idle();
      await writer('content').deliverRenditions(documentRef(id), await results('hai'));

      expect([second, contentOf(id)]).to.deep.equal(['hai', 'hai']);
    });

    it('reads back when the answer is lost', async () => {
      const { id } = await fake.add('a.pdf', Buffer.from('%PDF-1.4 host text'));
      fake.faults.add({ on: /^PATCH /, kind: 'lost' });

      await writer('content').deliverRenditions(documentRef(id), await results());

      expect(contentOf(id)).to.equal(TEXT);
      expect(writesOf(id)).to.equal(1);
    });

    it('takes the text back, and all that was kept of it', async () => {
      const { id } = await fake.add('a.pdf', Buffer.from('%PDF-1.4 host text'));
      await writer('content').deliverRenditions(documentRef(id), await results());

      await writer('content').withdrawRenditions(documentRef(id));

      expect(contentOf(id)).to.equal('');
      expect((await records.read(id))?.texts).to.deep.equal([]);
      expect(await deliveries.keptText({ hostId: HOST_ID, ref: documentRef(id) })).to.equal(undefined);
    });
  });

  describe('version', () => {
    it('lays the PDF in as the version that is shown, once; a new one takes its place', async () => {
      const scan = Buffer.from('%PDF-1.4 bản quét');
      const { id } = await fake.add('a.pdf', scan);
      const ref = documentRef(id);

      await writer('version').deliverRenditions(ref, await results());
      await writer('version').deliverRenditions(ref, await results());
      const first = versionsOf(id).map(({ label, checksum }) => [label, checksum]);
      const second = Buffer.concat([OURS, Buffer.from('2')]);
      await writer('version').deliverRenditions(ref, await results(TEXT, second));

      expect(first).to.deep.equal([
        [null, sha256(scan)],
        ['Văn Khố', sha256(OURS)],
      ]);
      expect(versionsOf(id).map(({ checksum }) => checksum)).to.deep.equal([sha256(scan), sha256(second)]);
    });

    it('gives only the text of a file with a digital signature, which must stay what people see', async () => {
      const { id } = await fake.add('a.pdf', Buffer.from('%PDF-1.7 << /Type /Sig /ByteRange [0 10 20 30] >>'));

      await writer('version').deliverRenditions(documentRef(id), await results());

      expect(versionsOf(id)).to.have.length(1);
      expect(contentOf(id)).to.equal(TEXT);
    });

    it('gives only the text to a host of 2.x, which has no versions', async () => {
      await fake.stop();
      fake = await new FakePaperless({ version: '2.20.1', apiVersion: 9 }).start();
      client = testClient(fake.url, fake.admin.token);
      const { id } = await fake.add('a.pdf', Buffer.from('%PDF-1.4 bản quét'));

      await writer('version').deliverRenditions(documentRef(id), await results());

      expect(contentOf(id)).to.equal(TEXT);
    });

    it('waits for what was handed over when the answer was lost, instead of handing it over again', async () => {
      const { id } = await fake.add('a.pdf', Buffer.from('%PDF-1.4 bản quét'));
      fake.faults.add({ on: /update_version/, kind: 'lost' });

      await writer('version').deliverRenditions(documentRef(id), await results());

      expect(versionsOf(id)).to.have.length(2);
    });

    describe('with an account that may delete nothing', () => {
      beforeEach(() => {
        const { needed } = permissions;
        const account = fake.addUser({ username: 'vankho', permissions: needed });
        client.dispose();
        client = testClient(fake.url, account.token);
      });

      it('lays a new version in front of an earlier one of its own, which stays', async () => {
        const { id } = await fake.add('a.pdf', Buffer.from('%PDF-1.4 bản quét'));
        await writer('version').deliverRenditions(documentRef(id), await results());
        const second = Buffer.concat([OURS, Buffer.from('2')]);

        await writer('version').deliverRenditions(documentRef(id), await results(TEXT, second));

        expect(
          versionsOf(id)
            .map(({ checksum }) => checksum)
            .slice(1),
        ).to.deep.equal([sha256(OURS), sha256(second)]);
      });

      it('tells that a version could not be taken back, after all else was', async () => {
        const { id } = await fake.add('a.pdf', Buffer.from('%PDF-1.4 bản quét'));
        await writer('content').deliverRenditions(documentRef(id), await results());
        await writer('version').deliverRenditions(documentRef(id), await results());
        fake.clerk.edit(id, { content: TEXT });

        const error = await rejection(writer('version').withdrawRenditions(documentRef(id)));

        expect(error).to.include({ code: 'forbidden' });
        expect(contentOf(id)).to.equal('');
      });
    });

    it('takes its version away again and leaves those of people', async () => {
      const scan = Buffer.from('%PDF-1.4 bản quét');
      const { id } = await fake.add('a.pdf', scan);
      await writer('version').deliverRenditions(documentRef(id), await results());
      fake.clerk.uploadVersion(id, { name: 'b.pdf', content: Buffer.from('%PDF-1.4 của người') });
      await fake.idle();

      await writer('version').withdrawRenditions(documentRef(id));

      expect(versionsOf(id).map(({ label }) => label)).to.deep.equal([null, null]);
    });

    it('gives back its own PDF, not one of a person', async () => {
      const { id } = await fake.add('a.pdf', Buffer.from('%PDF-1.4 bản quét'));
      const targetPath = join(folder, 'copy.pdf');
      await writer('version').deliverRenditions(documentRef(id), await results());

      const fetched = await writer('version').fetchRendition(documentRef(id), { kind: 'access-pdf', targetPath });

      expect(fetched).to.deep.equal({ sha256: sha256(OURS), bytes: OURS.length });
      expect(await readFile(targetPath)).to.deep.equal(OURS);
    });
  });

  describe('remote OCR', () => {
    it('delivers nothing to a document with an archive file, and the text to one without', async () => {
      const archive = Buffer.from('%PDF-1.7 archive');
      fake.settings.ownOcr = () => ({ text: 'chữ của máy chủ', archive });
      const { id } = await fake.add('a.pdf', Buffer.from('%PDF-1.4 một'));
      fake.settings.ownOcr = () => ({ text: 'chữ của máy chủ', archive: null });
      const { id: bare } = await fake.add('b.pdf', Buffer.from('%PDF-1.4 hai'));
      fake.settings.ownOcr = () => ({ text: '', archive });
      const { id: empty } = await fake.add('c.pdf', Buffer.from('%PDF-1.4 ba'));

      for (const one of [id, bare, empty])
        await writer('remote-ocr').deliverRenditions(documentRef(one), await results());

      expect([id, bare, empty].map(contentOf)).to.deep.equal(['chữ của máy chủ', TEXT, TEXT]);
    });

    it('gives back the archive file only where it is ours', async () => {
      const targetPath = join(folder, 'copy.pdf');
      for (const [archive, isOurs] of [
        [OURS, true],
        [Buffer.from('%PDF-1.7 OCRmyPDF'), false],
      ] as const) {
        fake.settings.ownOcr = () => ({ text: TEXT, archive });
        const { id } = await fake.add('a.pdf', Buffer.from(`%PDF-1.4 ${String(isOurs)}`));

        const fetched = await writer('remote-ocr').fetchRendition(documentRef(id), { kind: 'access-pdf', targetPath });

        expect(fetched !== undefined).to.equal(isOurs);
        if (!isOurs) expect(await readdir(folder)).not.to.include('copy.pdf');
        else await rm(targetPath);
      }
    });

    it('has the host make text and archive anew when a file is withheld, and gives no text for it', async () => {
      const scan = Buffer.from('%PDF-1.4 dấu mật');
      fake.settings.ownOcr = () => ({ text: TEXT, archive: OURS });
      const { id } = await fake.add('a.pdf', scan);
      await pending.receive(raw(scan), 1000);
      await pending.answer(sha256(scan), { text: await made('text', TEXT), pdf: await made('access-pdf', OURS) });

      await writer('remote-ocr').withdrawRenditions(documentRef(id));

      expect((await pending.view(sha256(scan)))?.answer?.kind).to.equal('withheld');
      expect([...fake.state.tasks.values()].map(({ type }) => type)).to.include('reprocess_document');
    });

    it('gives a host that asks anew what it has when we fail, so that good text is not lost', async () => {
      const scans = ['còn chữ', 'chưa có chữ'].map((text) => Buffer.from(`%PDF-1.4 ${text}`));
      const answers = [];
      for (const [index, scan] of scans.entries()) {
        fake.settings.ownOcr = () => (index === 0 ? { text: 'chữ tốt', archive: OURS } : { text: '', archive: OURS });
        const { id } = await fake.add(`${String(index)}.pdf`, scan);
        await pending.receive(raw(scan), 1000);
        await writer('remote-ocr').applyChanges(documentRef(id), { values: {}, baseline: {}, marks: ['done'] });
        answers.push((await pending.view(sha256(scan)))?.answer?.kind);

        await writer('remote-ocr').applyChanges(documentRef(id), { values: {}, baseline: {}, marks: ['failed'] });
        answers.push((await pending.view(sha256(scan)))?.answer?.kind);
      }

      expect(answers).to.deep.equal([undefined, 'read', undefined, 'unreadable']);
      const [kept] = scans;
      const { textPath = '' } = (await pending.view(sha256(kept ?? '')))?.answer ?? {};
      expect(await readFile(textPath, 'utf8')).to.equal('chữ tốt');
      expect(await readdir(join(folder, 'inbound', 'staging'))).to.deep.equal([]);
    });

    it('answers the host that waits for the same bytes, while we know them as its document', async () => {
      const scan = Buffer.from('%PDF-1.4 đọc lại');
      fake.settings.ownOcr = () => ({ text: 'cũ', archive: OURS });
      const { id } = await fake.add('a.pdf', scan);
      await pending.receive(raw(scan), 1000);

      await writer('remote-ocr').deliverRenditions(documentRef(id), await results());

      expect((await pending.view(sha256(scan)))?.answer?.kind).to.equal('read');
    });
  });

  describe('a file that was posted to be recognised', () => {
    const scan = Buffer.from('%PDF-1.4 bản quét');
    const ref = pendingRef(sha256(scan));
    const answer = async () => (await pending.view(sha256(scan)))?.answer;

    beforeEach(async () => {
      await pending.receive(raw(scan), 1000);
    });

    it('is answered with text and PDF, only with both, and gives them back', async () => {
      const [pdf, text] = await results();
      if (!pdf || !text) throw new Error('Made above');

      await writer('remote-ocr').deliverRenditions(ref, [text]);
      const half = await answer();
      await writer('remote-ocr').deliverRenditions(ref, [pdf, text]);

      expect(half).to.equal(undefined);
      expect(await answer()).to.include({ kind: 'read', pdfBytes: OURS.length });
      const targetPath = join(folder, 'copy');
      const fetched = await writer('remote-ocr').fetchRendition(ref, { kind: 'access-pdf', targetPath });
      expect(fetched?.sha256).to.equal(sha256(OURS));
    });

    it('is answered with a sentence by the marks `failed` and `withheld`, and by no other', async () => {
      const kinds = [];
      for (const marks of [['review'], ['failed'], ['withheld']] as const) {
        const result = await writer('remote-ocr').applyChanges(ref, { values: { number: '1' }, baseline: {}, marks });
        expect(result).to.deep.include({ changed: false, written: {}, conflicts: [] });
        kinds.push((await answer())?.kind);
      }
      expect(kinds).to.deep.equal([undefined, 'unreadable', 'withheld']);
    });

    it('keeps a good answer when a later reading fails', async () => {
      await writer('remote-ocr').deliverRenditions(ref, await results());

      await writer('remote-ocr').applyChanges(ref, { values: {}, baseline: {}, marks: ['failed'] });

      expect((await answer())?.kind).to.equal('read');
    });

    it('is withheld when taken back while the host waits; an answer stays once its document is there', async () => {
      await writer('remote-ocr').withdrawRenditions(ref);
      const waiting = (await answer())?.kind;
      await writer('remote-ocr').deliverRenditions(ref, await results());
      await fake.add('a.pdf', scan);
      await writer('remote-ocr').withdrawRenditions(ref);

      expect([waiting, (await answer())?.kind]).to.deep.equal(['withheld', 'read']);
    });

    it('goes on waiting when its old name is cleared away while its document is asked for anew', async () => {
      await fake.add('a.pdf', scan);

      await writer('remote-ocr').withdrawRenditions(ref);

      expect(await answer()).to.equal(undefined);
    });

    it('is said to be gone when it is', async () => {
      const gone = pendingRef(sha256('another'));

      expect(await rejection(writer('remote-ocr').deliverRenditions(gone, await results()))).to.include({
        code: 'not-found',
      });
      await writer('remote-ocr').withdrawRenditions(gone);
    });
  });

  it('delivers nothing where only fields are wanted', async () => {
    const { id } = await fake.add('a.pdf', Buffer.from('%PDF-1.4 host text'));

    await writer('fields').deliverRenditions(documentRef(id), await results());

    expect(writesOf(id)).to.equal(0);
  });
});
