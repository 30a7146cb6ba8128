import type { PageRequest } from '../../../ports/store/paging.ts';

/** The part of a query that asks for a page. */
export interface PagedQuery {
  readonly limit: number;
  readonly after?: string;
}

export function pageRequest({ limit, after }: PagedQuery): PageRequest {
  return { limit, ...(after !== undefined && { after }) };
}
