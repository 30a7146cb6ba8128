import type { Dated } from './dated.ts';

/** What somebody was, where and when: who signed as what. */
export interface Office extends Dated {
  readonly title: string;
  readonly organisationId?: string;
}

/** `schemas/archive/person.schema.json`. */
export interface PersonRecord {
  readonly name: string;
  readonly otherNames?: readonly string[];
  readonly offices?: readonly Office[];
  readonly note?: string;
}

/** Somebody who signs. None are shipped: only what users enter. */
export interface Person {
  readonly id: string;
  readonly mergedInto: string | null;
  readonly record: PersonRecord;
  readonly revision: number;
}
