import { isIds, SERVER_ERROR, lengthOf, asText } from './answer.ts';
import { Refusal } from './answer.ts';
import type { CustomField, Document, FieldValue, SelectOption, State } from './state.ts';

/** A value of the wrong JSON type is found out only by the database: 500, and what was written before stays written. */
export class WrongType extends Refusal {
  constructor() {
    super(500, SERVER_ERROR);
  }
}

type Check = (value: unknown, field: CustomField, state: State) => string | undefined;

const CHECKS: Readonly<Record<string, Check>> = {
  string: (value) => (typeof value === 'string' ? checkLength(value) : undefined),
  url: (value) => (typeof value === 'string' ? checkUrl(value) : undefined),
  date: (value) => (isDate(value) ? undefined : 'Date has wrong format. Use one of these formats instead: YYYY-MM-DD.'),
  integer: (value) => checkInteger(value),
  monetary: (value) =>
    isMoney(value) ? undefined : 'Must be a two-decimal number with optional currency code e.g. GBP123.45',
  select: (value, field) => checkOption(field, value),
  documentlink: (value, _, state) => checkLinks(state, value),
};

/** The message for a value that the host refuses with 400; undefined when it passes this far. */
export function checkValue(state: State, field: CustomField, value: unknown): string | undefined {
  return value === null ? undefined : CHECKS[field.data_type]?.(value, field, state);
}

function checkLength(value: string): string | undefined {
  const length = lengthOf(value);
  return length > 128 ? `Ensure this value has at most 128 characters (it has ${String(length)}).` : undefined;
}

function checkUrl(value: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(value)) return `Unable to parse URI ${value}, missing scheme`;
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(value) ? undefined : `Unable to parse URI ${value}`;
}

function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function checkInteger(value: unknown): string | undefined {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) return 'Enter a valid integer.';
  if (number > 2_147_483_647) return 'Ensure this value is less than or equal to 2147483647.';
  return number < -2_147_483_648 ? 'Ensure this value is greater than or equal to -2147483648.' : undefined;
}

function isMoney(value: unknown): boolean {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && (/^[A-Z]{3}-?\d+\.\d{1,2}$/.test(text) || /^-?\d{1,12}(\.\d{1,2})?$/.test(text));
}

function checkOption(field: CustomField, value: unknown): string | undefined {
  const options = optionsOf(field);
  if (options.some(({ id }) => id === value)) return undefined;
  const shown = options.map(({ id, label }) => `{'id': ${quote(id)}, 'label': ${quote(label)}}`);
  return `Value must be an id of an element in [${shown.join(', ')}]`;
}

/** As Python shows it. */
function quote(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

export function optionsOf(field: CustomField): readonly SelectOption[] {
  const options = field.extra_data?.['select_options'];
  return Array.isArray(options) ? (options as SelectOption[]) : []; // as: checked when it was defined
}

function checkLinks(state: State, value: unknown): string | undefined {
  if (!Array.isArray(value)) return 'Value must be a list';
  const there = new Set(state.present().map(({ id }) => id));
  const known = isIds(value) && value.every((id) => there.has(id)) && new Set(value).size === value.length;
  return known ? undefined : "Some documents in value don't exist or were specified twice.";
}

/** Writes one value. @throws WrongType for what only the database notices */
export function writeValue(
  state: State,
  document: Document,
  { field, value }: { field: CustomField; value: unknown },
): void {
  const stored = toStored(field, value);
  const there = document.fields.find((instance) => instance.field === field.id);
  const before = there?.value ?? null;
  if (there) there.value = stored;
  else document.fields.push({ field: field.id, value: stored });
  if (field.data_type === 'documentlink') linkBack(state, document, { field: field.id, before, after: stored });
}

function toStored(field: CustomField, value: unknown): FieldValue {
  if (value === null || value === undefined) return null;
  switch (field.data_type) {
    case 'boolean':
      if (typeof value !== 'boolean') throw new WrongType();
      return value;
    case 'float':
      if (typeof value !== 'number') throw new WrongType();
      return value;
    case 'integer':
      return Number(value);
    case 'monetary':
      return asText(value);
    case 'documentlink':
      return isIds(value) ? value : null;
    default:
      if (typeof value !== 'string') throw new WrongType();
      return value;
  }
}

/** Links are symmetric: the other side gets the link back, and loses it when the link goes. */
export function linkBack(
  state: State,
  document: Document,
  { field, before, after }: { field: number; before: FieldValue; after: FieldValue },
): void {
  const [old, now] = [before, after].map((value) => (Array.isArray(value) ? (value as readonly number[]) : []));
  for (const id of now ?? []) {
    if (id !== document.id) changeLinks(state, id, { field, change: (links) => [...links, document.id] });
  }
  for (const id of (old ?? []).filter((one) => !now?.includes(one))) {
    changeLinks(state, id, { field, change: (links) => links.filter((link) => link !== document.id) });
  }
}

function changeLinks(
  state: State,
  id: number,
  { field, change }: { field: number; change: (links: number[]) => number[] },
): void {
  const target = state.documents.get(id);
  if (!target) return;
  const there = target.fields.find((instance) => instance.field === field);
  const links = [...new Set(change(Array.isArray(there?.value) ? [...(there.value as readonly number[])] : []))];
  if (there) there.value = links;
  else if (links.length > 0) target.fields.push({ field, value: links });
}

export function removeValue(state: State, document: Document, fieldId: number): void {
  const there = document.fields.find(({ field }) => field === fieldId);
  if (!there) return;
  linkBack(state, document, { field: fieldId, before: there.value, after: null });
  document.fields = document.fields.filter(({ field }) => field !== fieldId);
}
