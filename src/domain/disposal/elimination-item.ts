import type { DocumentEntry } from '../archive/document-in-dossier.ts';
import type { DossierState } from '../workflow/dossier-state.ts';
import type { EliminationReason, ItemKind } from './elimination-reasons.ts';
import type { Ruling } from './votes.ts';

/** `listed`: proposed for destruction still; `kept`: taken off on the way, with the reason. */
export const ITEM_STATES = ['listed', 'kept', 'destroyed'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** Who took an item off the list. */
export const KEEPERS = ['custodian', 'council', 'authority', 'head', 'execution'] as const;
export type Keeper = (typeof KEEPERS)[number];

/** The copy that stays (bản giữ lại). */
export interface KeptCopyRef {
  readonly dossierId?: string;
  readonly documentId?: string;
  /** In words, where it has no entry. */
  readonly text?: string;
}

/** What the list says of an item as it stood when it was listed; stays for ever. */
export interface EliminationRecord {
  readonly title: string;
  /** Bó (hộp) số. */
  readonly container?: string;
  /** Tập số. */
  readonly volume?: string;
  /** Mã lưu trữ, or what was written in its place. */
  readonly code?: string;
  /** As `periodKey` writes it. */
  readonly period?: string;
  readonly documents?: number;
  readonly pages?: number;
  /** A paper original is there: destroyed together with the scan, and noted on the list (TT 05/2025). */
  readonly paperOriginal: boolean;
  readonly keptCopy?: KeptCopyRef;
  /** The reason in the own words of whoever listed it. */
  readonly because?: string;
  readonly note?: string;
  /** Where the dossier stood before it came onto the list. */
  readonly stoodAt?: DossierState;
  /** Of a document: its entry. */
  readonly entry?: DocumentEntry;
  readonly kept?: { readonly by: Keeper; readonly reason: string };
  readonly ruling?: Ruling;
}

/** A line of an elimination list (danh mục tài liệu hết thời hạn lưu trữ, trùng lặp). */
export interface EliminationItem {
  readonly id: string;
  readonly caseId: string;
  /** From 1, in the order of listing; never given again. */
  readonly ordinal: number;
  readonly kind: ItemKind;
  readonly state: ItemState;
  readonly reason: EliminationReason;
  /** Of a document: the dossier it lies in. */
  readonly dossierId: string | null;
  readonly documentId: string | null;
  readonly record: EliminationRecord;
}
