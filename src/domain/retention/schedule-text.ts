import type { RetentionSchedule } from './retention-schedule.ts';

const ORDER = [
  ...['id', 'no', 'kind', 'sector', 'title', 'issuer', 'signer', 'issued', 'gazette'],
  ...['effectiveFrom', 'effectiveTo', 'effectiveNote', 'supersedes', 'supersededBy', 'supersessionNote'],
  ...['scope', 'authority', 'lawBasis', 'appliesTo', 'countFrom', 'rules', 'coverage', 'numbering', 'verification'],
  ...['years', 'event', 'extent', 'statement'],
  ...['annex', 'parent', 'text', 'period', 'language'],
  ...['uncertain', 'paraphrase', 'note', 'sources', 'sourceNote', 'follows', 'sub', 'items', 'fragments', 'groups'],
];
const RANK: ReadonlyMap<string, number> = new Map(ORDER.map((name, index) => [name, index]));

/**
 * The one text of a schedule: members in a fixed order, two spaces, NFC, a line feed at the end. Equal schedules give equal
 * bytes, wherever they come from.
 */
export function scheduleText(schedule: RetentionSchedule): string {
  return `${JSON.stringify(inOrder(schedule), undefined, 2)}\n`.normalize('NFC');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.entries(value).sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  return Object.fromEntries(names.map(([name, one]) => [name, inOrder(one)]));
}

function rankOf(name: string): number {
  return RANK.get(name) ?? ORDER.length;
}
