import { expect } from 'chai';
import fc from 'fast-check';
import tt13 from '../../../../schemas/archive/schemes/tt13-2011.json' with { type: 'json' };
import { MAX_SCHEME_DEPTH, type SchemeNode } from '../../../../src/domain/archive/classification-scheme.ts';
import { divide, settle, templateNodes, type SchemeTemplate } from '../../../../src/domain/archive/scheme-draft.ts';
import { planMove, planRemoval, subtreeIds, type MovePlan } from '../../../../src/domain/archive/scheme-tree.ts';

const FONDS = { fondsId: 'f', parentId: null, first: 0 };

function counter(): () => string {
  let last = 0;
  return () => `n${String((last += 1))}`;
}

const aNode: SchemeNode = {
  ...{ id: 'a', fondsId: 'f', parentId: null, position: 0, code: null, title: 'A' },
  kind: 'group',
  revision: 1,
};

/** Applies a plan as the store does. */
function applied(nodes: readonly SchemeNode[], plan: MovePlan): readonly SchemeNode[] {
  if (!plan.ok) return nodes;
  const moved = new Map(plan.moved.map((one) => [one.id, one]));
  return nodes.map((node) => {
    const change = moved.get(node.id);
    return change
      ? { ...node, parentId: change.parentId, position: change.position, revision: node.revision + 1 }
      : node;
  });
}

/** Reached from the first level, each once, positions dense. */
function expectTree(nodes: readonly SchemeNode[]): void {
  const roots = nodes.filter(({ parentId }) => parentId === null);
  const reached = roots.flatMap(({ id }) => subtreeIds(nodes, id));
  expect([...reached].sort()).to.deep.equal(nodes.map(({ id }) => id).sort());
  for (const siblings of Map.groupBy(nodes, ({ parentId }) => parentId).values())
    expect(siblings.map(({ position }) => position).sort((a, b) => a - b)).to.deep.equal(siblings.map((_, i) => i));
}

const START = settle(
  divide('structure-time', { headings: ['Phòng A', 'Phòng B', 'Phòng C'], times: ['2015', '2016', '2017'] }),
  FONDS,
  counter(),
);

describe('domain/archive/scheme-tree', () => {
  it('stays a tree with dense positions under any moves and removals (property)', () => {
    const index = fc.nat(START.length - 1);
    const step = fc.record({
      remove: fc.constantFrom(false, false, false, true),
      node: index,
      parent: fc.option(index, { nil: null }),
      position: fc.integer({ min: -1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let nodes = START;
        for (const { remove, node, parent, position } of steps) {
          const id = nodes[node]?.id ?? '';
          const parentId = parent === null ? null : (nodes[parent]?.id ?? 'gone');
          const plan = remove ? planRemoval(nodes, id) : planMove(nodes, id, { parentId, position });
          nodes = applied(nodes, plan);
          if (remove && plan.ok) nodes = nodes.filter((one) => one.id !== id);
          expectTree(nodes);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('puts a heading where it was asked to, with all below it, and writes only what changed', () => {
    const title = (nodes: readonly SchemeNode[], parentId: string | null) =>
      nodes
        .filter((node) => node.parentId === parentId)
        .sort((a, b) => a.position - b.position)
        .map((node) => node.title);
    const [first, , , , second] = START;

    const plan = planMove(START, second?.id ?? '', { parentId: null, position: 0 });
    const nodes = applied(START, plan);

    expect(title(nodes, null)).to.deep.equal(['Phòng B', 'Phòng A', 'Phòng C']);
    expect(title(nodes, second?.id ?? '')).to.deep.equal(['2015', '2016', '2017']);
    expect(plan.ok && plan.moved.map(({ id }) => id)).to.have.members([first?.id, second?.id]);
  });

  it('refuses a heading inside itself, in another fonds, under nothing, or too deep', () => {
    const other: SchemeNode = { ...aNode, id: 'other', fondsId: 'g' };
    const fault = (id: string, parentId: string | null, nodes: readonly SchemeNode[] = [...START, other]) => {
      const plan = planMove(nodes, id, { parentId, position: 0 });
      return plan.ok ? undefined : plan.fault;
    };
    const deep = settle(chain(MAX_SCHEME_DEPTH), FONDS, counter());
    const bottom = deep.at(-1)?.id ?? '';

    expect(fault('n1', 'n1')).to.equal('inside-itself');
    expect(fault('n1', 'n2')).to.equal('inside-itself');
    expect(fault('n1', 'other')).to.equal('unknown-parent');
    expect(fault('n1', 'nothing')).to.equal('unknown-parent');
    expect(fault('nothing', null)).to.equal('unknown-node');
    expect(fault('x', bottom, [...deep, { ...aNode, id: 'x', position: 1 }])).to.equal('too-deep');
    const removal = planRemoval(START, 'n1');
    expect(removal.ok ? undefined : removal.fault).to.equal('has-children');
  });
});

function chain(depth: number): readonly { title: string; kind: 'group'; nodes?: never[] }[] {
  const nodes = depth > 1 ? (chain(depth - 1) as never[]) : [];
  return [{ title: `Cấp ${String(depth)}`, kind: 'group', nodes }];
}

describe('domain/archive/scheme-draft', () => {
  it('builds each kind of scheme, outer division first', () => {
    const shape = (kind: Parameters<typeof divide>[0]) =>
      divide(kind, { headings: ['A'], times: ['2015', '2016'] }).map(
        ({ title, kind: outer, nodes }) =>
          `${title} ${outer} > ${(nodes ?? []).map((one) => `${one.title} ${one.kind}`).join()}`,
      );

    expect(shape('structure-time')).to.deep.equal(['A unit > 2015 time,2016 time']);
    expect(shape('time-activity')).to.deep.equal(['2015 time > A activity', '2016 time > A activity']);
    expect(shape('matter-time')).to.deep.equal(['A matter > 2015 time,2016 time']);
  });

  it('gives the 16 fields of TT 13/2011 with the six orders in each', () => {
    const nodes = settle(templateNodes(tt13 as SchemeTemplate), FONDS, counter());

    const fields = nodes.filter(({ parentId }) => parentId === null);
    expect(fields).to.have.length(16);
    expect(fields[0]).to.include({ code: '01', title: 'Tổng hợp', kind: 'activity' });
    for (const { id } of fields)
      expect(nodes.filter(({ parentId }) => parentId === id).map(({ kind }) => kind)).to.deep.equal(
        Array.from({ length: 6 }, () => 'order'),
      );
    expectTree(nodes);
  });
});
