import { detail, type Answer, type Call } from './answer.ts';

const DEFAULT_SIZE = 25;

/**
 * A page of a list. `page_size` of 0 means the default; a page past the end is 404, and so is page 0. `next` is built
 * from the address the host was called at.
 */
export function paged<Item>(
  call: Call,
  items: readonly Item[],
  show: {
    readonly item: (item: Item) => unknown;
    readonly extra?: Readonly<Record<string, unknown>>;
    readonly ids?: readonly number[];
  },
): Answer {
  const size = pageSize(call.query['page_size']);
  const last = Math.max(1, Math.ceil(items.length / size));
  const page = pageNumber(call.query['page'], last);
  const results = items.slice((page - 1) * size, page * size).map(show.item);
  return {
    status: 200,
    body: {
      count: items.length,
      next: page < last ? linkTo(call, page + 1) : null,
      previous: page > 1 ? linkTo(call, page - 1) : null,
      ...(call.version === 9 && show.ids && { all: show.ids }),
      results,
      ...show.extra,
    },
  };
}

function pageSize(text: string | undefined): number {
  const size = Number(text);
  return Number.isInteger(size) && size > 0 ? Math.min(size, 100_000) : DEFAULT_SIZE;
}

function pageNumber(text: string | undefined, last: number): number {
  if (text === undefined) return 1;
  if (text === 'last') return last;
  const page = Number(text);
  if (!Number.isInteger(page) || page < 1 || page > last) throw detail(404, 'Invalid page.');
  return page;
}

function linkTo(call: Call, page: number): string {
  const [path = ''] = call.path.split('?');
  const query = new URLSearchParams(
    Object.entries({ ...call.query, page: String(page) }).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  if (page === 1) query.delete('page');
  return `${call.origin}${path}?${query.toString()}`;
}

/** Filters by id and name that every list of named objects has. `iexact` folds ASCII only, as SQLite does. */
export function filterByName<Item extends { readonly id: number; readonly name: string }>(
  items: readonly Item[],
  query: Readonly<Record<string, string>>,
): Item[] {
  const ids = query['id__in'] === undefined ? undefined : parseIds(query['id__in']);
  return items.filter(
    ({ id, name }) =>
      (query['id'] === undefined || !/^\d+$/.test(query['id']) || id === Number(query['id'])) &&
      (ids === undefined || ids.includes(id)) &&
      textMatches(name, 'name', query),
  );
}

/** An id list that cannot be read is ignored, silently: everything comes back. */
export function parseIds(text: string): number[] | undefined {
  const parts = text.split(',').filter((part) => part !== '');
  return parts.every((part) => /^-?\d+$/.test(part)) && parts.length > 0 ? parts.map(Number) : undefined;
}

export function textMatches(text: string, name: string, query: Readonly<Record<string, string>>): boolean {
  const folded = foldAscii(text);
  const wanted = (ending: string): string | undefined => {
    const value = query[`${name}__${ending}`];
    return value === undefined ? undefined : foldAscii(value);
  };
  const [exact, contains, starts, ends] = ['iexact', 'icontains', 'istartswith', 'iendswith'].map(wanted);
  return (
    (exact === undefined || folded === exact) &&
    (contains === undefined || folded.includes(contains)) &&
    (starts === undefined || folded.startsWith(starts)) &&
    (ends === undefined || folded.endsWith(ends))
  );
}

function foldAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
