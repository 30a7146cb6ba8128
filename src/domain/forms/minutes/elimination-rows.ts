import type { EliminationItem } from '../../disposal/elimination-item.ts';
import { reasonFacts } from '../../disposal/elimination-reasons.ts';
import { parsePeriodKey, type RetentionPeriod } from '../../retention/retention-period.ts';
import type { FormCopy, FormLine } from '../form-model.ts';
import { orNone, rowsOf } from './registered.ts';
import { countText, minutesWord } from './minutes-words.ts';

/** Columns of TT 06/2025, Phụ lục II; what has no volume number of its own is numbered within its bundle or box. */
export function eliminationRows(items: readonly EliminationItem[]): readonly FormLine[] {
  const inside = new Map<string, number>();
  return rowsOf(items, (item) => {
    const { container = '', volume, title } = item.record;
    const place = (inside.get(container) ?? 0) + 1;
    inside.set(container, place);
    return { container, volume: volume ?? String(place), title, reason: reasonText(item), note: noteText(item, false) };
  });
}

/** Columns of TT 05/2025, Điều 48–50: files and documents apart; a paper original must be noted. */
export function digitalLists(
  items: readonly EliminationItem[],
  periodText: (period: RetentionPeriod) => string,
): { readonly values: Readonly<Record<string, string>>; readonly lists: FormCopy['lists'] } {
  const period = (item: EliminationItem) => {
    const found = parsePeriodKey(item.record.period ?? '');
    return found === undefined ? undefined : periodText(found);
  };
  const cells = (item: EliminationItem) => ({
    ...{ code: item.record.code, period: period(item), pagesCount: item.record.pages },
    ...{ reason: reasonText(item), note: noteText(item, true) },
  });
  const whole = items.filter(({ kind }) => kind === 'dossier');
  const single = items.filter(({ kind }) => kind === 'document');
  return {
    values: { dossiersCount: countText(whole.length), documentsCount: countText(single.length) },
    lists: {
      items: orNone(
        rowsOf(whole, (item) => ({
          ...cells(item),
          title: item.record.title,
          documentsCount: item.record.documents,
        })),
      ),
      documents: orNone(
        rowsOf(single, (item) => ({ ...cells(item), subject: item.record.title })),
        'subject',
      ),
    },
  };
}

/** How many go for which reason. */
export function reasonRows(items: readonly EliminationItem[]): readonly FormLine[] {
  const groups = [...Map.groupBy(items, ({ reason }) => reason)];
  return rowsOf(groups, ([reason, group]) => ({ reason: reasonFacts(reason).title, count: group.length }));
}

/** How many lie in which bundle or box. */
export function containerRows(items: readonly EliminationItem[]): readonly FormLine[] {
  const groups = [...Map.groupBy(items, ({ record }) => record.container ?? '')];
  return rowsOf(groups, ([container, group]) => ({ container, count: group.length }));
}

function reasonText({ reason, record }: EliminationItem): string {
  const { title } = reasonFacts(reason);
  return record.because === undefined ? title : `${title}: ${record.because}`;
}

function noteText({ record }: EliminationItem, withPaper: boolean): string {
  const { note, keptCopy, paperOriginal } = record;
  const copy = keptCopy?.text;
  return [
    ...(withPaper && paperOriginal ? [minutesWord('note.paper')] : []),
    ...(copy === undefined ? [] : [minutesWord('note.keptCopy', { text: copy })]),
    ...(note === undefined ? [] : [note]),
  ].join('; ');
}
