import type { DossierDescription } from '../../../domain/archive/dossier.ts';
import type { Values } from '../../disposal/model/act-form.ts';
import { formatDate } from '../../model/typed-date.ts';
import type { Dossier } from '../../archive/archive-types.ts';
import type { AskField } from './ask-field.ts';

interface Looker {
  readonly name: string;
  /** Of the second level: whoever checked first does not look again. */
  readonly isSecond: boolean;
}

export function isOwnWork(dossier: Pick<Dossier, 'editors' | 'checkedBy'>, { name, isSecond }: Looker): boolean {
  return dossier.editors.includes(name) || (isSecond && dossier.checkedBy === name);
}

/** What a checker puts right on the spot; a period is decided at its own desk. */
export const CORRECTION_FIELDS: readonly AskField[] = [
  { name: 'title', label: 'field.title', kind: 'area', required: true },
  { name: 'startDate', label: 'field.startDate', kind: 'partial' },
  { name: 'endDate', label: 'field.endDate', kind: 'partial' },
  { name: 'sheetCount', label: 'field.sheetCount', kind: 'number' },
  { name: 'annotation', label: 'field.annotation', kind: 'area' },
  { name: 'note', label: 'field.note', kind: 'area' },
  { name: 'because', label: 'check.because', kind: 'text' },
];

export function correctionValues({ description }: Pick<Dossier, 'description'>): Values {
  return Object.fromEntries(CORRECTION_FIELDS.map(({ name, kind }) => [name, shown(valueOf(description, name), kind)]));
}

function valueOf(description: DossierDescription, name: string): unknown {
  return new Map<string, unknown>(Object.entries(description)).get(name);
}

function shown(value: unknown, kind: AskField['kind']): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  return kind === 'partial' ? formatDate(value) : value;
}

/** Fields that are other than they stand there; null takes one away. Empty where nothing was changed. */
export function correctionOf(
  { description }: Pick<Dossier, 'description'>,
  typed: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const changed = CORRECTION_FIELDS.filter(({ name }) => name !== 'because').flatMap(({ name }) => {
    const [before, after] = [valueOf(description, name) ?? null, typed[name] ?? null];
    return before === after ? [] : [[name, after] as const];
  });
  return Object.fromEntries(changed);
}

/** Fields of which a finding may be told. */
export const FINDING_FIELDS = [
  ...(['title', 'startDate', 'endDate', 'retention', 'accessConditions', 'secrecy', 'language'] as const),
  ...(['sheetCount', 'documentCount', 'physicalCondition', 'keywords', 'annotation', 'note', 'nodeId'] as const),
];

export interface TypedFinding {
  readonly field: string;
  readonly note: string;
}

/** Findings as they are sent; a row without a field is none. */
export function findingsOf(typed: readonly TypedFinding[]): readonly object[] {
  return typed.flatMap(({ field, note }) => {
    const text = note.trim().normalize('NFC');
    return field === '' ? [] : [{ field, ...(text !== '' && { note: text }) }];
  });
}
