import { expect } from 'chai';
import { sweepHost, takeEvents } from '../../../../src/app/sweep-host.ts';
import type { DocumentRef, HostEvent } from '../../../../src/ports/host.ts';
import type { ScanFile } from '../../../../src/ports/store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../../support/fake-app.ts';
import { aValue } from '../../../support/store/builders.ts';
import { workJobs } from '../../../support/work-jobs.ts';

const POSTED = 'chờ.jpg';
const NAME = 'quyết định.jpg';

describe('app: one content under two references', () => {
  let app: FakeApp;

  beforeEach(async () => {
    app = createFakeApp({ fields: true });
    app.reader.fields = { number: aValue('12') };
    for (const name of [POSTED, NAME]) app.system.add(name, Buffer.from('a'));
    await sweepHost(app.deps, HOST);
    expect(await workJobs(app)).to.deep.equal([]);
  });
  afterEach(() => app.close());

  const rows = async () => (await app.store.scanFiles.list({}, { limit: 9 })).items;
  async function row(name: string): Promise<ScanFile> {
    const found = (await rows()).find((file) => file.name === name);
    if (!found) throw new Error(`No ${name}`);
    return found;
  }

  async function tell(changes: Partial<HostEvent> = {}): Promise<void> {
    const [posted, file] = [await row(POSTED), await row(NAME)];
    const event = {
      kind: 'changed',
      ref: file.ref,
      name: NAME,
      renamedFrom: posted.ref,
      sha256: file.sha256 ?? '',
    } as const;
    await app.store.transaction(() => takeEvents(app.deps, HOST, [{ ...event, fingerprint: 'khác', ...changes }]));
    expect(await workJobs(app)).to.deep.equal([]);
  }
  const states = async () => [await row(POSTED), await row(NAME)].map(({ ref, state }) => [ref, state]);

  it('goes on in the row that has the reference: what people said of it stays there', async () => {
    const before = await states();

    await tell();

    expect(await states()).to.deep.equal([
      [before[0]?.[0], 'gone'],
      [before[1]?.[0], 'done'],
    ]);
  });

  it('is followed under its new reference where another content had that', async () => {
    const file = await row(NAME);
    await app.store.scanFiles.update(file.id, file.revision, { sha256: 'f'.repeat(64), updatedAt: app.time.now });

    await tell({ sha256: (await row(POSTED)).sha256 ?? '', name: 'khác.jpg' });

    const [kept, other] = [
      await app.store.scanFiles.findByRef(HOST, file.ref),
      await app.store.scanFiles.find(file.id),
    ];
    expect(kept).to.include({ name: 'khác.jpg', state: 'done' });
    expect(other?.state).to.equal('gone');
    expect(other?.ref).to.equal(`gone:${file.id}` as DocumentRef);
  });

  it('is not taken up again under a name that nobody is called by any more', async () => {
    const posted = await row(POSTED);
    await app.store.scanFiles.update(posted.id, posted.revision, { state: 'gone', updatedAt: app.time.now });
    const before = await row(NAME);

    await tell({ sha256: 'e'.repeat(64) });

    expect((await row(POSTED)).state).to.equal('gone');
    expect((await row(NAME)).id).to.equal(before.id);
  });
});
