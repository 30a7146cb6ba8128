import { expect } from 'chai';
import { addDocuments, removeDocuments } from '../../../../src/app/archive/dossiers/change-documents.ts';
import { mergeDossiers } from '../../../../src/app/archive/dossiers/merge-dossiers.ts';
import { moveToFonds } from '../../../../src/app/archive/dossiers/move-to-fonds.ts';
import { removeDossiers } from '../../../../src/app/archive/dossiers/remove-dossiers.ts';
import { splitDossier } from '../../../../src/app/archive/dossiers/split-dossier.ts';
import { RecordError } from '../../../../src/ports/errors.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { disposalDeps, openTestCase } from '../../../support/archive/disposal.ts';
import { aDocument, aDossier, aFonds, dossierId, seedFonds } from '../../../support/archive/dossiers.ts';
import { pglite } from '../../../support/store/engines.ts';

const LIST = 'Hủy tài liệu hết thời hạn năm 2026';
const RECORD = { title: 'Hồ sơ', paperOriginal: false };

describe('app/archive/dossiers: what stands on an elimination list', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let deps: ReturnType<typeof disposalDeps>;
  let caseId: string;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    await seedFonds(store);
    await store.dossiers.insert([1, 2].map((number) => aDossier(number)));
    await store.dossiers.insertDocuments([aDocument(2, 1), aDocument(2, 2)]);
    deps = disposalDeps(store);
    caseId = (await openTestCase(deps)).id;
  });

  const list = async (kind: 'dossier' | 'document') => {
    const item = { kind, reason: 'expired', dossierId: dossierId(2), documentId: aDocument(2, 1).id } as const;
    const { documentId, ...whole } = item;
    await store.disposals.addItems(caseId, [
      {
        ...{ ...whole, id: 'i1', caseId, state: 'listed' as const, record: RECORD },
        documentId: kind === 'document' ? documentId : null,
      },
    ]);
  };
  const merge = (into: number, from: number) =>
    mergeDossiers(deps, {
      ...{ intoId: dossierId(into), intoRevision: 1, fromId: dossierId(from), fromRevision: 1, actor: 'bình' },
    });

  const some = (ordinal: number) => ({ documentIds: [aDocument(2, ordinal).id], revision: 1, actor: 'bình' });
  const split = (ordinal: number) =>
    splitDossier(deps, { ...some(ordinal), id: dossierId(2), description: { title: 'Phần tách ra' } });
  const remove = (ordinal: number) => removeDocuments(deps, { ...some(ordinal), dossierId: dossierId(2) });

  for (const kind of ['dossier', 'document'] as const)
    it(`does not end by a merge, and the list is named (${kind})`, async () => {
      await list(kind);
      await expectRefusal(merge(1, 2), ['fromId', 'disposal-names-it']);
      expect((await store.dossiers.find(dossierId(1)))?.revision).to.equal(1);
    });

  it('keeps its documents where they are while they are proposed; others go', async () => {
    await list('document');
    await expectRefusal(split(1), ['documentIds', 'disposal-proposes-it']);
    await expectRefusal(remove(1), ['documentIds', 'disposal-proposes-it']);
    const { part } = await split(2);
    expect((await store.dossiers.documents(part.id)).map(({ id }) => id)).to.deep.equal([aDocument(2, 2).id]);
  });

  it('keeps all its documents, and its fonds, while it is proposed as a whole', async () => {
    await list('dossier');
    await expectRefusal(split(2), ['documentIds', 'disposal-proposes-it']);
    await expectRefusal(remove(2), ['documentIds', 'disposal-proposes-it']);
    await store.fonds.insert(aFonds({ id: 'e'.repeat(32), code: 'P02' }));
    const there = { id: dossierId(2), revision: 1, fondsId: 'e'.repeat(32), nodeId: null, actor: 'bình' };
    await expectRefusal(moveToFonds(deps, there), ['fondsId', 'disposal-proposes-it']);
  });

  it('takes in nothing while it is proposed as a whole', async () => {
    await list('dossier');
    await expectRefusal(merge(2, 1), ['intoId', 'disposal-proposes-it']);
  });

  it('takes in no further document while it is proposed as a whole; with a document of it alone it does', async () => {
    const add = () =>
      addDocuments(deps, { dossierId: dossierId(2), revision: 1, documents: [{ entry: {} }], actor: 'bình' });
    await list('dossier');
    await expectRefusal(add(), ['documents', 'disposal-takes-in-nothing']);
    await store.disposals.removeItems(['i1']);
    await list('document');
    expect((await add()).revision).to.equal(2);
  });

  it('takes in another once it was kept', async () => {
    await list('dossier');
    await store.disposals.saveItems([{ id: 'i1', state: 'kept', record: RECORD }]);
    expect((await merge(2, 1)).id).to.equal(dossierId(2));
  });

  it('is not removed, nor is the dossier that holds the papers of the case', async () => {
    await store.disposals.update(caseId, 1, { fileId: dossierId(1) });
    const [kept] = await removeDossiers(deps, { dossiers: [{ id: dossierId(1), revision: 1 }], actor: 'bình' });
    await expectRefusal(Promise.reject(kept?.error ?? new Error('removed')), ['id', 'disposal-papers-in-it']);
    await expectRefusal(merge(2, 1), ['fromId', 'disposal-papers-in-it']);
  });
});

async function expectRefusal(work: Promise<unknown>, [field, keyword]: readonly [string, string]): Promise<void> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(RecordError);
  expect(error).to.have.deep.property('faults', [{ field, keyword, details: { list: LIST } }]);
}
