import type { Viewer } from '../../../domain/access/sight.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { ValueConflict } from '../../../domain/archive/value-conflict.ts';
import type { DocumentRow } from './read-document-rows.ts';
import type { DossierRow } from './read-dossier-rows.ts';
import type { Remarks } from './remark.ts';
import type { TakenRows } from './take-sheet.ts';

export interface Tally {
  read: number;
  added: number;
  unchanged: number;
  /** There already with other values: what stands there stays. */
  differing: number;
  /** There already with other values, over which a person chose those of the sheet. */
  taken: number;
  /** Of dossiers that whoever gives the file in may not see: neither compared nor written. */
  hidden: number;
  faulty: number;
}
export function newTally(): Tally {
  return { read: 0, added: 0, unchanged: 0, differing: 0, taken: 0, hidden: 0, faulty: 0 };
}

export interface ImportSubject {
  readonly fondsId: string;
  readonly actor: string;
  readonly remarks: Remarks;
  /** Who gives the workbook in: dossiers hidden from them are neither told of nor written. */
  readonly viewer: Viewer;
  readonly taken: TakenRows;
  readonly dossierRows: readonly DossierRow[];
  readonly documentRows: readonly DocumentRow[];
}

/** A dossier that is there, is to be added, or (null) whose row is faulty. */
export interface Known {
  readonly dossier: Dossier | null;
  readonly isNew: boolean;
  readonly firstRow: number | null;
}

/** A row that says otherwise than what stands there: whoever takes it names the revision. */
export interface DifferingRow {
  readonly sheet: string;
  readonly row: number;
  readonly dossierId: string;
  readonly revision: number;
  readonly fields: readonly ValueConflict[];
}
