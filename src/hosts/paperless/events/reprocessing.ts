import { HostError } from '../../../ports/errors.ts';
import type { Call } from '../api.ts';
import type { PaperlessContext } from '../context.ts';

export interface Reprocessing {
  /** Documents whose text was made anew, where the host says of which. */
  readonly ids: readonly number[];
  /** It does not say of which: all must be looked at. */
  readonly isUnknown: boolean;
  /** End of the newest one, for the next time. */
  readonly until: number | undefined;
}

/**
 * Reprocessing changes neither the time of change nor fires a webhook, and overwrites the text (seen on 3.0.5): only the
 * host's list of tasks tells. @param since undefined at the first look: what was before is taken as it is
 */
export async function readReprocessing(
  { api, releases }: Pick<PaperlessContext, 'api' | 'releases'>,
  since: number | undefined,
  call: Call,
): Promise<Reprocessing> {
  // Older hosts would answer with every task they ever had.
  if ((await releases.current(call)).support === 'older') return { ids: [], isUnknown: false, until: since };
  const tasks = await readTasks(api, call);
  const ended = tasks.flatMap(({ date_done, related_document_ids: ids }) =>
    date_done === null ? [] : { at: Date.parse(date_done), ids },
  );
  const until = ended.reduce((newest, { at }) => Math.max(newest, at), since ?? 0);
  const fresh = since === undefined ? [] : ended.filter(({ at }) => at > since);
  return {
    ids: [...new Set(fresh.flatMap(({ ids }) => ids))],
    isUnknown: fresh.some(({ ids }) => ids.length === 0),
    until,
  };
}

async function readTasks(api: PaperlessContext['api'], call: Call): ReturnType<PaperlessContext['api']['tasks']> {
  try {
    return await api.tasks({ task_type: 'reprocess_document' }, call);
  } catch (error) {
    // The health check names the permission; the nightly look at everything finds what is lost.
    if (error instanceof HostError && error.code === 'forbidden') return [];
    throw error;
  }
}
