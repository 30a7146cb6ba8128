import { RequestError } from '../../ports/errors.ts';
import type { PageOf, PageRequest } from '../../ports/store/paging.ts';

type Key = readonly (string | number)[];

/** Opaque to callers; what it holds may change with any version. */
export function encodeCursor(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws RequestError `invalid-request` when it is none of ours */
export function decodeCursor(cursor: string, parts: number): Key {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === parts && key.every(isKeyPart)) return key;
  } catch {
    // Not JSON: refused below like any other cursor that is not ours.
  }
  throw new RequestError('invalid-request', 'The cursor is not valid', { details: { parameter: 'after' } });
}

function isKeyPart(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** `rows` holds up to one more than was asked for, which tells that there is a next page. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  { limit }: PageRequest,
  shape: { readonly item: (row: Row) => Item; readonly key: (row: Row) => Key },
): PageOf<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map((row) => shape.item(row));
  return rows.length > limit && last !== undefined ? { items, next: encodeCursor(shape.key(last)) } : { items };
}
