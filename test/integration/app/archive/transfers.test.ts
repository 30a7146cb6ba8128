import { expect } from 'chai';
import type { RetentionDeps } from '../../../../src/app/archive/retention/examine-schedule.ts';
import { placeHold, stateDelivered } from '../../../../src/app/archive/retention/hold-dossier.ts';
import { countTransfers, listTransfers } from '../../../../src/app/archive/retention/list-transfers.ts';
import { without } from '../../../../src/app/archive/without.ts';
import type { Dossier } from '../../../../src/domain/archive/dossier.ts';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import { createIdSource } from '../../../../src/infra/system.ts';
import { RequestError } from '../../../../src/ports/errors.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { aDossier, aFonds, dossierId, FONDS_ID } from '../../../support/archive/dossiers.ts';
import { rejection } from '../../../support/rejection.ts';
import { pglite } from '../../../support/store/engines.ts';

const CLOSED = '2'.padStart(32, '0');
const VIEW = { on: '2026-12-10', level: 'agency', warningDays: 30 } as const;

describe('app/archive/transfers', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let deps: RetentionDeps;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    const clock = { now: () => new Date('2026-12-10T03:00:00Z') };
    deps = { store, clock, ids: createIdSource(clock) };
    await store.fonds.insert(aFonds({ state: 'open' }));
    await store.fonds.insert(aFonds({ id: CLOSED, code: 'P02', end: '2025-06-30' as PartialDate }));
  });

  const seed = (number: number, end: string | null, parts: Partial<Dossier> = {}) => {
    const { description, ...rest } = aDossier(number, { nodeId: null, ...parts });
    const told = without(description, 'startDate', 'endDate');
    const dated = { ...told, ...(end !== null && { endDate: end as PartialDate }) };
    return store.dossiers.insert([{ ...rest, description: dated }]);
  };
  const PERMANENT = { title: 'Hồ sơ quy hoạch', retention: { kind: 'permanent' } } as const;

  it('counts what must be arranged, delivered and handed over, and what nobody can say', async () => {
    await seed(1, '2015-08');
    await seed(2, '2025');
    await seed(3, null, { fondsId: CLOSED });
    await seed(4, '2026-02');
    await seed(5, null);

    const counts = await countTransfers(deps, VIEW);

    expect(counts).to.deep.equal({
      arrangement: { none: 1, open: 2, running: 2, soon: 0, overdue: 0 },
      'current-archives': { none: 0, open: 1, running: 1, soon: 2, overdue: 1 },
      'historical-archives': { none: 5, open: 0, running: 0, soon: 0, overdue: 0 },
    });
    expect((await countTransfers(deps, { ...VIEW, fondsId: CLOSED })).arrangement.running).to.equal(1);
  });

  it('lists the earliest first, with those that run when they are asked for', async () => {
    await seed(1, '2015-08');
    await seed(2, '2025-09');
    await seed(3, '2026-02');
    const query = { ...VIEW, target: 'current-archives' } as const;

    const near = await listTransfers(deps, query, { limit: 10 });
    const all = await listTransfers(deps, { ...query, withRunning: true }, { limit: 10 });

    const told = (items: typeof near.items) => items.map(({ id, day, state }) => [Number(id), day, state]);
    expect(told(near.items)).to.deep.equal([
      [1, '2016-12-31', 'overdue'],
      [2, '2026-12-31', 'soon'],
    ]);
    expect(told(all.items).at(-1)).to.deep.equal([3, '2027-12-31', 'running']);
  });

  it('dates the historical archives from the year in which many were delivered at once', async () => {
    for (const number of [1, 2, 3]) await seed(number, '2012', { description: PERMANENT });
    const ids = [dossierId(1), dossierId(2)];
    await stateDelivered(deps, { dossierIds: ids, deliveredOn: '2022-03' as PartialDate, actor: 'an' });
    await placeHold(deps, { dossierId: dossierId(1), reason: 'Thanh tra đang xem hồ sơ', actor: 'an' });

    const { items } = await listTransfers(
      deps,
      { ...VIEW, target: 'historical-archives', withRunning: true },
      { limit: 9 },
    );

    expect(items.map(({ id, day, group }) => [Number(id), day, group.held])).to.deep.equal([
      [1, '2027-12-31', true],
      [2, '2027-12-31', false],
    ]);
    const counts = await countTransfers(deps, VIEW);
    expect(counts['historical-archives']).to.deep.include({ running: 2, open: 1 });
    const [entry] = (await store.ledger.list({ subject: FONDS_ID }, { limit: 1 })).items;
    expect([entry?.action, entry?.body]).to.deep.equal([
      'dossiers.delivered',
      { deliveredOn: '2022-03', dossiers: ids },
    ]);
  });

  it('states nothing of dossiers that are gone or handed over', async () => {
    await seed(1, '2012', { state: 'handed-over' });
    const state = (id: string) =>
      rejection(stateDelivered(deps, { dossierIds: [id], deliveredOn: '2022' as PartialDate, actor: 'an' }));
    const codes = [await state(dossierId(1)), await state(dossierId(9))].map((error) =>
      error instanceof RequestError ? error.code : String(error),
    );
    expect(codes).to.deep.equal(['forbidden-move', 'not-found']);
  });
});
