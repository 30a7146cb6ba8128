import type { ProjectState, Step, StepProgress } from '../arrangement-types.ts';

/** Why a step is not done or cannot be. */
export type Block =
  | { readonly kind: 'not-running' }
  /** There is nothing to do it with. */
  | { readonly kind: 'nothing'; readonly of: StepProgress['subject'] }
  /** Another step comes first and is not wholly done. */
  | { readonly kind: 'needs'; readonly step: StepProgress; readonly left: number }
  /** Dossiers that a rule of completeness holds up. */
  | { readonly kind: 'incomplete'; readonly dossiers: number }
  /** Checked dossiers that no accepted lot holds. */
  | { readonly kind: 'lot' };

export interface BlockSources {
  readonly state: ProjectState;
  readonly steps: readonly Step[];
  readonly progress: readonly StepProgress[];
  /** Dossiers with a finding, by the state that it keeps them from; undefined while nobody has looked. */
  readonly incomplete: ReadonlyMap<string, number> | undefined;
}

/** Which state of a dossier each step leads to: rules of completeness name the state that they block. */
const STATE_OF: Readonly<Record<string, string>> = { check: 'checked', catalogue: 'numbered', number: 'numbered' };

export function stateOfStep(key: string): string | undefined {
  return STATE_OF[key];
}

export function isStepDone({ done, total }: Pick<StepProgress, 'done' | 'total'>): boolean {
  return total > 0 && done >= total;
}

export function blocksOf(step: StepProgress, sources: BlockSources): readonly Block[] {
  if (isStepDone(step)) return [];
  const blocks: readonly Block[] = sources.state === 'running' ? [] : [{ kind: 'not-running' }];
  if (step.total === 0) return [...blocks, { kind: 'nothing', of: step.subject }];
  const dossiers = sources.incomplete?.get(STATE_OF[step.key] ?? '') ?? 0;
  return [
    ...blocks,
    ...openNeeds(step, sources),
    ...(dossiers > 0 ? [{ kind: 'incomplete', dossiers } as const] : []),
    ...(step.shownBy === 'dossier-verified' ? [{ kind: 'lot' } as const] : []),
  ];
}

function openNeeds(step: StepProgress, { steps, progress }: BlockSources): readonly Block[] {
  const needs = steps.find(({ key }) => key === step.key)?.needs ?? [];
  return progress
    .filter((one) => needs.includes(one.key) && !isStepDone(one))
    .map((needed) => ({ kind: 'needs', step: needed, left: Math.max(1, needed.total - needed.done) }));
}

/** How a step stands beside the days that the plan gives it. */
export function standingOf(step: StepProgress, today: string): 'done' | 'late' | 'begun' | 'open' {
  if (isStepDone(step)) return 'done';
  if (step.to !== undefined && step.to < today) return 'late';
  return step.done > 0 ? 'begun' : 'open';
}
