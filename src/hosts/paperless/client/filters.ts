import type { DocumentFilters } from '../api.ts';
import { hostError, type Operation } from '../errors.ts';
import { DOCUMENT_FIELDS } from '../wire.ts';
import type { WireDocument } from '../wire-types.ts';

type FilterName = keyof DocumentFilters;

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/;
const KNOWN_FIELDS: ReadonlySet<unknown> = new Set(DOCUMENT_FIELDS);

function ids(value: unknown): string | undefined {
  const isGood = Array.isArray(value) && value.length > 0 && value.every((one) => Number.isInteger(one) && one > 0);
  return isGood ? value.join(',') : undefined;
}

function texts(pattern: RegExp): (value: unknown) => string | undefined {
  return (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined);
}

/** Text of the query, undefined for a value that the host would ignore: it then answers with every document it has. */
const FILTERS: Readonly<Record<FilterName, (value: unknown) => string | undefined>> = {
  id__in: ids,
  modified__gt: texts(ISO),
  checksum__iexact: texts(/^([0-9a-f]{64}|[0-9a-f]{32})$/),
  tags__id__all: ids,
  ordering: texts(/^(id|modified)$/),
  fields: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((one) => KNOWN_FIELDS.has(one))
      ? value.join(',')
      : undefined,
  full_perms: (value) => (typeof value === 'boolean' ? String(value) : undefined),
};

/** @throws HostError `invalid` for a filter that is not in the list, or a value that it does not take */
export function toQuery(filters: DocumentFilters, on: Operation): Readonly<Record<string, string>> {
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(filters)) {
    if (value === undefined) continue;
    const text = Object.hasOwn(FILTERS, name) ? FILTERS[name as FilterName](value) : undefined; // own name of the table
    if (text === undefined) throw hostError('invalid', 'Not a filter of the host', { on, details: { filter: name } });
    query[name] = text;
  }
  return query;
}

/** Filters that are seen to have been ignored are a fault: what follows would treat strangers as hits. @throws HostError `protocol` */
export function demandFiltered(
  filters: DocumentFilters,
  results: readonly Partial<WireDocument>[],
  on: Operation,
): void {
  for (const row of results) {
    const filter = ignoredFilter(filters, row);
    if (filter !== undefined) throw hostError('protocol', 'The host ignored a filter', { on, details: { filter } });
  }
}

function ignoredFilter(
  filters: DocumentFilters,
  { id, modified, tags }: Partial<WireDocument>,
): FilterName | undefined {
  const { id__in: wanted, modified__gt: since, tags__id__all: tagged = [] } = filters;
  if (id !== undefined && wanted?.includes(id) === false) return 'id__in';
  // Cut to milliseconds on both sides, so not later does not yet mean ignored.
  const floor = since === undefined ? -Infinity : Date.parse(since);
  if (modified !== undefined && Date.parse(modified) < floor) return 'modified__gt';
  return tags !== undefined && !tagged.every((tag) => tags.includes(tag)) ? 'tags__id__all' : undefined;
}
