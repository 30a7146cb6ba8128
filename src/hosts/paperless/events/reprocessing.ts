import { HostError } from '../../../ports/errors.ts';
import type { Call } from '../api.ts';
import type { PaperlessContext } from '../context.ts';
import type { WireTask } from '../wire-types.ts';

export interface Reprocessing {
  /** Documents whose text was made anew, where the host says of which. */
  readonly ids: readonly number[];
  /** It does not say of which: all must be looked at. */
  readonly isUnknown: boolean;
  /** End of the newest one, for the next time. */
  readonly until: number | undefined;
}

const MOST_PAGES = 100;
/** While the host still works at more, what it has done is told of together, so often. */
const TOGETHER_MS = 30 * 60_000;

/**
 * Reprocessing changes neither the time of change nor fires a webhook, and overwrites the text (seen on 3.0.5): only the
 * host's list of tasks tells. @param since undefined at the first look: what was before is taken as it is
 */
export async function readReprocessing(
  { api, releases, clock }: Pick<PaperlessContext, 'api' | 'releases' | 'clock'>,
  since: number | undefined,
  call: Call,
): Promise<Reprocessing> {
  // Older hosts would answer with every task they ever had.
  if ((await releases.current(call)).support === 'older') return { ids: [], isUnknown: false, until: since };
  const tasks = await readTasks(api, since, call);
  const ended = tasks.flatMap((task) => {
    const at = endOf(task);
    return at === undefined ? [] : { at, ids: task.related_document_ids };
  });
  const until = ended.reduce((newest, { at }) => Math.max(newest, at), since ?? 0);
  const fresh = since === undefined ? [] : ended.filter(({ at }) => at > since);
  const isUnknown = fresh.some(({ ids }) => ids.length === 0);
  const isBusy = tasks.some(({ status }) => status === 'pending' || status === 'started');
  const oldest = Math.min(...fresh.map(({ at }) => at));
  // All documents are looked at for one of unknown id: not for each of hundreds.
  const isEarly = isUnknown && isBusy && clock.now().getTime() - oldest < TOGETHER_MS;
  if (isEarly) return { ids: [], isUnknown: false, until: since };
  return { ids: [...new Set(fresh.flatMap(({ ids }) => ids))], isUnknown, until };
}

function endOf({ date_done: done }: WireTask): number | undefined {
  return done === null ? undefined : Date.parse(done);
}

/** Newest first, until a whole page was known: the oldest of a long row end first. */
async function readTasks(
  api: PaperlessContext['api'],
  since: number | undefined,
  call: Call,
): Promise<readonly WireTask[]> {
  const tasks: WireTask[] = [];
  try {
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const found = await api.tasks({ task_type: 'reprocess_document', page }, call);
      tasks.push(...found);
      const isKnown = found.every((task) => (endOf(task) ?? Infinity) <= (since ?? Infinity));
      if (found.length === 0 || since === undefined || isKnown) break;
    }
    return tasks;
  } catch (error) {
    // The health check names the permission; the nightly look at everything finds what is lost.
    if (error instanceof HostError && error.code === 'forbidden') return [];
    throw error;
  }
}
