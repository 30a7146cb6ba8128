import type { ScheduleGroup, ScheduleItem, ScheduleSubItem } from '../retention-schedule.ts';
import { isDoubtful, type AppendixReview, type ReviewRow } from './appendix-review.ts';
import { joinTexts } from './join-lines.ts';
import { readPeriodCell } from './period-cell.ts';

/**
 * The groups that the rows of a review make, as they stand: corrected or not. Rows that are unresolved are for the caller to
 * refuse (`unresolvedRows`); here a row of no known kind is passed over and a period that cannot be read is null, which
 * `checkSchedule` refuses.
 */
export function groupsOfReview(scheduleId: string, { rows }: Pick<AppendixReview, 'rows'>): readonly ScheduleGroup[] {
  const builder = createBuilder(scheduleId);
  for (const row of mergedRows(rows)) builder.take(row);
  return builder.groups();
}

/** Continuations joined to the rows that they continue. */
function mergedRows(rows: readonly ReviewRow[]): readonly ReviewRow[] {
  const merged: ReviewRow[] = [];
  for (const row of rows) {
    const before = merged.at(-1);
    if (row.kind === 'continuation' && before !== undefined) merged[merged.length - 1] = joinRows(before, row);
    else if (row.kind !== 'passed-over' && row.kind !== 'unknown') merged.push(row);
  }
  return merged;
}

function joinRows(before: ReviewRow, { title, text, note, ...rest }: ReviewRow): ReviewRow {
  const period = joinTexts(before.text ?? '', text ?? '');
  const notes = joinTexts(before.note ?? '', note ?? '');
  return {
    ...before,
    title: joinTexts(before.title, title),
    text: period === '' ? null : period,
    ...(notes === '' ? {} : { note: notes }),
    findings: rest.checked === true ? before.findings : [...before.findings, ...rest.findings],
  };
}

interface Open<T> {
  line: T;
  /** How many lines it has below it. */
  count: number;
}
interface OpenItem extends Open<Omit<ScheduleItem, 'sub'>> {
  readonly subs: ScheduleSubItem[];
}
interface OpenGroup extends Open<Omit<ScheduleGroup, 'items'>> {
  readonly level: number;
  readonly items: OpenItem[];
}

function createBuilder(scheduleId: string) {
  const groups: OpenGroup[] = [];
  let annex: string | undefined;
  let heading = '';

  function addGroup(row: ReviewRow): OpenGroup {
    const level = row.level ?? 1;
    const place = groups.length + 1;
    const own = row.no === null ? `~${String(place)}` : slug(row.no);
    const id = `${scheduleId}/${annex === undefined ? '' : `PL-${slug(annex)}.`}${own}`;
    const parent = groups.findLast((group) => group.level < level);
    const above = level > 1 && parent !== undefined ? { parent: parent.line.id } : {};
    const line = {
      ...{ id, no: row.no ?? own, title: row.title },
      ...(annex === undefined ? {} : { annex }),
      ...above,
      ...doubt(row),
    };
    const group: OpenGroup = { line, level, items: [], count: 0 };
    groups.push(group);
    return group;
  }
  /** A table without groups has one without a name; a person names it. */
  function groupOf(row: ReviewRow): OpenGroup {
    return groups.at(-1) ?? addGroup({ ...row, kind: 'group', level: 1, no: '1' });
  }
  function addItem(row: ReviewRow): void {
    const group = groupOf(row);
    group.count += 1;
    const id = `${group.line.id}/${row.no === null ? `~${String(group.count)}` : slug(row.no)}`;
    group.items.push({
      line: { id, no: row.no, title: row.title, ...priceOf(row), ...doubt(row) },
      subs: [],
      count: 0,
    });
  }
  function addSub(row: ReviewRow): void {
    const item = groups.at(-1)?.items.at(-1);
    if (item === undefined) {
      addItem(row);
      return;
    }
    item.count += 1;
    const id = `${item.line.id}/${row.no === null ? `~${String(item.count)}` : slug(row.no)}`;
    const title = heading === '' || row.no !== null ? row.title : `${heading} — ${row.title}`;
    item.subs.push({ id, no: row.no, title, ...priceOf(row), ...doubt(row) });
  }
  return {
    take(row: ReviewRow): void {
      if (row.kind !== 'sub-item' || row.no !== null) heading = row.kind === 'sub-heading' ? row.title : '';
      if (row.kind === 'annex') annex = annexNo(row.title);
      else if (row.kind === 'group') addGroup(row);
      else if (row.kind === 'item') addItem(row);
      else if (row.kind === 'sub-item') addSub(row);
    },
    groups: (): readonly ScheduleGroup[] => groups.map(({ line, items }) => ({ ...line, items: items.map(closed) })),
  };
}

function closed({ line, subs }: OpenItem): ScheduleItem {
  return subs.length === 0 ? line : { ...line, sub: subs };
}

function priceOf({ text }: ReviewRow): Pick<ScheduleItem, 'text' | 'period'> {
  return { text, period: text === null ? null : (readPeriodCell(text)?.period ?? null) };
}

function doubt(row: ReviewRow): { readonly uncertain?: true; readonly note?: string } {
  return { ...(isDoubtful(row) ? { uncertain: true } : {}), ...(row.note === undefined ? {} : { note: row.note }) };
}

function annexNo(title: string): string | undefined {
  return /^phụ lục\s+(?:số\s+)?([IVXLC]{1,7}|\d{1,3}|[A-ZĐ])\b/iu.exec(title.trim())?.[1];
}

/** `Nhóm 01` → `Nhom-01`: what ids allow, with case and points kept. */
function slug(no: string): string {
  const plain = no.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  return plain.replaceAll(/[^A-Za-z0-9.]+/g, '-').replaceAll(/^-|-$/g, '') || '~';
}
