import { invalid } from './answer.ts';
import { rootOf, type Document, type State } from './state.ts';

const VARIABLES = [
  ...['asn', 'correspondent', 'document_type', 'tag_list', 'tag_name_list', 'title', 'owner_username', 'original_name'],
  ...['doc_pk', 'document', 'custom_fields'],
  ...['created', 'added'].flatMap((date) =>
    ['', '_year', '_year_short', '_month', '_month_name', '_month_name_short', '_day'].map((end) => `${date}${end}`),
  ),
];
const FILTERS = [
  'get_cf_value',
  'datetime',
  'slugify',
  'localize_date',
  'default',
  'upper',
  'lower',
  'replace',
  'int',
  'string',
];

/** The template as the host keeps it; single braces of old are made into double ones. @throws Refusal 400 */
export function checkPath(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw invalid({ path: ['This field is required.'] });
  const path = value.includes('{{') ? value : value.replace(/\{(\w+)\}/g, '{{ $1 }}');
  if (path.includes('..') || !isSound(path)) throw invalid({ path: ['Invalid variable detected.'] });
  return path;
}

function isSound(path: string): boolean {
  const rest = path.replace(/\{\{(.*?)\}\}/g, (whole, inner: string) => (knows(inner) ? '' : whole));
  return !rest.includes('{{') && !rest.includes('}}');
}

function knows(expression: string): boolean {
  const [variable = '', ...filters] = expression.split('|').map((part) => part.trim());
  return (
    VARIABLES.includes(variable) && filters.every((filter) => FILTERS.includes(filter.replace(/\(.*$/s, '').trim()))
  );
}

/** The path a document would get; null for whatever is wrong with the template. */
export function pathOf(state: State, document: Document, template: string): string | null {
  if (!isSound(template)) return null;
  const filled = template.replace(/\{\{(.*?)\}\}/g, (_, inner: string) => valueOf(state, document, inner.trim()));
  const ending = /\.\w+$/.exec(rootOf(document).fileName)?.[0] ?? '';
  return `${filled.replace(/^\/+/, '')}${ending}`;
}

function valueOf(state: State, document: Document, expression: string): string {
  const [, name, otherwise] =
    /^custom_fields\s*\|\s*get_cf_value\(\s*["'](.*?)["']\s*(?:,\s*["'](.*?)["']\s*)?\)$/.exec(expression) ?? [];
  if (name !== undefined) return fieldValue(state, document, name) ?? otherwise ?? '';
  const [variable = ''] = expression.split('|').map((part) => part.trim());
  const named = (kind: 'correspondent' | 'document_type'): string => {
    const id = document[kind];
    return (id === null ? undefined : state.namedOf(kind).get(id)?.name) ?? 'none';
  };
  const [year = '', month = '', day = ''] = document.created.split('-');
  const values: Readonly<Record<string, string>> = {
    ...{
      title: document.title,
      doc_pk: String(document.id),
      created: document.created,
      asn: String(document.asn ?? 'none'),
    },
    ...{ created_year: year, created_month: month, created_day: day },
    ...{ correspondent: named('correspondent'), document_type: named('document_type') },
    original_name: rootOf(document).fileName,
  };
  return values[variable] ?? '';
}

/** A choice gives its label. */
function fieldValue(state: State, document: Document, name: string): string | undefined {
  const field = [...state.fields.values()].find((one) => one.name === name);
  const value = document.fields.find((instance) => instance.field === field?.id)?.value;
  if (value === undefined || value === null) return undefined;
  const options = field?.extra_data?.['select_options'];
  const label = Array.isArray(options)
    ? (options as { id: unknown; label: string }[]).find(({ id }) => id === value)?.label
    : undefined;
  return label ?? String(value);
}
