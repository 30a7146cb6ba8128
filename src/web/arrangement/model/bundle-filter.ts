import type { QueryParams } from '../../api/client.ts';
import type { ProjectBundle, Step } from '../arrangement-types.ts';

/** `hands`: `free`, `mine`, `by <account>`, or empty for all; `waitsFor`: a step that is not booked yet. */
export interface BundleFilter {
  readonly hands: string;
  readonly waitsFor: string;
}
export const ALL_BUNDLES: BundleFilter = { hands: '', waitsFor: '' };

export function bundleParams({ hands, waitsFor }: BundleFilter, name: string): QueryParams {
  return {
    ...(waitsFor !== '' && { notBooked: waitsFor }),
    ...(hands === 'free' && { free: true }),
    ...(hands === 'mine' && { worker: name }),
    ...(hands.startsWith('by ') && { worker: hands.slice(3) }),
  };
}

/** The steps of a bundle, each done or not; the first that is not is what comes next. */
export function bundleSteps(bundle: Pick<ProjectBundle, 'sorted' | 'booked'>, steps: readonly Step[]) {
  const isDone = ({ key, shownBy }: Step) =>
    shownBy === 'bundle-received' || (shownBy === 'bundle-sorted' && bundle.sorted) || bundle.booked.includes(key);
  return steps.map((step) => ({ step, done: isDone(step) }));
}

/** The step that can be booked next for all of these; undefined where they wait for different ones or for none. */
export function nextBooking(bundles: readonly ProjectBundle[], steps: readonly Step[]): string | undefined {
  const next = bundles.map((bundle) =>
    bundleSteps(bundle, steps).find(({ done, step }) => !done && step.shownBy === 'booking'),
  );
  const [first] = next;
  return next.every((one) => one?.step.key === first?.step.key) ? first?.step.key : undefined;
}
