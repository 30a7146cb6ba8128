import { invalid, type Call } from './answer.ts';
import { compileQuery } from './field-query.ts';
import { parseIds, textMatches } from './page.ts';
import { newestOf, rootOf, type Document, type State } from './state.ts';

type Test = (document: Document) => boolean;
type Query = Readonly<Record<string, string>>;

/**
 * Documents that the query asks for. Names that the host does not know are ignored with 200, and so is an id list that
 * cannot be read; a date that cannot be read is 400.
 */
export function selectDocuments(state: State, documents: readonly Document[], call: Call): Document[] {
  const tests = [
    ...plainTests(call.query),
    ...relationTests(state, call.query),
    ...timeTests(call.query),
    ...textTests(call.query),
  ];
  const query = call.query['custom_field_query'];
  if (query !== undefined) tests.push(compileQuery(state, query));
  const kept = documents.filter((document) => tests.every((test) => test(document)));
  return sort(state, kept, call.query['ordering']);
}

function plainTests(query: Query): Test[] {
  const tests: Test[] = [];
  const add = (name: string, make: (value: string) => Test): void => {
    const value = query[name];
    if (value !== undefined && value !== '') tests.push(make(value));
  };
  add('id', (value) => (/^\d+$/.test(value) ? ({ id }) => id === Number(value) : () => true));
  add('id__in', (value) => {
    const ids = parseIds(value);
    return ({ id }) => ids === undefined || ids.includes(id);
  });
  add(
    'is_tagged',
    (value) =>
      ({ tags }) =>
        tags.length > 0 === (value === 'true'),
  );
  add(
    'has_custom_fields',
    (value) =>
      ({ fields }) =>
        fields.length > 0 === (value === 'true'),
  );
  add('mime_type', (value) => (document) => rootOf(document).mimeType === value);
  add(
    'archive_serial_number',
    (value) =>
      ({ asn }) =>
        asn === Number(value),
  );
  add(
    'archive_serial_number__isnull',
    (value) =>
      ({ asn }) =>
        (asn === null) === (value === 'true'),
  );
  tests.push((document) => textMatches(document.title, 'title', query));
  tests.push((document) => textMatches(newestOf(document).content, 'content', query));
  tests.push((document) => textMatches(rootOf(document).fileName, 'original_filename', query));
  tests.push((document) => textMatches(rootOf(document).checksum, 'checksum', query));
  return tests;
}

function relationTests(state: State, query: Query): Test[] {
  const tests: Test[] = [];
  const ids = (name: string, test: (ids: readonly number[], document: Document) => boolean): void => {
    const wanted = query[name] === undefined ? undefined : parseIds(query[name]);
    if (wanted) tests.push((document) => test(wanted, document));
  };
  ids('tags__id', (wanted, { tags }) => wanted.some((id) => tags.includes(id)));
  ids('tags__id__in', (wanted, { tags }) => wanted.some((id) => tags.includes(id)));
  ids('tags__id__all', (wanted, { tags }) => wanted.every((id) => tags.includes(id)));
  ids('tags__id__none', (wanted, { tags }) => !wanted.some((id) => tags.includes(id)));
  ids('custom_fields__id__all', (wanted, { fields }) => wanted.every((id) => fields.some(({ field }) => field === id)));
  ids('custom_fields__id__in', (wanted, { fields }) => wanted.some((id) => fields.some(({ field }) => field === id)));
  ids(
    'custom_fields__id__none',
    (wanted, { fields }) => !wanted.some((id) => fields.some(({ field }) => field === id)),
  );
  for (const kind of ['document_type', 'correspondent', 'storage_path', 'owner'] as const) {
    ids(`${kind}__id`, (wanted, document) => wanted.includes(document[kind] ?? -1));
    ids(`${kind}__id__in`, (wanted, document) => wanted.includes(document[kind] ?? -1));
    ids(`${kind}__id__none`, (wanted, document) => !wanted.includes(document[kind] ?? -1));
    const isNull = query[`${kind}__isnull`];
    if (isNull !== undefined) tests.push((document) => (document[kind] === null) === (isNull === 'true'));
  }
  const inbox = query['is_in_inbox'];
  const inboxTags = [...state.namedOf('tag').values()].filter(({ is_inbox_tag }) => is_inbox_tag).map(({ id }) => id);
  if (inbox !== undefined) tests.push(({ tags }) => tags.some((id) => inboxTags.includes(id)) === (inbox === 'true'));
  return tests;
}

function timeTests(query: Query): Test[] {
  const tests: Test[] = [];
  for (const name of ['modified', 'added'] as const) {
    for (const operation of ['gt', 'gte', 'lt', 'lte'] as const) {
      const text = query[`${name}__${operation}`];
      if (text !== undefined && text !== '')
        tests.push(({ [name]: at }) => inOrder(at, operation, toMicros(`${name}__${operation}`, text)));
    }
  }
  for (const operation of ['gt', 'gte', 'lt', 'lte'] as const) {
    const text = query[`created__${operation}`];
    if (text === undefined || text === '') continue;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw invalid({ [`created__${operation}`]: ['Enter a valid date.'] });
    tests.push(({ created }) => inOrder(created === text ? 0 : created > text ? 1 : -1, operation, 0));
  }
  return tests;
}

function inOrder(value: number, operation: 'gt' | 'gte' | 'lt' | 'lte', limit: number): boolean {
  if (operation === 'gt') return value > limit;
  if (operation === 'gte') return value >= limit;
  return operation === 'lt' ? value < limit : value <= limit;
}

/** A time without a zone is in that of the host. A `+` that was not encoded arrives as a space and is no time. */
function toMicros(name: string, text: string): number {
  const [, whole, fraction = '', zone = '+07:00'] =
    /^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,6}))?(Z|[+-]\d{2}:?\d{2})?$/.exec(text) ?? [];
  const milliseconds = whole === undefined ? Number.NaN : Date.parse(`${whole.replace(' ', 'T')}${zone}`);
  if (Number.isNaN(milliseconds)) throw invalid({ [name]: ['Enter a valid date/time.'] });
  return milliseconds * 1000 + Number(fraction.padEnd(6, '0'));
}

/** Folded to ASCII and lower case, as the search index does: "cong van" finds "Công văn"; decomposed text is not found. */
function textTests(query: Query): Test[] {
  const asked = query['query'] ?? query['text'] ?? query['title_search'];
  if (asked === undefined || asked === '') return [];
  if (/^(AND|OR)\b|\(\(/.test(asked)) throw invalid('Error listing search results, check logs for more detail.');
  const words = fold(asked).split(/\s+/);
  return [
    (document) =>
      words.every((word) =>
        fold(`${document.title} ${newestOf(document).content}`)
          .split(/[^\w]+/)
          .includes(word),
      ),
  ];
}

function fold(text: string): string {
  const lower = text.toLowerCase();
  if (text !== text.normalize('NFC')) return lower;
  return lower.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}

type Key = (document: Document) => string | number;

function sort(state: State, documents: Document[], ordering: string | undefined): Document[] {
  const down = ordering?.startsWith('-') === true;
  const key = orderingKey(state, (ordering ?? '').replace(/^-/, ''));
  const byKey = key ?? (({ created }: Document) => created);
  const sign = (key ? down : true) ? -1 : 1;
  return [...documents].sort((one, other) => {
    const [a, b] = [byKey(one), byKey(other)];
    return a === b ? sign * (one.id - other.id) : (a < b ? -1 : 1) * sign;
  });
}

/** Undefined for a name that the host does not know, which it ignores. */
function orderingKey(state: State, name: string): Key | undefined {
  const field = /^custom_field_(\d+)$/.exec(name)?.[1];
  if (field !== undefined) {
    if (!state.fields.has(Number(field))) throw invalid({ [name]: ['Custom field not found'] });
    return ({ fields }) => {
      const value = fields.find((instance) => instance.field === Number(field))?.value;
      return value === undefined || value === null ? '\uffff' : String(value);
    };
  }
  const keys: Readonly<Record<string, Key>> = {
    id: ({ id }) => id,
    title: ({ title }) => title.toLowerCase(),
    created: ({ created }) => created,
    modified: ({ modified }) => modified,
    added: ({ added }) => added,
    archive_serial_number: ({ asn }) => asn ?? -1,
    num_notes: ({ notes }) => notes.length,
    owner: ({ owner }) => owner ?? -1,
    page_count: (document) => newestOf(document).pageCount ?? -1,
  };
  return keys[name];
}
