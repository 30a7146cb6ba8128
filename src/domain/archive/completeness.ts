import type { DossierState } from '../workflow/dossier-state.ts';
import { highestLevel, isLowerLevel } from '../access/secrecy.ts';
import { isSecret, type Dossier } from './dossier.ts';
import { hasNumberedSheets, sheetFaults, sheetsOf } from './sheet-numbers.ts';

/** Each is a key of the message table, `dossier.rule.<id>`. */
export const COMPLETENESS_RULES = [
  { id: 'no-heading', blocks: 'checked' },
  { id: 'no-date', blocks: 'checked' },
  { id: 'dates-reversed', blocks: 'checked' },
  { id: 'no-retention', blocks: 'checked' },
  { id: 'no-access-conditions', blocks: 'checked' },
  { id: 'secrecy-below-documents', blocks: 'checked' },
  { id: 'no-sheet-count', blocks: 'numbered' },
  { id: 'no-document-list', blocks: 'numbered' },
  { id: 'sheets-doubled', blocks: 'numbered' },
  { id: 'sheets-missing', blocks: null },
  { id: 'sheet-count-differs', blocks: null },
  { id: 'document-count-differs', blocks: null },
  { id: 'document-outside-dates', blocks: null },
  { id: 'no-language', blocks: null },
  { id: 'short-title', blocks: null },
  { id: 'too-thick', blocks: null },
  { id: 'no-paper-code', blocks: null },
] as const satisfies readonly { readonly id: string; readonly blocks: DossierState | null }[];
export type CompletenessRule = (typeof COMPLETENESS_RULES)[number]['id'];

export interface CompletenessSettings {
  readonly sheetsNumberedFromYears: number;
  /** Mục lục văn bản: TT 16/2023 prints one for permanent dossiers only. */
  readonly documentListFor: 'permanent' | 'all' | 'none';
}
export const DEFAULT_DOCUMENT_LIST: CompletenessSettings['documentListFor'] = 'permanent';

export interface CompletenessFinding {
  readonly rule: CompletenessRule;
  /** The step that cannot be taken; null for a warning. */
  readonly blocks: DossierState | null;
}

/** What the rules look at of a document: values of `issuedOn`, `sheetNumber` and `sheetCount`, null or absent where there is none. */
export interface DocumentFacts {
  readonly entry: Readonly<Record<string, unknown>>;
}

type Subject = Pick<Dossier, 'nodeId' | 'description'>;
interface Case {
  readonly dossier: Subject;
  readonly documents: readonly DocumentFacts[];
  readonly settings: CompletenessSettings;
}

/** Titles below this many letters hardly say what the dossier is about. */
const SHORT_TITLE = 12;
/** About four centimetres. */
const THICK = 500;

const APPLIES: Readonly<Record<CompletenessRule, (one: Case) => boolean>> = {
  'no-heading': ({ dossier }) => dossier.nodeId === null,
  'no-date': ({ dossier: { description } }) => description.startDate === undefined && description.endDate === undefined,
  'dates-reversed': ({ dossier: { description } }) => areReversed(description.startDate, description.endDate),
  'no-retention': ({ dossier }) => dossier.description.retention === undefined,
  'no-access-conditions': ({ dossier }) => dossier.description.accessConditions === undefined,
  'secrecy-below-documents': ({ dossier, documents }) =>
    isLowerLevel(dossier.description.secrecy, highestLevel(documents.map(({ entry }) => textOf(entry['secrecy'])))),
  'no-sheet-count': ({ dossier: { description }, settings }) =>
    description.sheetCount === undefined && hasNumberedSheets(description.retention, settings.sheetsNumberedFromYears),
  'no-document-list': ({ dossier, documents, settings }) => documents.length === 0 && needsList(dossier, settings),
  'sheets-doubled': ({ documents }) => sheetFaults(rangesOf(documents)).doubled.length > 0,
  'sheets-missing': ({ documents }) => sheetFaults(rangesOf(documents)).missing.length > 0,
  'sheet-count-differs': ({ dossier, documents }) => {
    const last = Math.max(0, ...rangesOf(documents).map((range) => range.last));
    const { sheetCount } = dossier.description;
    return last > 0 && sheetCount !== undefined && sheetCount < last;
  },
  'document-count-differs': ({ dossier, documents }) => {
    const { documentCount } = dossier.description;
    return documents.length > 0 && documentCount !== undefined && documentCount !== documents.length;
  },
  'document-outside-dates': ({ dossier: { description }, documents }) =>
    // Else whoever may not see a marked document could find its date by trying.
    documents.some(({ entry }) => !isSecret(entry) && isOutside(entry['issuedOn'], description)),
  'no-language': ({ dossier }) => dossier.description.language === undefined,
  'short-title': ({ dossier }) => dossier.description.title.length < SHORT_TITLE,
  'too-thick': ({ dossier }) => (dossier.description.sheetCount ?? 0) > THICK,
  'no-paper-code': ({ dossier: { description } }) =>
    description.originKind === 'Số hóa' && description.paperDossierCode === undefined,
};

/** What is missing or doubtful, in the order of the table. */
export function checkCompleteness(
  dossier: Subject,
  documents: readonly DocumentFacts[],
  settings: CompletenessSettings,
): readonly CompletenessFinding[] {
  return COMPLETENESS_RULES.filter(({ id }) => APPLIES[id]({ dossier, documents, settings })).map(({ id, blocks }) => ({
    rule: id,
    blocks,
  }));
}

const STEPS: readonly DossierState[] = ['checked', 'numbered'];

/** What stands in the way of a step: also what should have been there before an earlier one. */
export function blockersOf(findings: readonly CompletenessFinding[], step: DossierState): readonly CompletenessRule[] {
  const until = STEPS.slice(0, STEPS.indexOf(step) + 1);
  return findings.filter(({ blocks }) => blocks !== null && until.includes(blocks)).map(({ rule }) => rule);
}

function rangesOf(documents: readonly DocumentFacts[]) {
  return documents.flatMap(({ entry }) => sheetsOf(entry));
}

function needsList({ description }: Subject, { documentListFor }: CompletenessSettings): boolean {
  return documentListFor === 'all' || (documentListFor === 'permanent' && description.retention?.kind === 'permanent');
}

/** Partial dates: compared as far as both are known. */
function areReversed(start: string | undefined, end: string | undefined): boolean {
  if (start === undefined || end === undefined) return false;
  return isBefore(end, start);
}

function isBefore(a: string, b: string): boolean {
  const known = Math.min(a.length, b.length);
  return a.slice(0, known) < b.slice(0, known);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isOutside(issuedOn: unknown, { startDate, endDate }: Subject['description']): boolean {
  if (typeof issuedOn !== 'string') return false;
  return (
    (startDate !== undefined && isBefore(issuedOn, startDate)) || (endDate !== undefined && isBefore(endDate, issuedOn))
  );
}
