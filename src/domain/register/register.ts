import type { PartialDate } from '../archive/partial-date.ts';

/** `outgoing`: what the office issued; `incoming`: what came to it (Decree 30/2020, annex IV). */
export const REGISTER_KINDS = ['outgoing', 'incoming'] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

/** A register of documents that an office kept for a year. */
export interface Register {
  /** 32 hex digits. */
  readonly id: string;
  readonly fondsId: string;
  readonly kind: RegisterKind;
  readonly year: number;
  /** What stands on its cover: an office may keep several a year, e.g. one for decisions. */
  readonly title: string;
  readonly revision: number;
}

/** What a row says of a document; null where its cell is empty. */
export interface RegisterEntry {
  /** Of the document itself, also in a register of incoming ones. */
  readonly number: string | null;
  readonly notation: string | null;
  readonly date: PartialDate | null;
  readonly documentType: string | null;
  readonly subject: string | null;
  readonly signer: string | null;
  /** Who issued it; in a register of outgoing documents the office, and not said. */
  readonly issuer: string | null;
  readonly recipient: string | null;
  /** Number and date of arrival. */
  readonly arrivalNumber: string | null;
  readonly arrivedOn: PartialDate | null;
}

export interface RegisterRow {
  /** 32 hex digits; stays when the register is imported again. */
  readonly id: string;
  readonly registerId: string;
  /** From 1, in the order of the register. */
  readonly line: number;
  readonly entry: RegisterEntry;
}
