import type { PartialDate } from '../archive/partial-date.ts';
import type { Day } from '../retention/day.ts';
import type { GroupCode } from './restriction-groups.ts';
import type { Extension, SecrecyLevel } from './secrecy.ts';

/**
 * Why a mark was taken away: by a decision of the competent body that a custodian has before him, or because it had been
 * entered by mistake.
 */
export type Lifting =
  | {
      readonly kind: 'decision';
      readonly number: string;
      readonly date: Day;
      readonly body: string;
      readonly level: SecrecyLevel | null;
      readonly recordedBy: string;
    }
  | {
      readonly kind: 'correction';
      readonly reason: string;
      readonly level: SecrecyLevel | null;
      readonly recordedBy: string;
    };

/** What is known of the use of a dossier or of a document in one, beside its description. */
export interface AccessFacts {
  /** The dossier or the document. */
  readonly subjectId: string;
  /** Groups of the list of restricted material that a person named. */
  readonly groups: readonly GroupCode[];
  /** When the level was set; null: as the document says. */
  readonly setOn: PartialDate | null;
  /** The body that set the level. */
  readonly setBy: string | null;
  readonly extensions: readonly Extension[];
  readonly liftings: readonly Lifting[];
}

export function noFacts(subjectId: string): AccessFacts {
  return { subjectId, groups: [], setOn: null, setBy: null, extensions: [], liftings: [] };
}

/** Of a dossier into which another one was merged: the groups of both, and the facts of the mark that is kept. */
export function mergedFacts(into: AccessFacts, from: AccessFacts, kept: 'into' | 'from'): AccessFacts {
  const { setOn, setBy, extensions } = kept === 'into' ? into : from;
  return {
    subjectId: into.subjectId,
    groups: [...new Set([...into.groups, ...from.groups])].sort(),
    ...{ setOn, setBy, extensions },
    liftings: [...from.liftings, ...into.liftings],
  };
}
