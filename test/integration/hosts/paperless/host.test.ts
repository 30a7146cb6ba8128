import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'chai';
import type { PaperlessSettings } from '../../../../src/hosts/paperless/index.ts';
import { createPendingStore } from '../../../../src/hosts/paperless/ocr/pending.ts';
import type { DocumentRef, Host, HostCursor, HostEvent } from '../../../../src/ports/host.ts';
import type { HostObjectMap } from '../../../../src/ports/host-state.ts';
import { FakePaperless } from '../../../support/fake-paperless/index.ts';
import {
  collect,
  HOST_ID,
  paperlessHost,
  reconcileAll,
  type HostUnderTest,
} from '../../../support/hosts/paperless-host.ts';
import { testClient } from '../../../support/hosts/paperless-client.ts';
import { rejection } from '../../../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.7\n${text}\n`);
const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');
const ref = (id: number): DocumentRef => String(id) as DocumentRef;

describe('hosts/paperless', () => {
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

  /** A field, a state and a request as registration makes them. */
  async function register(objects: HostObjectMap): Promise<{ subject: number; again: number; done: number }> {
    const client = testClient(fake.url, fake.admin.token);
    const subject = (await client.create('custom-field', { name: '08. Trích yếu', data_type: 'longtext' })).id;
    const again = (await client.create('tag', { name: 'VK: Đọc lại', matching_algorithm: 0, owner: null })).id;
    const done = (await client.create('tag', { name: 'VK: Đã biên mục', matching_algorithm: 0, owner: null })).id;
    const row = { hostId: HOST_ID, name: '', written: {} };
    await objects.put({ ...row, kind: 'custom-field', key: 'subject', remoteId: String(subject) });
    await objects.put({ ...row, kind: 'tag', key: 'request:read-again', remoteId: String(again) });
    await objects.put({ ...row, kind: 'tag', key: 'mark:done', remoteId: String(done) });
    client.dispose();
    return { subject, again, done };
  }

  async function failure(work: Promise<unknown>): Promise<string> {
    const error = await rejection(work);
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }

  /** Polls to the end. */
  async function pollAll(
    from?: HostCursor,
  ): Promise<{ events: HostEvent[]; cursor: HostCursor; reconcileSoon: boolean }> {
    const events: HostEvent[] = [];
    let cursor = from;
    for (;;) {
      const result = await host.events.pollChanges(cursor);
      events.push(...result.events);
      cursor = result.cursor;
      if (result.pending === 0) return { events, cursor, reconcileSoon: result.reconcileSoon === true };
    }
  }

  describe('reader', () => {
    it('shows values, states, requests and the hash of the file', async () => {
      const { subject, again, done } = await register(under.objects);
      const { id } = await fake.add('Quyết định 7.pdf', pdf('a'));
      fake.admin.edit(id, {
        custom_fields: [{ field: subject, value: 'V/v nghỉ lễ'.normalize('NFD') }],
        tags: [again, done],
      });

      const document = await host.reader.getDocument(ref(id));

      expect(document).to.deep.include({
        ref: ref(id),
        name: 'Quyết định 7',
        bytes: pdf('a').length,
        sha256: sha256(pdf('a')),
        values: {
          ...{ subject: 'V/v nghỉ lễ'.normalize('NFC'), title: 'Quyết định 7' },
          created: fake.document(id).created,
        },
        marks: ['done'],
        requests: ['read-again'],
      });
      expect(document?.fingerprint).to.match(/^[0-9a-f]{64}$/);
    });

    it('changes the fingerprint with a value, not with the owner or a note', async () => {
      const { subject } = await register(under.objects);
      const { id } = await fake.add('a.pdf', pdf('a'));
      const fingerprint = async (): Promise<string | undefined> =>
        (await host.reader.getDocument(ref(id)))?.fingerprint;
      const first = await fingerprint();

      fake.admin.note(id, 'ghi chú');
      fake.admin.edit(id, { owner: fake.clerk.user.id });
      const second = await fingerprint();
      fake.admin.edit(id, { custom_fields: [{ field: subject, value: 'x' }] });

      expect(second).to.equal(first);
      expect(await fingerprint()).to.not.equal(first);
    });

    it('reads the newest file that people put there, not what we laid on top of it', async () => {
      const { id } = await fake.add('a.pdf', pdf('gốc'));
      const { cursor } = await pollAll();
      const theirs = pdf('quét lại, rõ hơn');
      fake.clerk.uploadVersion(id, { name: 'b.pdf', content: theirs });
      await fake.idle();
      const { events } = await pollAll(cursor);
      const [given, text] = [join(folder, 'pdf'), join(folder, 'text')] as const;
      await start({ delivery: 'version' });
      await writeFile(given, pdf('bản có lớp chữ'));
      await writeFile(text, 'chữ');
      await host.writer?.deliverRenditions(ref(id), [
        { kind: 'access-pdf', path: given, sha256: sha256(pdf('bản có lớp chữ')) },
        { kind: 'text', path: text, sha256: sha256('chữ') },
      ]);

      const document = await host.reader.getDocument(ref(id));
      const fetched = await host.reader.fetchContent(ref(id), join(folder, 'a'));

      expect(fake.document(id).versions).to.have.length(3);
      expect(events.map(({ kind, sha256: sum }) => [kind, sum])).to.deep.equal([['changed', sha256(theirs)]]);
      expect(document).to.include({ sha256: sha256(theirs), bytes: theirs.length, version: sha256(theirs) });
      expect(fetched).to.deep.equal({ sha256: sha256(theirs), bytes: theirs.length });
    });

    it('lists each document as it gets it, and leaves out what is no scan', async () => {
      for (let index = 0; index < 23; index += 1) await fake.add(`${String(index)}.pdf`, pdf(String(index)));
      await fake.add('thư.txt', Buffer.from('plain'));

      const listed = await collect(host.reader.listDocuments());

      expect(listed).to.have.length(23);
      expect(await host.reader.getDocument(listed[22]?.ref ?? ref(1))).to.deep.equal(listed[22]);
    });

    it('does not keep a file that is not what the host says it is', async () => {
      const { id } = await fake.add('a.pdf', pdf('a'));
      fake.faults.add({ on: /GET .*download/, kind: 'status', status: 200, body: { other: 'content' } });

      expect(await failure(host.reader.fetchContent(ref(id), join(folder, 'a')))).to.equal('conflict');
      expect(await readdir(folder)).to.not.include('a');
    });

    it('refuses a file that is larger than allowed', async () => {
      await start({ largestFileBytes: 5 });
      const { id } = await fake.add('a.pdf', pdf('a'));

      expect(await failure(host.reader.fetchContent(ref(id), join(folder, 'a')))).to.equal('file-too-large');
    });

    it('serves a file that waits to be recognised like any document', async () => {
      const store = createPendingStore({ folder: join(folder, 'inbound'), clock: under.time });
      const { sha256: posted } = await store.receive(Readable.from([pdf('chờ')]), 1000);
      const waiting = `ocr:${posted}` as DocumentRef;

      const document = await host.reader.getDocument(waiting);
      const event = await host.events.resolve?.(waiting);
      const fetched = await host.reader.fetchContent(waiting, join(folder, 'a'));

      expect(document).to.include({ ref: waiting, sha256: posted, bytes: pdf('chờ').length });
      expect(document?.name).to.equal(`Bản quét ${posted.slice(0, 8)}`);
      expect(event).to.include({ kind: 'problem', code: 'text-wanted', ref: waiting, sha256: posted });
      expect(fetched.sha256).to.equal(posted);
      expect(await readFile(join(folder, 'a'))).to.deep.equal(pdf('chờ'));
    });

    it('knows nothing of a file that nobody posted', async () => {
      const unknown = `ocr:${'a'.repeat(64)}` as DocumentRef;

      expect(await host.reader.getDocument(unknown)).to.equal(undefined);
      expect(await host.events.resolve?.(unknown)).to.equal(undefined);
      expect(await failure(host.reader.fetchContent(unknown, join(folder, 'a')))).to.equal('not-found');
    });

    for (const strange of ['', '0', '01', 'a', '1/2', 'ocr:', '../1']) {
      it(`refuses ${JSON.stringify(strange)} for a reference`, async () => {
        const asked = strange as DocumentRef;

        expect(await failure(host.reader.getDocument(asked))).to.equal('invalid');
        expect(await failure(host.events.resolve?.(asked) ?? Promise.resolve())).to.equal('invalid');
        expect(fake.counters.requests).to.equal(0);
      });
    }
  });

  describe('events', () => {
    it('tells of a document once, with its hash, and of nothing after', async () => {
      const { id } = await fake.add('a.pdf', pdf('a'));

      const first = await pollAll();
      const second = await pollAll(first.cursor);

      expect(first.events).to.have.length(1);
      expect(first.events[0]).to.include({ kind: 'added', ref: ref(id), name: 'a', sha256: sha256(pdf('a')) });
      expect(first.events[0]?.fingerprint).to.equal((await host.reader.getDocument(ref(id)))?.fingerprint);
      expect(second).to.deep.equal({ events: [], cursor: first.cursor, reconcileSoon: false });
    });

    it('tells a change from a new document, also from an older cursor', async () => {
      const one = await fake.add('a.pdf', pdf('a'));
      const { cursor } = await pollAll();
      const two = await fake.add('b.pdf', pdf('b'));
      fake.admin.edit(one.id, { title: 'Tên mới' });

      const first = await pollAll(cursor);
      const again = await pollAll(cursor);

      expect(first.events.map(({ kind, name }) => `${kind} ${name}`).sort()).to.deep.equal([
        'added b',
        'changed Tên mới',
      ]);
      expect(again.events).to.deep.equal(first.events);
      expect(two.id).to.be.above(one.id);
    });

    it('tells of a file that is no scan as a problem', async () => {
      await fake.add('thư.txt', Buffer.from('plain'));

      const { events } = await pollAll();

      expect(events[0]).to.include({ kind: 'problem', code: 'file-type-unknown' });
    });

    it('sees a request that was set on many documents at once, once, and again after it was answered', async () => {
      const { again } = await register(under.objects);
      const { id } = await fake.add('a.pdf', pdf('a'));
      const client = testClient(fake.url, fake.admin.token);
      const start1 = await pollAll();

      await client.modifyTags(id, { add: [again], remove: [] });
      const asked = await pollAll(start1.cursor);
      const quiet = await pollAll(asked.cursor);
      await client.modifyTags(id, { add: [], remove: [again] });
      const answered = await pollAll(quiet.cursor);
      await client.modifyTags(id, { add: [again], remove: [] });
      const asks = await pollAll(answered.cursor);
      client.dispose();

      expect(asked.events.map(({ kind }) => kind)).to.deep.equal(['changed']);
      expect([quiet.events, answered.events]).to.deep.equal([[], []]);
      expect(asks.events.map(({ kind }) => kind)).to.deep.equal(['changed']);
    });

    it('asks for the nightly look when the host made texts anew and does not say which', async () => {
      const { id } = await fake.add('a.pdf', pdf('a'));
      const before = await pollAll();

      fake.reprocess(id);
      await fake.idle();
      const after = await pollAll(before.cursor);
      const later = await pollAll(after.cursor);

      expect([before, after, later].map(({ reconcileSoon }) => reconcileSoon)).to.deep.equal([false, true, false]);
    });

    it('polls without the permission to see tasks', async () => {
      await start({ token: fake.clerk.token });
      await fake.add('a.pdf', pdf('a'));

      expect((await pollAll()).events).to.have.length(1);
    });

    it('says that a document is what was posted to be recognised', async () => {
      await start({ ocrKeys: ['key'] });
      const { id } = await fake.add('a.pdf', pdf('a'));
      const renamed = { kind: 'added', ref: ref(id), renamedFrom: `ocr:${sha256(pdf('a'))}` };

      expect((await pollAll()).events[0]).to.include(renamed);
      expect(await host.events.resolve?.(ref(id))).to.include(renamed);
    });

    it('says also of a file that is posted again which document it is, and what it was called before', async () => {
      await start({ ocrKeys: ['key'] });
      const { id } = await fake.add('a.pdf', pdf('a'));
      const store = createPendingStore({ folder: join(folder, 'inbound'), clock: under.time });
      await store.receive(Readable.from([pdf('a')]), 1000);
      const posted = `ocr:${sha256(pdf('a'))}` as DocumentRef;

      const wanted = { kind: 'problem', code: 'text-wanted', ref: ref(id), renamedFrom: posted };
      expect(await host.events.resolve?.(posted)).to.include(wanted);
    });

    it('knows nothing yet of a document that is not there yet', async () => {
      expect(await host.events.resolve?.(ref(77))).to.equal(undefined);
    });

    it('refuses a cursor that it never gave', async () => {
      expect(await failure(host.events.pollChanges('no cursor' as HostCursor))).to.equal('invalid');
    });

    it('stops when cancelled', async () => {
      const signal = AbortSignal.abort();

      expect(await failure(host.events.pollChanges(undefined, signal))).to.equal('cancelled');
      expect(await failure(host.events.resolve?.(ref(1), signal) ?? Promise.resolve())).to.equal('cancelled');
    });
  });

  describe('the nightly look', () => {
    it('finds values that somebody set on many documents at once, which no poll sees', async () => {
      const { subject } = await register(under.objects);
      const { id } = await fake.add('a.pdf', pdf('a'));
      const written = (await host.reader.getDocument(ref(id)))?.fingerprint ?? '';
      const known = [{ ref: ref(id), fingerprint: written }];
      const { cursor } = await pollAll();
      const quiet = await reconcileAll(host, known);
      const client = testClient(fake.url, fake.admin.token);
      await client.modifyCustomFields(id, { add: { [subject]: 'của người khác' }, remove: [] });
      client.dispose();

      const polled = await pollAll(cursor);
      const found = await reconcileAll(host, known);

      expect([quiet, polled.events]).to.deep.equal([[], []]);
      expect(found.map(({ kind, ref: about }) => [kind, about])).to.deep.equal([['changed', ref(id)]]);
    });
  });

  it('describes itself, the release once it was asked', async () => {
    await start({ hookSecrets: ['s'], ocrKeys: ['k'] });
    expect(host.describe()).to.include({ id: HOST_ID, kind: 'paperless', productVersion: '' });

    await pollAll();

    expect(host.describe().productVersion).to.equal('3.0.5');
    expect([...host.describe().capabilities]).to.include.members(['events.webhook', 'ocr.inbound']);
    expect(host.inbound?.map(({ path }) => path)).to.include('/hooks/paperless/paperless-1');
  });
});
