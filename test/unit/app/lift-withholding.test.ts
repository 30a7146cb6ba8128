import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import type { AppDeps } from '../../../src/app/deps.ts';
import { liftWithholding, type Lifting } from '../../../src/app/lift-withholding.ts';
import { readAgain } from '../../../src/app/redrive.ts';
import { readScanFile } from '../../../src/app/read-scan-file.ts';
import { showMarkedPage } from '../../../src/app/show-marked-page.ts';
import { sweepHost } from '../../../src/app/sweep-host.ts';
import type { FoundMark } from '../../../src/domain/cataloguing/catalogued-document.ts';
import { findSecrecyMark } from '../../../src/domain/cataloguing/secrecy-mark.ts';
import { WithheldError } from '../../../src/ports/errors.ts';
import type { Pipeline } from '../../../src/ports/processor.ts';
import type { ScanFile } from '../../../src/ports/store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../support/fake-app.ts';
import { aPage, paperLines, type PrintedLine } from '../../support/page-builder.ts';
import { rejection } from '../../support/rejection.ts';

const REASON = 'Khung đỏ ở góc là dấu công văn đến.';

describe('app: lifting a withholding', () => {
  let app: FakeApp;
  let deps: AppDeps;
  /** What the machine finds on the three pages of every file. */
  let marks: FoundMark[];
  const signal = new AbortController().signal;

  beforeEach(() => {
    app = createFakeApp();
    marks = [{ level: 'MẬT', page: 2 }];
    deps = { ...app.deps, pipeline: threePages(app.deps.pipeline, () => marks) };
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
  async function read(name: string): Promise<ScanFile> {
    await readScanFile(deps, { scanFileId: (await fileOf(name)).id, signal });
    return fileOf(name);
  }
  async function withheld(name = 'a.jpg', content = name): Promise<ScanFile> {
    app.system.add(name, Buffer.from(content));
    await sweepHost(deps, HOST);
    return read(name);
  }
  const lift = (file: ScanFile, changes: Partial<Lifting> = {}) =>
    liftWithholding(deps, {
      scanFileId: file.id,
      revision: file.revision,
      page: 2,
      reason: REASON,
      actor: 'an',
      ...changes,
    });
  const entriesOf = async ({ id }: ScanFile) => (await app.store.ledger.list({ subject: id }, { limit: 100 })).items;

  it('has the file read to its end, the mark left out, and says who, why and of what in the ledger', async () => {
    const file = await withheld();
    app.sent.length = 0;

    const lifted = await lift(file);
    const after = await read('a.jpg');

    expect(file).to.deep.include({ state: 'withheld', details: { level: 'MẬT', page: 2 } });
    expect(lifted).to.deep.include({ state: 'received', code: null, details: {} });
    expect(app.sent[0]).to.deep.equal({ name: 'read-scan-file', payload: { scanFileId: file.id }, key: file.id });
    expect(after).to.include({ state: 'review', code: null });
    expect([...app.system.byName('a.jpg').renditions.keys()].sort()).to.deep.equal(['access-pdf', 'record', 'text']);
    const entry = (await entriesOf(file)).find(({ action }) => action === 'scan-file.withholding-lifted');
    expect(entry?.actor).to.equal('an');
    expect(entry?.body).to.deep.equal({ sha256: file.sha256, level: 'MẬT', page: 2, reason: REASON });
  });

  it('is withheld again for a mark on another page, and for another level on the same page', async () => {
    const file = await withheld();
    marks.push({ level: 'MẬT', page: 3 });

    await lift(file);
    const third = await read('a.jpg');
    await lift(third, { page: 3 });
    marks.push({ level: 'TỐI MẬT', page: 2 });
    const stronger = await read('a.jpg');

    expect(third).to.deep.include({ state: 'withheld', details: { level: 'MẬT', page: 3 } });
    expect(stronger).to.deep.include({ state: 'withheld', details: { level: 'TỐI MẬT', page: 2 } });
    expect(await app.store.readings.pages(file.id)).to.deep.equal([]);
    const reasons = (await entriesOf(file)).flatMap(({ body }) => body['reason'] ?? []);
    expect(reasons, 'what was declared outlives the text').to.deep.equal([REASON, REASON]);
  });

  it('holds for the content alone: a new one is judged anew, the old one is not when it comes back', async () => {
    const file = await withheld('a.jpg', 'first');
    await lift(file);
    await read('a.jpg');

    app.system.change('a.jpg', Buffer.from('second'));
    await sweepHost(deps, HOST);
    const second = await read('a.jpg');
    app.system.change('a.jpg', Buffer.from('first'));
    await sweepHost(deps, HOST);
    const first = await read('a.jpg');

    expect(second).to.deep.include({ state: 'withheld', details: { level: 'MẬT', page: 2 } });
    expect(first).to.include({ state: 'review' });
  });

  it('frees files of the same content that wait for the same mark, and no others', async () => {
    const file = await withheld('a.jpg', 'same');
    const copy = await withheld('b.jpg', 'same');
    marks = [{ level: 'MẬT', page: 3 }];
    const otherPage = await withheld('c.jpg', 'same');
    const other = await withheld('d.jpg', 'other');

    await lift(await fileOf('a.jpg'));

    expect(await fileOf('b.jpg')).to.include({ state: 'received' });
    expect(await fileOf('c.jpg')).to.deep.equal(otherPage);
    expect(await fileOf('d.jpg')).to.deep.equal(other);
    const [entry] = await entriesOf(copy);
    expect(entry).to.deep.include({ action: 'scan-file.read-again', actor: 'an' });
    expect(entry?.body).to.deep.equal({ from: 'withheld', liftedWith: file.id });
  });

  it('is found withheld again where it is only read again', async () => {
    const file = await withheld();

    await readAgain(deps, file.id, 'an');

    expect(await read('a.jpg')).to.include({ state: 'withheld' });
  });

  it('is refused without a reason, for another page, of an older state, and of a file that is not withheld', async () => {
    const file = await withheld();
    const refusals: readonly (readonly [Partial<Lifting>, object])[] = [
      [{ reason: '' }, { code: 'invalid-request', details: { parameter: 'reason' } }],
      [{ reason: '1234567890 ok…' }, { code: 'invalid-request', details: { parameter: 'reason' } }],
      [{ page: 1 }, { code: 'invalid-request', details: { parameter: 'page' } }],
      [{ revision: file.revision - 1 }, { code: 'stale' }],
      [{ scanFileId: 'f'.repeat(32) }, { code: 'not-found' }],
    ];

    for (const [change, expected] of refusals)
      expect(await rejection(lift(file, change)), JSON.stringify(change)).to.deep.include(expected);

    expect(await fileOf('a.jpg')).to.deep.equal(file);
    expect(await app.store.clearedMarks.of(file.sha256 ?? '')).to.deep.equal([]);
    const lifted = await lift(file);
    expect(await rejection(lift(lifted))).to.include({ code: 'forbidden-move' });
  });

  describe('the page to be judged', () => {
    const show = (file: ScanFile) => {
      const drawn: number[] = [];
      const draw = (_path: string, page: number) => Promise.resolve(drawn.push(page)).then(() => 'image');
      return showMarkedPage(deps, { scanFileId: file.id, actor: 'an', signal, draw }).then((image) => [image, drawn]);
    };

    it('is that of the mark; who looked stands in the ledger', async () => {
      const file = await withheld();

      expect(await show(file)).to.deep.equal(['image', [2]]);

      const [entry] = await entriesOf(file);
      expect(entry).to.deep.include({ action: 'scan-file.marked-page-shown', actor: 'an' });
      expect(entry?.body).to.deep.equal({ level: 'MẬT', page: 2 });
    });

    it('is not shown of another content, nor of a file that is not withheld', async () => {
      const file = await withheld();
      app.system.change('a.jpg', Buffer.from('other'));

      expect(await rejection(show(file))).to.include({ code: 'file-changed' });
      await sweepHost(deps, HOST);
      expect(await rejection(show(file))).to.include({ code: 'forbidden-move' });
      expect((await entriesOf(file)).map(({ action }) => action)).to.not.include('scan-file.marked-page-shown');
    });

    it('is not shown where the look cannot be recorded', async () => {
      const file = await withheld();
      const ledger = { ...app.store.ledger, append: () => Promise.reject(new Error('no ledger')) };
      deps = { ...deps, store: { ...deps.store, ledger } };

      expect(await rejection(show(file))).to.have.property('message', 'no ledger');
    });
  });
});

/** Three pages, each judged as the real step does: a mark that was not cleared ends the way. */
function threePages(pipeline: Pipeline, marks: () => readonly FoundMark[]): Pipeline {
  return pipeline.map((step): Pipeline[number] => {
    if (step.name === 'identify' && step.scope === 'file') {
      const run: typeof step.run = async (inputs, context) => {
        const identity = await step.run(inputs, context);
        const [page] = identity.pages;
        return { ...identity, pages: page ? [1, 2, 3].map((number) => ({ ...page, page: number })) : [] };
      };
      return { ...step, run };
    }
    if (step.name !== 'recognise' || step.scope !== 'page') return step;
    const run: typeof step.run = (_inputs, { page: { page }, clearedMarks }) => {
      const stamps = marks().filter((mark) => mark.page === page);
      const reading = aPage([...LETTER, ...stamps.map(({ level }, index) => stamp(level, 82 + 8 * index))], { page });
      const found = findSecrecyMark(reading, clearedMarks);
      return found ? Promise.reject(new WithheldError(found.level, found.page)) : Promise.resolve(reading);
    };
    return { ...step, run };
  });
}

const LETTER = paperLines({ letterSubject: ['V/v rà soát trang thiết bị'] });
const stamp = (text: string, y: number): PrintedLine => ({ text, x: 40, y });
