import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import { liftWithholding } from '../../../src/app/lift-withholding.ts';
import { readAgain } from '../../../src/app/redrive.ts';
import { readScanFile } from '../../../src/app/read-scan-file.ts';
import { sweepHost } from '../../../src/app/sweep-host.ts';
import { withholdByHand, type Withholding } from '../../../src/app/withhold-by-hand.ts';
import { WithheldError } from '../../../src/ports/errors.ts';
import type { ScanFile } from '../../../src/ports/store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../support/fake-app.ts';
import { rejection } from '../../support/rejection.ts';
import { aValue } from '../../support/store/builders.ts';
import { workJobs } from '../../support/work-jobs.ts';

const REASON = 'Trang bìa có dấu mật, máy không thấy.';

describe('app: a person withholds a file', () => {
  let app: FakeApp;

  beforeEach(() => {
    app = createFakeApp();
    app.reader.fields = { number: aValue('12') };
  });
  afterEach(async () => {
    expect(readdirSync(app.workRoot), 'work folders left behind').to.deep.equal([]);
    await app.close();
  });

  async function fileOf(name: string): Promise<ScanFile> {
    const { items } = await app.store.scanFiles.list({}, { limit: 100 });
    const found = items.find((file) => file.name === name);
    if (!found) throw new Error(`no scan file ${name}`);
    return found;
  }
  async function read(name = 'a.jpg', content = 'a'): Promise<ScanFile> {
    app.system.add(name, Buffer.from(content));
    await sweepHost(app.deps, HOST);
    await workJobs(app);
    return fileOf(name);
  }
  const withhold = ({ id, revision }: ScanFile, changes: Partial<Withholding> = {}) =>
    withholdByHand(app.deps, {
      ...{ scanFileId: id, revision, level: 'MẬT', page: 1, reason: REASON, actor: 'an' },
      ...changes,
    });
  const lift = ({ id, revision }: ScanFile, page = 1) =>
    liftWithholding(app.deps, { scanFileId: id, revision, page, reason: 'Không phải dấu mật', actor: 'an' });
  async function again(name = 'a.jpg'): Promise<ScanFile> {
    app.store.state().artifacts.clear();
    await readAgain(app.deps, (await fileOf(name)).id, 'an');
    await workJobs(app);
    return fileOf(name);
  }

  it('takes away what was read, here and in the host, and says who, why and of what in the ledger', async () => {
    const file = await read();

    const withheld = await withhold(file);
    await workJobs(app);

    expect(file.state).to.equal('done');
    expect(withheld).to.deep.include({ state: 'withheld', code: 'secrecy-mark', details: { level: 'MẬT', page: 1 } });
    expect(await app.store.readings.documents(file.id)).to.deep.equal([]);
    expect([...app.store.state().artifacts.values()]).to.deep.equal([]);
    expect(app.system.renditionsOf('a.jpg')).to.deep.equal([]);
    const [entry] = (await app.store.ledger.list({ subject: file.id }, { limit: 1 })).items;
    expect(entry).to.deep.include({ action: 'scan-file.withheld-by-hand', actor: 'an' });
    expect(entry?.body).to.deep.equal({ sha256: file.sha256, level: 'MẬT', page: 1, reason: REASON });
  });

  it('holds for the content, though no reading finds a mark: for files of it that are there and that come', async () => {
    await read();
    await read('b.jpg', 'a');
    await withhold(await fileOf('a.jpg'));
    await workJobs(app);
    const later = await read('c.jpg', 'a');
    const other = await read('d.jpg', 'd');

    expect([(await again()).state, (await fileOf('b.jpg')).state, later.state]).to.deep.equal([
      'withheld',
      'withheld',
      'withheld',
    ]);
    expect(other.state).to.equal('done');
    expect(app.system.renditionsOf('b.jpg')).to.deep.equal([]);
  });

  it('is lifted like any other withholding, and then read to the end', async () => {
    await withhold(await read());

    await lift(await fileOf('a.jpg'));
    await workJobs(app);

    expect((await fileOf('a.jpg')).state).to.equal('done');
    expect((await again()).state).to.equal('done');
  });

  it('takes a lifting back: what the machine finds counts again', async () => {
    app.reader.fail = new WithheldError('MẬT', 2);
    await read();
    await lift(await fileOf('a.jpg'), 2);
    delete app.reader.fail;
    await workJobs(app);
    const lifted = await fileOf('a.jpg');

    await withhold(lifted);

    expect(lifted.state).to.equal('done');
    expect(await app.store.clearedMarks.of(lifted.sha256 ?? '')).to.deep.equal([]);
  });

  it('keeps nothing of a reading that was under way', async () => {
    app.system.add('a.jpg', Buffer.from('a'));
    await sweepHost(app.deps, HOST);
    const { id: scanFileId } = await fileOf('a.jpg');
    const signal = new AbortController().signal;
    app.reader.before = async () => {
      delete app.reader.before;
      await withhold(await fileOf('a.jpg'));
    };

    const error = await rejection(readScanFile(app.deps, { scanFileId, signal }));
    await readScanFile(app.deps, { scanFileId, signal });
    await workJobs(app);

    expect(error).to.include({ code: 'stale', retryable: true });
    expect((await fileOf('a.jpg')).state).to.equal('withheld');
    expect([...app.store.state().artifacts.values()]).to.deep.equal([]);
    expect(app.system.renditionsOf('a.jpg')).to.deep.equal([]);
  });

  it('is refused without a reason, for a page that is none, of another revision, and where nothing is to be withheld', async () => {
    const file = await read();
    const codes = [
      await rejection(withhold(file, { reason: 'mật' })),
      await rejection(withhold(file, { page: 2 })),
      await rejection(withhold(file, { page: 0 })),
      await rejection(withhold(file, { revision: 0 })),
      await rejection(withhold(file, { scanFileId: 'x' })),
    ].map((error) => (error as { readonly code?: string }).code);
    app.system.add('new.jpg', Buffer.from('new'));
    await sweepHost(app.deps, HOST);
    const waiting = await rejection(withhold(await fileOf('new.jpg')));
    await withhold(file);
    const twice = await rejection(withhold(await fileOf('a.jpg')));

    expect(codes).to.deep.equal(['invalid-request', 'invalid-request', 'invalid-request', 'stale', 'not-found']);
    expect([waiting, twice].map((error) => (error as { readonly code?: string }).code)).to.deep.equal([
      'forbidden-move',
      'forbidden-move',
    ]);
    await workJobs(app);
  });
});
