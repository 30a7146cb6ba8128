import type { KnownFact, LearnedFact } from '../../domain/learning/learned-fact.ts';

export interface Teaching {
  readonly documentId: string;
  readonly year: number;
  readonly facts: readonly LearnedFact[];
  /** For facts that are new. */
  readonly nextId: () => string;
}

/** What was learned from accepted records: plain rows that a person can list, switch off and take away. */
export interface LearnedRepository {
  /** In the place of what the document taught before. A fact that no document teaches any more is gone, unless it is off. */
  teach(teaching: Teaching): Promise<void>;
  /**
   * By kind and name. Only documents count that everybody may see: what is secret or restricted teaches nothing that shows
   * elsewhere, also where it became so later.
   */
  list(): Promise<readonly KnownFact[]>;
  /** The fact after; undefined where there is none that may be seen. */
  switchOff(id: string, off: boolean): Promise<KnownFact | undefined>;
  remove(id: string): Promise<KnownFact | undefined>;
}
