import { checkAmong, type KnownSchedules } from './check-among.ts';
import { parsePeriodText } from './period-text.ts';
import { periodKey } from './retention-period.ts';
import type { RetentionSchedule, ScheduleGroup, ScheduleItem, ScheduleSubItem } from './retention-schedule.ts';
import type { ScheduleFinding } from './schedule-finding.ts';

/**
 * What is wrong with a schedule in itself and beside those that are known. Its shape was checked by its JSON Schema.
 * None that is `refused` may get into force.
 */
export function checkSchedule(schedule: RetentionSchedule, known: KnownSchedules): readonly ScheduleFinding[] {
  return [
    ...checkHead(schedule),
    ...checkIds(schedule),
    ...schedule.groups.flatMap((group) => group.items.flatMap((item) => checkItem(schedule, item))),
    ...checkAmong(schedule, known),
  ];
}

function checkHead({ id, sources, issued, effectiveFrom, effectiveTo, coverage, groups }: RetentionSchedule) {
  const findings: ScheduleFinding[] = [];
  if (!sources.some((source) => source.trim() !== '')) findings.push(refused('source-missing', id));
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo <= effectiveFrom)
    findings.push(refused('validity-reversed', id, { from: effectiveFrom, to: effectiveTo }));
  if (issued !== null && effectiveFrom !== null && effectiveFrom < issued)
    findings.push(warning('in-force-before-issue', id, { from: effectiveFrom, issued }));
  const rows = groups.some(({ items }) => items.length > 0);
  if (coverage.extent !== 'metadata-only' && !rows) findings.push(refused('no-rows', id));
  if (coverage.extent !== 'complete') findings.push(warning(`coverage-${coverage.extent}`, id));
  return findings;
}

type Line = ScheduleGroup | ScheduleItem | ScheduleSubItem;

function checkIds(schedule: RetentionSchedule): readonly ScheduleFinding[] {
  const seen = new Set<string>();
  const findings: ScheduleFinding[] = [];
  const take = (line: Line, above: string) => {
    if (seen.has(line.id)) findings.push(refused('duplicate-item', line.id, { title: line.title }));
    else if (!line.id.startsWith(`${above}/`)) findings.push(refused('id-misplaced', line.id, { above }));
    seen.add(line.id);
  };
  for (const group of schedule.groups) {
    // A group above must stand before: so there is no circle either.
    if (group.parent !== undefined && !seen.has(group.parent))
      findings.push(refused('parent-missing', group.id, { parent: group.parent }));
    take(group, schedule.id);
    for (const item of group.items) {
      take(item, group.id);
      for (const sub of item.sub ?? []) take(sub, item.id);
    }
  }
  return findings;
}

function checkItem(schedule: RetentionSchedule, item: ScheduleItem): readonly ScheduleFinding[] {
  const subs = item.sub ?? [];
  const findings = subs.flatMap((sub) => checkPrice(schedule, sub));
  if (subs.length === 0) return checkPrice(schedule, item);
  return item.period === null ? findings : [...findings, warning('period-above-sub-items', item.id)];
}

/** The law of 2024 knows permanent material and terms of 2 to 70 years (article 15). */
const LEAST_YEARS_2024 = 2;
const MOST_YEARS_2024 = 70;

function checkPrice({ lawBasis }: RetentionSchedule, line: ScheduleItem | ScheduleSubItem): readonly ScheduleFinding[] {
  const { id, text, period } = line;
  if (text === null || period === null) return [refused('period-missing', id, { title: line.title })];
  const read = parsePeriodText(text);
  if (read !== undefined && periodKey(read) !== periodKey(period))
    return [refused('period-not-as-text', id, { text, period: periodKey(period) })];
  const findings = read === undefined ? [warning('text-not-understood', id, { text })] : [];
  if (lawBasis !== '2024' || period.kind === 'permanent') return findings;
  if (!('years' in period)) return [...findings, warning('period-without-number', id, { text })];
  const lawful = period.years >= LEAST_YEARS_2024 && period.years <= MOST_YEARS_2024;
  return lawful ? findings : [...findings, refused('period-outside-law', id, { text })];
}

function refused(code: ScheduleFinding['code'], id: string, details: ScheduleFinding['details'] = {}): ScheduleFinding {
  return { severity: 'refused', code, id, details };
}

function warning(code: ScheduleFinding['code'], id: string, details: ScheduleFinding['details'] = {}): ScheduleFinding {
  return { severity: 'warning', code, id, details };
}
