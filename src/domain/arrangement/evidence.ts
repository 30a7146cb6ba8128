import { blockersOf, checkCompleteness, type CompletenessSettings } from '../archive/completeness.ts';
import { DISPOSAL_STATES, type DossierState } from '../workflow/dossier-state.ts';
import type { DossierDescription } from '../archive/dossier.ts';
import type { RetentionPeriod } from '../retention/retention-period.ts';
import type { StepEvidence } from './steps.ts';

/** What of a bundle tells how far it is. */
export interface BundleFacts {
  readonly sorted: boolean;
}
export interface BoxFacts {
  readonly placed: boolean;
}
/** What of a dossier tells how far it is; the database counts dossiers by these. */
export interface DossierFacts {
  readonly state: DossierState;
  /** It has its place in the order: a number, be it a draft. */
  readonly hasNumber: boolean;
  readonly numberFrozen: boolean;
  readonly inBox: boolean;
  readonly period: RetentionPeriod | undefined;
  readonly hasSheetCount: boolean;
  readonly hasDocuments: boolean;
  /** What it says now was accepted by a controller, by itself or with its lot. */
  readonly verified: boolean;
}

const BEFORE_DESCRIPTION: ReadonlySet<DossierState> = new Set(['receiving', 'sorting']);
const CHECKED: ReadonlySet<DossierState> = new Set([
  'checked',
  'numbered',
  'boxed',
  'digitising',
  'accepted',
  'packaged',
  'handed-over',
]);

export function isChecked({ state }: Pick<DossierFacts, 'state'>): boolean {
  return CHECKED.has(state);
}

/** States of dossiers that a controller can look at. */
export const CHECKED_STATES: readonly DossierState[] = [...CHECKED];

/** What is to be eliminated gets a title and a reason, and no further step. */
export function isArranged({ state }: Pick<DossierFacts, 'state'>): boolean {
  return !DISPOSAL_STATES.has(state);
}

export function bundleShows(evidence: StepEvidence, { sorted }: BundleFacts): boolean {
  return evidence === 'bundle-received' || (evidence === 'bundle-sorted' && sorted);
}

export function boxShows(evidence: StepEvidence, { placed }: BoxFacts): boolean {
  return evidence === 'box-placed' && placed;
}

type Shows = (facts: DossierFacts, settings: CompletenessSettings) => boolean;
const OF_DOSSIERS: Readonly<Partial<Record<StepEvidence, Shows>>> = {
  'dossier-described': ({ state }) => !BEFORE_DESCRIPTION.has(state),
  'dossier-checked': isChecked,
  'dossier-ordered': ({ hasNumber }) => hasNumber,
  'dossier-catalogued': isCatalogued,
  'dossier-numbered': ({ numberFrozen }) => numberFrozen,
  'dossier-boxed': ({ inBox }) => inBox,
  'dossier-verified': (facts) => isChecked(facts) && facts.verified,
};

/** Whether the dossier itself shows that a step is done. */
export function dossierShows(evidence: StepEvidence, facts: DossierFacts, settings: CompletenessSettings): boolean {
  return OF_DOSSIERS[evidence]?.(facts, settings) ?? false;
}

/** Sheets counted and documents listed where the settings ask for it; without a period nobody knows whether they do. */
function isCatalogued(facts: DossierFacts, settings: CompletenessSettings): boolean {
  const { period, hasSheetCount, hasDocuments } = facts;
  if (period === undefined) return false;
  const description: DossierDescription = { title: '', retention: period, ...(hasSheetCount && { sheetCount: 1 }) };
  const documents = hasDocuments ? [{ id: '', dossierId: '', ordinal: 1, scanDocumentId: null, entry: {} }] : [];
  const blockers = blockersOf(checkCompleteness({ nodeId: '', description }, documents, settings), 'numbered');
  return !blockers.includes('no-sheet-count') && !blockers.includes('no-document-list');
}
