import type { DueDate } from '../../domain/retention/due-date.ts';
import { parsePeriodKey, type RetentionPeriod } from '../../domain/retention/retention-period.ts';
import type { ScheduleFinding } from '../../domain/retention/schedule-finding.ts';
import { parsePartialDate, formatPartialDate } from '../../domain/archive/partial-date.ts';
import type { CliContext } from '../context.ts';

export function periodWords(context: CliContext, period: RetentionPeriod | null): string {
  if (period === null) return context.text('retention.period.none');
  return context.text(`retention.period.${period.kind}`, {
    ...('years' in period && { years: period.years }),
    ...eventOf(period),
  });
}

function eventOf(period: RetentionPeriod) {
  return period.kind === 'years-after-event' ? { event: period.event } : {};
}

export function keyWords(context: CliContext, key: string | undefined): string {
  return key === undefined ? '' : periodWords(context, parsePeriodKey(key) ?? null);
}

export function dayWords(day: string | null): string {
  const date = day === null ? undefined : parsePartialDate(day);
  return date === undefined ? '–' : formatPartialDate(date);
}

export function dueWords(context: CliContext, due: DueDate): string {
  if (due.kind === 'on') return dayWords(due.expiresOn);
  return context.text(due.kind === 'never' ? 'retention.due.permanent' : 'retention.due.open');
}

export function printFindings(context: CliContext, findings: readonly ScheduleFinding[]): void {
  for (const { severity, id, code, details } of findings) {
    const text = context.text(`retention.finding.${code}`, details);
    const level = context.text(`retention.severity.${severity}`);
    context.output.err(context.text('cli.retention.finding', { severity: level, id, text }));
  }
}
