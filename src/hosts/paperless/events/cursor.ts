import { createSchemaValidator } from '../../../infra/schema-validator.ts';
import type { HostCursor } from '../../../ports/host.ts';

/** What is remembered between two polls. Times are milliseconds of the host's clock. */
export interface PollState {
  /** Newest change of all that was told, once a round came to its end. */
  readonly since: number | undefined;
  /** How far a round that is not at its end has come; undefined between rounds. */
  readonly at: number | undefined;
  /** Newest change told in this round. */
  readonly top: number | undefined;
  /** Greatest id told before this round, and in it: greater ones are new. */
  readonly maxId: number;
  readonly topId: number;
  /** Told with this time of change, of the newest changes: `modified` as `timeKey` has it. */
  readonly seen: ReadonlyMap<number, string>;
  /** Requests of people that stand in the host and were told, as `id:request`. */
  readonly asked: ReadonlySet<string>;
  /** End of the newest reprocessing known; undefined before the first look. */
  readonly reprocessed: number | undefined;
}

export const BEGINNING: PollState = {
  ...{ since: undefined, at: undefined, top: undefined, reprocessed: undefined },
  ...{ maxId: 0, topId: 0, seen: new Map(), asked: new Set() },
};

/** JSON without a blank; letters only where they are ASCII. */
export function encodeCursor(state: PollState): HostCursor {
  const { since, at, top, maxId, topId, seen, asked, reprocessed } = state;
  const kept = {
    v: 1,
    ...{ since, at, top, maxId, topId, reprocessed },
    seen: [...seen].sort(([one], [other]) => one - other).map(([id, key]) => `${String(id)}:${key}`),
    asked: [...asked].sort(),
  };
  return JSON.stringify(kept) as HostCursor; // the one place where cursors of this host are made
}

const time = { type: 'integer' };
const id = { type: 'integer', minimum: 0 };
const check = createSchemaValidator().compile({
  type: 'object',
  properties: {
    v: { const: 1 },
    ...{ since: time, at: time, top: time, maxId: id, topId: id, reprocessed: time },
    seen: { type: 'array', items: { type: 'string', pattern: '^[0-9]{1,10}:[0-9a-z-]{1,14}$' } },
    asked: { type: 'array', items: { type: 'string', pattern: '^[0-9]{1,10}:[a-z-]{1,20}$' } },
  },
  required: ['v', 'maxId', 'topId', 'seen', 'asked'],
  additionalProperties: false,
});

interface Kept extends Pick<PollState, 'maxId' | 'topId'> {
  readonly since?: number;
  readonly at?: number;
  readonly top?: number;
  readonly reprocessed?: number;
  readonly seen: readonly string[];
  readonly asked: readonly string[];
}

/** Undefined for text that is no cursor of this host. */
export function decodeCursor(cursor: HostCursor): PollState | undefined {
  const parsed = parse(cursor);
  if (check(parsed).length > 0) return undefined;
  const { since, at, top, maxId, topId, seen, asked, reprocessed } = parsed as Kept; // checked
  return {
    ...{ since, at, top, maxId, topId, reprocessed },
    seen: new Map(seen.map(toPair)),
    asked: new Set(asked),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON is no cursor
  }
}

function toPair(entry: string): [number, string] {
  const colon = entry.indexOf(':');
  return [Number(entry.slice(0, colon)), entry.slice(colon + 1)];
}

/** A time of the host, to the microsecond, short: told apart are changes of one document that lie close together. */
export function timeKey(iso: string): string {
  const micros = Number(/\.(\d{1,6})/.exec(iso)?.[1]?.padEnd(6, '0') ?? '0');
  return (Math.floor(Date.parse(iso) / 1000) * 1_000_000 + micros).toString(36);
}
