import documentSchema from '../../../schemas/metadata/document.schema.json' with { type: 'json' };
import type { FieldContent } from '../../domain/metadata/field-name.ts';
import type { HostValueName } from '../../ports/host-values.ts';
import type { CustomFieldValue } from './api.ts';
import type { RegisteredField } from './registered.ts';
import type { WireDataType } from './wire-types.ts';

export type HostContent = FieldContent | boolean;

/** Why a value cannot stand in a field. */
export type Refusal = 'too-long' | 'wrong-type' | 'not-an-option';

/** Values of the custom fields, by the host's id, that show one value of the record. */
export type Cells = ReadonlyMap<number, CustomFieldValue>;

/** Letters that a `string` field and a title hold; the host counts code points. */
export const LONGEST_STRING = 128;
/** The host does not check, its column breaks (a database error). */
const LONGEST_URL = 200;
const INTEGER = { least: -2147483648, most: 2147483647 };

const LISTS: ReadonlySet<string> = new Set(
  Object.entries(documentSchema.properties).flatMap(([name, { type }]) => (type === 'array' ? [name] : [])),
);

/** The record's value as the host must be sent it, or why it cannot be. Nothing is ever cut. */
export function encodeValue(field: RegisteredField, value: HostContent | null): Cells | Refusal {
  const { id, type, partial } = field;
  const isEmpty = value === null || isBlank(value);
  if (!partial) return cell(id, isEmpty ? null : encodeOne(field, value));
  if (isEmpty) return new Map([id, partial.id].map((one) => [one, null]));
  const whole = encodeOne(field, value);
  if (!isRefusal(whole)) return new Map<number, CustomFieldValue>([...cells(id, whole), [partial.id, null]]);
  if (type !== 'date' || !isPartialDate(value)) return whole;
  const part = encodeOne({ type: partial.type, options: [] }, value);
  return isRefusal(part) ? part : new Map<number, CustomFieldValue>([[id, null], ...cells(partial.id, part)]);
}

/** What stands in the host, as the record has it; undefined when there is nothing. */
export function decodeValue(
  name: HostValueName,
  field: RegisteredField,
  standing: ReadonlyMap<number, unknown>,
): HostContent | undefined {
  const whole = decodeOne(name, field, standing.get(field.id));
  if (whole !== undefined || !field.partial) return whole;
  return decodeOne(name, { type: field.partial.type, options: [] }, standing.get(field.partial.id));
}

export function isRefusal(encoded: unknown): encoded is Refusal {
  return encoded === 'too-long' || encoded === 'wrong-type' || encoded === 'not-an-option';
}

/** Equal as people see it: Unicode form, line ends and spaces around do not count. */
export function sameValue(one: HostContent | null | undefined, other: HostContent | null | undefined): boolean {
  return canonical(one) === canonical(other);
}

export function isBlank(value: HostContent | null | undefined): boolean {
  return canonical(value) === '';
}

/** NFC, ends trimmed, one kind of line end. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').trim();
}

export function lengthOf(text: string): number {
  return Array.from(text).length;
}

function canonical(value: HostContent | null | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? cleanText(value) : isList(value) ? lines(value).join('\n') : String(value);
}

function isList(value: HostContent): value is readonly string[] {
  return Array.isArray(value);
}

function lines(list: readonly string[]): readonly string[] {
  return list.flatMap((entry) => cleanText(entry).split('\n')).flatMap((line) => line.trim() || []);
}

function cell(id: number, value: Exclude<CustomFieldValue, string> | Sent | Refusal): Cells | Refusal {
  return isRefusal(value) ? value : new Map(cells(id, value));
}

/** Text to be sent is wrapped, so that it is never taken for a refusal. */
interface Sent {
  readonly text: string;
}

function cells(id: number, value: Exclude<CustomFieldValue, string> | Sent): [number, CustomFieldValue][] {
  return [[id, typeof value === 'object' && value !== null && 'text' in value ? value.text : value]];
}

type Coder = (value: HostContent, options: RegisteredField['options']) => Sent | number | boolean | Refusal;

const CODERS: Readonly<Record<WireDataType, Coder>> = {
  string: (value) => text(value, { longest: LONGEST_STRING, between: '; ' }),
  longtext: (value) => text(value, { longest: Infinity, between: '\n' }),
  url: (value) => {
    if (typeof value !== 'string' || !URL.canParse(value)) return 'wrong-type';
    return text(value, { longest: LONGEST_URL, between: '' });
  },
  date: (value) => (typeof value === 'string' && isDay(value) ? { text: value } : 'wrong-type'),
  boolean: (value) => (typeof value === 'boolean' ? value : 'wrong-type'),
  integer: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= INTEGER.least && value <= INTEGER.most
      ? value
      : 'wrong-type',
  float: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : 'wrong-type'),
  monetary: (value) =>
    typeof value === 'string' && /^([A-Z]{3})?-?\d{1,10}\.\d{1,2}$/.test(value) ? { text: value } : 'wrong-type',
  documentlink: () => 'wrong-type',
  select: (value, options) => {
    const option = options.find((one) => sameValue(one.value, value));
    return option ? { text: option.id } : 'not-an-option';
  },
};

function encodeOne(
  { type, options }: Pick<RegisteredField, 'type' | 'options'>,
  value: HostContent,
): Sent | number | boolean | Refusal {
  // The type is the host's: a later release may have others.
  return Object.hasOwn(CODERS, type) ? CODERS[type](value, options) : 'wrong-type';
}

function text(
  value: HostContent,
  { longest, between }: { readonly longest: number; readonly between: string },
): Sent | Refusal {
  if (typeof value === 'boolean') return 'wrong-type';
  const whole = isList(value) ? lines(value).join(between) : cleanText(String(value));
  if (!whole.isWellFormed() || whole.includes('\0')) return 'wrong-type'; // no database takes these
  return lengthOf(whole) > longest ? 'too-long' : { text: whole };
}

function decodeOne(
  name: HostValueName,
  { type, options }: Pick<RegisteredField, 'type' | 'options'>,
  raw: unknown,
): HostContent | undefined {
  if (typeof raw === 'boolean' || typeof raw === 'number') return raw;
  if (typeof raw !== 'string') return undefined;
  const plain = raw.toWellFormed().replaceAll('\0', ''); // no database takes these
  if (cleanText(plain) === '') return undefined;
  if (type === 'select') return options.find((option) => option.id === raw)?.value ?? plain;
  return LISTS.has(name) ? lines(type === 'string' ? plain.split(';') : [plain]) : cleanText(plain);
}

/** A day of the calendar. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Of a whole or partial date; undefined for what is none. */
export function firstDayOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}(-\d\d){0,2}$/.test(value)) return undefined;
  const day = `${value}-01-01`.slice(0, 10);
  return isDay(day) ? day : undefined;
}

function isPartialDate(value: HostContent): value is string {
  return typeof value === 'string' && /^\d{4}(-\d\d)?$/.test(value);
}
