import type { Dated } from '../../domain/archive/dated.ts';
import type { Organisation, OrganisationRecord } from '../../domain/archive/organisation.ts';
import type { PageOf, PageRequest } from '../store/paging.ts';

export type NamedAs = 'name' | 'other-name' | 'abbreviation' | 'level-1-last' | 'level-1-first';

/** One of the texts by which a body is found. */
export interface KnownName extends Dated {
  readonly organisationId: string;
  readonly kind: NamedAs;
  readonly value: string;
  readonly folded: string;
}

export interface OrganisationFilter {
  /** Part of any of its names, compared folded. */
  readonly text?: string;
  readonly superiorId?: string;
}

export interface OrganisationRepository {
  /** The very entry, merged or not. */
  find(id: string): Promise<Organisation | undefined>;
  /** The living entries to which the ids lead, through any number of merges. */
  resolve(ids: readonly string[]): Promise<ReadonlyMap<string, Organisation>>;
  /** Living entries by name. */
  list(filter: OrganisationFilter, page: PageRequest): Promise<PageOf<Organisation>>;
  /** Bodies whose successor this is. */
  predecessors(id: string): Promise<readonly Organisation[]>;
  /** Names of living entries that are one of the folded texts. */
  names(folded: readonly string[]): Promise<readonly KnownName[]>;
  /** Names of living entries whose length differs by at most `slack` from the folded text; with 0 those that are it. */
  namesNear(folded: string, slack: number): Promise<readonly KnownName[]>;
  insert(organisations: readonly Organisation[]): Promise<void>;
  /** @throws StoreError `stale` */
  update(id: string, revision: number, record: OrganisationRecord): Promise<Organisation>;
  /** The old id leads to the new one from now on. @throws StoreError `stale` */
  merge(old: Pick<Organisation, 'id' | 'revision'>, into: string): Promise<void>;
}
