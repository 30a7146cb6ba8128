import { expect } from 'chai';
import { sweepHost } from '../../../../src/app/sweep-host.ts';
import { sendSync } from '../../../../src/app/host/send-sync.ts';
import type { HostValues } from '../../../../src/ports/host-values.ts';
import type { ScanFile } from '../../../../src/ports/store.ts';
import { createFakeApp, HOST, type FakeApp } from '../../../support/fake-app.ts';
import { aValue } from '../../../support/store/builders.ts';
import { workJobs } from '../../../support/work-jobs.ts';

const NAME = 'quyết định.jpg';

describe('app: what a host shows of the dossier of a document', () => {
  let app: FakeApp;
  let deps: FakeApp['deps'];
  let ofDossier: HostValues | undefined;

  beforeEach(() => {
    app = createFakeApp({ fields: true });
    app.reader.fields = { number: aValue('12') };
    deps = { ...app.deps, retentionOf: () => Promise.resolve(ofDossier) };
    Object.assign(app.deps, { retentionOf: deps.retentionOf });
    ofDossier = { retentionPeriod: '20 năm', retentionDueOn: '2036-01-01', dossierCode: '2015.01.02' };
    app.system.add(NAME, Buffer.from('a'));
  });
  afterEach(() => app.close());

  const shown = () => app.system.byName(NAME).values as Readonly<Record<string, unknown>>;
  async function file(): Promise<ScanFile> {
    const [found] = (await app.store.scanFiles.list({}, { limit: 1 })).items;
    if (!found) throw new Error('no file');
    return found;
  }
  async function rest(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      await sweepHost(deps, HOST);
      expect(await workJobs(app)).to.deep.equal([]);
    }
  }
  async function again(): Promise<void> {
    await sendSync(deps, await file());
    await rest();
  }

  it('follows period, day and code, and what the dossier has no more goes', async () => {
    await rest();
    expect(shown()).to.include({ retentionPeriod: '20 năm', retentionDueOn: '2036-01-01', dossierCode: '2015.01.02' });

    ofDossier = { retentionPeriod: 'Vĩnh viễn', dossierCode: '2015.01.02' };
    await again();

    expect(shown()).to.include({ retentionPeriod: 'Vĩnh viễn', number: '12' });
    expect(shown()).to.not.have.property('retentionDueOn');
    const state = await app.store.hostDocuments.find((await file()).id);
    expect(state?.retention).to.deep.equal(ofDossier);
  });

  it('leaves what a person wrote there, and tells of both values', async () => {
    await rest();
    const { values } = app.system.byName(NAME);
    app.system.show(NAME, { values: { ...values, retentionPeriod: '10 năm' } });
    await again();

    expect(shown()).to.include({ retentionPeriod: '10 năm', retentionDueOn: '2036-01-01' });
    const state = await app.store.hostDocuments.find((await file()).id);
    expect(state?.conflicts).to.deep.include({ field: 'retentionPeriod', ours: '20 năm', theirs: '10 năm' });
    expect(state?.marks).to.include('conflict');
  });

  it('keeps what disposal said of it', async () => {
    await rest();
    const { id } = await file();
    const known = await app.store.hostDocuments.find(id);
    await app.store.hostDocuments.save(id, { retention: { ...known?.retention, disposalState: 'approved' } });
    ofDossier = undefined;
    await again();

    expect((await app.store.hostDocuments.find(id))?.retention).to.deep.equal({ disposalState: 'approved' });
  });
});
