import type { Condition } from '../archive/receipt.ts';
import type { Day } from '../retention/day.ts';
import type { ArrangementStep, StepSubject } from './steps.ts';

/** The word of a person that a step is done for a bundle, dossier, box, or for the whole project. */
export interface StepBooking {
  readonly id: string;
  readonly projectId: string;
  readonly step: string;
  readonly subjectKind: StepSubject;
  /** Of the project itself where the step has no other subject. */
  readonly subjectId: string;
  /** How much came of it, where that is more than the subject says: dossiers formed out of a bundle. */
  readonly amount: number | null;
  /** Who did it. */
  readonly worker: string;
  readonly doneOn: Day;
  readonly note: string | null;
  readonly bookedBy: string;
  readonly bookedAt: Date;
  /** A booking taken back stays in the books. */
  readonly undone: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

export const ASSIGNMENT_ENDS = ['given-back', 'reassigned'] as const;
export type AssignmentEnd = (typeof ASSIGNMENT_ENDS)[number];
/** A bundle in the hands of a worker; one that has no end is so now, and a bundle has one such at most. */
export interface BundleAssignment {
  readonly id: string;
  readonly projectId: string;
  readonly bundleId: string;
  readonly worker: string;
  readonly assignedBy: string;
  readonly assignedAt: Date;
  readonly ended: {
    readonly by: string;
    readonly at: Date;
    readonly kind: AssignmentEnd;
    readonly reason: string | null;
  } | null;
}

/** A bundle as the project sees it. */
export interface ProjectBundle {
  readonly id: string;
  readonly receiptId: string;
  readonly number: number;
  readonly condition: Condition;
  readonly sorted: boolean;
  /** In whose hands it is. */
  readonly worker: string | null;
  /** Steps booked for it. */
  readonly booked: readonly string[];
}

/** Steps that must be done first and are not. */
export function missingFor(step: Pick<ArrangementStep, 'needs'>, isDone: (key: string) => boolean): readonly string[] {
  return step.needs.filter((key) => !isDone(key));
}
