import { expect } from 'chai';
import { removeDocuments } from '../../../../src/app/archive/dossiers/change-documents.ts';
import { mergeDossiers } from '../../../../src/app/archive/dossiers/merge-dossiers.ts';
import { splitDossier } from '../../../../src/app/archive/dossiers/split-dossier.ts';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import { createRecordCheck } from '../../../../src/infra/record-check.ts';
import { systemClock } from '../../../../src/infra/system.ts';
import { RecordError } from '../../../../src/ports/errors.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { aDocument, aDossier, dossierId, seedFonds } from '../../../support/archive/dossiers.ts';
import { pglite } from '../../../support/store/engines.ts';

const FACTS = { carriedOver: true, deliveredOn: null, construction: false, yearsAllowed: null, revision: 0 };

describe('app/archive/dossiers: what keeps documents goes where they go', function () {
  this.timeout(60_000);
  let store: OpenStore;
  const deps = () => {
    let last = 0;
    const next = () => (last += 1).toString(16).padStart(32, 'a');
    return { store, ids: { next }, clock: systemClock, checkRecord: createRecordCheck() };
  };
  const standing = async (id: string) =>
    (await store.retention.holdsOf(id)).filter(({ releasedAt }) => releasedAt === null).map(({ reason }) => reason);

  beforeEach(async () => {
    store = await pglite.sharedStore();
    await seedFonds(store);
    const long = { description: { title: 'Vụ việc kéo dài', endDate: '2019' as PartialDate } };
    await store.dossiers.insert([aDossier(1), aDossier(2, { ...long, editors: ['an', 'chi'] })]);
    await store.dossiers.insertDocuments([aDocument(2, 1), aDocument(2, 2)]);
    const released = { releasedBy: null, releasedAt: null, releaseReason: null };
    const placed = { reason: 'Tòa án yêu cầu giữ', placedBy: 'an', placedAt: new Date('2026-01-01T00:00:00Z') };
    await store.retention.placeHold({ id: 'h1', dossierId: dossierId(2), ...placed, ...released });
    await store.retention.saveFacts({ ...FACTS, dossierId: dossierId(2), eventOn: '2020' as PartialDate });
  });

  it('holds and facts go with the part that is split off, and whoever described it does not check the part', async () => {
    const [moved] = await store.dossiers.documents(dossierId(2));

    const { part } = await splitDossier(deps(), {
      ...{ id: dossierId(2), revision: 1, documentIds: [moved?.id ?? ''], actor: 'bình' },
      description: { title: 'Phần tách ra' },
    });

    expect(await standing(part.id)).to.deep.equal(['Tòa án yêu cầu giữ']);
    expect(await standing(dossierId(2))).to.deep.equal(['Tòa án yêu cầu giữ']);
    expect(await store.retention.facts(part.id)).to.deep.include({ eventOn: '2020', carriedOver: true });
    expect(part.editors).to.deep.equal(['an', 'chi', 'bình']);
  });

  it('a document is not taken out of a dossier that is held, and the hold is named', async () => {
    const [held] = await store.dossiers.documents(dossierId(2));
    const removal = { dossierId: dossierId(2), revision: 1, documentIds: [held?.id ?? ''], actor: 'bình' };

    const refused = await removeDocuments(deps(), removal).then(
      () => undefined,
      (error: unknown) => error,
    );

    expect(refused).to.be.instanceOf(RecordError);
    const fault = { field: 'documentIds', keyword: 'disposal-hold-stands', details: { hold: 'h1' } };
    expect(refused).to.have.deep.property('faults', [fault]);
    await store.retention.releaseHold('h1', { releasedBy: 'an', releasedAt: new Date(), releaseReason: 'Xong' });
    await removeDocuments(deps(), removal);
    expect(await store.dossiers.documents(dossierId(2))).to.have.length(1);
  });

  it('a dossier that takes in another is held as that was, and ends no earlier', async () => {
    const merged = await mergeDossiers(deps(), {
      ...{ intoId: dossierId(1), intoRevision: 1, fromId: dossierId(2), fromRevision: 1, actor: 'bình' },
    });

    expect(await standing(dossierId(1))).to.deep.equal(['Tòa án yêu cầu giữ']);
    expect(await store.retention.facts(dossierId(1))).to.deep.include({ eventOn: '2020', carriedOver: true });
    expect(merged.description).to.deep.include({ startDate: '2015', endDate: '2019' });
    expect(merged.editors).to.deep.equal(['an', 'bình', 'chi']);
  });
});
