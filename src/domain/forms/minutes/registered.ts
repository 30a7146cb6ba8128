import type { FormLine, FormValues } from '../form-model.ts';
import { dateWords, known, minutesWord } from './minutes-words.ts';
import type { Day } from '../../retention/day.ts';

/** What of a paper is known when it is registered. */
export interface Registered {
  readonly number?: string;
  readonly date?: Day;
  readonly signer?: string;
  readonly signerPosition?: string;
}

/** What the record of a paper says of its head and foot; the rest a person gives, or it is left open. */
export function registeredValues({ number, date, signer, signerPosition }: Registered = {}): FormValues {
  return known({ paperNumber: number, signedOn: dateWords(date), signer, signerPosition });
}

/** In whose name somebody decides: `Chánh Văn phòng` of `KT. Chánh Văn phòng`, which the deputy signs. */
export function authorityOf(signerPosition: string): string {
  const [first = ''] = signerPosition.split('\n');
  return first.replace(/^(?:KT|TM|TL|TUQ|Q)\.\s*/u, '');
}

/** Where a table has no rows: one that says so, in the column that names things. */
export function orNone(rows: readonly FormLine[], column = 'title'): readonly FormLine[] {
  return rows.length > 0 ? rows : [{ kind: 'row', cells: { [column]: minutesWord('none') } }];
}

/** Rows of a table; `ordinal` counts them from 1. */
export function rowsOf<Item>(
  items: readonly Item[],
  cellsOf: (item: Item) => Readonly<Record<string, string | number | null | undefined>>,
): readonly FormLine[] {
  return items.map((item, index) => ({
    kind: 'row',
    cells: known({ ordinal: String(index + 1), ...cellsOf(item) }),
  }));
}
