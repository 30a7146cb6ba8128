import type { Day } from '../retention/day.ts';
import { workingDays } from './calendar.ts';
import type { ArrangementProject } from './project.ts';
import { stepsOf, type ArrangementStep } from './steps.ts';

export interface PlannedStep {
  readonly step: ArrangementStep;
  readonly from: Day;
  readonly to: Day;
  /** Put by hand; else it follows from the weights. */
  readonly byHand: boolean;
}

/**
 * Days for each step: the working days between start and deadline shared out by the planning weights, one step after
 * the other; what was put by hand stays.
 */
export function planSteps({
  process,
  startsOn,
  deadline,
  record,
}: Pick<ArrangementProject, 'process' | 'startsOn' | 'deadline' | 'record'>): readonly PlannedStep[] {
  const days = workingDays(startsOn, deadline, record.calendar);
  const steps = stepsOf(process);
  const whole = steps.reduce((sum, { planningWeight }) => sum + planningWeight, 0);
  let before = 0;
  return steps.map((step) => {
    const first = Math.floor((before / whole) * days.length);
    before += step.planningWeight;
    const last = Math.max(first, Math.ceil((before / whole) * days.length - 1e-9) - 1);
    const byHand = record.plan[step.key];
    const from = days[Math.min(first, days.length - 1)] ?? startsOn;
    const to = days[Math.min(last, days.length - 1)] ?? deadline;
    return byHand === undefined ? { step, from, to, byHand: false } : { step, ...byHand, byHand: true };
  });
}
