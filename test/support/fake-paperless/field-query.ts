import { invalid } from './answer.ts';
import type { CustomField, Document, FieldValue, State } from './state.ts';

const TEXT = ['string', 'longtext', 'url', 'monetary'];
const ORDERED = ['integer', 'float', 'date', 'monetary'];
const MAX_ATOMS = 20;

type Atom = readonly [CustomField, string, unknown];

/** `custom_field_query`: an atom `[field, operation, value]` or a group `["AND", […]]`. @throws Refusal 400 */
export function matchesQuery(state: State, query: unknown, document: Document): boolean {
  return new Compiler(state).compile(query, [])(document);
}

export function compileQuery(state: State, text: string): Test {
  let query: unknown;
  try {
    query = JSON.parse(text);
  } catch {
    throw invalid({ custom_field_query: ['Value must be valid JSON.'] });
  }
  return new Compiler(state).compile(query, []);
}

type Test = (document: Document) => boolean;

class Compiler {
  readonly #state: State;
  #atoms = 0;

  constructor(state: State) {
    this.#state = state;
  }

  compile(query: unknown, path: readonly number[]): Test {
    if (!Array.isArray(query)) throw refused(path, 'Invalid custom field query expression');
    const [head, second] = query as unknown[];
    if (head === 'NOT') {
      const inner = this.compile(second, [...path, 1]);
      return (document) => !inner(document);
    }
    if ((head === 'AND' || head === 'OR') && Array.isArray(second)) {
      const parts = second.map((part, index) => this.compile(part, [...path, 1, index]));
      return (document) =>
        head === 'AND' ? parts.every((part) => part(document)) : parts.some((part) => part(document));
    }
    this.#atoms += 1;
    if (this.#atoms > MAX_ATOMS) throw refused(path, 'Maximum number of query conditions exceeded.');
    const atom = parseAtom(this.#state, query, path);
    return (document) => atomMatches(atom, document);
  }
}

function parseAtom(state: State, query: readonly unknown[], path: readonly number[]): Atom {
  const [name, operation, value] = query;
  const field = [...state.fields.values()].find((one) => one.id === name || one.name === name);
  if (!field) throw refused([...path, 0], `${String(name)} is not a valid custom field.`);
  if (typeof operation !== 'string' || !isSupported(field.data_type, operation)) {
    throw refused([...path, 1], `${field.data_type} does not support query expr '${String(operation)}'.`);
  }
  return [field, operation, value];
}

function isSupported(type: string, operation: string): boolean {
  if (['exact', 'in', 'isnull', 'exists'].includes(operation)) return true;
  if (['icontains', 'istartswith', 'iendswith'].includes(operation)) return TEXT.includes(type);
  if (['gt', 'gte', 'lt', 'lte', 'range'].includes(operation)) return ORDERED.includes(type);
  if (/^(year|month|day|week|quarter)__(exact|in|gt|gte|lt|lte)$/.test(operation)) return type === 'date';
  return operation === 'contains' && type === 'documentlink';
}

function atomMatches([field, operation, wanted]: Atom, document: Document): boolean {
  const instance = document.fields.find((one) => one.field === field.id);
  if (operation === 'exists') return (instance !== undefined) === wanted;
  if (!instance) return false;
  if (operation === 'isnull') return (instance.value === null) === wanted;
  return instance.value !== null && compare(instance.value, operation, toOption(field, wanted));
}

/** Of a choice the id or the label may be asked for. */
function toOption(field: CustomField, wanted: unknown): unknown {
  if (field.data_type !== 'select') return wanted;
  const options = field.extra_data?.['select_options'];
  const found = Array.isArray(options)
    ? (options as { id: unknown; label: unknown }[]).find(({ label }) => label === wanted)
    : undefined;
  return found?.id ?? wanted;
}

function compare(value: Exclude<FieldValue, null>, operation: string, wanted: unknown): boolean {
  const [part, ofPart] = operation.split('__');
  if (ofPart !== undefined) return compare(datePart(String(value), part ?? ''), ofPart, wanted);
  const [text, other] = [String(value).toLowerCase(), String(wanted).toLowerCase()];
  if (operation === 'exact') return value === wanted;
  if (operation === 'in') return Array.isArray(wanted) && wanted.includes(value);
  if (operation === 'icontains') return text.includes(other);
  if (operation === 'istartswith') return text.startsWith(other);
  if (operation === 'iendswith') return text.endsWith(other);
  if (operation === 'contains')
    return Array.isArray(value) && Array.isArray(wanted) && wanted.every((id) => (value as unknown[]).includes(id));
  return inOrder(value, operation, wanted);
}

function inOrder(value: Exclude<FieldValue, null>, operation: string, wanted: unknown): boolean {
  if (operation === 'range' && Array.isArray(wanted))
    return inOrder(value, 'gte', wanted[0]) && inOrder(value, 'lte', wanted[1]);
  const sign = typeof value === 'number' ? value - Number(wanted) : String(value).localeCompare(String(wanted), 'en');
  if (operation === 'gt') return sign > 0;
  if (operation === 'gte') return sign >= 0;
  return operation === 'lt' ? sign < 0 : sign <= 0;
}

function datePart(date: string, part: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (part === 'year') return year;
  if (part === 'month') return month;
  return part === 'quarter' ? Math.ceil(month / 3) : day;
}

/** `{"custom_field_query":{"1":{"20":["…"]}}}`: the way to the place that is wrong. */
function refused(path: readonly number[], message: string): Error {
  let body: unknown = [message];
  for (const step of [...path].reverse()) body = { [String(step)]: body };
  return invalid({ custom_field_query: body });
}
