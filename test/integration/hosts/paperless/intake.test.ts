import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import permissions from '../../../../mappings/paperless/permissions.json' with { type: 'json' };
import { message } from '../../../../src/infra/messages/message.ts';
import { isPortError } from '../../../../src/ports/errors.ts';
import type { Host } from '../../../../src/ports/host.ts';
import { FakePaperless } from '../../../support/fake-paperless/index.ts';
import { paperlessHost, type HostUnderTest } from '../../../support/hosts/paperless-host.ts';
import { smallPdf } from '../../../support/paperless/live/small-pdf.ts';
import { rejection } from '../../../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const POST = /^POST \/api\/documents\/post_document\//;
const CONTENT = smallPdf(Buffer.from('an upload'));

describe('hosts/paperless/intake', () => {
  let fake: FakePaperless;
  let folder: string;
  let opened: HostUnderTest;
  /** Holds back what the host takes in. */
  let gate: PromiseWithResolvers<void>;

  beforeEach(async () => {
    gate = Promise.withResolvers();
    gate.resolve();
    fake = await new FakePaperless({ beforeCommit: () => gate.promise }).start();
    folder = await makeTempDir();
    opened = open(permissions.needed);
  });
  afterEach(async () => {
    gate.resolve();
    await opened.host.dispose();
    await fake.stop();
    await removeTempDir(folder);
  });

  function open(allowed: readonly string[]): HostUnderTest {
    const { token } = fake.addUser({ username: `dich-vu-${String(allowed.length)}`, permissions: [...allowed] });
    return paperlessHost(fake, { token, inboundFolder: folder });
  }

  const receive = (name = 'Quyết định 7.pdf', content = CONTENT, { host }: { host: Host } = opened) => {
    if (!host.intake) throw new Error('No intake');
    return host.intake.receive({ name, content: piecesOf(content) });
  };
  const poll = () => opened.host.events.pollChanges(undefined);
  const remembered = async () => (await readdir(join(folder, 'uploads'))).filter((name) => name.endsWith('.json'));
  const toldOf = async (work: Promise<unknown>) => {
    const error = await rejection(work);
    if (!isPortError(error)) throw error;
    return { code: error.code, text: message(error.code, error.details, 'vi') };
  };

  it('lays a file under its name, whole, and lets all see it who may see documents', async () => {
    const { ref } = await receive();

    const document = fake.document(Number(ref));
    expect(document).to.include({ title: 'Quyết định 7.pdf', owner: null });
    expect(document.versions[0]?.original.equals(CONTENT)).to.equal(true);
    expect(document.versions[0]?.fileName).to.equal('Quyết định 7.pdf');
    expect(await remembered()).to.deep.equal([]);
  });

  it('leaves the owner that a workflow of the office gave', async () => {
    gate = Promise.withResolvers();
    await receive();
    for (const document of fake.state.documents.values()) document.owner = fake.clerk.user.id;
    gate.resolve();
    await fake.idle();

    await poll();

    expect(fake.state.present().map(({ owner }) => owner)).to.deep.equal([fake.clerk.user.id]);
  });

  it('cuts a name that is longer than a title of the host, and keeps its ending', async () => {
    const { ref, name } = await receive(`${'Quyết định '.repeat(20)}.pdf`);

    expect(Array.from(name)).to.have.length(128);
    expect(name).to.match(/…\.pdf$/);
    expect(fake.document(Number(ref)).title).to.equal(name);
  });

  it('hands nothing over twice when the answer was lost', async () => {
    fake.faults.add({ on: POST, kind: 'lost' });

    const first = await receive();
    const again = await receive();

    expect(again).to.deep.equal({ ...first, wasThere: true });
    expect(fake.state.present()).to.have.length(1);
  });

  it('hands nothing over twice when it is repeated while the host has not come to it', async () => {
    gate = Promise.withResolvers();
    fake.faults.add({ on: POST, kind: 'lost' });

    expect((await toldOf(receive())).code).to.equal('unavailable');
    expect((await toldOf(receive())).code).to.equal('timeout');

    gate.resolve();
    await fake.idle();
    expect((await receive()).wasThere).to.equal(true);
    expect(fake.state.present()).to.have.length(1);
  });

  it('hands it over again when the host never got it', async () => {
    fake.faults.add({ on: POST, kind: 'reset' });
    expect((await toldOf(receive())).code).to.equal('unavailable');

    const { ref } = await receive();

    expect(fake.document(Number(ref)).title).to.equal('Quyết định 7.pdf');
    expect(fake.state.present()).to.have.length(1);
  });

  it('answers after a while although the host is busy, and gives the document to all when it comes', async () => {
    gate = Promise.withResolvers();
    expect(await receive()).to.not.have.property('ref');
    gate.resolve();
    await fake.idle();

    const { events } = await poll();

    expect(events.map(({ kind, name }) => [kind, name])).to.deep.equal([['added', 'Quyết định 7.pdf']]);
    expect(fake.state.present().map(({ owner }) => owner)).to.deep.equal([null]);
    expect(await remembered()).to.deep.equal([]);
  });

  it('says which document it is that the host has in its trash and refuses to have twice', async () => {
    const { id } = await fake.add('cũ.pdf', CONTENT);
    fake.admin.trash(id);
    fake.settings.rejectDuplicates = true;

    const { code, text } = await toldOf(receive());

    expect(code).to.equal('conflict');
    expect(text)
      .to.include(`số ${String(id)}`)
      .and.include('thùng rác');
    expect(await remembered()).to.deep.equal([]);
  });

  it('says that the host cannot read a file, and in which words of the host', async () => {
    const { code, text } = await toldOf(receive('hỏng.pdf', Buffer.from('%PDF-1.4 broken')));

    expect(code).to.equal('invalid');
    expect(text).to.include('InputFileError');
    expect(fake.state.present()).to.deep.equal([]);
    expect(await remembered()).to.deep.equal([]);
  });

  it('says at once that a host which points elsewhere has not got it', async () => {
    fake.faults.add({ on: POST, kind: 'redirect', location: 'http://127.0.0.1:9/' });

    expect((await toldOf(receive())).code).to.equal('protocol');
    expect(await remembered()).to.deep.equal([]);
  });

  it('says so when the host refuses the file at once, or the account may add none', async () => {
    expect((await toldOf(receive('a.pdf', Buffer.from([0, 1, 2])))).code).to.equal('invalid');
    const other = open(permissions.needed.filter((name) => name !== 'add_document'));

    expect((await toldOf(receive('a.pdf', CONTENT, other))).code).to.equal('forbidden');

    await other.host.dispose();
    expect(await remembered()).to.deep.equal([]);
  });

  it('refuses a file above the limit before the host hears of it', async () => {
    expect((await toldOf(receive('a.pdf', Buffer.alloc(1_000_001, '%PDF')))).code).to.equal('file-too-large');
    expect(fake.state.tasks.size).to.equal(0);
    expect(await readdir(join(folder, 'staging'))).to.deep.equal([]);
  });

  it('lets polls go on when a file on its way cannot be looked after', async () => {
    gate = Promise.withResolvers();
    await receive();
    fake.faults.add({ on: /\/api\/tasks\//, kind: 'status', status: 403 });

    expect((await poll()).events).to.deep.equal([]);
  });
});

async function* piecesOf(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 100) yield await Promise.resolve(content.subarray(at, at + 100));
}
