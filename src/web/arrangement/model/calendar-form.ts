import type { WorkCalendar } from '../../../domain/arrangement/calendar.ts';
import { addDays } from '../../../domain/retention/day.ts';
import { formatDate, parseTypedDate } from '../../model/typed-date.ts';

/** Which days are worked, as a person types it. */
export interface CalendarDraft {
  /** 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[];
  /** A day or a span of days a line: `17/02/2026` or `16/02/2026 – 20/02/2026`. */
  readonly holidays: string;
}

const USUAL: WorkCalendar = { weekdays: [1, 2, 3, 4, 5], holidays: [] };
/** Longer spans are slips of the pen: Tết has nine days at most. */
const LONGEST_SPAN = 31;

export function calendarDraft({ weekdays, holidays }: WorkCalendar = USUAL): CalendarDraft {
  return { weekdays, holidays: spansOf(holidays).map(spanText).join('\n') };
}

/** Days off by line; a line that is none is given back as it was typed. */
export function readHolidays(typed: string): { readonly days: readonly string[]; readonly wrong?: string } {
  const days = new Set<string>();
  for (const line of typed.split('\n').filter((one) => one.trim() !== '')) {
    const span = readSpan(line);
    if (span === undefined) return { days: [], wrong: line.trim() };
    for (const day of span) days.add(day);
  }
  return { days: [...days].sort() };
}

/** Undefined while something in it is wrong. */
export function calendarOf({ weekdays, holidays }: CalendarDraft): WorkCalendar | undefined {
  const { days, wrong } = readHolidays(holidays);
  if (wrong !== undefined || weekdays.length === 0) return undefined;
  return { weekdays: [...weekdays].sort((a, b) => a - b), holidays: days };
}

type Span = readonly [first: string, last: string];

function readSpan(line: string): readonly string[] | undefined {
  const [first, last = first, ...rest] = line.split(/\s*[–—-]\s*/u).map((part) => parseTypedDate(part.trim()));
  if (first?.length !== 10 || last?.length !== 10 || rest.length > 0 || last < first) return undefined;
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (days.length === LONGEST_SPAN) return undefined;
    days.push(day);
  }
  return days;
}

function spansOf(days: readonly string[]): readonly Span[] {
  const spans: Span[] = [];
  for (const day of [...days].sort()) {
    const before = spans.at(-1);
    if (before !== undefined && addDays(before[1], 1) === day) spans[spans.length - 1] = [before[0], day];
    else spans.push([day, day]);
  }
  return spans;
}

function spanText([first, last]: Span): string {
  return first === last ? formatDate(first) : `${formatDate(first)} – ${formatDate(last)}`;
}
