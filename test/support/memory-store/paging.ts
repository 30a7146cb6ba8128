import { RequestError } from '../../../src/ports/errors.ts';
import type { PageOf, PageRequest } from '../../../src/ports/store/paging.ts';

/** Cuts a keyset page out of items in order; `keyOf` must be unique and rise with the order. */
export function pageOf<T>(items: readonly T[], request: PageRequest, keyOf: (item: T) => string): PageOf<T> {
  const after = request.after === undefined ? undefined : decode(request.after);
  const rest = after === undefined ? items : items.filter((item) => keyOf(item) > after);
  const page = rest.slice(0, request.limit);
  const last = page.at(-1);
  return last === undefined || rest.length <= page.length
    ? { items: page }
    : { items: page, next: Buffer.from(`k${keyOf(last)}`).toString('base64url') };
}

function decode(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!text.startsWith('k'))
    throw new RequestError('invalid-request', 'Not a cursor', { details: { parameter: 'after' } });
  return text.slice(1);
}

/** Rises when the time falls: for lists with the newest first. */
export function newestFirst(at: Date): string {
  return String(Number.MAX_SAFE_INTEGER - at.getTime()).padStart(16, '0');
}
