import type { RetentionPeriod } from './retention-period.ts';

/**
 * A table of retention periods as its file has it (`schemas/retention/retention-schedule.schema.json`). Days are
 * `YYYY-MM-DD`; null = not known, never guessed. Absent = nothing to say.
 */
export interface RetentionSchedule {
  /** `tt-09-2011-bnv`; ids of everything inside begin with it. */
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  readonly signer?: string;
  readonly issued: string | null;
  readonly gazette?: string;
  readonly effectiveFrom: string | null;
  /** The first day on which it is no longer in force; null = in force still, or not known (`effectiveNote` says). */
  readonly effectiveTo: string | null;
  readonly effectiveNote?: string;
  /** Ids of schedules, or the citation of one that is not here (`53/2017/TT-BYT`). */
  readonly supersedes: readonly string[];
  readonly supersededBy: readonly string[];
  readonly supersessionNote?: string;
  readonly scope: ScheduleScope;
  /** `prescribed` = by an authority, binds; `own` = by the office itself, never lower than the prescribed item it follows. */
  readonly authority: 'prescribed' | 'own';
  /** The archives law under which it was issued; null = no source says. */
  readonly lawBasis: ArchivesLaw | null;
  readonly appliesTo?: string;
  /** From when periods count, in the words of the source. */
  readonly countFrom?: string;
  readonly rules?: readonly string[];
  readonly coverage: Coverage;
  readonly numbering?: 'by-order';
  readonly verification?: string;
  readonly sources: readonly string[];
  readonly sourceNote?: string;
  readonly groups: readonly ScheduleGroup[];
}

export type ArchivesLaw = '2011' | '2024';

/** A sector's schedule goes before a common one (TT 10/2022/TT-BNV, article 1.2). */
export type ScheduleScope =
  { readonly kind: 'common' } | { readonly kind: 'sector'; readonly sector: string; readonly title: string };

export interface Coverage {
  readonly extent: 'complete' | 'partial' | 'metadata-only';
  /** What of the official table is here and what is not. */
  readonly statement: string;
}

/** Groups lie flat in the order of the table; a sub-group names its group. */
export interface ScheduleGroup {
  readonly id: string;
  readonly no: string;
  readonly title: string;
  readonly annex?: string;
  /** Id of the group above. */
  readonly parent?: string;
  readonly uncertain?: true;
  readonly note?: string;
  readonly items: readonly ScheduleItem[];
  /** Rows that were found in another language only: cited, never proposed. */
  readonly fragments?: readonly ScheduleFragment[];
}

/** What items and sub-items have in common. */
interface ScheduleLine {
  /** `<schedule>/<group>/<item>[/<sub-item>]`; `~3` in it = the third of its place, whose official number is not known. */
  readonly id: string;
  /** Null = not known. */
  readonly no: string | null;
  readonly title: string;
  /** The words of the source; null where the sub-items are priced. */
  readonly text: string | null;
  /** Derived from `text`. */
  readonly period: RetentionPeriod | null;
  /** Doubtful wording or period; such a period may be corrected to a lower one. */
  readonly uncertain?: true;
  /** A sentence about the table was read, not its cell. */
  readonly paraphrase?: true;
  readonly note?: string;
  readonly sources?: readonly string[];
  /** Own schedules: id of the prescribed row that this one follows. */
  readonly follows?: string;
}
export interface ScheduleItem extends ScheduleLine {
  readonly sub?: readonly ScheduleSubItem[];
}
export type ScheduleSubItem = ScheduleLine;

export interface ScheduleFragment {
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly sources: readonly string[];
  readonly uncertain?: true;
}

/** A row with a period: an item without sub-items, or a sub-item. What decisions and proposals cite. */
export interface PricedRow {
  readonly id: string;
  readonly scheduleId: string;
  readonly group: ScheduleGroup;
  readonly item: ScheduleItem;
  /** Null where the item itself is priced. */
  readonly sub: ScheduleSubItem | null;
  readonly period: RetentionPeriod;
  readonly text: string;
  readonly uncertain: boolean;
  readonly follows: string | null;
}

/** All rows with a period in the order of the table. A period beside sub-items is an artefact of the source and is passed over. */
export function pricedRows(schedule: RetentionSchedule): readonly PricedRow[] {
  return schedule.groups.flatMap((group) => group.items.flatMap((item) => rowsOf(schedule, group, item)));
}

function rowsOf(schedule: RetentionSchedule, group: ScheduleGroup, item: ScheduleItem): readonly PricedRow[] {
  const subs = item.sub ?? [];
  const lines = subs.length > 0 ? subs : [item];
  return lines.flatMap((line) => {
    if (line.period === null || line.text === null) return [];
    const { id, period, text } = line;
    const uncertain = line.uncertain === true || (subs.length === 0 && item.uncertain === true);
    const sub = line === item ? null : line;
    const follows = line.follows ?? item.follows ?? null;
    return [{ id, scheduleId: schedule.id, group, item, sub, period, text, uncertain, follows }];
  });
}
