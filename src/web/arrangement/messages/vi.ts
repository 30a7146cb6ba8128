import { viCheck } from './vi-check.ts';
import { viMaterial } from './vi-material.ts';
import { viWork } from './vi-work.ts';

export const viArrangement = { ...viWork, ...viCheck, ...viMaterial };
