/** What a node of a classification scheme stands for. */
export const NODE_KINDS = ['unit', 'activity', 'matter', 'time', 'order', 'group'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** A heading of the classification scheme of one fonds. Dossiers hang on it by its id, so it may be renamed and moved. */
export interface SchemeNode {
  readonly id: string;
  readonly fondsId: string;
  /** Null for a heading of the first level. */
  readonly parentId: string | null;
  /** From 0, dense among the headings under one parent. */
  readonly position: number;
  /** As printed before the title: `01`, `I.2`. */
  readonly code: string | null;
  readonly title: string;
  readonly kind: NodeKind;
  readonly revision: number;
}

export const MAX_SCHEME_DEPTH = 12;
