import type { components } from '../generated/api.ts';

export type FileDivision = components['schemas']['FileDivision'];
export type DivisionCuts = components['schemas']['DivisionCuts'];
