import type { PersonCuts } from '../../../domain/division/person-cuts.ts';
import type { Side } from './cuts.ts';

/** What lies together: a document, a separator sheet, or blank sides that belong to nothing. */
export interface CutRow {
  readonly kind: 'document' | 'separator' | 'blank';
  /** Of documents, from 1; 0 for others. */
  readonly ordinal: number;
  readonly sides: readonly Side[];
}

/** Every side of the file once, in order. */
export function cutRows({ starts, separators }: PersonCuts, sides: readonly Side[]): readonly CutRow[] {
  const [begins, sheets] = [new Set(starts), new Set(separators)];
  const rows: { kind: CutRow['kind']; ordinal: number; sides: Side[] }[] = [];
  let documents = 0;
  for (const side of sides) {
    const last = rows.at(-1);
    if (sheets.has(side.page)) rows.push({ kind: 'separator', ordinal: 0, sides: [side] });
    else if (begins.has(side.page)) rows.push({ kind: 'document', ordinal: (documents += 1), sides: [side] });
    else if (last !== undefined && last.kind !== 'separator') last.sides.push(side);
    else rows.push({ kind: 'blank', ordinal: 0, sides: [side] });
  }
  return rows;
}

export function spanOf({ sides }: CutRow): { readonly first: number; readonly last: number } {
  const first = sides[0]?.page ?? 0;
  return { first, last: sides.at(-1)?.page ?? first };
}
