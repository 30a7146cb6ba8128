import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { receiveUpload, type Uploaded } from '../../../src/app/receive-upload.ts';
import { sweepHost } from '../../../src/app/sweep-host.ts';
import { StoreError } from '../../../src/ports/errors.ts';
import { createFakeApp, HOST, type FakeApp } from '../../support/fake-app.ts';
import { rejection } from '../../support/rejection.ts';

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('app: taking an upload', () => {
  let app: FakeApp;
  beforeEach(() => {
    app = createFakeApp();
  });
  afterEach(() => app.close());

  const upload = (name: string, ...texts: readonly string[]): Promise<Uploaded> =>
    receiveUpload(app.deps, { hostId: HOST, name, content: pieces(...texts), actor: 'an' });

  /** A file of the host whose content is known, as after it was read. */
  async function known(name: string, content: string, state: 'done' | 'withheld' | 'gone') {
    app.system.add(name, Buffer.from(content));
    await sweepHost(app.deps, HOST);
    const { items } = await app.store.scanFiles.list({ name }, { limit: 1 });
    const [file] = items;
    if (!file) throw new Error('Not taken in');
    return app.store.scanFiles.update(file.id, file.revision, { state, sha256: sha256(content) });
  }

  it('says under which name, how large and with which hash it lies in the host, and writes it down', async () => {
    const taken = await upload('a.pdf', 'one ', 'two');

    const file = await app.store.scanFiles.find(taken.scanFileId ?? '');
    expect(taken).to.deep.include({ name: 'a.pdf', bytes: 7, sha256: sha256('one two'), sameAs: [] });
    expect(file?.name).to.equal('a.pdf');
    const { items } = await app.store.ledger.list({}, { limit: 10 });
    const entry = items.find(({ action }) => action === 'scan-file.uploaded');
    expect(entry).to.deep.include({ actor: 'an' });
    expect(entry?.body).to.deep.include({ name: 'a.pdf', sha256: sha256('one two') });
  });

  it('names the files that hold the same content, also withheld ones, but none that is gone', async () => {
    const done = await known('there.pdf', 'same', 'done');
    const withheld = await known('marked.pdf', 'same', 'withheld');
    await known('left.pdf', 'same', 'gone');
    await known('other.pdf', 'other', 'done');

    const { sameAs = [], name } = await upload('again.pdf', 'same');

    expect(name, 'it is stored all the same').to.equal('again.pdf');
    const expected = [done, withheld].map((file) => ({ scanFileId: file.id, name: file.name, state: file.state }));
    expect([...sameAs].sort((one, other) => one.scanFileId.localeCompare(other.scanFileId))).to.deep.equal(
      expected.sort((one, other) => one.scanFileId.localeCompare(other.scanFileId)),
    );
  });

  it('says stored when it is stored, although the look at the host fails after it', async () => {
    const host = app.deps.hosts.get(HOST);
    if (!host) throw new Error('No host');
    const events = { pollChanges: () => Promise.reject(new Error('share went away')) };
    const warned: string[] = [];
    const log = { ...app.deps.log, warn: (message: string) => void warned.push(message) };
    const deps = { ...app.deps, log, hosts: new Map([[HOST, { ...host, events }]]) };

    const taken = await receiveUpload(deps, { hostId: HOST, name: 'a.pdf', content: pieces('x'), actor: 'an' });

    expect(taken).to.deep.equal({ name: 'a.pdf', bytes: 1, sha256: sha256('x'), sameAs: [] });
    expect(app.system.byName('a.pdf').content.toString()).to.equal('x');
    expect(warned).to.have.length(1);
  });

  it('says stored when the store does not answer after it', async () => {
    app.store.failNext(new StoreError('store-unreachable', 'down'));

    const taken = await upload('a.pdf', 'x');

    expect(taken).to.deep.include({ name: 'a.pdf', bytes: 1 });
  });

  it('says what the host says when the host does not take it', async () => {
    app.system.offline = true;

    expect(await rejection(upload('a.pdf', 'x'))).to.have.property('code', 'unavailable');
  });
});
