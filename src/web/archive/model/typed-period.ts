import { parsePeriodText } from '../../../domain/retention/period-text.ts';
import type { RetentionPeriod } from '../../../domain/retention/retention-period.ts';
import type { Language } from '../../messages/messages.ts';

/** Periods as an archivist types them: `vv`, `20`, `20 năm`, `5 năm sau khi chấm dứt Hợp đồng`. */

const SHORT_FORMS: ReadonlyMap<string, RetentionPeriod> = new Map<string, RetentionPeriod>([
  ['vv', { kind: 'permanent' }],
  ['vinh vien', { kind: 'permanent' }],
  ['permanent', { kind: 'permanent' }],
  ['hhl', { kind: 'until-superseded' }],
  ['until superseded', { kind: 'until-superseded' }],
  ['ttct', { kind: 'life-of-work' }],
  ['life of the work', { kind: 'life-of-work' }],
]);
const YEARS = /^0*([1-9]\d{0,2})(?:\s*(?:năm|n|nam|years?))?$/iu;
const AFTER_EVENT = /^0*([1-9]\d{0,2}) years? after (.+)$/iu;

/** Undefined when it is none. */
export function parseTypedPeriod(typed: string): RetentionPeriod | undefined {
  const text = typed.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  const known = SHORT_FORMS.get(text.toLowerCase());
  if (known) return known;
  const years = YEARS.exec(text)?.[1];
  if (years !== undefined) return { kind: 'years', years: Number(years) };
  const [, after, event] = AFTER_EVENT.exec(text) ?? [];
  if (after !== undefined && event !== undefined) return { kind: 'years-after-event', years: Number(after), event };
  return parsePeriodText(text);
}

/** As it is written on the slip; `parseTypedPeriod` reads it back. */
export function periodText(period: RetentionPeriod, language: Language): string {
  return language === 'vi' ? vietnamese(period) : english(period);
}

function vietnamese(period: RetentionPeriod): string {
  switch (period.kind) {
    case 'permanent':
      return 'Vĩnh viễn';
    case 'years':
      return `${twoDigits(period.years)} năm`;
    case 'years-after-event':
      return `${twoDigits(period.years)} năm sau khi ${period.event}`;
    case 'until-superseded':
      return 'Đến khi văn bản hết hiệu lực';
    case 'life-of-work':
      return 'Theo tuổi thọ công trình';
  }
}

function english(period: RetentionPeriod): string {
  switch (period.kind) {
    case 'permanent':
      return 'Permanent';
    case 'years':
      return `${String(period.years)} years`;
    case 'years-after-event':
      return `${String(period.years)} years after ${period.event}`;
    case 'until-superseded':
      return 'Until superseded';
    case 'life-of-work':
      return 'Life of the work';
  }
}

function twoDigits(years: number): string {
  return String(years).padStart(2, '0');
}

/** What is offered to choose from: the terms that the circulars use most. */
export const COMMON_PERIODS: readonly RetentionPeriod[] = [
  { kind: 'permanent' },
  ...[70, 50, 30, 20, 15, 10, 5, 2].map((years) => ({ kind: 'years', years }) as const),
  { kind: 'until-superseded' },
  { kind: 'life-of-work' },
];
