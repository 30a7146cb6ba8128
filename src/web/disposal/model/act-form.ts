import { parseTypedDate } from '../../model/typed-date.ts';
import type { OwnKey } from '../messages/disposal-messages.ts';
import type { Evidence, Member } from '../disposal-types.ts';

/** What is asked before something is done, and the call that does it: one description for dialog and request. `Key`: names of texts. */
export interface ActForm<Key extends string = OwnKey> {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  /** Behind `/disposal-cases/{id}`; `{name}` is taken from the values. */
  readonly path: string;
  readonly fields: readonly ActField<Key>[];
  readonly help?: Key;
  readonly color?: 'red';
  /** Goes with the request as it is. */
  readonly fixed?: Readonly<Record<string, unknown>>;
}

export interface ActField<Key extends string = OwnKey> {
  /** Member of the request, with dots before parts of it. */
  readonly name: string;
  readonly label: Key;
  readonly kind: TypedKind | 'members' | 'present' | 'people' | 'evidence';
  readonly required?: boolean;
  readonly help?: Key;
  /** Of a choice: value and label, or where the labels come from the service. */
  readonly choices?: readonly (readonly [value: string, label: Key])[];
  /** Stands in the path, not in the body. */
  readonly inPath?: boolean;
}

/** `partial`: a date of which only month or year may be known; `decimal`: with a comma or a point. */
export type TypedKind = 'text' | 'area' | 'date' | 'partial' | 'time' | 'number' | 'decimal' | 'choice';
export type Fault = `fault.${'required' | 'date' | 'partial' | 'time' | 'number' | 'decimal'}`;
/** What of a form is asked, whatever its texts are called. */
interface Asked {
  readonly fields: readonly Omit<ActField<string>, 'label' | 'help' | 'choices'>[];
}

export type Given = string | readonly Member[] | readonly string[] | readonly Evidence[];
export type Values = Readonly<Record<string, Given>>;

const WHOLE = /^\d{1,8}$/;
const DECIMAL = /^\d{1,7}([.,]\d{1,4})?$/;
const TIME = /^([01]?\d|2[0-3])[:hg.]([0-5]\d)$/;

/** `8h05` → `08:05`. */
export function parseTime(typed: string): string | undefined {
  const match = TIME.exec(typed.trim());
  return match ? `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? ''}` : undefined;
}

/** What is wrong with what was typed, by field. */
export function faultsOf(form: Asked, values: Values): Readonly<Record<string, Fault>> {
  return Object.fromEntries(
    form.fields.flatMap((field) => {
      const fault = faultOf(field, values[field.name] ?? '');
      return fault === undefined ? [] : [[field.name, fault]];
    }),
  );
}

function faultOf({ kind, required }: Asked['fields'][number], given: Given): Fault | undefined {
  const isEmpty = typeof given === 'string' ? given.trim() === '' : given.length === 0;
  if (isEmpty) return required === true ? 'fault.required' : undefined;
  if (typeof given === 'string') return faultOfText(kind, given);
  const isUnnamed = kind === 'members' && (given as readonly Member[]).some(({ name }) => name.trim() === ''); // as: of that kind
  return isUnnamed ? 'fault.required' : undefined;
}

function faultOfText(kind: ActField['kind'], given: string): Fault | undefined {
  if (kind === 'partial') return parseTypedDate(given) === undefined ? 'fault.partial' : undefined;
  if (kind === 'decimal') return DECIMAL.test(given.trim()) ? undefined : 'fault.decimal';
  if (kind === 'date') return isDay(parseTypedDate(given)) ? undefined : 'fault.date';
  if (kind === 'time') return parseTime(given) === undefined ? 'fault.time' : undefined;
  return kind === 'number' && !WHOLE.test(given.trim()) ? 'fault.number' : undefined;
}

function isDay(date: string | undefined): boolean {
  return date?.length === 'YYYY-MM-DD'.length;
}

/** The request; empty fields are left out. Call where there are no faults. */
export function bodyOf(
  { fields, fixed = {} }: Asked & Pick<ActForm, 'fixed'>,
  values: Values,
): Record<string, unknown> {
  const body: Record<string, unknown> = { ...fixed };
  for (const field of fields) {
    const value = valueOf(field, values[field.name] ?? '');
    if (value !== undefined && field.inPath !== true) put(body, field.name.split('.'), value);
  }
  return body;
}

function valueOf({ kind, name }: Asked['fields'][number], given: Given): unknown {
  if (typeof given !== 'string') {
    if (given.length === 0) return undefined;
    return kind === 'members' ? (given as readonly Member[]).map(tidyMember) : given; // as: of that kind
  }
  const typed = given.trim().normalize('NFC');
  if (typed === '') return undefined;
  if (kind === 'date' || kind === 'partial') return parseTypedDate(typed);
  if (kind === 'time') return parseTime(typed);
  if (kind === 'number' || kind === 'decimal') return Number(typed.replace(',', '.'));
  if (kind === 'people') return peopleOf(typed);
  return name === 'opinion.agrees' ? typed === 'yes' : typed;
}

/** One person a line: name; position; unit. */
export function peopleOf(typed: string): readonly object[] {
  return typed.split('\n').flatMap((line) => {
    const [name = '', position = '', unit = ''] = line.split(';').map((part) => part.trim());
    return name === '' ? [] : [{ name, ...(position !== '' && { position }), ...(unit !== '' && { unit }) }];
  });
}

function tidyMember(member: Member): object {
  const entries = Object.entries(member).map(([name, value]) => [name, value.trim()]);
  return Object.fromEntries(entries.filter(([name, value]) => value !== '' && name !== 'id')) as object;
}

function put(into: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const inner = (into[first] ?? {}) as Record<string, unknown>; // made here
  into[first] = inner;
  put(inner, rest, value);
}

export function pathOf({ path }: Pick<ActForm, 'path'>, values: Values): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === 'string' ? encodeURIComponent(value) : '';
  });
}
