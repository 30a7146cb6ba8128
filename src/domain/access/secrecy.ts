import type { PartialDate } from '../archive/partial-date.ts';
import { addDays, addYears, lastDay, type Day } from '../retention/day.ts';

/** From the lowest to the highest (Luật 29/2018/QH14, Điều 8). */
export const SECRECY_LEVELS = ['Mật', 'Tối mật', 'Tuyệt mật'] as const;
export type SecrecyLevel = (typeof SECRECY_LEVELS)[number];

/** How long a level protects, from the day it was set (Điều 19; also of what was set before 2019: Điều 28). */
export const TERM_YEARS: Readonly<Record<SecrecyLevel, number>> = { Mật: 10, 'Tối mật': 20, 'Tuyệt mật': 30 };

/** An extension is decided at least so many days before the end (Điều 20). */
export const DECIDED_BEFORE_DAYS = 60;

/** Luật 117/2025/QH15 is in force from this day on; whether it keeps the terms could not be verified. */
export const UNVERIFIED_FROM: Day = '2026-03-01';

export function isSecrecyLevel(value: unknown): value is SecrecyLevel {
  return SECRECY_LEVELS.some((level) => level === value);
}

/** In one dossier, and in one document, the highest level holds (Điều 10.2). */
export function highestLevel(levels: readonly (string | undefined)[]): SecrecyLevel | undefined {
  return SECRECY_LEVELS.findLast((level) => levels.includes(level));
}

/** None at all is lower than each. */
export function isLowerLevel(a: string | undefined, b: string | undefined): boolean {
  return rank(a) < rank(b);
}

function rank(level: string | undefined): number {
  return SECRECY_LEVELS.findIndex((one) => one === level);
}

/** A decision of the body that set the level to protect it longer. */
export interface Extension {
  readonly number: string;
  readonly date: Day;
  readonly body: string;
  readonly years: number;
}

export interface Term {
  readonly level: SecrecyLevel;
  /** The last day that it can mean counts. */
  readonly setOn: PartialDate;
  /** In the order in which they follow each other. */
  readonly extensions: readonly Extension[];
}

/** The day on which the term has ended. */
export function termEnd({ level, setOn, extensions }: Term): Day {
  const years = extensions.reduce((sum, extension) => sum + extension.years, TERM_YEARS[level]);
  return addYears(lastDay(setOn), years);
}

export type ExtensionFault = 'extension-too-long' | 'extension-after-end';

/** Why an extension cannot stand. One decided within the last 60 days is kept and told: `isLate`. */
export function extensionFault(term: Term, extension: Extension): ExtensionFault | undefined {
  if (extension.years > TERM_YEARS[term.level]) return 'extension-too-long';
  return extension.date > termEnd(term) ? 'extension-after-end' : undefined;
}

/** Extensions that were decided later than the law asks. */
export function lateExtensions(term: Term): readonly Extension[] {
  return term.extensions.filter(({ date }, index) => {
    const end = termEnd({ ...term, extensions: term.extensions.slice(0, index) });
    return date > addDays(end, -DECIDED_BEFORE_DAYS);
  });
}
