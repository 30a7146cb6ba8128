import {
  DUPLICATE_SIGNS,
  duplicateGroup,
  withoutRepeats,
  type DuplicateGroup,
} from '../../../domain/disposal/duplicates.ts';
import type { DuplicateSign } from '../../../domain/disposal/duplicates.ts';
import type { DisposalDeps } from './disposal-deps.ts';

export interface DuplicateQuery {
  readonly fondsId: string;
  readonly signs?: readonly DuplicateSign[];
  /** Those who may not see secret dossiers see no group in which one has a copy. */
  readonly withoutSecret?: boolean;
  readonly limit: number;
  /** How many groups to pass over. */
  readonly offset?: number;
}

export interface FoundDuplicates {
  readonly groups: readonly DuplicateGroup[];
  readonly all: number;
}

/** Copies among the documents of a fonds, the surest signs first. Proposals only: a copy may belong where it lies. */
export async function findDuplicates(
  { store }: Pick<DisposalDeps, 'store'>,
  query: DuplicateQuery,
): Promise<FoundDuplicates> {
  const { fondsId, signs = DUPLICATE_SIGNS, withoutSecret = false, limit, offset = 0 } = query;
  const groups: DuplicateGroup[] = [];
  for (const sign of signs) {
    const copies = await store.disposals.copies(fondsId, sign);
    groups.push(...copies.flatMap((some) => duplicateGroup(sign, some) ?? []));
  }
  const seen = withoutRepeats(groups).filter(
    ({ kept, others }) => !withoutSecret || ![kept, ...others].some(({ secret }) => secret),
  );
  return { groups: seen.slice(offset, offset + limit), all: seen.length };
}
