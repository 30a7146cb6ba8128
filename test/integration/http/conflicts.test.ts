import { expect } from 'chai';
import { ConflictError, StoreError } from '../../../src/ports/errors.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aBundle, aReceipt, bundleId, RECEIPT_ID } from '../../support/archive/arrangement.ts';
import { aDocument, aDossier, aFonds, aNode, dossierId, FONDS_ID } from '../../support/archive/dossiers.ts';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { as, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { pglite } from '../../support/store/engines.ts';

const NODE = 'a'.repeat(32);

interface Case {
  readonly operation: string;
  readonly request: string;
  /** What two people write, both from the revision that they saw. */
  readonly first: object;
  readonly second: object;
  readonly field: string;
  readonly stored: unknown;
  readonly given: unknown;
  /** Of the first writer; an operator where nothing is said. */
  readonly by?: Role;
}

describe('http: two people write the same thing', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let app: TestApp;
  /** What correcting a field meets, one after the other. */
  const race: Error[] = [];

  before(async () => {
    store = await pglite.sharedStore();
    app = await createArchiveApp(store, { correctField: () => Promise.reject(race.shift() ?? new Error('No more')) });
    await store.fonds.insert(aFonds());
    await store.fonds.insertNodes([aNode(NODE, 0)]);
    await store.places.insertReceipt(aReceipt());
    await store.places.insertBundles([aBundle(1), aBundle(2)]);
    await store.dossiers.insert([1, 2, 3, 4].map((number) => aDossier(number, { nodeId: null })));
    await store.dossiers.insertDocuments([aDocument(2, 1)]);
  });

  const made = async (request: string, body: object) => {
    const response = await as(app, 'archivist', request).send(body);
    expect(response.status, response.text).to.equal(201);
    return response.body as { readonly id: string; readonly items?: readonly { readonly id: string }[] };
  };
  const named = (field: string, [a, b]: readonly [unknown, unknown]) => ({ field, stored: a, given: b });
  const said = (key: string, [a, b]: readonly [object, object], more: object = {}) => ({
    first: { revision: 1, [key]: a, ...more },
    second: { revision: 1, [key]: b, ...more },
  });

  const CASES: readonly (readonly [string, () => Promise<Case>])[] = [
    [
      'a dossier',
      () =>
        Promise.resolve({
          ...{ operation: 'changeDossier', request: `patch /dossiers/${dossierId(1)}` },
          ...said('description', [{ title: 'Hồ sơ đê' }, { title: 'Hồ sơ kè' }]),
          ...named('title', ['Hồ sơ đê', 'Hồ sơ kè']),
        }),
    ],
    [
      'a document in a dossier',
      () =>
        Promise.resolve({
          operation: 'changeDocument',
          request: `put /dossiers/${dossierId(2)}/documents/${aDocument(2, 1).id}`,
          ...said('entry', [{ subject: 'Giấy mời họp' }, { subject: 'Giấy mời' }]),
          ...named('subject', ['Giấy mời họp', 'Giấy mời']),
        }),
    ],
    [
      'a fonds',
      () =>
        Promise.resolve({
          ...{ operation: 'changeFonds', request: `patch /fonds/${FONDS_ID}`, by: 'archivist' as const },
          ...said('changes', [{ name: 'Phông A' }, { name: 'Phông B' }]),
          ...named('name', ['Phông A', 'Phông B']),
        }),
    ],
    [
      'a heading of a scheme',
      () =>
        Promise.resolve({
          ...{ operation: 'changeHeading', request: `patch /scheme-headings/${NODE}`, by: 'archivist' as const },
          ...{ first: { revision: 1, title: 'Tổng hợp' }, second: { revision: 1, title: 'Chung' } },
          ...named('title', ['Tổng hợp', 'Chung']),
        }),
    ],
    [
      'a person',
      async () => {
        const { id } = await made('post /people', { record: { name: 'Người Mẫu' } });
        return {
          ...{ operation: 'changePerson', request: `put /people/${id}`, by: 'archivist' as const },
          ...said('record', [{ name: 'Người Một' }, { name: 'Người Hai' }]),
          ...named('name', ['Người Một', 'Người Hai']),
        };
      },
    ],
    [
      'an organisation',
      async () => {
        const names = (value: string) => ({ names: [{ value }] });
        const { id } = await made('post /organisations', { record: names('Ban Mẫu') });
        return {
          ...{ operation: 'changeOrganisation', request: `put /organisations/${id}`, by: 'archivist' as const },
          ...said('record', [names('Ban Một'), names('Ban Hai')]),
          ...named('names', [[{ value: 'Ban Một' }], [{ value: 'Ban Hai' }]]),
        };
      },
    ],
    [
      'a bundle',
      () => {
        const bundles = [{ id: bundleId(1), revision: 1 }];
        return Promise.resolve({
          ...{ operation: 'sortBundles', request: 'post /bundles/sort' },
          ...{ first: { bundles, note: 'Bó đã rà' }, second: { bundles, note: 'Bó ướt' } },
          ...named('note', ['Bó đã rà', 'Bó ướt']),
        });
      },
    ],
    [
      'a receipt',
      () =>
        Promise.resolve({
          ...{ operation: 'changeReceipt', request: `patch /receipts/${RECEIPT_ID}`, by: 'archivist' as const },
          ...said('changes', [{ linearMetres: 3 }, { linearMetres: 4 }]),
          ...named('linearMetres', [3, 4]),
        }),
    ],
    [
      'a box',
      async () => {
        const box = {
          inventoryNumber: '01',
          number: 1,
          retention: null,
          firstDossier: null,
          lastDossier: null,
          note: null,
        };
        const { items = [] } = await made('post /boxes', { fondsId: FONDS_ID, boxes: [box] });
        return {
          ...{ operation: 'changeBox', request: `patch /boxes/${items[0]?.id ?? ''}` },
          ...said('changes', [{ note: 'Hộp cũ' }, { note: 'Hộp mới' }]),
          ...named('note', ['Hộp cũ', 'Hộp mới']),
        };
      },
    ],
    [
      'a place',
      async () => {
        const { id } = await made('post /places', { parentId: null, kind: 'room', label: 'Kho 1' });
        return {
          ...{ operation: 'changePlace', request: `patch /places/${id}`, by: 'archivist' as const },
          ...said('changes', [{ label: 'Kho A' }, { label: 'Kho B' }]),
          ...named('label', ['Kho A', 'Kho B']),
        };
      },
    ],
    [
      'the groups that restrict a dossier',
      () =>
        Promise.resolve({
          ...{ operation: 'restrictUse', request: `put /dossiers/${dossierId(3)}/access/groups` },
          ...{ first: { revision: 1, groups: ['5'] }, second: { revision: 1, groups: ['6'] } },
          ...named('groups', [['5'], ['6']]),
        }),
    ],
    [
      'facts on the period of a dossier',
      () => {
        const facts = { carriedOver: false, revision: 0 };
        return Promise.resolve({
          ...{ operation: 'stateRetentionFacts', request: `put /retention/facts/${dossierId(4)}` },
          ...{ by: 'archivist' as const, first: { ...facts, eventOn: '2019' }, second: { ...facts, eventOn: '2020' } },
          ...named('eventOn', ['2019', '2020']),
        });
      },
    ],
  ];

  for (const [what, prepare] of CASES)
    it(`${what}: whoever is second is told both values, and nothing is lost`, async () => {
      const { operation, request, first, second, by = 'operator', ...both } = await prepare();
      const one = await as(app, by, request).send(first);
      const two = await as(app, 'archivist', request).send(second);

      expect(one.status, one.text).to.equal(200);
      expectDescribed(two, operation);
      expect(two.status, two.text).to.equal(409);
      const { conflict } = two.body as { conflict: { revision: number; fields: readonly object[] } };
      expect(conflict.fields).to.deep.include(both);
      // With the revision that was told, what was typed can be written after all.
      const again = await as(app, 'archivist', request).send(withRevision(second, conflict.revision));
      expect(again.status, again.text).to.equal(200);
    });

  it('who was slower by a moment is told the same', async () => {
    race.push(
      new StoreError('stale', 'Changed between reading and writing'),
      new ConflictError(2, [{ field: 'subject', stored: 'Một', given: 'Hai' }]),
    );
    const request = `put /documents/${'0'.repeat(32)}-1/fields/subject`;

    const response = await as(app, 'archivist', request).send({ value: 'Hai', revision: 1 });

    expectDescribed(response, 'correctField');
    expect(response.body).to.have.nested.property('conflict.fields[0].stored', 'Một');
  });
});

function withRevision(body: object, revision: number): object {
  if ('bundles' in body) return { ...body, bundles: [{ id: bundleId(1), revision }] };
  return { ...body, revision };
}
