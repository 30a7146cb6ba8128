/**
 * How long material is kept, counted from the year the work ended. `until-superseded` ("đến khi văn bản hết hiệu lực")
 * and `life-of-work` ("theo tuổi thọ công trình") have no number and never become a date.
 */
export type RetentionPeriod =
  | { readonly kind: 'permanent' }
  | { readonly kind: 'years'; readonly years: number }
  | YearsAfterEvent
  | { readonly kind: 'until-superseded' }
  | { readonly kind: 'life-of-work' };

/** `event` in the words of the schedule, e.g. `chấm dứt Hợp đồng`: only a person knows when it came. */
export interface YearsAfterEvent {
  readonly kind: 'years-after-event';
  readonly years: number;
  readonly event: string;
}

export type PeriodKind = RetentionPeriod['kind'];

export const PERIOD_KINDS = [
  'permanent',
  'years',
  'years-after-event',
  'until-superseded',
  'life-of-work',
] as const satisfies readonly PeriodKind[];

/** What `a` is, seen from `b`. Which of "20 years" and "until superseded" is longer nobody can say beforehand. */
export type PeriodOrder = 'equal' | 'longer' | 'shorter' | 'incomparable';

export function comparePeriods(a: RetentionPeriod, b: RetentionPeriod): PeriodOrder {
  if (a.kind === 'permanent') return b.kind === 'permanent' ? 'equal' : 'longer';
  if (b.kind === 'permanent') return 'shorter';
  if (a.kind === 'years' && b.kind === 'years') return compareYears(a, b);
  if (a.kind === 'years-after-event' && b.kind === 'years-after-event')
    return a.event === b.event ? compareYears(a, b) : 'incomparable';
  return a.kind === b.kind ? 'equal' : 'incomparable';
}

function compareYears(a: { readonly years: number }, b: { readonly years: number }): PeriodOrder {
  if (a.years === b.years) return 'equal';
  return a.years > b.years ? 'longer' : 'shorter';
}

/**
 * The longest of the periods of a dossier's documents, which is that of the dossier (2024 law, article 15.4). Mostly one;
 * several where they cannot be compared: then the dossier is kept until the last of them has ended, and a person decides
 * what is written on it. Empty for no periods. The order of the arguments does not matter.
 */
export function longestPeriods(periods: readonly RetentionPeriod[]): readonly RetentionPeriod[] {
  const longest: RetentionPeriod[] = [];
  for (const period of [...periods].sort(byKey)) {
    const beaten = longest.some((other) => ['equal', 'longer'].includes(comparePeriods(other, period)));
    if (!beaten) longest.push(period);
  }
  return longest;
}

/** Longer ones first, so that none that is beaten gets in before the one that beats it. */
function byKey(a: RetentionPeriod, b: RetentionPeriod): number {
  const rank = PERIOD_KINDS.indexOf(a.kind) - PERIOD_KINDS.indexOf(b.kind);
  if (rank !== 0) return rank;
  const years = yearsOf(b) - yearsOf(a);
  if (years !== 0) return years;
  return eventOf(a) < eventOf(b) ? -1 : Number(eventOf(a) > eventOf(b));
}

function yearsOf(period: RetentionPeriod): number {
  return 'years' in period ? period.years : 0;
}

function eventOf(period: RetentionPeriod): string {
  return period.kind === 'years-after-event' ? period.event : '';
}

/** `permanent`, `years:20`, `years-after-event:5:chấm dứt Hợp đồng` …: one text a period, for columns that are compared. */
export function periodKey(period: RetentionPeriod): string {
  if (period.kind === 'years') return `years:${String(period.years)}`;
  if (period.kind === 'years-after-event') return `years-after-event:${String(period.years)}:${period.event}`;
  return period.kind;
}

/** Reads what `periodKey` wrote; undefined when it is none. */
export function parsePeriodKey(key: string): RetentionPeriod | undefined {
  const match = /^(years|years-after-event):([1-9]\d{0,2})(?::(.+))?$/s.exec(key);
  const event = match?.[3];
  if (match?.[1] === 'years' && event === undefined) return { kind: 'years', years: Number(match[2]) };
  if (match?.[1] === 'years-after-event' && event !== undefined)
    return { kind: 'years-after-event', years: Number(match[2]), event };
  if (key === 'permanent' || key === 'until-superseded' || key === 'life-of-work') return { kind: key };
  return undefined;
}

const TT05_YEARS: ReadonlyMap<number, string> = new Map([
  [70, '02'],
  [50, '03'],
  [30, '04'],
  [20, '05'],
  [10, '06'],
]);

/** Code of the list "thời hạn lưu trữ" (TT 05/2025/TT-BNV, Phụ lục I): what the list does not name is 07, "Khác". */
export function periodCodeTt05(period: RetentionPeriod): string {
  if (period.kind === 'permanent') return '01';
  return (period.kind === 'years' ? TT05_YEARS.get(period.years) : undefined) ?? '07';
}
