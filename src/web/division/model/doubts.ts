import type { FileDivision } from '../division-types.ts';

/** Pages that a person is asked about, ascending, each once. */
export function doubtPages({ documents }: Pick<FileDivision, 'documents'>): readonly number[] {
  const pages = documents.flatMap(({ doubts }) => doubts.map(({ page }) => page));
  return [...new Set(pages)].toSorted((a, b) => a - b);
}

/** The next page after this one, or the first again. */
export function nextOf(pages: readonly number[], page: number): number | undefined {
  return pages.find((one) => one > page) ?? pages[0];
}
