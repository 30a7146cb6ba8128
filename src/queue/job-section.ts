import type { DeadJob, JobName } from '../ports/queue.ts';
import type { DumpSection } from '../store/transfer/dump-section.ts';
import type { OpenQueue } from './create-queue.ts';
import { makeIdSource } from './job-id.ts';
import { JOB_NAMES, type UndoneJob } from './job-table.ts';

const MOST_DEAD = 1_000_000;

type JobRow =
  | ({ readonly kind: 'undone' } & UndoneJob)
  | ({ readonly kind: 'dead' } & Omit<DeadJob, 'id' | 'failedAt'> & { readonly failedAt: string });

/** The jobs of the queue in a dump: waiting, running (they run again) and dead ones with their reason. */
export function makeJobSection(queue: OpenQueue): DumpSection {
  const nextId = makeIdSource();
  return {
    name: 'jobs',
    isEmpty: async () => {
      const { waiting, active, retrying, dead } = await queue.counts();
      return waiting + active + retrying + dead === 0;
    },
    rows: async () => {
      const undone = await queue.table.listUndone();
      const dead = await queue.table.listDead(MOST_DEAD);
      return [...undone.map((job) => ({ kind: 'undone', ...job })), ...dead.map(toDeadRow)];
    },
    restore: async (row) => {
      if (!isJobRow(row)) throw new TypeError('The dump holds a job that this version does not know');
      const id = nextId();
      const { name, payload, key } = row;
      if (row.kind === 'undone') await queue.sendAs(id, { name, payload, key, priority: row.priority });
      else {
        await queue.sendAs(id, { name, payload, key });
        const failure = { code: row.code, reason: row.reason, failures: row.attempts };
        await queue.table.markDead(id, { failure, failedAt: new Date(row.failedAt), attempts: row.attempts });
      }
    },
  };
}

function toDeadRow({ name, key, payload, code, reason, attempts, failedAt }: DeadJob): JobRow {
  return { kind: 'dead', name, key, payload, code, reason, attempts, failedAt: failedAt.toISOString() };
}

/** Dumps are written by this file only, and their hashes were checked; the name is what may differ by version. */
function isJobRow(row: unknown): row is JobRow {
  const names: readonly string[] = JOB_NAMES satisfies readonly JobName[];
  return typeof row === 'object' && row !== null && 'name' in row && names.includes(String(row.name));
}
