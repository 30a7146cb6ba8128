import type { Day } from '../../retention/day.ts';
import type { RetentionPeriod } from '../../retention/retention-period.ts';
import type { FormCopy, FormLine, FormList } from '../form-model.ts';
import { numberWords } from '../number-words.ts';
import { periodRows } from './arrangement-papers.ts';
import { rowsOf } from './registered.ts';
import { countOfList, dateWords, known } from './minutes-words.ts';

/** Counts of the dossiers of a fonds. */
export interface FondsCounts {
  readonly periods: readonly {
    readonly period: RetentionPeriod | null;
    readonly dossiers: number;
    readonly documents: number;
    readonly sheets: number;
  }[];
  /** Without an inventory: null. */
  readonly inventories: readonly {
    readonly inventory: string | null;
    readonly dossiers: number;
    readonly boxes: number;
    readonly sheets: number;
  }[];
  readonly states: readonly { readonly state: string; readonly dossiers: number }[];
}

export interface StatisticsWords {
  readonly periodText: (period: RetentionPeriod) => string;
  readonly stateText: (state: string) => string;
}

/** Thống kê hồ sơ của phông. */
export function fondsStatistics(counts: FondsCounts & { readonly countedOn: Day }, words: StatisticsWords): FormCopy {
  const { periods, inventories, states, countedOn } = counts;
  const sum = (key: 'dossiers' | 'documents' | 'sheets') => periods.reduce((all, group) => all + group[key], 0);
  return {
    values: {
      ...known({ countedOn: dateWords(countedOn) }),
      ...known({ dossiersCount: sum('dossiers'), dossiersInWords: numberWords(sum('dossiers')) }),
      ...known({ documentsCount: sum('documents'), sheetsCount: sum('sheets') }),
    },
    lists: {
      periods: periodRows(periods, words.periodText),
      inventories: rowsOf(inventories, ({ inventory, dossiers, boxes, sheets }) => ({
        ...{ inventory: inventory ?? '–', dossiersCount: dossiers, boxes, sheetsCount: sheets },
      })),
      states: rowsOf(states, ({ state, dossiers }) => ({
        ...{ state: capitalised(words.stateText(state)), dossiersCount: dossiers },
      })),
    },
  };
}

/** At the head of a cell. */
function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

/** A list of the fonds that closes with how many there were: danh mục tài liệu mật, hạn chế sử dụng. */
export function fondsList(
  key: 'secrets' | 'restricted',
  rows: AsyncIterable<Readonly<Record<string, string | number | null | undefined>>>,
): FormCopy {
  let count = 0;
  async function* lines(): AsyncGenerator<FormLine> {
    for await (const cells of rows) {
      count += 1;
      yield { kind: 'row', cells: known({ ordinal: String(count), ...cells }) };
    }
  }
  const list: FormList = { [Symbol.asyncIterator]: lines };
  return {
    values: {},
    lists: { [key]: list },
    closing: () => countOfList(count),
  };
}
