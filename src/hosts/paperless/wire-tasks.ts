import { createSchemaValidator } from '../../infra/schema-validator.ts';
import type { Operation } from './errors.ts';
import { demand } from './wire.ts';
import type { WireTask } from './wire-types.ts';

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const DATES = { task_id: text, status: text, date_created: textOrNull, date_done: textOrNull };
const REQUIRED = ['task_id', 'status', 'date_created', 'date_done'];

const validator = createSchemaValidator();
const checks = {
  /** API 10. */
  task: validator.compile({
    type: 'object',
    properties: {
      ...DATES,
      task_type: text,
      result_data: {
        type: ['object', 'null'],
        properties: {
          document_id: { type: ['integer', 'null'] },
          duplicate_of: { type: ['integer', 'null'] },
          reason: textOrNull,
          error_message: textOrNull,
        },
      },
      related_document_ids: { type: 'array', items: { type: 'integer' } },
    },
    required: [...REQUIRED, 'task_type', 'related_document_ids'],
  }),
  /** API 9: a text says how it ended. */
  older: validator.compile({
    type: 'object',
    properties: {
      ...DATES,
      task_name: textOrNull,
      result: textOrNull,
      related_document: { type: ['string', 'integer', 'null'] },
    },
    required: REQUIRED,
  }),
};

type NewerTask = Omit<WireTask, 'date_created' | 'result_data' | 'status'> & {
  readonly status: string;
  readonly date_created: string | null;
  readonly result_data?: WireTask['result_data'];
};
interface OlderTask {
  readonly task_id: string;
  readonly task_name?: string | null;
  readonly status: string;
  readonly date_created: string | null;
  readonly date_done: string | null;
  readonly result?: string | null;
  readonly related_document?: string | number | null;
}

/** A task in either form of the API; told apart by their members, since older hosts serve both. */
export function readTask(value: unknown, on: Operation): WireTask {
  const isNewer = typeof value === 'object' && value !== null && 'task_type' in value;
  demand(isNewer ? checks.task : checks.older, value, on);
  return isNewer ? fromNewer(value as NewerTask) : fromOlder(value as OlderTask); // checked
}

function fromNewer(task: NewerTask): WireTask {
  const { task_id, task_type, date_done, related_document_ids, result_data } = task;
  return {
    task_id,
    task_type,
    status: statusOf(task.status),
    date_created: textOf(task.date_created),
    date_done,
    related_document_ids,
    result_data: result_data ?? null,
  };
}

function fromOlder(task: OlderTask): WireTask {
  const related = Number(task.related_document ?? NaN);
  const status = statusOf(task.status);
  return {
    task_id: task.task_id,
    task_type: task.task_name ?? '',
    status,
    date_created: textOf(task.date_created),
    date_done: task.date_done,
    related_document_ids: Number.isInteger(related) ? [related] : [],
    result_data: typeof task.result === 'string' ? resultOf(task.result, status) : null,
  };
}

/** `Success. New document id 9 created`, `…: It is a duplicate of … (#12).`, of 3.x `… is a duplicate of document #12`. */
function resultOf(said: string, status: WireTask['status']): NonNullable<WireTask['result_data']> {
  const made = /\bNew document id (\d+) created\b/.exec(said)?.[1];
  if (made !== undefined) return { document_id: Number(made) };
  const twin = /\bduplicate of .*#(\d+)\b/.exec(said)?.[1];
  if (twin !== undefined) return { duplicate_of: Number(twin) };
  return status === 'failure' ? { error_message: said } : { reason: said };
}

function textOf(date: string | null): string {
  return date ?? '';
}

const STATUSES: Readonly<Record<string, WireTask['status']>> = {
  success: 'success',
  failure: 'failure',
  revoked: 'revoked',
  pending: 'pending',
};

/** Any word that is not an end means that the task still runs (`retry`, `started`, ones of later releases). */
function statusOf(said: string): WireTask['status'] {
  return STATUSES[said.toLowerCase()] ?? 'started';
}
