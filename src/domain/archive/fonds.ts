import type { PartialDate } from './partial-date.ts';

/** Of a closed fonds the creator works no more; codes of dossiers then bear the code of the fonds (TT 05/2025, PL I). */
export const FONDS_STATES = ['open', 'closed'] as const;
export type FondsState = (typeof FONDS_STATES)[number];

/** By which circular the codes of dossiers and documents are built. */
export const CODE_PROFILES = ['tt05-2025', 'tt02-2019', 'tt01-2019'] as const;
export type CodeProfile = (typeof CODE_PROFILES)[number];

/** The six automatic orders that tenders ask of arranging software; `activity` is the place in the classification scheme. */
export const DOSSIER_ORDERS = [
  'activity-time',
  'time-activity',
  'retention-ascending-activity-time',
  'retention-descending-activity-time',
  'retention-ascending-time-activity',
  'retention-descending-time-activity',
] as const;
export type DossierOrder = (typeof DOSSIER_ORDERS)[number];

/** Permanent and fixed-term dossiers are listed apart (TT 07/2012, Điều 24). */
export const INVENTORY_KINDS = ['permanent', 'fixed-term', 'any'] as const;
export type InventoryKind = (typeof INVENTORY_KINDS)[number];
export interface FondsInventory {
  /** Mục lục số, as printed: `01`. */
  readonly number: string;
  readonly kind: InventoryKind;
}

export interface FondsSettings {
  readonly order: DossierOrder;
  /** `inventory`: official numbers start anew in each inventory. */
  readonly numberWithin: 'fonds' | 'inventory';
  readonly firstNumber: number;
  /** Sheets are numbered from this period on: 20 years in arranging (TT 16/2023), 5 in current work (NĐ 30/2020, Điều 29). */
  readonly sheetsNumberedFromYears: number;
  readonly codeProfile: CodeProfile;
  readonly inventories: readonly FondsInventory[];
  /**
   * The creator is on the source list (nguồn nộp lưu): the archives authority gives its opinion before anything of the
   * fonds is destroyed (Luật 2011, Điều 28; Luật 2024, Điều 16). Assumed where nobody said otherwise.
   */
  readonly onSourceList?: boolean;
}

export const DEFAULT_FONDS_SETTINGS: FondsSettings = {
  order: 'activity-time',
  numberWithin: 'inventory',
  firstNumber: 1,
  sheetsNumberedFromYears: 20,
  codeProfile: 'tt05-2025',
  inventories: [
    { number: '01', kind: 'permanent' },
    { number: '02', kind: 'fixed-term' },
  ],
};

/** What is said of a fonds beyond its columns; values by `schemas/metadata/fonds.schema.json`. */
export interface FondsDescription {
  /** Mã cơ quan lưu trữ. */
  readonly archiveCode?: string;
  /** Lịch sử đơn vị hình thành phông. */
  readonly administrativeHistory?: string;
  /** Lịch sử phông. */
  readonly custodialHistory?: string;
  readonly language?: readonly string[];
  readonly linearMetres?: number;
  readonly findingAids?: string;
  readonly accessConditions?: string;
  readonly note?: string;
}

/** All material of one creator (phông lưu trữ). */
export interface Fonds {
  readonly id: string;
  /** Mã phông; unique; null in an agency's own archives, which gives none (HD 169). */
  readonly code: string | null;
  readonly name: string;
  readonly state: FondsState;
  /** The organisation of the authority list that made the material. */
  readonly creatorId: string | null;
  readonly start: PartialDate | null;
  readonly end: PartialDate | null;
  readonly scheme: SchemeKind;
  readonly settings: FondsSettings;
  readonly description: FondsDescription;
  readonly revision: number;
}

/** How a scheme is built, outer division first: the five taught with CV 283, and the reverse of the last. */
export const SCHEME_KINDS = [
  'structure-time',
  'time-structure',
  'activity-time',
  'time-activity',
  'matter-time',
  'time-matter',
] as const;
export type SchemeKind = (typeof SCHEME_KINDS)[number];
