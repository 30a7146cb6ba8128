import { expect } from 'chai';
import fc from 'fast-check';
import { DOSSIER_ORDERS, type FondsSettings } from '../../../../src/domain/archive/fonds.ts';
import { numberDossiers, type Numberable, type OfficialNumber } from '../../../../src/domain/archive/numbering.ts';
import {
  moveBehind,
  orderDossiers,
  withoutOne,
  withSubNodes,
  type Orderable,
} from '../../../../src/domain/archive/ordering.ts';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import type { SchemeNode } from '../../../../src/domain/archive/classification-scheme.ts';
import type { RetentionPeriod } from '../../../../src/domain/retention/retention-period.ts';

type One = Orderable & Numberable;

const node = (id: string, parentId: string | null, position: number): SchemeNode => ({
  ...{ id, parentId, position, fondsId: 'f', code: null, title: id, kind: 'activity', revision: 1 },
});
/** b stands before a in the scheme, and a1 below a. */
const NODES = [node('a', null, 1), node('b', null, 0), node('a1', 'a', 0)];

function dossier(id: string, parts: Partial<Omit<One, 'description'>> & Partial<One['description']> = {}): One {
  const { title = `Hồ sơ ${id}`, startDate, endDate, retention, ...row } = parts;
  const description = {
    title,
    ...(startDate !== undefined && { startDate }),
    ...(endDate !== undefined && { endDate }),
    ...(retention !== undefined && { retention }),
  };
  return {
    ...{ id, nodeId: 'a', state: 'described', inventoryNumber: null, number: null, numberFrozen: false, ...row },
    description,
  };
}

const date = (text: string) => text as PartialDate;
const years = (count: number): RetentionPeriod => ({ kind: 'years', years: count });
const PERMANENT: RetentionPeriod = { kind: 'permanent' };
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join('');

const anyPeriod = fc.option(
  fc.oneof(
    fc.constantFrom<RetentionPeriod>(PERMANENT, { kind: 'until-superseded' }, { kind: 'life-of-work' }),
    fc.integer({ min: 1, max: 70 }).map(years),
    fc
      .integer({ min: 1, max: 70 })
      .map((count): RetentionPeriod => ({ kind: 'years-after-event', years: count, event: 'x' })),
  ),
  { nil: undefined },
);
const anyDate = fc.option(
  fc
    .tuple(fc.integer({ min: 2015, max: 2021 }), fc.integer({ min: 0, max: 12 }))
    .map(([year, month]) => date(month === 0 ? String(year) : `${String(year)}-${String(month).padStart(2, '0')}`)),
  { nil: undefined },
);
const anyDossiers = fc
  .array(
    fc.record({
      nodeId: fc.constantFrom('a', 'b', 'a1', null),
      title: fc.constantFrom('Đê điều', 'Dân tộc', 'đầu tư', 'Ấp', 'An'),
      startDate: anyDate,
      retention: anyPeriod,
      pin: fc.option(fc.integer({ min: -1, max: 30 }), { nil: undefined, freq: 3 }),
    }),
    { maxLength: 25 },
  )
  .map((rows) =>
    rows.map(({ pin, ...row }, index) => ({
      ...dossier(String(index).padStart(2, '0'), row as Partial<One>),
      ...(pin !== undefined && { placedAfter: pin < 0 ? null : String(pin).padStart(2, '0') }),
    })),
  );

describe('domain/archive/ordering', () => {
  it('orders by heading as the scheme is read, then by time, then by title in Vietnamese', () => {
    const dossiers = [
      dossier('1', { startDate: date('2016') }),
      dossier('2', { startDate: date('2015-03') }),
      dossier('3', { startDate: date('2015') }),
      dossier('4', { nodeId: 'a1', startDate: date('2014') }),
      dossier('5', { nodeId: 'b', startDate: date('2019'), title: 'Đê' }),
      dossier('6', { nodeId: 'b', startDate: date('2019'), title: 'Dê' }),
      dossier('7', { nodeId: null, startDate: date('2010') }),
      dossier('8', {}),
    ];

    expect(ids(orderDossiers({ dossiers, order: 'activity-time', nodes: NODES }))).to.equal('65321847');
    expect(ids(orderDossiers({ dossiers, order: 'time-activity', nodes: NODES }))).to.equal('74321658');
  });

  it('puts retention first where asked, the undecided last', () => {
    const dossiers = [
      dossier('1', { retention: years(20) }),
      dossier('2', {}),
      dossier('3', { retention: PERMANENT, nodeId: 'b' }),
      dossier('4', { retention: years(5) }),
      dossier('5', { retention: years(20), nodeId: 'b' }),
    ];
    const order = (name: (typeof DOSSIER_ORDERS)[number]) =>
      ids(orderDossiers({ dossiers, order: name, nodes: NODES }));

    expect(order('retention-ascending-activity-time')).to.equal('45132');
    expect(order('retention-descending-activity-time')).to.equal('35142');
    expect(order('retention-descending-time-activity')).to.equal('35142');
  });

  it('loses and doubles nothing, and a second run changes nothing, whatever is pinned where', () => {
    fc.assert(
      fc.property(anyDossiers, fc.constantFrom(...DOSSIER_ORDERS), fc.boolean(), (dossiers, order, partly) => {
        const request = { order, nodes: NODES, ...(partly && { within: withSubNodes(NODES, 'a') }) };

        const once = orderDossiers({ ...request, dossiers });
        const twice = orderDossiers({ ...request, dossiers: once });

        expect(once.map(({ id }) => id).sort()).to.deep.equal(dossiers.map(({ id }) => id).sort());
        expect(ids(twice)).to.equal(ids(once));
      }),
    );
  });

  it('gives the same order from whatever order it starts, where no two are equal', () => {
    const make = (count: number) =>
      Array.from({ length: count }, (_, index) => dossier(String(index), { title: `Hồ sơ ${String(index)}` }));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(make(12), { minLength: 12 }),
        fc.constantFrom(...DOSSIER_ORDERS),
        (dossiers, order) => {
          expect(ids(orderDossiers({ dossiers, order, nodes: NODES }))).to.equal(ids(make(12)));
        },
      ),
    );
  });

  it('leaves dossiers of other headings where they are', () => {
    const dossiers = [
      dossier('3', { title: 'c' }),
      dossier('x', { nodeId: 'b' }),
      dossier('1', { title: 'a' }),
      dossier('2', { title: 'b' }),
    ];
    const within = withSubNodes(NODES, 'a');

    expect(ids(orderDossiers({ dossiers, order: 'activity-time', nodes: NODES, within }))).to.equal('1x23');
  });

  it('keeps moves by hand through automatic runs, with what hangs on them', () => {
    const sorted = ['1', '2', '3', '4', '5'].map((id) => dossier(id));
    const moved = moveBehind(moveBehind(sorted, '5', '1'), '4', '5');
    const again = orderDossiers({ dossiers: moved, order: 'activity-time', nodes: NODES });
    const first = orderDossiers({ dossiers: moveBehind(moved, '3', null), order: 'time-activity', nodes: NODES });
    const without = withoutOne(again, '5');

    expect(ids(moved)).to.equal('15423');
    expect(ids(again)).to.equal('15423');
    expect(ids(first)).to.equal('31542');
    expect(without.find(({ id }) => id === '4')?.placedAfter).to.equal('1');
    expect(moveBehind(sorted, '9', '1')).to.equal(sorted);
    expect(moveBehind(sorted, '1', '9')).to.equal(sorted);
  });

  it('keeps any sequence of moves by hand', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(7), fc.option(fc.nat(7))), { maxLength: 12 }), (moves) => {
        let list: readonly One[] = Array.from({ length: 8 }, (_, index) => dossier(String(index)));
        for (const [id, anchor] of moves) {
          list = moveBehind(list, String(id), anchor === null ? null : String(anchor));
          for (const [place, { placedAfter }] of list.entries()) {
            const anchored =
              placedAfter === null ||
              placedAfter === undefined ||
              list.slice(0, place).some((one) => one.id === placedAfter);
            expect(anchored).to.equal(true);
          }
        }
        const placed = new Set(list.filter(({ placedAfter }) => placedAfter !== undefined).map(({ id }) => id));
        const ordered = orderDossiers({ dossiers: list, order: 'activity-time', nodes: NODES });

        // Those that were never moved stand in the automatic order.
        expect(ids(ordered.filter(({ id }) => !placed.has(id)))).to.equal(
          ids(list.filter(({ id }) => !placed.has(id)).toSorted((a, b) => Number(a.id) - Number(b.id))),
        );
      }),
    );
  });
});

const SETTINGS: FondsSettings['inventories'] = [
  { number: '01', kind: 'permanent' },
  { number: '02', kind: 'fixed-term' },
];

describe('domain/archive/numbering', () => {
  const settings = { numberWithin: 'inventory' as const, firstNumber: 1, inventories: SETTINGS };
  const shown = (list: readonly (OfficialNumber & { id: string })[]) =>
    list.map(({ id, inventoryNumber, number }) => `${id}:${inventoryNumber}/${String(number)}`).join(' ');

  it('numbers each inventory from its first number, permanent and fixed-term apart', () => {
    const dossiers = [
      dossier('a', { retention: years(5) }),
      dossier('b', { retention: PERMANENT }),
      dossier('c', { retention: years(20) }),
      dossier('d', {}),
      dossier('e', { retention: years(5), state: 'proposed-for-elimination' }),
      dossier('f', { retention: PERMANENT, inventoryNumber: '02' }),
    ];

    const { given, left } = numberDossiers(dossiers, { ...settings, firstNumber: 101 });

    expect(shown(given)).to.equal('a:02/101 b:01/101 c:02/102 f:01/102');
    expect(left).to.deep.equal(['d']);
    expect(shown(numberDossiers(dossiers, { ...settings, numberWithin: 'fonds' }).given)).to.equal(
      'a:02/1 b:01/2 c:02/3 f:01/4',
    );
  });

  it('never gives a frozen or retired number again', () => {
    const dossiers = [
      dossier('n', { retention: PERMANENT }),
      dossier('o', { retention: PERMANENT, inventoryNumber: '01', number: 1, numberFrozen: true }),
      dossier('p', { retention: PERMANENT, inventoryNumber: '01', number: 3, numberFrozen: true }),
      dossier('q', { retention: PERMANENT, inventoryNumber: '01', number: 1 }),
    ];

    const { given } = numberDossiers(dossiers, settings, [{ inventoryNumber: '01', number: 2 }]);

    expect(shown(given)).to.equal('n:01/4 q:01/5');
  });

  it('stays dense, stable and unique under any sequence of moves, splits, merges and freezes', () => {
    const action = fc.record({
      kind: fc.constantFrom('move', 'split', 'merge', 'freeze', 'period', 'number'),
      one: fc.nat(50),
      other: fc.nat(50),
      period: fc.constantFrom(PERMANENT, years(10)),
    });
    fc.assert(
      fc.property(
        fc.array(action, { maxLength: 30 }),
        fc.constantFrom('fonds' as const, 'inventory' as const),
        (actions, numberWithin) => {
          const own = { ...settings, numberWithin, firstNumber: 1 };
          let fonds: Bench = start();
          for (const step of [...actions, { kind: 'number' as const, one: 0, other: 0, period: PERMANENT }]) {
            const before = frozenNumbers(fonds);
            fonds = act(fonds, step, own);
            for (const [id, number] of before) {
              const kept = fonds.dossiers.find((one) => one.id === id);
              if (kept) expect(numberOf(kept)).to.equal(number);
              else expect(fonds.retired.map(textOf)).to.include(number);
            }
          }
          const all = [...fonds.dossiers.map(numberOf), ...fonds.retired.map(textOf)].sort();
          expect(new Set(all).size).to.equal(all.length);
          const series = Map.groupBy(all, (text) => (numberWithin === 'fonds' ? '' : text.split('/')[0]));
          for (const numbers of series.values()) {
            const sorted = numbers.map((text) => Number(text.split('/')[1])).sort((a, b) => a - b);
            expect(sorted).to.deep.equal(sorted.map((_, index) => index + 1));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

interface Bench {
  readonly dossiers: readonly One[];
  readonly retired: readonly OfficialNumber[];
  readonly made: number;
}

function start(): Bench {
  const dossiers = ['0', '1', '2', '3'].map((id, index) =>
    dossier(id, { retention: index % 2 === 0 ? PERMANENT : years(10) }),
  );
  return { dossiers, retired: [], made: dossiers.length };
}

interface Step {
  readonly kind: 'move' | 'split' | 'merge' | 'freeze' | 'period' | 'number';
  readonly one: number;
  readonly other: number;
  readonly period: RetentionPeriod;
}
type Own = Parameters<typeof numberDossiers>[1];

function act(fonds: Bench, { kind, one, other, period }: Step, settings: Own): Bench {
  const { dossiers } = fonds;
  const [a, b] = [dossiers[one % dossiers.length], dossiers[other % dossiers.length]];
  if (a === undefined || b === undefined) return fonds;
  switch (kind) {
    case 'move':
      return { ...fonds, dossiers: moveBehind(dossiers, a.id, b.id) };
    case 'split': {
      const place = dossiers.indexOf(a) + 1;
      const part = dossier(String(fonds.made), { retention: a.description.retention });
      return { ...fonds, dossiers: dossiers.toSpliced(place, 0, part), made: fonds.made + 1 };
    }
    case 'merge':
      return a === b ? fonds : merged(fonds, a);
    case 'period':
      return {
        ...fonds,
        dossiers: dossiers.map((row) =>
          row === a && !row.numberFrozen ? { ...row, description: { ...row.description, retention: period } } : row,
        ),
      };
    case 'number':
      return { ...fonds, dossiers: numbered(fonds, settings) };
    case 'freeze':
      return { ...fonds, dossiers: numbered(fonds, settings).map((row) => ({ ...row, numberFrozen: true })) };
  }
}

function merged(fonds: Bench, { id, inventoryNumber, number, numberFrozen }: One): Bench {
  const gone = numberFrozen && inventoryNumber !== null && number !== null ? [{ inventoryNumber, number }] : [];
  return { ...fonds, dossiers: withoutOne(fonds.dossiers, id), retired: [...fonds.retired, ...gone] };
}

function numbered({ dossiers, retired }: Bench, settings: Own): readonly One[] {
  const given = new Map(numberDossiers(dossiers, settings, retired).given.map((row) => [row.id, row]));
  return dossiers.map((row) => {
    const number = given.get(row.id);
    return number ? { ...row, inventoryNumber: number.inventoryNumber, number: number.number } : row;
  });
}

function frozenNumbers({ dossiers }: Bench): ReadonlyMap<string, string> {
  return new Map(dossiers.filter(({ numberFrozen }) => numberFrozen).map((row) => [row.id, numberOf(row)]));
}

function numberOf({ inventoryNumber, number }: Numberable): string {
  return `${inventoryNumber ?? ''}/${String(number)}`;
}

function textOf({ inventoryNumber, number }: OfficialNumber): string {
  return `${inventoryNumber}/${String(number)}`;
}
