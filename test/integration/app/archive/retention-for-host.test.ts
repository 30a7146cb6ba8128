import { expect } from 'chai';
import { retentionForHost } from '../../../../src/app/archive/retention/retention-for-host.ts';
import { DEFAULT_DUE_SETTINGS } from '../../../../src/domain/retention/due-date.ts';
import { isUnderRetention } from '../../../../src/domain/hosts/under-retention.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { aDocument, aDossier, dossierId, seedFonds } from '../../../support/archive/dossiers.ts';
import mapping from '../../../../mappings/paperless/values.json' with { type: 'json' };
import { DOSSIER_STATES } from '../../../../src/domain/workflow/dossier-state.ts';
import { pglite } from '../../../support/store/engines.ts';

const SCAN = 'scan-1';

describe('app/archive/retention-for-host', function () {
  this.timeout(60_000);
  let store: OpenStore;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    await seedFonds(store);
  });

  const put = async (...dossiers: readonly Parameters<typeof aDossier>[1][]) => {
    await store.dossiers.insert(dossiers.map((parts, index) => aDossier(index + 1, parts)));
    await store.dossiers.insertDocuments(
      dossiers.map((_, index) => ({ ...aDocument(index + 1, 1), scanDocumentId: SCAN })),
    );
  };
  const values = () => retentionForHost({ store }, DEFAULT_DUE_SETTINGS, SCAN);

  it('says period, code and the first day on which it may go, on which it is no more under retention', async () => {
    await put({ number: 1, inventoryNumber: '01', numberFrozen: true, code: '2016.01.01' });

    const said = await values();

    expect(said).to.deep.equal({
      ...{ retentionPeriod: '10 năm', retentionDueOn: '2027-01-01', dossierCode: '2016.01.01', fondsCode: 'P01' },
      ...{ dossierTitle: 'Hồ sơ hội nghị số 1', dossierState: 'Đang chỉnh lý' },
    });
    expect(['2026-12-31', '2027-01-01'].map((day) => isUnderRetention(said ?? {}, day))).to.deep.equal([true, false]);
  });

  it('takes the longest of several dossiers, the last day and any hold', async () => {
    const retention = { kind: 'years', years: 20 } as const;
    await put({}, { description: { title: 'Hồ sơ khác', retention } });
    const placed = { id: 'h', dossierId: dossierId(1), reason: 'Thanh tra', placedBy: 'an', placedAt: new Date(0) };
    await store.retention.placeHold({ ...placed, releasedBy: null, releasedAt: null, releaseReason: null });

    expect(await values()).to.deep.equal({
      retentionPeriod: '20 năm',
      retentionDueOn: '2037-01-01',
      retentionHold: true,
      fondsCode: 'P01',
    });
  });

  it('says for each state of a dossier an option that hosts have', async () => {
    const { dossierState } = mapping.values;
    for (const state of DOSSIER_STATES) {
      store = await pglite.sharedStore();
      await seedFonds(store);
      await put({ state });
      expect(Object.keys(dossierState.options), state).to.include((await values())?.dossierState);
    }
  });

  it('keeps back the title of a dossier that is used under conditions', async () => {
    const said = { title: 'Hồ sơ kỷ luật', accessConditions: 'Sử dụng có điều kiện' };
    await put({ description: said });
    expect(await values()).to.deep.equal({
      ...{ retentionPeriod: '10 năm', retentionDueOn: '2027-01-01', fondsCode: 'P01', dossierState: 'Đang chỉnh lý' },
    });
  });

  it('says nothing of a secret dossier, and is silent of a document that lies in none', async () => {
    await put({ description: { title: 'Hồ sơ kín', secrecy: 'Mật' } });
    expect(await values()).to.deep.equal({});
    expect(await retentionForHost({ store }, DEFAULT_DUE_SETTINGS, 'other')).to.equal(undefined);
  });
});
