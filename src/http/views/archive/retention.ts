import type { ScheduleSimulation } from '../../../app/archive/retention/simulate-schedule.ts';
import type { DueTransfer } from '../../../app/archive/retention/list-transfers.ts';
import type { DueDossier } from '../../../app/archive/retention/list-due.ts';
import { periodKey, type RetentionPeriod } from '../../../domain/retention/retention-period.ts';
import type { ScheduleDiff } from '../../../domain/retention/diff-schedules.ts';
import type { ScheduleFinding } from '../../../domain/retention/schedule-finding.ts';
import { message, type Language } from '../../../infra/messages/message.ts';
import type { ListedVersion, RetentionHold, ScheduleVersionHead } from '../../../ports/archive/retention.ts';

/** `ScheduleVersion` of the description: what is said of a version, never its rows. */
export function versionView(version: ScheduleVersionHead): object {
  const { scheduleId, title, state, effectiveFrom, effectiveTo, revision } = version;
  const { importedBy, proposedBy, activatedBy, endedBy, importedAt, proposedAt, activatedAt, endedAt } = version;
  return {
    ...{ scheduleId, version: version.version, title, state, effectiveFrom, effectiveTo, revision },
    ...{ importedBy, importedAt: importedAt.toISOString(), proposedBy, proposedAt: timeView(proposedAt) },
    ...{ activatedBy, activatedAt: timeView(activatedAt), endedBy, endedAt: timeView(endedAt) },
  };
}

/** `ListedScheduleVersion` of the description. */
export function listedVersionView(version: ListedVersion): object {
  const { issuer, authority, coverage, sources } = version;
  return { ...versionView(version), issuer, authority, coverage, sources };
}

function timeView(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}

export function findingView({ severity, code, id, details }: ScheduleFinding, language: Language): object {
  return { severity, code, item: id, message: message(`retention.finding.${code}`, details, language) };
}

/** `ScheduleExamination` of the description. */
export function examinationView(
  {
    findings,
    diff,
    replaced,
  }: { findings: readonly ScheduleFinding[]; diff: ScheduleDiff; replaced: ScheduleVersionHead | undefined },
  language: Language,
): object {
  return {
    replaces: replaced?.version ?? null,
    findings: findings.map((finding) => findingView(finding, language)),
    head: diff.head,
    rows: diff.rows,
  };
}

export function simulationView(simulation: ScheduleSimulation, language: Language): object {
  const { changing, staying, groups } = simulation;
  return {
    ...examinationView(simulation, language),
    ...{ changing, staying },
    groups: groups.map(({ period, prescribed, ...group }) => ({
      ...group,
      period: keyOf(period),
      prescribed: keyOf(prescribed),
    })),
  };
}

function keyOf(period: RetentionPeriod | null): string | null {
  return period === null ? null : periodKey(period);
}

/** `DueDossier` of the description; the list holds none that the reader may not see. */
export function dueView({ id, fondsId, title, secret, day, state, group }: DueDossier): object {
  return {
    id,
    fondsId,
    title,
    secret,
    expiresOn: day,
    state,
    period: keyOf(group.period),
    item: group.item,
  };
}

export function holdView({ placedAt, releasedAt, ...hold }: RetentionHold): object {
  return { ...hold, placedAt: placedAt.toISOString(), releasedAt: timeView(releasedAt) };
}

/** `DueTransfer` of the description; the list holds none that the reader may not see. */
export function transferView({ id, fondsId, title, secret, day, state, group }: DueTransfer): object {
  const { period, held, deliveredOn } = group;
  return { id, fondsId, title, secret, by: day, state, period: keyOf(period), held, deliveredOn };
}
