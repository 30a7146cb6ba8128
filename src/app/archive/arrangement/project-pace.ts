import { paceOf, PACE_MEASURES, type Pace, type PaceMeasure } from '../../../domain/arrangement/pace.ts';
import { sum } from '../../../domain/arrangement/progress.ts';
import { CHECKED_STATES } from '../../../domain/arrangement/evidence.ts';
import type { Day } from '../../../domain/retention/day.ts';
import { today } from '../../host/count-run.ts';
import type { ArchiveDeps } from '../deps.ts';
import { requireProject } from './require-project.ts';

export interface ProjectPace {
  readonly today: Day;
  readonly deadline: Day;
  readonly measures: readonly (Pace & {
    readonly measure: PaceMeasure;
    /** How many there will be in the end is reckoned from what came out of the bundles worked through so far. */
    readonly estimated: boolean;
  })[];
  readonly late: boolean;
}

/** The step whose end means that a bundle is worked through. */
const BUNDLE_DONE = 'form';

/** How fast the work goes, how fast it must go, and when it ends at this pace. @throws RequestError `not-found` */
export async function projectPace(deps: ArchiveDeps, projectId: string): Promise<ProjectPace> {
  const { arrangement } = deps.store;
  const project = await requireProject(deps, projectId);
  const counts = await arrangement.counts(projectId);
  const bundles = await arrangement.bookedByDay(projectId, BUNDLE_DONE);
  const dossiers = await arrangement.checkedByDay(projectId, zone());
  const now = today(deps);
  const all = sum(counts.bundles);
  const done = amount(bundles);
  // A bundle stands for its share of the metres that came.
  const metres = all === 0 ? 0 : counts.metres / all;
  const described = sum(counts.dossiers);
  const checked = sum(counts.dossiers.filter(({ state }) => CHECKED_STATES.includes(state)));
  const expected = done === 0 ? described : Math.max(described, Math.round((described / done) * all));
  const cases = {
    metres: { done: done * metres, total: counts.metres, days: scaled(bundles, metres), estimated: false },
    bundles: { done, total: all, days: bundles, estimated: false },
    dossiers: { done: checked, total: expected, days: dossiers, estimated: done < all },
  };
  const { startsOn, deadline, record } = project;
  const common = { today: now, startsOn, deadline, calendar: record.calendar, paceDays: record.paceDays };
  const measures = PACE_MEASURES.map((measure) => {
    const { estimated, ...own } = cases[measure];
    return { measure, estimated, ...paceOf({ ...common, ...own }) };
  });
  return { today: now, deadline, measures, late: measures.some(({ late }) => late) };
}

/** In which days begin: that of the machine, as with everything that is done by day. */
export function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function amount(days: ReadonlyMap<Day, number>): number {
  return [...days.values()].reduce((whole, one) => whole + one, 0);
}

function scaled(days: ReadonlyMap<Day, number>, factor: number): ReadonlyMap<Day, number> {
  return new Map([...days].map(([day, count]) => [day, count * factor]));
}
