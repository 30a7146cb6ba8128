import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import { pageAsSeen, pagesAsSeen } from '../../../src/app/pages-as-seen.ts';
import { readAgain } from '../../../src/app/redrive.ts';
import { declareNoMark, takeBackNoMark, type StampOnPage } from '../../../src/app/settle-stamp.ts';
import { sweepHost } from '../../../src/app/sweep-host.ts';
import { withholdByHand } from '../../../src/app/withhold-by-hand.ts';
import { WithheldError } from '../../../src/ports/errors.ts';
import type { ScanFile } from '../../../src/ports/store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../support/fake-app.ts';
import { rejection } from '../../support/rejection.ts';
import { aValue } from '../../support/store/builders.ts';
import { workJobs } from '../../support/work-jobs.ts';

const ASKING = { code: 'pages-to-see', details: { stamps: '1' } };
const QUIET = { code: null, details: {} };

describe('app: a person settles a stamp that could not be read', () => {
  let app: FakeApp;

  beforeEach(() => {
    app = createFakeApp();
    app.reader.fields = { number: aValue('12') };
    app.reader.judgements = [{ page: 1, verdict: 'look', findings: [{ code: 'stamp-unread' }] }];
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
  const said = ({ id, revision }: ScanFile, changes: Partial<StampOnPage> = {}) => ({
    ...{ scanFileId: id, revision, page: 1, actor: 'an' },
    ...changes,
  });
  const declare = (file: ScanFile, changes?: Partial<StampOnPage>) => declareNoMark(app.deps, said(file, changes));
  const takeBack = (file: ScanFile, changes?: Partial<StampOnPage>) => takeBackNoMark(app.deps, said(file, changes));
  const entriesOf = async ({ id }: ScanFile) =>
    (await app.store.ledger.list({ subject: id }, { limit: 9 })).items.map(({ action, actor, body }) => ({ action, actor, body })); // prettier-ignore
  async function again(name = 'a.jpg'): Promise<ScanFile> {
    app.store.state().artifacts.clear();
    await readAgain(app.deps, (await fileOf(name)).id, 'an');
    await workJobs(app);
    return fileOf(name);
  }
  const codesOf = (errors: readonly unknown[]) => errors.map((error) => (error as { readonly code?: string }).code);

  it('asks no more for the page, and says who and of what in the ledger', async () => {
    const file = await read();

    const settled = await declare(file);

    expect(file).to.deep.include({ state: 'done', ...ASKING });
    expect(settled).to.deep.include({ state: 'done', ...QUIET });
    expect(await app.store.seenStamps.of(file.sha256 ?? '')).to.deep.equal([
      { sha256: file.sha256, page: 1, actor: 'an' },
    ]);
    const body = { sha256: file.sha256, page: 1 };
    expect((await entriesOf(file))[0]).to.deep.equal({ action: 'scan-file.no-mark-declared', actor: 'an', body });
  });

  it('shows the page without the question, and its verdict by what else is wrong with it', async () => {
    const file = await read();
    const before = await pagesAsSeen(app.store, file);

    await declare(file);

    const page = await pageAsSeen(app.store, file, 1);
    expect(before[0]).to.include({ page: 1, verdict: 'look' });
    expect(page).to.deep.include({ verdict: 'good', findings: [] });
    expect((await pagesAsSeen(app.store, file))[0]).to.include({ page: 1, verdict: 'good' });
    expect((await app.store.readings.page(file.id, 1))?.findings).to.have.length(1);
  });

  it('leaves what else must be seen', async () => {
    app.reader.judgements = [{ page: 1, verdict: 'rescan', findings: [{ code: 'stamp-unread' }, { code: 'clipped' }] }];
    const file = await read();

    expect(await declare(file)).to.deep.include({ code: 'pages-to-see', details: { rescan: '1' } });
    expect(await pageAsSeen(app.store, file, 1)).to.deep.include({
      verdict: 'rescan',
      findings: [{ code: 'clipped' }],
    });
  });

  it('holds for the content: on new readings, for files of it that are there and that come', async () => {
    const file = await read();
    await read('b.jpg', 'a');
    await declare(file);
    const later = await read('c.jpg', 'a');
    const other = await read('d.jpg', 'd');

    for (const one of [await again(), await fileOf('b.jpg'), later]) expect(one).to.deep.include(QUIET);
    expect(other).to.deep.include(ASKING);
  });

  it('is taken back: the page asks again, in every file of the content', async () => {
    const file = await read();
    await read('b.jpg', 'a');
    await declare(file);

    const asking = await takeBack(await fileOf('a.jpg'));
    const twice = await takeBack(asking);

    for (const one of [asking, await fileOf('b.jpg'), await again()]) expect(one).to.deep.include(ASKING);
    expect(twice.revision).to.equal(asking.revision);
    const actions = (await entriesOf(file)).map(({ action }) => action);
    expect(actions.filter((action) => action === 'scan-file.no-mark-taken-back')).to.have.length(1);
  });

  it('never keeps a mark that is read from withholding the file', async () => {
    const file = await read();
    await declare(file);
    app.reader.fail = new WithheldError('MẬT', 1);

    expect(await again()).to.deep.include({ state: 'withheld', code: 'secrecy-mark' });
    const errors = [await rejection(declare(await fileOf('a.jpg'))), await rejection(takeBack(await fileOf('a.jpg')))];
    expect(codesOf(errors)).to.deep.equal(['forbidden-move', 'forbidden-move']);
  });

  it('counts no more once a person has withheld the content', async () => {
    const file = await declare(await read());
    const mark = { level: 'MẬT', page: 1, reason: 'Trang này có dấu mật bị mờ' } as const;

    await withholdByHand(app.deps, { scanFileId: file.id, revision: file.revision, ...mark, actor: 'an' });
    await workJobs(app);

    expect(await app.store.seenStamps.of(file.sha256 ?? '')).to.deep.equal([]);
  });

  it('changes nothing on a repeat', async () => {
    const settled = await declare(await read());

    const repeated = await declare(settled, { actor: 'bình' });

    expect(repeated).to.deep.equal(settled);
    expect(await app.store.seenStamps.of(settled.sha256 ?? '')).to.have.nested.property('[0].actor', 'an');
  });

  it('quiets a file that still asks though its content was declared of: while it was read, or its host was away', async () => {
    const file = await read();
    await app.store.seenStamps.add({ sha256: file.sha256 ?? '', page: 1, actor: 'bình' });

    expect(await declare(file)).to.deep.include(QUIET);
    expect((await entriesOf(file)).map(({ action }) => action)).not.to.include('scan-file.no-mark-declared');
  });

  it('is refused for a page without such a stamp, of another revision, and while the file is not read', async () => {
    const file = await read();
    app.system.add('new.jpg', Buffer.from('new'));
    await sweepHost(app.deps, HOST);

    const errors = [
      await rejection(declare(file, { page: 2 })),
      await rejection(declare(file, { revision: 0 })),
      await rejection(declare(file, { scanFileId: 'x' })),
      await rejection(declare(await fileOf('new.jpg'))),
    ];

    expect(codesOf(errors)).to.deep.equal(['invalid-request', 'stale', 'not-found', 'forbidden-move']);
    expect(await app.store.seenStamps.of(file.sha256 ?? '')).to.deep.equal([]);
    await workJobs(app);
  });

  it('leaves a file of blank sides to say so', async () => {
    const file = await read();
    app.reader.documents = [];
    const blank = await again();

    expect(await declare(blank)).to.deep.include({ code: 'blank-sides', revision: blank.revision });
    expect(file.id).to.equal(blank.id);
  });
});
