import type { ProjectProgress, ProjectReport } from '../../../app/archive/arrangement/project-report.ts';
import type { BundleAssignment, StepBooking } from '../../../domain/arrangement/booking.ts';
import type { StepProgress } from '../../../domain/arrangement/progress.ts';
import { faultyPercent } from '../../../domain/arrangement/sampling.ts';
import type { ArrangementProcess } from '../../../domain/arrangement/steps.ts';
import type { ArrangementLot, LotDossier } from '../../../ports/archive/arrangement.ts';

export function bookingView({ bookedAt, undone, ...booking }: StepBooking): object {
  const at = undone?.at.toISOString();
  return { ...booking, bookedAt: bookedAt.toISOString(), undone: undone && { ...undone, at } };
}

export function assignmentView({ assignedAt, ended, ...assignment }: BundleAssignment): object {
  const at = ended?.at.toISOString();
  return { ...assignment, assignedAt: assignedAt.toISOString(), ended: ended && { ...ended, at } };
}

export function lotView({ drawnAt, closed, ...lot }: ArrangementLot): object {
  const at = closed?.at.toISOString();
  const percent = faultyPercent(lot.counts);
  return { ...lot, drawnAt: drawnAt.toISOString(), closed: closed && { ...closed, at }, faultyPercent: percent };
}

export function lotDossierView({ judgedAt, ...dossier }: LotDossier): object {
  return { ...dossier, judgedAt: judgedAt?.toISOString() ?? null };
}

export function progressView(process: ArrangementProcess, { percent, steps }: ProjectProgress): object {
  return {
    percent,
    steps: steps.map(({ from, to, byHand, ...one }) => ({ ...stepView(process, one), from, to, byHand })),
  };
}

function stepView(process: ArrangementProcess, { step, done, total }: StepProgress): object {
  const { key, numbers, name, unit, subject, shownBy } = step;
  return { key, number: numbers[process], name, unit, subject, shownBy, done, total };
}

export function reportView({ report, ...rest }: ProjectReport): object {
  const view = (steps: readonly StepProgress[]) => steps.map((one) => stepView(report.process, one));
  return { ...rest, report: { ...report, steps: view(report.steps), left: view(report.left) } };
}
