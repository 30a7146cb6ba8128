import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { PaperlessSettings } from '../../../../src/hosts/paperless/index.ts';
import type { DocumentRef, Host, HostEvent } from '../../../../src/ports/host.ts';
import { FakePaperless } from '../../../support/fake-paperless/index.ts';
import { newestOf } from '../../../support/fake-paperless/state.ts';
import { paperlessHost, reconcileAll } from '../../../support/hosts/paperless-host.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.7\n${text}\n`);
const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');
const ref = (id: number): DocumentRef => String(id) as DocumentRef;
const OURS = 'Chữ của ta\n';

describe('hosts/paperless/events/text-loss', () => {
  let fake: FakePaperless;
  let folder: string;
  let host: Host;

  beforeEach(async () => {
    fake = await new FakePaperless().start();
    folder = await makeTempDir();
  });
  afterEach(async () => {
    await host.dispose();
    await fake.stop();
    await removeTempDir(folder);
  });

  /** A document to which a reading was delivered; `before`: what is there before. */
  async function given(
    delivery: PaperlessSettings['delivery'],
    { text = OURS, before = () => undefined }: { text?: string; before?: (id: number) => void } = {},
  ): Promise<number> {
    host = paperlessHost(fake, { token: fake.admin.token, inboundFolder: join(folder, 'inbound'), delivery }).host;
    const { id } = await fake.add('a.pdf', pdf('a'));
    before(id);
    const [textPath, pdfPath] = [join(folder, 'text'), join(folder, 'pdf')] as const;
    await writeFile(textPath, text);
    await writeFile(pdfPath, pdf('tìm được'));
    await host.writer?.deliverRenditions(ref(id), [
      { kind: 'text', path: textPath, sha256: sha256(text) },
      { kind: 'access-pdf', path: pdfPath, sha256: sha256(pdf('tìm được')) },
    ]);
    return id;
  }

  const look = (id: number, text = OURS): Promise<readonly HostEvent[]> =>
    reconcileAll(host, [{ ref: ref(id), textSha256: sha256(text) }]);
  const codes = (events: readonly HostEvent[]) => events.map(({ code }) => code);

  it('is none where the host reads the text out of our PDF in its own way', async () => {
    const id = await given('version');

    expect(newestOf(fake.document(id)).content.trim()).to.not.equal(OURS.trim());
    expect(await look(id)).to.deep.equal([]);
  });

  it('is none where text is never given', async () => {
    const id = await given('fields');
    const asItWas = await look(id);
    fake.admin.edit(id, { content: '' });

    expect(asItWas).to.deep.equal([]);
    expect(await look(id)).to.deep.equal([]);
  });

  it('is none where the host had text and archive file of its own before we were its engine', async () => {
    const before = (one: number) => void (newestOf(fake.document(one)).archive = pdf('của máy chủ'));
    const id = await given('remote-ocr', { before });

    expect(await look(id)).to.deep.equal([]);
  });

  it('is none where a person wrote the text anew after ours: it stays', async () => {
    const id = await given('content');
    fake.admin.edit(id, { content: 'Chữ người sửa' });

    expect(await look(id)).to.deep.equal([]);
  });

  it('is none of a file without text', async () => {
    const id = await given('content', {
      text: '\n',
      before: (one) => {
        fake.admin.edit(one, { content: '' });
      },
    });

    expect(await look(id, '\n')).to.deep.equal([]);
  });

  it('is one where the host made its text anew over ours, or the text is gone', async () => {
    let before = '';
    const id = await given('content', { before: (one) => (before = newestOf(fake.document(one)).content) });
    newestOf(fake.document(id)).content = before;
    const replaced = await look(id);
    newestOf(fake.document(id)).content = ' ';

    expect(codes(replaced)).to.deep.equal(['text-replaced']);
    expect(codes(await look(id))).to.deep.equal(['text-lost']);
  });
});
