import { comparePeriods } from '../retention-period.ts';
import type { ReadTitle } from './rank-items.ts';
import type { IndexedItem, IndexedRow } from './schedule-index.ts';

export interface ChosenRow {
  readonly row: IndexedRow;
  /** 0–1: how far the title itself decides among the sub-items; 1 where there is nothing to choose. */
  readonly decided: number;
  /** The title does not say what the sub-items depend on, and they differ in period: a person must look. */
  readonly open: boolean;
}

const SPAN = 3;
const CONDITION = 3;
const WORDS = 2;
/** Of two that the title does not tell apart: the one for whatever is not named, and the office's own. */
const RESIDUAL = 0.6;

/** The sub-item that a title means; equal ones: the longer period, so that a doubt never shortens. */
export function chooseRow(title: ReadTitle, item: IndexedItem): ChosenRow | undefined {
  const rated = item.rows
    .map((row) => ({ row, rate: rateRow(row, { title, item }) }))
    .sort((a, b) => b.rate - a.rate || longerFirst(a.row, b.row));
  const [best, second] = rated;
  if (best === undefined) return undefined;
  if (second === undefined) return { row: best.row, decided: 1, open: false };
  const margin = best.rate - second.rate;
  const samePeriod = rated.every(({ row }) => comparePeriods(row.row.period, best.row.row.period) === 'equal');
  const open = margin < 1 && !samePeriod;
  return { row: best.row, decided: Math.min(1, 0.5 + margin / 4), open };
}

function longerFirst(a: IndexedRow, b: IndexedRow): number {
  const order = comparePeriods(a.row.period, b.row.period);
  return order === 'longer' ? -1 : Number(order === 'shorter');
}

interface Choice {
  readonly title: ReadTitle;
  readonly item: IndexedItem;
}

function rateRow(row: IndexedRow, { title, item }: Choice): number {
  return (
    rateSpans(title, row, item) +
    rateConditions(title, row, item) +
    rateForms(title, row) +
    WORDS * shareOfWords(title, row)
  );
}

/** "Báo cáo năm" beside "Tài liệu khác": only a report is meant by the first. */
function rateForms({ traits }: ReadTitle, row: IndexedRow): number {
  if (row.traits.forms[0] !== 'plan-report') return 0;
  return traits.forms.includes('plan-report') ? 1 : -SPAN;
}

function rateSpans(title: ReadTitle, { traits }: IndexedRow, item: IndexedItem): number {
  if (!item.rows.some((row) => row.traits.spans.length > 0)) return 0;
  const [wanted] = title.traits.spans;
  if (wanted === undefined) return traits.spans.includes('year') ? RESIDUAL : 0;
  if (traits.spans.includes(wanted)) return SPAN;
  // "giai đoạn" and "hàng năm" stand together in most tables; where one is missing the other is meant
  const long = ['long', 'year'];
  return long.includes(wanted) && traits.spans.some((span) => long.includes(span)) ? SPAN - 1 : 0;
}

function rateConditions(title: ReadTitle, { traits }: IndexedRow, item: IndexedItem): number {
  return item.axes.reduce((sum, axis) => {
    const wanted = title.traits.conditions.get(axis);
    const given = traits.conditions.get(axis);
    return sum + rateAxis(wanted, given);
  }, 0);
}

const USUAL: ReadonlySet<string> = new Set(['ordinary', 'own', 'group-bc', 'level-base', 'award-head']);

function rateAxis(wanted: ReadonlySet<string> | undefined, given: ReadonlySet<string> | undefined): number {
  if (given === undefined) return 0;
  if (wanted === undefined) return [...given].some((one) => USUAL.has(one)) ? RESIDUAL : 0;
  return [...wanted].some((one) => given.has(one)) ? CONDITION : -1;
}

/** Of what a sub-item lists ("hội thảo, triển lãm, học tập …"), the part that agrees best. */
function shareOfWords({ weights }: ReadTitle, { parts, traits }: IndexedRow): number {
  if (traits.conditions.get('gravity')?.has('ordinary') === true) return 0;
  const shares = parts.map((words) => {
    const all = words.reduce((sum, { worth }) => sum + worth, 0);
    return all === 0 ? 0 : words.reduce((sum, { term, worth }) => sum + (weights.get(term) ?? 0) * worth, 0) / all;
  });
  return Math.max(0, ...shares);
}
