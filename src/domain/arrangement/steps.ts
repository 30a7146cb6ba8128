import data from '../../../schemas/archive/arrangement-steps.json' with { type: 'json' };
import type { Condition } from '../archive/receipt.ts';

/** `21`: the process of factor 1; `23`: the one that serves the building of a database (TT 16/2023). */
export const PROCESSES = ['21', '23'] as const;
export type ArrangementProcess = (typeof PROCESSES)[number];

/** What a step is counted in, and what one booking of it stands for. */
export const STEP_UNITS = ['metre', 'dossier', 'box', 'project'] as const;
export type StepUnit = (typeof STEP_UNITS)[number];
export const STEP_SUBJECTS = ['project', 'bundle', 'dossier', 'box'] as const;
export type StepSubject = (typeof STEP_SUBJECTS)[number];

/** What shows that a step is done; `booking`: nothing but the word of a person. */
export const STEP_EVIDENCE = [
  'booking',
  'bundle-received',
  'bundle-sorted',
  'dossier-described',
  'dossier-checked',
  'dossier-ordered',
  'dossier-catalogued',
  'dossier-numbered',
  'dossier-boxed',
  'dossier-verified',
  'box-placed',
] as const;
export type StepEvidence = (typeof STEP_EVIDENCE)[number];

/** A step of arranging; `schemas/archive/arrangement-steps.schema.json`. What is not known is absent. */
export interface ArrangementStep {
  readonly key: string;
  /** Its number in each process; the last process has all steps. */
  readonly numbers: Readonly<Partial<Record<ArrangementProcess, number>>>;
  readonly name: string;
  /** How it is done with loose material and with what was roughly filed. */
  readonly variants?: Readonly<Record<Condition, string>>;
  /** Fields of the slip that the longer process asks for as well. */
  readonly addedIn23?: readonly string[];
  readonly products?: readonly string[];
  readonly unit: StepUnit;
  readonly subject: StepSubject;
  readonly shownBy: StepEvidence;
  /** Steps that come first, of the same subject or of the project. */
  readonly needs: readonly string[];
  readonly by?: readonly { readonly who: string; readonly source: string }[];
  /** A contractor's guess, for a default plan only. */
  readonly planningWeight: number;
  readonly norm?: { readonly minutes: number; readonly per: 'metre'; readonly source: string };
}

/** Held against its schema by a test. */
const STEPS = data.steps as readonly ArrangementStep[];
export const STEP_DATA = { ...data, steps: STEPS };

/** In the order of the process. */
export function stepsOf(process: ArrangementProcess): readonly ArrangementStep[] {
  return STEPS.filter(({ numbers }) => numbers[process] !== undefined);
}

export function findStep(process: ArrangementProcess, key: string): ArrangementStep | undefined {
  return stepsOf(process).find((step) => step.key === key);
}
