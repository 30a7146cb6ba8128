import dossierSchema from '../../../../schemas/metadata/dossier.schema.json' with { type: 'json' };
import { parsePartialDate } from '../../../domain/archive/partial-date.ts';
import { fold } from '../../../domain/text/fold.ts';
import type { Language } from '../../messages/messages.ts';
import { readFieldDefinitions, type FieldDefinition } from '../../model/field-definition.ts';
import { checkDraft, toDraft } from '../../model/field-draft.ts';
import type { Dossier, Heading } from '../archive-types.ts';
import type { ArchiveKey } from '../messages/archive-messages.ts';
import { headingNames } from './heading-names.ts';
import { COMMON_PERIODS, parseTypedPeriod, periodText } from '../model/typed-period.ts';

/** What was typed, as it would be stored (null: nothing), or why it cannot be. */
export type CellCheck =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly key: ArchiveKey; readonly params?: Readonly<Record<string, string | number>> };

export interface Choice {
  /** As it is typed. */
  readonly text: string;
  /** What else finds it. */
  readonly hint?: string;
}

export interface Column {
  /** Of a member of the description or of the dossier; the API names faults and conflicts by it. */
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly width: number;
  readonly align?: 'right';
  /** May hold several lines. */
  readonly isLong: boolean;
  readonly canEdit: boolean;
  /** To choose from while typing; other values than these only where `isOpen`. */
  readonly choices?: readonly Choice[];
  /** As it is shown and typed. */
  readonly text: (dossier: Dossier) => string;
  /** As it is stored; null for nothing. */
  readonly stored: (dossier: Dossier) => unknown;
  /** Of a stored value, for conflicts. */
  readonly show: (value: unknown) => string;
  readonly check: (typed: string) => CellCheck;
}

/** Columns of a grid of dossiers with those that are not shown at first; their rules are those of the schema. */
export interface ColumnSet {
  readonly all: readonly Column[];
  readonly byId: ReadonlyMap<string, Column>;
}

export const DEFAULT_COLUMNS: readonly string[] = [
  ...['temporaryNumber', 'number', 'title', 'startDate', 'endDate', 'retention'],
  ...['sheetCount', 'boxNumber', 'state', 'note'],
];

interface Setting {
  readonly language: Language;
  readonly headings: readonly Heading[];
  readonly label: (key: ArchiveKey) => string;
  readonly stateLabel: (state: Dossier['state']) => string;
}

const WIDTHS: Readonly<Record<string, number>> = {
  ...{ title: 344, startDate: 96, endDate: 96, retention: 112, sheetCount: 60, pageCount: 66, documentCount: 84 },
  ...{ note: 180, annotation: 220, autograph: 180, notation: 96, accessConditions: 150, keywords: 180 },
};
/** Where the label of the schema is too long for the head of a column. */
const SHORT_LABELS: Readonly<Record<string, ArchiveKey>> = {
  ...({ startDate: 'column.startDate', endDate: 'column.endDate', retention: 'column.retention' } as const),
  ...({
    sheetCount: 'column.sheetCount',
    pageCount: 'column.pageCount',
    documentCount: 'column.documentCount',
  } as const),
};
/** As an inventory has them; all others follow. */
const ORDER: readonly string[] = [
  ...['temporaryNumber', 'inventoryNumber', 'number', 'title', 'startDate', 'endDate', 'retention', 'sheetCount'],
  ...['boxNumber', 'state', 'note'],
];

export function dossierColumns(setting: Setting): ColumnSet {
  const { language, label } = setting;
  const fields = readFieldDefinitions<string>(dossierSchema, language)
    .filter(({ name }) => !PLACED_ELSEWHERE.has(name))
    .map((definition) => fieldColumn(definition, setting));
  const own = [
    readOnly({ id: 'temporaryNumber', label: label('column.temporaryNumber'), width: 64, align: 'right' }, (dossier) =>
      String(dossier.temporaryNumber),
    ),
    inventoryColumn(label('column.inventoryNumber')),
    readOnly({ id: 'number', label: label('column.number'), width: 84 }, numberText),
    readOnly({ id: 'boxNumber', label: label('column.boxNumber'), width: 56, align: 'right' }, ({ boxNumber }) =>
      boxNumber === null ? '' : String(boxNumber),
    ),
    readOnly({ id: 'state', label: label('column.state'), width: 124 }, ({ state }) => setting.stateLabel(state)),
    headingColumn(setting),
    readOnly({ id: 'code', label: label('column.code'), width: 190 }, ({ code }) => code ?? ''),
  ];
  const all = [...own, ...fields].sort((one, other) => rank(one) - rank(other));
  return { all, byId: new Map(all.map((column) => [column.id, column])) };
}

function rank({ id }: Column): number {
  const place = ORDER.indexOf(id);
  return place < 0 ? ORDER.length : place;
}

/** Members of the schema that the dossier keeps beside its description. */
const PLACED_ELSEWHERE: ReadonlySet<string> = new Set([
  ...['fondsCode', 'dossierCode', 'temporaryNumber', 'number', 'inventoryNumber', 'boxNumber'],
]);

function numberText({ number, description }: Dossier): string {
  if (number === null) return '';
  const digits = String(number).padStart(2, '0');
  return description.notation === undefined ? digits : `${digits}.${description.notation}`;
}

type Shape = Pick<Column, 'id' | 'label' | 'width'> & Partial<Pick<Column, 'align' | 'help'>>;

function readOnly(shape: Shape, text: (dossier: Dossier) => string): Column {
  return {
    ...{ help: '', isLong: false, canEdit: false, ...shape, text },
    stored: text,
    show: String,
    check: () => ({ kind: 'error', key: 'cell.readOnly' }),
  };
}

function inventoryColumn(label: string): Column {
  return {
    ...{ id: 'inventoryNumber', label, help: '', width: 84, isLong: false, canEdit: true },
    text: ({ inventoryNumber }) => inventoryNumber ?? '',
    stored: ({ inventoryNumber }) => inventoryNumber,
    show: shownText,
    check: (typed) => {
      const text = tidy(typed);
      if (text.length > 30) return { kind: 'error', key: 'cell.tooLong', params: { max: 30 } };
      return { kind: 'value', value: text === '' ? null : text };
    },
  };
}

/** A heading is typed by its code or its title. */
function headingColumn({ headings, label }: Setting): Column {
  const byId = headingNames(headings);
  const idOf = (text: string) => {
    const wanted = fold(text);
    const found = headings.filter(
      ({ id, code, title }) =>
        fold(byId.get(id) ?? '') === wanted || fold(code ?? '') === wanted || fold(title) === wanted,
    );
    return found.length === 1 ? found[0]?.id : undefined;
  };
  return {
    ...{ id: 'nodeId', label: label('column.nodeId'), help: '', width: 220, isLong: false, canEdit: true },
    choices: [...new Set(byId.values())].map((text) => ({ text })),
    text: ({ nodeId }) => (nodeId === null ? '' : (byId.get(nodeId) ?? nodeId)),
    stored: ({ nodeId }) => nodeId,
    show: (value) => (typeof value === 'string' ? (byId.get(value) ?? value) : ''),
    check: (typed) => {
      if (tidy(typed) === '') return { kind: 'value', value: null };
      const id = idOf(tidy(typed));
      return id === undefined ? { kind: 'error', key: 'cell.heading' } : { kind: 'value', value: id };
    },
  };
}

function fieldColumn(definition: FieldDefinition<string>, { language, label: labelOf }: Setting): Column {
  const { name, help } = definition;
  const short = SHORT_LABELS[name];
  const label = short === undefined ? definition.label : labelOf(short);
  const stored = ({ description }: Dossier) => memberOf(description, name);
  const base = {
    id: name,
    label,
    help: short === undefined ? help : `${definition.label}. ${help}`,
    width: WIDTHS[name] ?? 140,
    canEdit: true,
    stored,
  };
  const show = shower(definition, language);
  const text = (dossier: Dossier) => show(stored(dossier));
  const isLong = name === 'title' || (definition.kind === 'long' && name !== 'retention');
  if (name === 'retention') return { ...base, ...periodRules(language), isLong, text, show };
  if (name === 'language') return { ...base, ...severalOf(definition), isLong, text, show };
  const choices = definition.kind === 'code' ? { choices: definition.codes.map(codeChoice) } : {};
  const align = definition.kind === 'integer' ? { align: 'right' as const } : {};
  return { ...base, ...choices, ...align, isLong, text, show, check: checkerOf(definition, name === 'title') };
}

function memberOf(description: object, name: string): unknown {
  return Object.hasOwn(description, name) ? (Reflect.get(description, name) as unknown) : null; // asked for by every cell
}

function codeChoice({ value, label }: { readonly value: string; readonly label: string }): Choice {
  return { text: label, ...(label !== value && { hint: value }) };
}

function shower(definition: FieldDefinition<string>, language: Language): (value: unknown) => string {
  if (definition.name === 'retention')
    return (value) => (isPeriod(value) ? periodText(value, language) : shownText(value));
  return (value) => {
    if (Array.isArray(value)) return value.map((one) => codeLabel(definition, String(one))).join('; ');
    if (definition.kind === 'date' && typeof value === 'string') return toDraft(definition, value);
    return codeLabel(definition, shownText(value));
  };
}

function codeLabel(definition: FieldDefinition<string>, value: string): string {
  return definition.kind === 'code' ? (definition.codes.find((code) => code.value === value)?.label ?? value) : value;
}

function isPeriod(value: unknown): value is Parameters<typeof periodText>[0] {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

function shownText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function periodRules(language: Language): Pick<Column, 'check' | 'choices'> {
  return {
    choices: COMMON_PERIODS.map((period) => ({ text: periodText(period, language) })),
    check: (typed) => {
      if (tidy(typed) === '') return { kind: 'value', value: null };
      const value = parseTypedPeriod(typed);
      return value === undefined ? { kind: 'error', key: 'cell.period' } : { kind: 'value', value };
    },
  };
}

/** Several codes of a list, parted by semicolons. */
function severalOf(definition: FieldDefinition<string>): Pick<Column, 'check' | 'choices'> {
  const codes = definition.kind === 'code' ? definition.codes : [];
  return {
    choices: codes.map(codeChoice),
    check: (typed) => {
      const parts = tidy(typed)
        .split(/[;,\n]/)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      const values = parts.map((part) => codeOf(codes, part));
      if (values.includes(undefined)) return { kind: 'error', key: 'cell.code' };
      return { kind: 'value', value: values.length === 0 ? null : [...new Set(values)] };
    },
  };
}

function codeOf(codes: readonly { readonly value: string; readonly label: string }[], text: string) {
  const wanted = fold(text);
  return codes.find(({ value, label }) => fold(value) === wanted || fold(label) === wanted)?.value;
}

function checkerOf(definition: FieldDefinition<string>, isRequired: boolean): Column['check'] {
  return (typed) => {
    const text = tidy(typed);
    if (text === '') return isRequired ? { kind: 'error', key: 'cell.required' } : { kind: 'value', value: null };
    const checked = checkDraft(definition, draftOf(definition, text));
    if (checked.kind === 'error')
      return { kind: 'error', key: checked.key, ...(checked.params && { params: checked.params }) };
    if (definition.kind === 'date' && parsePartialDate(String(checked.value)) === undefined)
      return { kind: 'error', key: 'field.error.date' };
    return { kind: 'value', value: checked.value };
  };
}

/** As `checkDraft` wants it: lists in lines, codes by their value. */
function draftOf(definition: FieldDefinition<string>, text: string): string {
  if (definition.kind === 'list') return text.replaceAll(';', '\n');
  // Numbers come from spreadsheets with their separators.
  if (definition.kind === 'integer') return text.replaceAll(/(?<=\d)[.,\s](?=\d{3}\b)/gu, '');
  return definition.kind === 'code' ? (codeOf(definition.codes, text) ?? text) : text;
}

function tidy(text: string): string {
  return text.normalize('NFC').trim();
}
