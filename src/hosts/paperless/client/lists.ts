import type { Call } from '../api.ts';
import { hostError, statusOf } from '../errors.ts';
import { readPage } from '../wire.ts';
import type { ApiRequest, Session } from './session.ts';

/** The host allows no more. */
const LARGEST_PAGE = 100_000;
const MOST_PAGES = 1000;

interface Identified {
  readonly id: number;
}

/**
 * A whole list, by counting pages: the host's own link to the next one is made of its idea of its address, which may be
 * another machine. @throws HostError `protocol` when a page comes twice
 */
export async function listAll<Row extends Identified>(
  session: Session,
  request: Pick<ApiRequest, 'operation' | 'path'> & Call,
  read: (value: unknown) => Row,
): Promise<readonly Row[]> {
  const on = session.on(request.operation);
  const rows = new Map<number, Row>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { count, results } = await onePage(session, request, { page, page_size: LARGEST_PAGE });
    const fresh = results.map(read).filter(({ id }) => !rows.has(id));
    // Rows move while pages are turned, so a few may come again; all of them cannot.
    if (results.length > 0 && fresh.length === 0)
      throw hostError('protocol', 'A page came twice', { on, details: { page } });
    for (const row of fresh) rows.set(row.id, row);
    if (results.length === 0 || rows.size >= count) return [...rows.values()];
  }
  throw hostError('protocol', 'The list has no end', { on, details: { pages: MOST_PAGES } });
}

/** A page past the end is a 404 of the host: an empty one. */
export async function onePage(
  session: Session,
  request: Pick<ApiRequest, 'operation' | 'path'> & Call,
  query: Readonly<Record<string, string | number>> & { readonly page: number },
): Promise<{ readonly count: number; readonly results: readonly unknown[] }> {
  try {
    const { body } = await session.json({ ...request, query });
    return readPage(body, session.on(request.operation));
  } catch (error) {
    if (query.page > 1 && statusOf(error) === 404) return { count: 0, results: [] };
    throw error;
  }
}
