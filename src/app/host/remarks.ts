import { effectiveValue } from '../../domain/cataloguing/field-value.ts';
import { FIELD_NAMES, type FieldContent } from '../../domain/metadata/field-name.ts';
import { shownContent } from '../../domain/metadata/shown-content.ts';
import type { LeftInHost } from '../../ports/host-state.ts';
import type { HostConflict } from '../../ports/host-values.ts';
import type { DocumentRow, ScanFile } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';
import type { RefusedValue } from './absorb-values.ts';

type Text = AppDeps['text'];

/** A remark is read on one screen. */
const MOST_PARTS = 10;
const LONGEST_QUOTE = 200;

interface Remarked {
  readonly file: ScanFile;
  readonly rows: readonly DocumentRow[];
  /** What of a withheld file stands in the host still. */
  readonly left: readonly LeftInHost[];
}

/** What people must know of the file as it stands now: written once for each run, of a withheld one as long as it is. */
export function runRemarks(text: Text, { file, rows, left }: Remarked): readonly string[] {
  // Of the details only numbers: names of files and folders of this machine are no business of the host.
  const numbers = Object.fromEntries(Object.entries(file.details).filter(([, value]) => typeof value === 'number'));
  switch (file.state) {
    case 'withheld':
      return [text('host.note.withheld', numbers), ...(left.includes('text') ? [text('host.note.withheld-text')] : [])];
    case 'failed':
      return [text('host.note.failed', { reason: text(file.code ?? 'internal', numbers) })];
    case 'done':
    case 'review':
      return readRemarks(text, file, rows);
    case 'received':
    case 'reading':
    case 'gone':
      return [];
  }
}

export interface Standing {
  readonly conflicts: readonly HostConflict[];
  readonly refused: readonly RefusedValue[];
  readonly capped: boolean;
  readonly textKept: boolean;
}

/** What people must know as long as it is so. */
export function standingRemarks(
  { text, hostRunsPerDay: runs }: Pick<AppDeps, 'text' | 'hostRunsPerDay'>,
  { conflicts, refused, capped, textKept }: Standing,
): readonly string[] {
  return [
    ...conflictRemarks(text, conflicts),
    ...refusalRemarks(text, refused),
    ...(capped ? [text('host.note.tooManyRuns', { runs })] : []),
    ...(textKept ? [text('host.note.textKept')] : []),
  ];
}

/** Where somebody here and a person in the host say two things: both, so that a person can decide. */
function conflictRemarks(text: Text, conflicts: readonly HostConflict[]): readonly string[] {
  const fields = conflicts.map(({ field, ours, theirs }) =>
    text('host.note.conflict-field', {
      field: text(`field.${field}`),
      ours: said(field, ours),
      theirs: said(field, theirs),
    }),
  );
  return fields.length === 0 ? [] : [text('host.note.conflict', { fields: shown(fields) })];
}

/** Values of people in the host that cannot stand in the record, each with what is wrong with it. */
function refusalRemarks(text: Text, refused: readonly RefusedValue[]): readonly string[] {
  const fields = refused.map(({ field, fault: { keyword, details } }) =>
    text('host.note.refused-field', {
      field: text(`field.${field}`),
      reason: text(`validation.${keyword}`, details).replace(/\.$/, ''),
    }),
  );
  return fields.length === 0 ? [] : [text('host.note.refused', { fields: shown(fields) })];
}

function said(field: string, value: HostConflict['ours']): string {
  return value === null ? '–' : plain(field, value).slice(0, LONGEST_QUOTE);
}

function readRemarks(text: Text, { state, code }: ScanFile, rows: readonly DocumentRow[]): readonly string[] {
  const [row] = rows;
  return [
    ...(code === null ? [] : [text('host.note.finding', { reason: text(code) })]),
    ...(rows.length > 1 ? [divideRemark(text, rows)] : []),
    ...(state === 'review' && row && rows.length === 1 ? reviewRemark(text, row) : []),
  ];
}

function divideRemark(text: Text, rows: readonly DocumentRow[]): string {
  const parts = rows.map(({ ordinal, firstPage, lastPage }) =>
    text('host.note.part', { number: ordinal, first: firstPage, last: lastPage }),
  );
  return text('host.note.divide', { count: rows.length, parts: shown(parts) });
}

function reviewRemark(text: Text, row: DocumentRow): readonly string[] {
  const fields = FIELD_NAMES.flatMap((name) => {
    const field = effectiveValue(row.fields[name] ?? {});
    if (field?.needsReview !== true) return [];
    const { value, evidence } = field;
    const place = evidence && { page: evidence.page, quote: evidence.quote.slice(0, LONGEST_QUOTE) };
    return [text('host.note.field', { field: text(`field.${name}`), value: plain(name, value), ...place })];
  });
  return fields.length === 0 ? [] : [text('host.note.review', { fields: shown(fields) })];
}

function plain(field: string, value: FieldContent | boolean): string {
  return typeof value === 'boolean' ? String(value) : shownContent(field, value);
}

function shown(parts: readonly string[]): string {
  return parts.slice(0, MOST_PARTS).join('; ') + (parts.length > MOST_PARTS ? '; …' : '');
}
