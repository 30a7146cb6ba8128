import type { CompletenessSettings } from '../archive/completeness.ts';
import type { Condition } from '../archive/receipt.ts';
import { boxShows, bundleShows, dossierShows, isArranged, type DossierFacts } from './evidence.ts';
import { stepsOf, type ArrangementProcess, type ArrangementStep } from './steps.ts';

export interface BundleGroup {
  readonly condition: Condition;
  readonly sorted: boolean;
  readonly count: number;
}
export interface DossierGroup extends DossierFacts {
  readonly fondsId: string;
  readonly count: number;
}
export interface BoxGroup {
  readonly placed: boolean;
  readonly count: number;
}
/** How many subjects of a step have a standing booking. */
export interface BookedStep {
  readonly step: string;
  readonly subjects: number;
  readonly amount: number;
}

/** What is there, counted by what tells how far it is. */
export interface ProjectCounts {
  /** Mét giá of the receipts. */
  readonly metres: number;
  readonly bundles: readonly BundleGroup[];
  readonly dossiers: readonly DossierGroup[];
  readonly boxes: readonly BoxGroup[];
  readonly booked: readonly BookedStep[];
}

export interface StepProgress {
  readonly step: ArrangementStep;
  /** In subjects: bundles, dossiers, boxes; one for the project. */
  readonly done: number;
  readonly total: number;
}

export function progressOf(
  process: ArrangementProcess,
  counts: ProjectCounts,
  settingsOf: (fondsId: string) => CompletenessSettings,
): readonly StepProgress[] {
  return stepsOf(process).map((step) => ({ step, ...countsOf(step, counts, settingsOf) }));
}

function countsOf(
  step: ArrangementStep,
  counts: ProjectCounts,
  settingsOf: (fondsId: string) => CompletenessSettings,
): { readonly done: number; readonly total: number } {
  const booked = counts.booked.find((one) => one.step === step.key)?.subjects ?? 0;
  const { shownBy } = step;
  const tally = <Group extends { readonly count: number }>(
    groups: readonly Group[],
    shows: (one: Group) => boolean,
  ) => ({
    done: shownBy === 'booking' ? booked : sum(groups.filter(shows)),
    total: sum(groups),
  });
  switch (step.subject) {
    case 'project':
      return { done: Math.min(1, booked), total: 1 };
    case 'bundle':
      return tally(counts.bundles, (group) => bundleShows(shownBy, group));
    case 'box':
      return tally(counts.boxes, (group) => boxShows(shownBy, group));
    case 'dossier':
      return tally(counts.dossiers.filter(isArranged), (group) =>
        dossierShows(shownBy, group, settingsOf(group.fondsId)),
      );
  }
}

export function sum(groups: readonly { readonly count: number }[]): number {
  return groups.reduce((whole, { count }) => whole + count, 0);
}

/** Percent of the whole work by the planning weights: a guess, as they are. */
export function overallPercent(progress: readonly StepProgress[]): number {
  const whole = progress.reduce((all, { step }) => all + step.planningWeight, 0);
  const done = progress.reduce(
    (all, { step, done: some, total }) =>
      all + (total === 0 ? 0 : (step.planningWeight * Math.min(some, total)) / total),
    0,
  );
  return Number(((done / whole) * 100).toFixed(2));
}
