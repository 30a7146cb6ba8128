import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'chai';
import type { PaperlessSettings } from '../../../../src/hosts/paperless/index.ts';
import { createPendingStore } from '../../../../src/hosts/paperless/ocr/pending.ts';
import type { DocumentRef, Host } from '../../../../src/ports/host.ts';
import { FakePaperless } from '../../../support/fake-paperless/index.ts';
import { paperlessHost, reconcileAll, type HostUnderTest } from '../../../support/hosts/paperless-host.ts';
import { rejection } from '../../../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.7\n${text}\n`);
const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');
const ref = (id: number): DocumentRef => String(id) as DocumentRef;

describe('hosts/paperless: the nightly look', () => {
  let fake: FakePaperless;
  let folder: string;
  let under: HostUnderTest;
  let host: Host;

  async function start(settings: Partial<PaperlessSettings> = {}): Promise<void> {
    await (host as Host | undefined)?.dispose();
    under = paperlessHost(fake, { token: fake.admin.token, inboundFolder: join(folder, 'inbound'), ...settings });
    host = under.host;
  }

  beforeEach(async () => {
    fake = await new FakePaperless().start();
    folder = await makeTempDir();
    await start();
  });
  afterEach(async () => {
    await host.dispose();
    await fake.stop();
    await removeTempDir(folder);
  });

  it('finds what was missed, trashed, purged and hidden', async () => {
    const [missed, trashed, purged, hidden, quiet] = [
      ...[await fake.add('a.pdf', pdf('a')), await fake.add('b.pdf', pdf('b')), await fake.add('c.pdf', pdf('c'))],
      ...[await fake.add('d.pdf', pdf('d')), await fake.add('e.pdf', pdf('e'))],
    ].map(({ id }) => id);
    if (!missed || !trashed || !purged || !hidden || !quiet) throw new Error('No documents');
    fake.addPerson({
      ...{ username: 'bot', token: 'bot-token' },
      permissions: [
        'view_document',
        'view_customfield',
        'view_tag',
        'view_documenttype',
        'view_uisettings',
        'view_paperlesstask',
      ],
    });
    await start({ token: 'bot-token' });
    fake.admin.trash(trashed);
    fake.admin.purge(purged);
    fake.admin.edit(hidden, { owner: fake.admin.user.id });

    const known = [trashed, purged, hidden, quiet].map((id) => ({ ref: ref(id) }));
    const events = await reconcileAll(host, known);

    expect(events.map(({ kind, code, ref: about }) => [kind, code, about])).to.have.deep.members([
      ['added', undefined, ref(missed)],
      ['removed', 'document-trashed', ref(trashed)],
      ['removed', 'document-gone', ref(purged)],
      ['problem', 'document-hidden', ref(hidden)],
    ]);
  });

  it('tells of a posted file that was cleared away and never became a document, not of one that waits', async () => {
    await start({ ocrKeys: ['key'] });
    const store = createPendingStore({ folder: join(folder, 'inbound'), clock: under.time });
    const { sha256: waiting } = await store.receive(Readable.from([pdf('chờ')]), 1000);
    const posted = [waiting, 'a'.repeat(64)].map((sum) => ({ ref: `ocr:${sum}` as DocumentRef }));

    const events = await reconcileAll(host, posted);

    expect(events).to.deep.equal([
      { kind: 'removed', code: 'document-gone', ref: posted[1]?.ref, name: 'Bản quét aaaaaaaa' },
    ]);
  });

  it('finds text that was lost or replaced, and leaves alone what is ours or not of us', async () => {
    const ids: number[] = [];
    for (const name of ['a', 'b', 'c', 'd']) ids.push((await fake.add(`${name}.pdf`, pdf(name))).id);
    const [ours = 0, lost = 0, replaced = 0, theirs = 0] = ids;
    fake.admin.edit(ours, { content: 'Chữ của ta' });
    fake.admin.edit(lost, { content: ' ' });
    fake.admin.edit(replaced, { content: 'Chữ của máy chủ' });
    const textSha256 = sha256('Chữ của ta\n');

    const known = [ours, lost, replaced].map((id) => ({ ref: ref(id), textSha256 }));
    const events = await reconcileAll(host, [...known, { ref: ref(theirs) }]);

    expect(events.map(({ kind, code, ref: about }) => [kind, code, about])).to.deep.equal([
      ['problem', 'text-lost', ref(lost)],
      ['problem', 'text-replaced', ref(replaced)],
    ]);
  });

  it('calls nothing gone when the host breaks down in the middle', async () => {
    const { id } = await fake.add('a.pdf', pdf('a'));
    fake.faults.add({ on: /GET .*documents/, kind: 'html', status: 502, times: 3 });

    expect(await rejection(reconcileAll(host, [{ ref: ref(id) }]))).to.include({ code: 'unavailable' });
  });
});
