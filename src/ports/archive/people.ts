import type { Person, PersonRecord } from '../../domain/archive/person.ts';
import type { PageOf, PageRequest } from '../store/paging.ts';

export interface PersonRepository {
  /** The very entry, merged or not. */
  find(id: string): Promise<Person | undefined>;
  /** The living entries to which the ids lead. */
  resolve(ids: readonly string[]): Promise<ReadonlyMap<string, Person>>;
  /** Living entries by name; `text` is part of it, compared folded. */
  list(filter: { readonly text?: string }, page: PageRequest): Promise<PageOf<Person>>;
  insert(people: readonly Person[]): Promise<void>;
  /** @throws StoreError `stale` */
  update(id: string, revision: number, record: PersonRecord): Promise<Person>;
  /** @throws StoreError `stale` */
  merge(old: Pick<Person, 'id' | 'revision'>, into: string): Promise<void>;
}
