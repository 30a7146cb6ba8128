import { enCheck } from './en-check.ts';
import { enMaterial } from './en-material.ts';
import { enWork } from './en-work.ts';
import type { viArrangement } from './vi.ts';

export const enArrangement: Readonly<Record<keyof typeof viArrangement, string>> = {
  ...enWork,
  ...enCheck,
  ...enMaterial,
};
