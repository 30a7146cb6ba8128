import { expect } from 'chai';
import fc from 'fast-check';
import { checkDossiers } from '../../../../src/app/archive/dossiers/check-dossiers.ts';
import { createDossiers } from '../../../../src/app/archive/dossiers/create-dossiers.ts';
import type { DossierDeps } from '../../../../src/app/archive/dossiers/dossier-deps.ts';
import { freezeNumbers } from '../../../../src/app/archive/dossiers/freeze-numbers.ts';
import { mergeDossiers } from '../../../../src/app/archive/dossiers/merge-dossiers.ts';
import { numberFonds } from '../../../../src/app/archive/dossiers/number-dossiers.ts';
import { orderFonds } from '../../../../src/app/archive/dossiers/order-dossiers.ts';
import { placeDossier } from '../../../../src/app/archive/dossiers/place-dossier.ts';
import { splitDossier } from '../../../../src/app/archive/dossiers/split-dossier.ts';
import type { Dossier } from '../../../../src/domain/archive/dossier.ts';
import { DOSSIER_ORDERS, type Fonds } from '../../../../src/domain/archive/fonds.ts';
import { createRecordCheck } from '../../../../src/infra/record-check.ts';
import { systemClock } from '../../../../src/infra/system.ts';
import { isPortError } from '../../../../src/ports/errors.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { aFonds } from '../../../support/archive/dossiers.ts';
import { pglite } from '../../../support/store/engines.ts';

const COMPLETE = { startDate: '2015', endDate: '2016', accessConditions: 'Công khai', language: ['Tiếng Việt'] };
const DOCUMENTS = [1, 2, 3].map((number) => ({ entry: { subject: `Văn bản ${String(number)}`, sheetNumber: number } }));
const demandOne = () => expect.fail('no dossier is left');
const KINDS = ['add', 'place', 'split', 'merge', 'order', 'number', 'freeze'] as const;

interface Step {
  readonly kind: (typeof KINDS)[number];
  readonly one: number;
  readonly other: number;
}

/** What a person is refused changes nothing: a numbered dossier that waits for its check, two that may not be merged. */
const REFUSALS: ReadonlySet<string> = new Set(['incomplete', 'forbidden-move', 'invalid-record']);

describe('app/archive/dossiers: numbers through the use cases', function () {
  this.timeout(240_000);
  let store: OpenStore;
  let deps: DossierDeps;
  let made = 0;

  before(async () => {
    store = await pglite.sharedStore();
    const ids = { next: () => `e${(made += 1).toString(16).padStart(31, '0')}` };
    deps = { store, ids, clock: systemClock, checkRecord: createRecordCheck() };
  });

  it('are dense, unique and stay once frozen, whatever is added, moved, split, merged, ordered and numbered', async () => {
    const step = fc.record<Step>({ kind: fc.constantFrom(...KINDS), one: fc.nat(40), other: fc.nat(40) });
    const within = fc.constantFrom('fonds' as const, 'inventory' as const);
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), within, async (steps, numberWithin) => {
        const fonds = await openFonds(numberWithin);
        for (const one of [...steps, { kind: 'number' as const, one: 0, other: 0 }]) {
          const before = await all(fonds.id);
          done += Number(await tried(() => act(fonds.id, before, one)));
          await demandStable(fonds.id, before);
        }
        await demandDense(fonds);
      }),
      { numRuns: 12 },
    );
    expect(done).to.be.greaterThan(60);
  });

  async function openFonds(numberWithin: Fonds['settings']['numberWithin']): Promise<Fonds> {
    const fonds = aFonds({ id: deps.ids.next(), code: `P${String(made)}` });
    const whole = { ...fonds, settings: { ...fonds.settings, numberWithin } };
    await store.fonds.insert(whole);
    const node = { id: deps.ids.next(), fondsId: whole.id, parentId: null, position: 0, code: null };
    await store.fonds.insertNodes([{ ...node, title: 'Đề mục', kind: 'activity', revision: 1 }]);
    for (let count = 0; count < 4; count += 1) await add(whole.id, count);
    return whole;
  }

  async function add(fondsId: string, count: number): Promise<void> {
    const [node] = await store.fonds.nodes(fondsId);
    const retention = count % 2 === 0 ? { kind: 'permanent' } : { kind: 'years', years: 10 };
    const description = { ...COMPLETE, title: `Hồ sơ hội nghị số ${String(count)}`, retention, sheetCount: 3 };
    const dossiers = [{ nodeId: node?.id ?? null, description, documents: DOCUMENTS }];
    await createDossiers(deps, { fondsId, dossiers, actor: 'an' });
  }

  const all = async (fondsId: string) => (await store.dossiers.list({ fondsId }, { limit: 200 })).items;

  /** False where the use case refused it. */
  async function tried(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (isPortError(error) && REFUSALS.has(error.code)) return false;
      throw error;
    }
  }

  async function act(fondsId: string, dossiers: readonly Dossier[], { kind, one, other }: Step): Promise<unknown> {
    const [a = demandOne(), b = demandOne()] = [dossiers[one % dossiers.length], dossiers[other % dossiers.length]];
    const seen = { id: a.id, revision: a.revision, actor: 'an' };
    switch (kind) {
      case 'add':
        return add(fondsId, one);
      case 'place':
        return place(a, b);
      case 'split':
        return split(a, seen);
      case 'merge':
        return merge(a, b);
      case 'order':
        return orderFonds(deps, { fondsId, order: DOSSIER_ORDERS[other % 6] ?? 'activity-time', actor: 'an' });
      case 'number':
        return numberFonds(deps, { fondsId, actor: 'an' });
      case 'freeze':
        return freezeAll(fondsId, dossiers);
    }
  }

  async function split({ id, description }: Dossier, seen: { readonly revision: number; readonly actor: string }) {
    const [first, second] = await store.dossiers.documents(id);
    if (first === undefined || second === undefined) return undefined;
    const part = { title: `${description.title}, tập 2` };
    return splitDossier(deps, { ...seen, id, documentIds: [first.id], description: part });
  }

  function place({ id, revision }: Dossier, behind: Dossier): Promise<unknown> {
    return placeDossier(deps, { id, revision, behind: behind.id === id ? null : behind.id, actor: 'an' });
  }

  async function merge(into: Dossier, from: Dossier): Promise<unknown> {
    if (into.id === from.id) return undefined;
    const ids = { intoId: into.id, intoRevision: into.revision, fromId: from.id, fromRevision: from.revision };
    return mergeDossiers(deps, { ...ids, actor: 'an' });
  }

  async function freezeAll(fondsId: string, dossiers: readonly Dossier[]): Promise<unknown> {
    const described = dossiers
      .filter(({ state }) => state === 'described')
      .map(({ id, revision }) => ({ id, revision }));
    if (described.length > 0) await checkDossiers(deps, { dossiers: described, actor: 'bình' });
    return freezeNumbers(deps, { fondsId, actor: 'an' });
  }

  /** A frozen number stays with its dossier, or leads to the one that took its place. */
  async function demandStable(fondsId: string, before: readonly Dossier[]): Promise<void> {
    const now = new Map((await all(fondsId)).map((dossier) => [dossier.id, dossier]));
    for (const { id, number, inventoryNumber, numberFrozen, code } of before) {
      if (!numberFrozen) continue;
      const kept = now.get(id);
      if (kept !== undefined) expect(kept).to.include({ number, inventoryNumber, code });
      else expect(now.has((await store.dossiers.findByCode(code ?? ''))?.dossierId ?? '')).to.equal(true);
    }
  }

  async function demandDense({ id: fondsId, settings }: Fonds): Promise<void> {
    const dossiers = await all(fondsId);
    expect(dossiers.map(({ position }) => position)).to.deep.equal(dossiers.map((_, index) => index + 1));
    const borne = dossiers.flatMap(({ inventoryNumber, number }) =>
      inventoryNumber === null || number === null ? [] : [{ inventoryNumber, number }],
    );
    expect(borne.length).to.equal(dossiers.length);
    const numbers = [...borne, ...(await store.dossiers.retiredNumbers(fondsId))];
    const series = Map.groupBy(numbers, (one) => (settings.numberWithin === 'fonds' ? '' : one.inventoryNumber));
    for (const some of series.values()) {
      const sorted = some.map(({ number }) => number).sort((a, b) => a - b);
      expect(sorted).to.deep.equal(sorted.map((_, index) => index + 1));
    }
  }
});
