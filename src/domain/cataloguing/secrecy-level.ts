import { squeeze } from '../layout/phrases.ts';
import { editDistance } from '../text/distance.ts';
import type { SecrecyMark } from './catalogued-document.ts';

export type Level = SecrecyMark['level'];

export const MARK = 'mat';
/** From the strongest down; `pattern` as `squeeze` leaves it. */
export const LEVELS: readonly { readonly level: Level; readonly pattern: string }[] = [
  { level: 'TUYỆT MẬT', pattern: 'tuyetmat' },
  { level: 'TỐI MẬT', pattern: 'toimat' },
  { level: 'MẬT', pattern: MARK },
];

/** Hardly a word but MẬT is stamped alone with this letter: half of it with its signs is a mark. */
export const SIGN = /Ậ/iu;

/** The level whose letters these are, some of them misread. */
export function levelFrom(text: string): Level | undefined {
  return LEVELS.find(({ pattern }) => resembles(text, pattern))?.level;
}

function resembles(text: string, pattern: string): boolean {
  if (text === pattern || text.replace(/[1li]$/, 't') === pattern) return true;
  if (pattern === MARK) return false;
  const most = pattern.length >= 8 ? 2 : 1;
  return Math.abs(text.length - pattern.length) <= most && editDistance(text, pattern, most) <= most;
}

/** Without marks and without the frame around it. */
export function lettersInFrame(text: string): string {
  return squeeze(text.replace(/[|[\](){}!_\-—–.:;,'"*]+/gu, ' '));
}
