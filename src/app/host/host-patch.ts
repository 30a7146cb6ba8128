import type { FieldContent, FieldName } from '../../domain/metadata/field-name.ts';
import { isSameContent } from '../../domain/metadata/same-content.ts';
import type { HostDocumentState } from '../../ports/host-state.ts';
import type { HostMark, HostPatch, HostValueName, HostValues } from '../../ports/host-values.ts';
import type { DocumentRow, ScanFile } from '../../ports/store.ts';
import { compareFields, without, type ComparedField } from './compare-values.ts';

export interface PatchSource {
  readonly file: ScanFile;
  readonly rows: readonly DocumentRow[];
  readonly values: HostValues;
  readonly known: Pick<HostDocumentState, 'baseline' | 'leftAlone' | 'retention' | 'capped' | 'textKept'> & {
    /** Fields with a value of a person that cannot stand in the record. */
    readonly refused: readonly FieldName[];
  };
  /** Of the console, for the link to the evidence. */
  readonly consoleUrl: string | undefined;
}
/** Values that come from the dossier in which a document lies. */
export const DOSSIER_VALUES = [
  ...(['retentionPeriod', 'retentionItem', 'retentionDueOn', 'retentionHold', 'fondsCode', 'dossierCode'] as const),
  ...(['dossierTitle', 'dossierState'] as const),
] as const satisfies readonly HostValueName[];

const OF_THE_RECORD: ReadonlySet<HostValueName> = new Set(['fondsCode', 'dossierCode']);

export interface PlannedPatch {
  readonly values: HostPatch['values'];
  readonly marks: readonly HostMark[];
  /** Fields that will come back as conflicts. */
  readonly conflicts: readonly HostValueName[];
}

/**
 * What should stand in the host. Of a file with one document every value that counts is written: certain ones, and
 * those that a person must still look at together with the mark `review`, never without it. Of a file with several
 * documents, or a withheld one, none is, and what we wrote is taken back. A failed file keeps what it has. What a person
 * wrote is named only where somebody stronger says otherwise here, or where it cannot stand in the record: the host leaves
 * it and tells of the conflict. What a person emptied is not named.
 */
export function planPatch(source: PatchSource): PlannedPatch {
  const { file, rows, known } = source;
  const [row] = rows;
  const isRead = file.state === 'done' || file.state === 'review';
  const fields = isRead && row && rows.length === 1 ? fieldsOf(source, row) : { values: {}, conflicts: [] };
  const dossier = dossierValues(source);
  const conflicts = [...new Set([...fields.conflicts, ...dossier.conflicts])];
  const isTakenBack = file.state === 'withheld' || (isRead && rows.length !== 1);
  return {
    values: {
      ...(isTakenBack && takenBack(known.baseline)),
      ...fields.values,
      ...dossier.values,
      ...unlessTouched(source, aboutDocument(source)),
    },
    marks: marksOf(source, { isRead, hasConflicts: conflicts.length > 0 }),
    conflicts,
  };
}

function marksOf(
  { file, rows, known }: PatchSource,
  { isRead, hasConflicts }: { readonly isRead: boolean; readonly hasConflicts: boolean },
): readonly HostMark[] {
  return [
    stateMark(file),
    ...(hasConflicts || (isRead && known.textKept) ? (['conflict'] as const) : []),
    ...(isRead && rows.length > 1 ? (['divide'] as const) : []),
    ...(known.capped ? (['too-many-runs'] as const) : []),
  ];
}

function stateMark({ state }: ScanFile): HostMark {
  return state === 'review' || state === 'withheld' || state === 'failed' ? state : 'done';
}

/** Name and day, which the host made of our values, go with these: whether they are ours it knows best. */
function takenBack(baseline: HostValues): HostPatch['values'] {
  const { createdBefore } = baseline;
  const fields = Object.keys(without(baseline, ['evidence', 'created', 'createdBefore']));
  if (fields.length === 0) return {};
  return {
    ...Object.fromEntries([...fields, 'title'].map((field) => [field, null])),
    ...(createdBefore !== undefined && { created: createdBefore }),
  };
}

function evidenceOf({ file, rows, consoleUrl }: PatchSource): HostValues {
  if (consoleUrl === undefined) return {};
  const [row, ...others] = rows;
  const place = row && others.length === 0 ? `documents/${row.id}` : `files/${file.id}`;
  return { evidence: `${consoleUrl.replace(/\/$/, '')}/${place}` };
}

/** Values that no field of the record holds. */
function aboutDocument(source: PatchSource): HostValues {
  const others = without(source.known.retention, DOSSIER_VALUES);
  return { ...(source.file.state !== 'withheld' && others), ...evidenceOf(source) };
}

/**
 * Of the dossier: what stands there and is ours follows it, also when it has no such value any more. What a person wrote
 * in the host otherwise is left and told with both values; what they emptied stays empty.
 */
function dossierValues({ file, values, known }: PatchSource): Fields {
  if (file.state === 'withheld') return { values: {}, conflicts: [] };
  const named: [HostValueName, HostPatch['values'][HostValueName]][] = [];
  const conflicts: HostValueName[] = [];
  for (const name of DOSSIER_VALUES) {
    const [wanted, stands, written] = [known.retention[name], values[name], known.baseline[name]];
    const isOurs = stands === undefined ? written === undefined : isSameContent(stands, written);
    const isEmptied = stands === undefined && written !== undefined;
    if (wanted === undefined) {
      // A code that a person gave is a field of the record and none of the dossier's.
      if (isOurs && written !== undefined && !OF_THE_RECORD.has(name)) named.push([name, null]);
    } else if (isOurs || isSameContent(stands, wanted)) named.push([name, wanted]);
    else if (!isEmptied) {
      named.push([name, wanted]);
      conflicts.push(name);
    }
  }
  return { values: Object.fromEntries(named), conflicts };
}

/** Of these too a person who changed or emptied them has the word. */
function unlessTouched({ values, known }: PatchSource, wanted: HostValues): HostPatch['values'] {
  const entries = Object.entries(wanted).filter(([name, value]) => {
    const stands = values[name as HostValueName]; // a key of host values
    return isSameContent(stands, known.baseline[name as HostValueName]) || isSameContent(stands, value);
  });
  return Object.fromEntries(entries);
}

type Fields = Pick<PlannedPatch, 'values' | 'conflicts'>;

function fieldsOf({ file, values, known }: PatchSource, row: DocumentRow): Fields {
  const compared = compareFields(row, values, known.baseline);
  const isFree = ({ field, who }: ComparedField) => who !== 'emptied' && !isLeftAlone(known, field);
  const conflicts = compared.filter((one) => isConflict(one) || isRefused(known, one));
  const named = [...compared.filter((one) => one.who !== 'person' && isFree(one)), ...conflicts]
    .map((one) => [one, wanted(one, file)] as const)
    .filter(([{ who }, value]) => value !== null || who === 'we' || who === 'person');
  return {
    values: Object.fromEntries(named.map(([{ field }, value]) => [field, value])),
    conflicts: conflicts.map(({ field }) => field),
  };
}

function isLeftAlone({ leftAlone }: PatchSource['known'], field: HostValueName): boolean {
  return leftAlone.includes(field);
}

/** Null: nothing is to stand there. */
function wanted({ ours }: ComparedField, { state }: ScanFile): FieldContent | null {
  if (ours === undefined || (ours.needsReview && state !== 'review')) return null;
  return ours.value;
}

function isRefused({ refused }: PatchSource['known'], { field, who }: ComparedField): boolean {
  return who === 'person' && refused.includes(field);
}

/** A person in the host says otherwise than somebody stronger does here. */
function isConflict({ who, ours, theirs }: ComparedField): boolean {
  return who === 'person' && ours !== undefined && !isSameContent(ours.value, theirs);
}
