import type { NodeKind, SchemeNode } from './classification-scheme.ts';
import type { SchemeKind } from './fonds.ts';

/** A heading that is not in a fonds yet. */
export interface DraftNode {
  readonly code?: string;
  readonly title: string;
  readonly kind: NodeKind;
  readonly nodes?: readonly DraftNode[];
}

/** `schemas/archive/scheme-template.schema.json`. */
export interface SchemeTemplate {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly scheme: SchemeKind;
  readonly nodes: readonly DraftNode[];
  /** Headings repeated in each of the innermost ones above. */
  readonly inEach?: readonly DraftNode[];
}

export function templateNodes({ nodes, inEach = [] }: SchemeTemplate): readonly DraftNode[] {
  return inEach.length === 0 ? nodes : nodes.map((node) => withInnermost(node, inEach));
}

function withInnermost(node: DraftNode, inner: readonly DraftNode[]): DraftNode {
  const { nodes = [] } = node;
  return { ...node, nodes: nodes.length === 0 ? inner : nodes.map((child) => withInnermost(child, inner)) };
}

const DIVIDED_BY: Readonly<Record<SchemeKind, readonly [outer: NodeKind, inner: NodeKind]>> = {
  'structure-time': ['unit', 'time'],
  'time-structure': ['time', 'unit'],
  'activity-time': ['activity', 'time'],
  'time-activity': ['time', 'activity'],
  'matter-time': ['matter', 'time'],
  'time-matter': ['time', 'matter'],
};

/** What a scheme is built from: units, fields of activity or matters, and years or terms of office. */
export interface Divisions {
  readonly headings: readonly string[];
  readonly times: readonly string[];
}

/** A scheme of one of the kinds taught with CV 283: each heading divided by time, or each time by headings. */
export function divide(kind: SchemeKind, { headings, times }: Divisions): readonly DraftNode[] {
  const [outer, inner] = DIVIDED_BY[kind];
  const titles = (division: NodeKind) => (division === 'time' ? times : headings);
  const innermost = titles(inner).map((title) => ({ title, kind: inner }));
  return titles(outer).map((title) => ({ title, kind: outer, nodes: innermost }));
}

/** Drafts as headings of a fonds, behind the `first` that stand there already. Parents come before children. */
export function settle(
  drafts: readonly DraftNode[],
  under: { readonly fondsId: string; readonly parentId: string | null; readonly first: number },
  nextId: () => string,
): readonly SchemeNode[] {
  return drafts.flatMap(({ code, title, kind, nodes = [] }, index) => {
    const { fondsId, parentId, first } = under;
    const id = nextId();
    const node = { id, fondsId, parentId, position: first + index, code: code ?? null, title, kind, revision: 1 };
    return [node, ...settle(nodes, { fondsId, parentId: id, first: 0 }, nextId)];
  });
}
