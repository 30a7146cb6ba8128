import { STEP_DATA, type ArrangementStep } from './steps.ts';

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
