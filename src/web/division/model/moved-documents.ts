import type { FileDivision } from '../division-types.ts';
import { cutRows, spanOf } from './cut-rows.ts';
import type { CutWork } from './cuts.ts';

export interface MovedDocument {
  readonly page: number;
  readonly typed: number;
  /** What people did with it, above all what they typed. */
  readonly keeps: 'typed' | 'dossier' | 'register';
  readonly before: string;
  readonly after: string;
}

/** Documents on which people worked and that get other pages. */
export function movedDocuments({ documents }: FileDivision, { cuts, sides, kept }: CutWork): readonly MovedDocument[] {
  const rows = cutRows(cuts, sides);
  return documents.flatMap(({ firstPage, lastPage, typed, inDossier }) => {
    const row = rows.find((one) => one.kind === 'document' && spanOf(one).first === firstPage);
    if (row === undefined || !kept.has(firstPage) || spanOf(row).last === lastPage) return [];
    const after = rangeText(firstPage, spanOf(row).last);
    const keeps = typed > 0 ? 'typed' : inDossier ? 'dossier' : 'register';
    return [{ page: firstPage, typed, keeps, before: rangeText(firstPage, lastPage), after }];
  });
}

function rangeText(first: number, last: number): string {
  return first === last ? String(first) : `${String(first)}–${String(last)}`;
}

/** `3, 5, 8–12` */
export function pagesText(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && page === last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([first, last]) => rangeText(first, last)).join(', ');
}
