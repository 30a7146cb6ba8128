import { STEP_DATA, stepsOf, type ArrangementProcess, type ArrangementStep } from './steps.ts';

export const EFFORT_FACTORS = ['foreign-language', 'before-1975-or-person'] as const;
export type EffortFactor = (typeof EFFORT_FACTORS)[number];

/**
 * Minutes that a step takes for so many metres: direct labour, serving and managing (factor 1.071), and the factors of
 * the material. Undefined where the norm of the step is not known: nothing is guessed.
 */
export function stepMinutes(
  { norm }: Pick<ArrangementStep, 'norm'>,
  metres: number,
  factors: readonly EffortFactor[] = [],
): number | undefined {
  if (norm === undefined) return undefined;
  const whole = factors.reduce((product, name) => product * STEP_DATA.norms.factors[name].factor, norm.minutes);
  return Number((whole * metres * STEP_DATA.norms.product.factor).toFixed(3));
}

/** Minutes of TT 10/2012 for material without value; whether they hold serving and managing, our source does not say. */
export function valuelessMinutes(kind: 'eliminated' | 'expired', metres: number): number {
  return Number((STEP_DATA.norms.valueless[kind].minutes * metres).toFixed(3));
}

export interface StepEffort {
  readonly key: string;
  readonly number: number | null;
  readonly name: string;
  /** Null where the norm of the step is not known. */
  readonly minutes: number | null;
  readonly source: string | null;
}

/** What the norms say of the work of a project. */
export interface ProjectEffort {
  readonly metres: number;
  /** For serving and managing, held in the minutes of the steps. */
  readonly factor: number;
  readonly steps: readonly StepEffort[];
  /** Of what was sorted out; null where nobody measured it. */
  readonly eliminated: { readonly metres: number | null; readonly minutes: number | null; readonly source: string };
}

/** Factors of the material are left out: a project does not say how much of it they concern. */
export function projectEffort(
  process: ArrangementProcess,
  { metres, metresEliminated }: { readonly metres: number; readonly metresEliminated: number | null },
): ProjectEffort {
  const { product, valueless } = STEP_DATA.norms;
  const minutes = metresEliminated === null ? null : valuelessMinutes('eliminated', metresEliminated);
  return {
    ...{ metres, factor: product.factor },
    steps: stepsOf(process).map((step) => ({
      ...{ key: step.key, number: step.numbers[process] ?? null, name: step.name },
      ...{ minutes: stepMinutes(step, metres) ?? null, source: step.norm?.source ?? null },
    })),
    eliminated: { metres: metresEliminated, minutes, source: valueless.eliminated.source },
  };
}
