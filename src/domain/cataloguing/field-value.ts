import type { FieldContent, FieldName } from '../metadata/field-name.ts';
import type { Box } from '../page/geometry.ts';

/**
 * Who says so, strongest first: people in our console, people inside the host, then machines.
 * `register` = a row of the office's own register of documents;
 * `rule` = derived from other values by a rule; `model` = read from the page.
 */
export const ORIGINS = ['human', 'host', 'register', 'rule', 'model'] as const;
export type Origin = (typeof ORIGINS)[number];

/** Origins that are people: in our console, or inside the host. A new reading keeps what they said. */
export const PEOPLE = ['human', 'host'] as const satisfies readonly Origin[];
export type PersonOrigin = (typeof PEOPLE)[number];

export function isOfPerson(origin: Origin): origin is PersonOrigin {
  return origin === 'human' || origin === 'host';
}

/** Where on the page a value stands. */
export interface Evidence {
  /** Page of the scan file, from 1. */
  readonly page: number;
  /** Pixels of the original page image. */
  readonly box: Box;
  /** The words as read, NFC. */
  readonly quote: string;
}

export interface FieldValue {
  readonly value: FieldContent;
  /** Probability in 0…1 that the value is right. Always 1 for `human`. */
  readonly confidence: number;
  /** A person must look at it before it counts. */
  readonly needsReview: boolean;
  readonly origin: Origin;
  readonly evidence?: Evidence;
  /** Of `register`: id of the row that says so. */
  readonly registerRow?: string;
}

export type FieldValues = Readonly<Partial<Record<FieldName, FieldValue>>>;

/** One value for each origin that spoke. */
export type FieldOpinions = Readonly<Partial<Record<Origin, FieldValue>>>;

/** The value that counts: the strongest origin that spoke. */
export function effectiveValue(opinions: FieldOpinions): FieldValue | undefined {
  for (const origin of ORIGINS) {
    const value = opinions[origin];
    if (value !== undefined) return value;
  }
  return undefined;
}
