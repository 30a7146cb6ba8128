import { hasMember, memberOf } from '../../../domain/arrangement/project.ts';
import type { ArchiveDeps } from '../deps.ts';
import { refusal } from '../refuse.ts';

/**
 * Where a fonds is arranged by a running project that has checkers, they alone check at the first level.
 * @throws RecordError
 */
export async function demandChecker(
  { store }: Pick<ArchiveDeps, 'store'>,
  fondsIds: readonly string[],
  actor: string,
): Promise<void> {
  for (const fondsId of new Set(fondsIds))
    for (const project of await store.arrangement.runningFor(fondsId))
      if (hasMember(project, 'checker') && memberOf(project, actor)?.role !== 'checker')
        throw refusal('actor', 'not-a-checker', { account: actor, project: project.title });
}
