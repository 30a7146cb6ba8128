import type { components } from '../generated/api.ts';

export type FileDivision = components['schemas']['FileDivision'];
export type DivisionCuts = components['schemas']['DivisionCuts'];
export type DividedDocument = FileDivision['documents'][number];
export type FoundSeparator = FileDivision['separators'][number];
