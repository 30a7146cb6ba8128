import { parseTypedDate } from '../../model/typed-date.ts';
import type { SecrecyLifting } from '../access-types.ts';

/** Why a mark goes, as a person types it. */
export interface LiftingDraft {
  readonly kind: 'decision' | 'correction';
  readonly number: string;
  readonly date: string;
  readonly body: string;
  readonly reason: string;
  readonly accessConditions: SecrecyLifting['accessConditions'];
}
export type LiftingFault = 'required' | 'date' | 'reason';
export type LiftingFaults = Readonly<Partial<Record<keyof LiftingDraft, LiftingFault>>>;

export const NO_LIFTING: LiftingDraft = {
  ...{ kind: 'decision', number: '', date: '', body: '', reason: '' },
  // Declassified material is not open by that alone.
  accessConditions: 'Sử dụng có điều kiện',
};

/** As the service demands: a word alone tells nothing to those who must answer for it. */
const LEAST_LETTERS = 10;

export function liftingFaults({ kind, number, date, body, reason }: LiftingDraft): LiftingFaults {
  if (kind === 'correction') return (reason.match(/\p{L}/gu) ?? []).length < LEAST_LETTERS ? { reason: 'reason' } : {};
  return {
    ...(tidy(number) === '' && { number: 'required' }),
    ...(wholeDay(date) === undefined && { date: 'date' }),
    ...(tidy(body) === '' && { body: 'required' }),
  };
}

/** Of a draft without faults. */
export function liftingOf(draft: LiftingDraft): Pick<SecrecyLifting, 'ground' | 'accessConditions'> {
  const { kind, accessConditions } = draft;
  const [number, body, reason] = [draft.number, draft.body, draft.reason].map(tidy);
  const ground =
    kind === 'correction'
      ? { kind, reason: reason ?? '' }
      : { kind, number: number ?? '', date: wholeDay(draft.date) ?? '', body: body ?? '' };
  return { ground, accessConditions };
}

export interface ExtensionDraft {
  readonly number: string;
  readonly date: string;
  readonly body: string;
  readonly years: string;
}
export type ExtensionFaults = Readonly<Partial<Record<keyof ExtensionDraft, 'required' | 'date' | 'years'>>>;

export function extensionFaults({ number, date, body, years }: ExtensionDraft): ExtensionFaults {
  return {
    ...(tidy(number) === '' && { number: 'required' }),
    ...(wholeDay(date) === undefined && { date: 'date' }),
    ...(tidy(body) === '' && { body: 'required' }),
    ...(!/^([1-9]|[12]\d|30)$/.test(years.trim()) && { years: 'years' }),
  };
}

export function extensionOf({ number, date, body, years }: ExtensionDraft) {
  return { number: tidy(number), date: wholeDay(date) ?? '', body: tidy(body), years: Number(years) };
}

/** A day, not a month or a year alone. */
function wholeDay(typed: string): string | undefined {
  const day = parseTypedDate(typed);
  return day?.length === 10 ? day : undefined;
}

export function tidy(text: string): string {
  return text.trim().normalize('NFC');
}
