import type { NodeKind, SchemeNode } from '../../domain/archive/classification-scheme.ts';
import type { Fonds, FondsState } from '../../domain/archive/fonds.ts';
import type { PageOf, PageRequest } from '../store/paging.ts';

export interface FondsFilter {
  readonly state?: FondsState;
  readonly creatorId?: string;
  /** Part of name or code, compared folded. */
  readonly text?: string;
}
export type FondsChanges = Partial<Omit<Fonds, 'id' | 'revision'>>;

/** A change of a heading; undefined members stay. */
export interface NodeChange {
  readonly id: string;
  /** The revision that was seen. */
  readonly revision: number;
  readonly parentId?: string | null;
  readonly position?: number;
  readonly code?: string | null;
  readonly title?: string;
  readonly kind?: NodeKind;
}

export interface FondsRepository {
  find(id: string): Promise<Fonds | undefined>;
  findByCode(code: string): Promise<Fonds | undefined>;
  /** By name. */
  list(filter: FondsFilter, page: PageRequest): Promise<PageOf<Fonds>>;
  /** @throws StoreError `stale` when another fonds has the code */
  insert(fonds: Fonds): Promise<void>;
  /** Writes the named members and raises the revision. @throws StoreError `stale` */
  update(id: string, revision: number, changes: FondsChanges): Promise<Fonds>;

  node(id: string): Promise<SchemeNode | undefined>;
  /** The whole scheme, each heading after its parent, siblings by position. */
  nodes(fondsId: string): Promise<readonly SchemeNode[]>;
  /** Parents before children. */
  insertNodes(nodes: readonly SchemeNode[]): Promise<void>;
  /** All or none. @throws StoreError `stale` when one of them was changed meanwhile */
  updateNodes(changes: readonly NodeChange[]): Promise<void>;
  /** A heading without sub-headings. @throws StoreError `stale` */
  removeNode(id: string, revision: number): Promise<void>;
}
