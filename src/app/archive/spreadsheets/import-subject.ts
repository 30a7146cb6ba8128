import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { DocumentRow } from './read-document-rows.ts';
import type { DossierRow } from './read-dossier-rows.ts';
import type { Remarks } from './remark.ts';

export interface Tally {
  read: number;
  added: number;
  unchanged: number;
  /** There already with other values: what stands there stays. */
  differing: number;
  faulty: number;
}
export function newTally(): Tally {
  return { read: 0, added: 0, unchanged: 0, differing: 0, faulty: 0 };
}

export interface ImportSubject {
  readonly fondsId: string;
  readonly actor: string;
  readonly remarks: Remarks;
  readonly dossierRows: readonly DossierRow[];
  readonly documentRows: readonly DocumentRow[];
}

/** A dossier that is there, is to be added, or (null) whose row is faulty. */
export interface Known {
  readonly dossier: Dossier | null;
  readonly isNew: boolean;
  readonly firstRow: number | null;
}
