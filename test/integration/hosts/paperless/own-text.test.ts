import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import permissions from '../../../../mappings/paperless/permissions.json' with { type: 'json' };
import { createPaperlessHost } from '../../../../src/hosts/paperless/index.ts';
import { createPendingStore, placeholderText } from '../../../../src/hosts/paperless/ocr/pending.ts';
import { documentRef, pendingRef } from '../../../../src/hosts/paperless/refs.ts';
import type { PaperlessDelivery } from '../../../../src/hosts/paperless/settings.ts';
import type { Host, Rendition } from '../../../../src/ports/host.ts';
import { createMemoryStore } from '../../../support/memory-store.ts';
import { FakePaperless } from '../../../support/fake-paperless/index.ts';
import { memoryObjectMap } from '../../../support/paperless/memory-api.ts';
import { paperlessSettings } from '../../../support/paperless/settings.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const SCAN = Buffer.from('%PDF-1.4 chữ của hệ thống');
const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');
async function* bytesOf(content: Buffer): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(content);
}
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('hosts/paperless: text and notes of a withheld file', () => {
  let fake: FakePaperless;
  let folder: string;
  const hosts: Host[] = [];

  beforeEach(async () => {
    fake = await new FakePaperless().start();
    folder = await makeTempDir();
  });
  afterEach(async () => {
    for (const host of hosts.splice(0)) await host.dispose();
    await fake.stop();
    await removeTempDir(folder);
  });

  function hostOf(delivery: PaperlessDelivery, without: readonly string[] = []): Host {
    const held = [...permissions.needed, ...permissions.history].filter((permission) => !without.includes(permission));
    const { token } = fake.addUser({ username: `vankho-${String(hosts.length)}`, permissions: held });
    const settings = paperlessSettings({ delivery, token, url: fake.url, inboundFolder: folder });
    const deps = { clock: { now: () => new Date() }, log, objects: memoryObjectMap(), random: () => 0 };
    const deliveries = createMemoryStore().hostDeliveries;
    const host = createPaperlessHost(settings, { ...deps, deliveries, wait: () => setImmediate() });
    hosts.push(host);
    return host;
  }
  function writerOf(host: Host): Required<NonNullable<Host['writer']>> {
    return host.writer as Required<NonNullable<Host['writer']>>; // Paperless has them all
  }
  async function text(content: string): Promise<readonly Rendition[]> {
    return [await made('text', content)];
  }
  async function made(kind: Rendition['kind'], content: string): Promise<Rendition> {
    const path = join(folder, `made.${kind}`);
    await writeFile(path, content);
    return { kind, path, sha256: sha256(content) };
  }

  for (const delivery of ['version', 'content', 'fields'] as const)
    it(`is the host’s own where the mark was found at the first reading: ${delivery}`, async () => {
      const { id } = await fake.add('a.pdf', SCAN);
      const writer = writerOf(hostOf(delivery));

      await writer.withdrawRenditions(documentRef(id));

      expect(await writer.holdsText(documentRef(id))).to.equal(true);
      fake.clerk.edit(id, { content: '' });
      expect(await writer.holdsText(documentRef(id))).to.equal(false);
    });

  it('is none once ours was taken back, or where one sentence in brackets stands', async () => {
    const { id } = await fake.add('a.pdf', SCAN);
    const writer = writerOf(hostOf('content'));
    await writer.deliverRenditions(documentRef(id), await text('Công văn số 12'));

    await writer.withdrawRenditions(documentRef(id));

    expect(await writer.holdsText(documentRef(id))).to.equal(false);
    fake.clerk.edit(id, { content: placeholderText('withheld') });
    expect(await writer.holdsText(documentRef(id))).to.equal(false);
  });

  it('is none of a posted file, nor of a document that is gone', async () => {
    const writer = writerOf(hostOf('remote-ocr'));

    expect(await writer.holdsText(pendingRef('a'.repeat(64)))).to.equal(false);
    expect(await writer.holdsText(documentRef(99))).to.equal(false);
  });

  for (const kind of ['withheld', 'unreadable'] as const)
    it(`comes with the archive file, asked for once, when a file that was ${kind} is read after all`, async () => {
      const archive = Buffer.from('%PDF-1.7');
      fake.settings.ownOcr = () => ({ text: placeholderText(kind), archive });
      const { id } = await fake.add('a.pdf', SCAN);
      const pending = createPendingStore({ folder, clock: { now: () => new Date() } });
      await pending.receive(bytesOf(SCAN), 1000);
      await pending.settle(sha256(SCAN), kind);
      fake.settings.ownOcr = () => ({ text: 'Công văn số 12', archive });
      const results = [...(await text('Công văn số 12')), await made('access-pdf', '%PDF-1.7 bản có lớp chữ')];
      const writer = writerOf(hostOf('remote-ocr'));

      await writer.deliverRenditions(documentRef(id), results);
      const answer = (await pending.view(sha256(SCAN)))?.answer?.kind;
      await fake.idle();
      await writer.deliverRenditions(documentRef(id), results);

      expect([answer, fake.document(id).versions.at(-1)?.content]).to.deep.equal(['read', 'Công văn số 12']);
      const asked = [...fake.state.tasks.values()].filter(({ type }) => type === 'reprocess_document');
      expect(asked).to.have.length(1);
    });

  it('stands in notes that an account without `delete_note` may not take away: told, and named by the health check', async () => {
    const { id } = await fake.add('a.pdf', SCAN);
    const host = hostOf('content', ['delete_note']);
    const patch = { values: {}, baseline: {} };
    const { notes } = await writerOf(host).applyChanges(documentRef(id), { ...patch, notes: ['Trang 1: “bí mật”'] });

    const result = await writerOf(host).applyChanges(documentRef(id), {
      ...{ ...patch, notes: ['Giữ lại'], withdrawnNotes: notes },
    });
    const missing = (await host.checkHealth()).filter(({ code }) => code === 'host-permission-missing');

    expect(result).to.include({ notesLeft: 1 });
    expect(fake.document(id).notes.map(({ note }) => note)).to.deep.equal(['Trang 1: “bí mật”', 'Giữ lại']);
    expect(missing).to.deep.equal([
      { severity: 'error', code: 'host-permission-missing', details: { permission: 'delete_note' } },
    ]);
  });
});
