import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { PaperlessSettings } from '../../../../src/hosts/paperless/index.ts';
import { digestOf } from '../../../../src/hosts/paperless/write/whose-text.ts';
import type { Delivered, DocumentRef, Host } from '../../../../src/ports/host.ts';
import type { HostDeliveryMap } from '../../../../src/ports/host-state.ts';
import { FakePaperless } from '../../../support/fake-paperless/index.ts';
import { newestOf } from '../../../support/fake-paperless/state.ts';
import { HOST_ID, paperlessHost } from '../../../support/hosts/paperless-host.ts';
import type { SteppingTime } from '../../../support/stepping-time.ts';
import { rejection } from '../../../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.7\n${text}\n`);
const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');
const ref = (id: number): DocumentRef => String(id) as DocumentRef;

describe('hosts/paperless: texts and versions of people', () => {
  let fake: FakePaperless;
  let folder: string;
  let host: Host;
  let deliveries: HostDeliveryMap;
  let time: SteppingTime;

  beforeEach(async () => {
    fake = await new FakePaperless().start();
    folder = await makeTempDir();
  });
  afterEach(async () => {
    await host.dispose();
    await fake.stop();
    await removeTempDir(folder);
  });

  /** One document, of which the first event was told. */
  async function taken(delivery: PaperlessSettings['delivery'], content = pdf('a')): Promise<number> {
    ({ host, deliveries, time } = paperlessHost(fake, {
      token: fake.admin.token,
      inboundFolder: join(folder, 'inbound'),
      delivery,
    }));
    const { id } = await fake.add('a.pdf', content);
    await host.events.resolve?.(ref(id));
    return id;
  }

  async function give(id: number, text = 'Chữ của ta', file = pdf('tìm được')): Promise<Delivered | undefined> {
    const [textPath, pdfPath] = [join(folder, sha256(text)), join(folder, sha256(file))] as const;
    await writeFile(textPath, text);
    await writeFile(pdfPath, file);
    return await host.writer?.deliverRenditions(ref(id), [
      { kind: 'text', path: textPath, sha256: sha256(text) },
      { kind: 'access-pdf', path: pdfPath, sha256: sha256(file) },
    ]);
  }

  const contentOf = (id: number) => newestOf(fake.document(id)).content;
  const SIGNED = pdf('<< /Type /Sig /ByteRange [0 10 20 30] >>');

  for (const [delivery, content] of [
    ['content', undefined],
    ['version', SIGNED],
    ['remote-ocr', undefined],
  ] as const) {
    it(`stay where a person corrected the text before ours came (${delivery}), and that is told`, async () => {
      const id = await taken(delivery, content);
      fake.clerk.edit(id, { content: 'Người sửa' });

      const first = await give(id);
      const second = await give(id, 'Chữ đọc lại');

      expect(contentOf(id)).to.equal('Người sửa');
      expect([first, second]).to.deep.equal([{ kept: ['text'] }, { kept: ['text'] }]);
    });
  }

  it('are none where the host made its text anew before ours came, whatever others changed', async () => {
    const id = await taken('content');
    fake.clerk.edit(id, { title: 'Tên khác' });
    await host.events.resolve?.(ref(id));
    fake.settings.ownOcr = () => ({ text: 'máy chủ đọc lại', archive: null });
    fake.reprocess(id);
    await fake.idle();

    expect(await give(id)).to.deep.equal({ kept: [] });
    expect(contentOf(id)).to.equal('Chữ của ta');
    expect(await deliveries.keptText({ hostId: HOST_ID, ref: ref(id) })).to.equal('máy chủ đọc lại');
  });

  it('are known to be people’s after a withdrawal, too', async () => {
    const id = await taken('content');
    await give(id);
    fake.clerk.edit(id, { content: 'Người sửa' });

    const error = await rejection(host.writer?.withdrawRenditions(ref(id)) ?? Promise.resolve());
    await give(id);

    expect(error).to.include({ code: 'conflict' });
    expect(contentOf(id)).to.equal('Người sửa');
    expect(await deliveries.keptText({ hostId: HOST_ID, ref: ref(id) })).to.equal(undefined);
  });

  it('are not taken for ours by their label: it is read, kept, and ours laid in front of it', async () => {
    const id = await taken('version');
    await give(id);
    const theirs = pdf('bản của người');
    fake.clerk.uploadVersion(id, { name: 'b.pdf', content: theirs, label: 'Văn Khố' });
    await fake.idle();

    const event = await host.events.resolve?.(ref(id));
    await give(id, 'Chữ mới', pdf('tìm được, mới'));
    const shown = fake.document(id).versions.map(({ checksum }) => checksum);
    await host.writer?.withdrawRenditions(ref(id));

    expect(event?.sha256).to.equal(sha256(theirs));
    expect(shown).to.deep.equal([pdf('a'), theirs, pdf('tìm được, mới')].map(sha256));
    expect(fake.document(id).versions.map(({ checksum }) => checksum)).to.deep.equal([pdf('a'), theirs].map(sha256));
  });

  it('are not read where the version is ours though somebody gave it another label', async () => {
    const id = await taken('version');
    await give(id);
    newestOf(fake.document(id)).label = 'Bản đẹp';

    expect((await host.events.resolve?.(ref(id)))?.sha256).to.equal(sha256(pdf('a')));
  });

  it('is not covered by a version without a signature where the newest one of people has one', async () => {
    const id = await taken('version');
    fake.clerk.uploadVersion(id, { name: 'b.pdf', content: SIGNED });
    await fake.idle();

    await give(id);

    expect(fake.document(id).versions).to.have.length(2);
    expect(contentOf(id)).to.equal('Chữ của ta');
  });

  it('are told apart by what an older release kept in files, which then go', async () => {
    const id = await taken('content');
    await deliveries.remove({ hostId: HOST_ID, ref: ref(id) });
    const old = join(folder, 'inbound', 'delivered', '0');
    await mkdir(old, { recursive: true });
    const record = { texts: [digestOf('Chữ cũ của ta')], before: digestOf(contentOf(id)) };
    await writeFile(join(old, `${String(id)}.json`), JSON.stringify(record));
    await writeFile(join(old, `${String(id)}.before.txt`), 'chữ của máy chủ');
    await writeFile(join(old, '99.json'), '{"texts":');
    fake.admin.edit(id, { content: 'Người sửa' });
    // As after the start of the new release.
    await host.dispose();
    const next = paperlessHost(fake, {
      token: fake.admin.token,
      inboundFolder: join(folder, 'inbound'),
      delivery: 'content',
    });
    ({ host, deliveries } = next);

    const kept = await give(id);
    fake.admin.edit(id, { content: 'Chữ cũ của ta' });
    const replaced = await give(id);

    expect([kept, replaced]).to.deep.equal([{ kept: ['text'] }, { kept: [] }]);
    expect(await deliveries.keptText({ hostId: HOST_ID, ref: ref(id) })).to.equal('chữ của máy chủ');
    expect(await readdir(join(folder, 'inbound'))).not.to.include('delivered');
  });

  it('are forgotten long after the document is gone for good, not while it lies in the trash', async () => {
    const [gone, trashed] = [await taken('content'), (await fake.add('b.pdf', pdf('b'))).id];
    await host.events.resolve?.(ref(trashed));
    const night = async () => {
      for await (const _ of host.events.reconcile?.(nothing()) ?? nothing()) expect(_).to.equal(undefined);
      return await deliveries.refs(HOST_ID);
    };
    fake.admin.trash(trashed);
    fake.admin.trash(gone);
    const first = await night();
    fake.admin.purge(gone);

    const second = await night();
    time.advance(101 * 24 * 3_600_000);

    expect([first, second, await night()]).to.deep.equal([
      [ref(gone), ref(trashed)],
      [ref(gone), ref(trashed)],
      [ref(trashed)],
    ]);
  });
});

async function* nothing(): AsyncGenerator<never> {
  await Promise.resolve();
  yield* [];
}
