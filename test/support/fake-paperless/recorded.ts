import { readFile } from 'node:fs/promises';
import { isRecord } from './answer.ts';

const FOLDER = new URL('../../fixtures/http/paperless/3.0.5/', import.meta.url);

/** One exchange as it was recorded; see the README beside the files. */
export interface Recorded {
  readonly request: RecordedRequest;
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export async function readRecorded(name: string): Promise<Recorded> {
  return JSON.parse(await readFile(new URL(`${name}.json`, FOLDER), 'utf8')) as Recorded; // as: our own fixture
}

/** Differ from run to run: only their type is compared. */
const VOLATILE = new Set([
  ...['modified', 'added', 'created', 'created_date', 'deleted_at', 'date_created', 'date_started', 'date_done'],
  ...['duration_seconds', 'wait_time_seconds', 'task_id', 'checksum', 'content', 'next', 'timestamp', 'permissions'],
]);

/** What differs, one line each: `results.0.name: "a" instead of "b"`. */
export function differences(actual: unknown, expected: unknown, path = ''): readonly string[] {
  if (isSame(actual, expected, path.split('.').at(-1) ?? '')) return [];
  if (Array.isArray(expected) && Array.isArray(actual) && actual.length === expected.length) {
    const [now, then] = [inOrder(actual), inOrder(expected)];
    return then.flatMap((item, index) => differences(now[index], item, `${path}.${String(index)}`));
  }
  if (isRecord(expected) && isRecord(actual)) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
    return names.flatMap((name) => differences(actual[name], expected[name], path === '' ? name : `${path}.${name}`));
  }
  return [`${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`];
}

function isSame(actual: unknown, expected: unknown, key: string): boolean {
  if (actual === expected) return true;
  if (VOLATILE.has(key) && !isRecord(expected)) return kindOf(actual) === kindOf(expected);
  return (isTaskId(actual) && isTaskId(expected)) || (isMadeUpId(actual) && isMadeUpId(expected));
}

export function isTaskId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

/** Of an option that came without one. */
function isMadeUpId(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-zA-Z]{16}$/.test(value);
}

/** Values of fields come in the order in which they were written, which JSON objects do not keep. */
function inOrder(items: readonly unknown[]): readonly unknown[] {
  const fieldOf = (item: unknown): number => (isRecord(item) && typeof item['field'] === 'number' ? item['field'] : 0);
  return [...items].sort((one, other) => fieldOf(one) - fieldOf(other));
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
