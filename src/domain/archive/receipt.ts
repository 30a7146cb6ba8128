import type { PartialDate } from './partial-date.ts';

/** As the minutes and TT 03/2010, Điều 2.4–2.5 tell them apart; the norm of work depends on it. */
export const CONDITIONS = ['loose', 'roughly-filed'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** 1 m of shelf holds ten bundles of 10 cm (TT 03/2010, Điều 2.3). */
export const BUNDLES_A_METRE = 10;

/** A party of the minutes, with the person who signs for it. */
export interface Party {
  readonly organisation: string;
  readonly person?: string;
  readonly office?: string;
}

/** Biên bản giao nhận; `schemas/archive/receipt.schema.json`. */
export interface ReceiptRecord {
  /** Tên khối tài liệu. */
  readonly material: string;
  readonly giver: Party;
  readonly receiver: Party;
  /** Time of the material. */
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  readonly boxes?: number;
  readonly bundles?: number;
  readonly dossiers?: number;
  readonly electronicDossiers?: number;
  readonly electronicFiles?: number;
  /** Whole state of the material, in words. */
  readonly state?: string;
  readonly condition: Condition | 'mixed';
  readonly listAttached?: boolean;
  readonly note?: string;
}

/** Material received for work. */
export interface Receipt {
  readonly id: string;
  readonly fondsId: string | null;
  readonly number: string | null;
  readonly receivedOn: PartialDate;
  readonly linearMetres: number;
  readonly record: ReceiptRecord;
  readonly revision: number;
}

/** A bundle of about 10 cm as it came, which is worked through as one. */
export interface Bundle {
  readonly id: string;
  readonly receiptId: string;
  /** From 1 within the receipt. */
  readonly number: number;
  readonly condition: Condition;
  readonly fondsId: string | null;
  /** Heading of the classification scheme of the fonds. */
  readonly nodeId: string | null;
  readonly placeId: string | null;
  readonly note: string | null;
  readonly revision: number;
}

/** How many bundles so many metres make. */
export function bundlesOf(linearMetres: number): number {
  // 33.8 × 10 is 337.99… in binary.
  return Math.ceil(Number((linearMetres * BUNDLES_A_METRE).toFixed(6)));
}
