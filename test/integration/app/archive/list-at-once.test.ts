import { expect } from 'chai';
import { addItems } from '../../../../src/app/archive/disposal/list-items.ts';
import { addDocuments, removeDocuments } from '../../../../src/app/archive/dossiers/change-documents.ts';
import { mergeDossiers } from '../../../../src/app/archive/dossiers/merge-dossiers.ts';
import { moveToFonds } from '../../../../src/app/archive/dossiers/move-to-fonds.ts';
import { splitDossier } from '../../../../src/app/archive/dossiers/split-dossier.ts';
import { RecordError } from '../../../../src/ports/errors.ts';
import type { Store } from '../../../../src/ports/store.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { disposalDeps, openTestCase } from '../../../support/archive/disposal.ts';
import { aDocument, aDossier, aFonds, dossierId, seedFonds } from '../../../support/archive/dossiers.ts';
import { rejection } from '../../../support/rejection.ts';
import { postgresql } from '../../../support/store/engines.ts';

const OTHER_FONDS = 'e'.repeat(32);

/** Only a server has two transactions at once. */
describe('app/archive: a line comes onto a list while its dossier changes', function () {
  this.timeout(60_000);
  let store: OpenStore;

  before(function () {
    if (postgresql.missing !== undefined) this.skip();
  });
  beforeEach(async () => {
    store = await postgresql.sharedStore();
    await seedFonds(store);
    await store.fonds.insert(aFonds({ id: OTHER_FONDS, code: 'P02' }));
    await store.dossiers.insert([1, 2].map((number) => aDossier(number)));
    await store.dossiers.insertDocuments([aDocument(2, 1), aDocument(2, 2)]);
  });

  const someone = { revision: 1, actor: 'bình' };
  const one = { ...someone, documentIds: [aDocument(2, 1).id] };
  const two = dossierId(2);
  type Deps = ReturnType<typeof disposalDeps>;
  const CHANGES: Readonly<Record<string, (deps: Deps) => Promise<unknown>>> = {
    'is split': (deps) => splitDossier(deps, { ...one, id: two, description: { title: 'Phần tách ra' } }),
    'takes in a document': (deps) => addDocuments(deps, { ...someone, dossierId: two, documents: [{ entry: {} }] }),
    'gives a document away': (deps) => removeDocuments(deps, { ...one, dossierId: two }),
    'takes in another': (deps) =>
      mergeDossiers(deps, { intoId: two, intoRevision: 1, fromId: dossierId(1), fromRevision: 1, actor: 'bình' }),
    'is merged away': (deps) =>
      mergeDossiers(deps, { intoId: dossierId(1), intoRevision: 1, fromId: two, fromRevision: 1, actor: 'bình' }),
    'moves to another fonds': (deps) => moveToFonds(deps, { ...someone, id: two, fondsId: OTHER_FONDS, nodeId: null }),
  };

  for (const [name, change] of Object.entries(CHANGES))
    it(`the line stands, and the change is refused: it ${name}`, async () => {
      const { id: caseId } = await openTestCase(disposalDeps(store));
      const written = Promise.withResolvers<undefined>();
      const released = Promise.withResolvers<undefined>();
      const slow: Store = {
        ...store,
        disposals: {
          ...store.disposals,
          addItems: async (...given) => {
            await store.disposals.addItems(...given);
            written.resolve(undefined);
            await released.promise;
          },
        },
      };
      const items = [{ kind: 'dossier', reason: 'expired', dossierId: two }] as const;
      const listing = addItems(disposalDeps(slow), { caseId, actor: 'an', items });
      await Promise.race([written.promise, listing]);
      const changed = rejection(change(disposalDeps(store)));
      await waitsOrEnds(store, changed);
      released.resolve(undefined);

      expect((await listing).added).to.equal(1);
      expect(await changed).to.be.instanceOf(RecordError);
      const [item] = await store.disposals.allItems(caseId);
      expect(item?.dossierId).to.equal(two);
      expect((await store.dossiers.documents(two)).length).to.equal(2);
    });
});

/** Until the other transaction waits for a lock, or is through. */
async function waitsOrEnds({ connection }: OpenStore, work: Promise<unknown>): Promise<void> {
  const ended = work.then(
    () => true,
    () => true,
  );
  for (;;) {
    const { rows } = await connection.execute('select count(*)::int as waiting from pg_locks where not granted');
    if (Number(rows[0]?.['waiting']) > 0 || (await Promise.race([ended, Promise.resolve(false)]))) return;
  }
}
