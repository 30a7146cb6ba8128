import type { RetentionDecision } from '../retention/retention-decision.ts';
import type { RetentionPeriod } from '../retention/retention-period.ts';
import type { DossierState } from '../workflow/dossier-state.ts';
import type { PartialDate } from './partial-date.ts';

/** What a person says of a dossier, the description slip (phiếu tin); values by `schemas/metadata/dossier.schema.json`. */
export interface DossierDescription {
  readonly title: string;
  readonly startDate?: PartialDate;
  readonly endDate?: PartialDate;
  readonly retention?: RetentionPeriod;
  /** Ký hiệu hồ sơ, beside the official number: `TCCB` of `01.TCCB`. */
  readonly notation?: string;
  readonly accessConditions?: string;
  readonly secrecy?: string;
  readonly language?: readonly string[];
  readonly documentCount?: number;
  readonly sheetCount?: number;
  readonly pageCount?: number;
  readonly physicalCondition?: string;
  readonly originKind?: string;
  readonly paperDossierCode?: string;
  readonly keywords?: readonly string[];
  readonly informationSign?: string;
  readonly autograph?: string;
  /** Chú giải: what the title does not say. */
  readonly annotation?: string;
  readonly note?: string;
}

/** A unit of documents on one matter (hồ sơ). */
export interface Dossier {
  readonly id: string;
  readonly fondsId: string;
  /** Heading of the classification scheme; null while not sorted. */
  readonly nodeId: string | null;
  readonly state: DossierState;
  /** From 1, dense in the fonds: the archival order. */
  readonly position: number;
  /** Put here by hand, behind another dossier or (null) at the head; absent where the automatic order holds. */
  readonly placedAfter?: string | null;
  /** Số tạm; given once, unique in the fonds. */
  readonly temporaryNumber: number;
  /** Mục lục số. */
  readonly inventoryNumber: string | null;
  /** Hồ sơ số; a draft until `numberFrozen`. */
  readonly number: number | null;
  readonly numberFrozen: boolean;
  /** Mã hồ sơ; given with the frozen number. */
  readonly code: string | null;
  /** Hộp số; with fonds and inventory it names the box. */
  readonly boxNumber: number | null;
  /** Accounts that described or changed it: they never check it. */
  readonly editors: readonly string[];
  readonly checkedBy: string | null;
  /** Who decided on the period and by which item; null while nobody did. */
  readonly retentionDecision: RetentionDecision | null;
  readonly revision: number;
  readonly description: DossierDescription;
}

/** Of a description or an entry of a document list: what tells of the content is for custodians only. */
export function isSecret({
  accessConditions,
  secrecy,
}: {
  readonly accessConditions?: unknown;
  readonly secrecy?: unknown;
}): boolean {
  return accessConditions === 'Mật' || secrecy !== undefined;
}

/** As printed: the number, with the notation where there is one. */
export function numberAndNotation(number: number, notation: string | undefined): string {
  const digits = String(number).padStart(2, '0');
  return notation === undefined ? digits : `${digits}.${notation}`;
}

/** A change of members of a description; null takes a value away. */
export type DescriptionChanges = {
  readonly [Name in keyof DossierDescription]?: DossierDescription[Name] | null;
};

export function applyChanges(description: DossierDescription, changes: DescriptionChanges): DossierDescription {
  const entries = Object.entries({ ...description, ...changes }).filter(([, value]) => value !== null);
  // Only members were taken away; that the title stays is for the schema to say.
  return Object.fromEntries(entries) as unknown as DossierDescription;
}
