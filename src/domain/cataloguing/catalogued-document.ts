import type { FieldName } from '../metadata/field-name.ts';
import type { FieldValues } from './field-value.ts';

/** One document found in a scan file: its pages and what was read of it. */
export interface CataloguedDocument {
  /** Pages of the scan file, from 1, both inclusive. */
  readonly firstPage: number;
  readonly lastPage: number;
  readonly fields: FieldValues;
  /** Fields that such a document should have and that were not found: a person must add them. */
  readonly missing?: readonly FieldName[];
  /** Its bounds are uncertain: a person must look at them once. */
  readonly boundsUnsure?: true;
}

export interface DocumentSpan {
  readonly firstPage: number;
  readonly lastPage: number;
  /** Probability in 0…1 that a document begins at `firstPage`; 1 for page 1. */
  readonly confidence: number;
}

export const SECRECY_LEVELS = ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'] as const;

/** A stamp that makes the file one which this system must not read. */
export interface SecrecyMark extends FoundMark {
  readonly level: (typeof SECRECY_LEVELS)[number];
}

/** A mark as it is kept of a file: levels of an older program may have other names. */
export interface FoundMark {
  readonly level: string;
  readonly page: number;
}
