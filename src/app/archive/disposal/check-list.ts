import type { MoveFacts } from '../../../domain/disposal/case-guards.ts';
import type { DisposalCase } from '../../../domain/disposal/disposal-case.ts';
import type { EliminationItem } from '../../../domain/disposal/elimination-item.ts';
import type { ItemRefusal } from '../../../domain/disposal/refuse-item.ts';
import { RecordError } from '../../../ports/errors.ts';
import type { DisposalDeps } from './disposal-deps.ts';
import { readItemBook } from './item-facts.ts';

export interface RefusedItem {
  readonly item: EliminationItem;
  readonly because: ItemRefusal | 'unknown';
}

/** Items that are proposed for destruction and may not be, as things stand now: a hold may have come, a period changed. */
export async function refusedItems(
  deps: DisposalDeps,
  given: DisposalCase,
  items: readonly EliminationItem[],
): Promise<readonly RefusedItem[]> {
  const listed = items.filter(({ state }) => state === 'listed');
  const asked = listed.map((item) => ({ ...item, keptCopy: item.record.keptCopy }));
  const book = await readItemBook(deps, given, asked);
  return listed.flatMap((item, index) => {
    const because = asked[index] && book.refuse(asked[index]);
    return because === undefined ? [] : [{ item, because }];
  });
}

/** @throws RecordError naming each item by its number on the list */
export function demandAllowed(refused: readonly RefusedItem[]): void {
  if (refused.length === 0) return;
  throw new RecordError(
    refused.map(({ item: { ordinal }, because }) => ({
      field: `items.${String(ordinal)}`,
      keyword: `disposal-${because}`,
      details: {},
    })),
  );
}

/** What guards ask of the list. */
export function factsOfList(items: readonly EliminationItem[]): Pick<MoveFacts, 'listed' | 'kept'> {
  const listed = items.filter(({ state }) => state === 'listed').length;
  return { listed, kept: items.filter(({ state }) => state === 'kept').length };
}
