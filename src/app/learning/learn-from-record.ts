import { learnFrom } from '../../domain/learning/learn-from.ts';
import type { DocumentRow } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';

/**
 * Takes in what an accepted record teaches, in the place of what it taught before: a record that needs a person again teaches
 * nothing. Past records stay as they are; only later readings are held against it.
 */
export async function learnFromRecord({ store, ids }: Pick<AppDeps, 'store' | 'ids'>, row: DocumentRow): Promise<void> {
  const lesson = row.needsReview ? undefined : learnFrom(row.fields);
  const { year = 0, facts = [] } = lesson ?? {};
  await store.learned.teach({ documentId: row.id, year, facts, nextId: () => ids.next() });
}
