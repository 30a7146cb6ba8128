import type { Division } from './division.ts';

/** What a scanned side is. A blank side inside the span of a document is the back of a sheet of it. */
export type Side =
  | { readonly page: number; readonly kind: 'document' | 'blank'; readonly document: number }
  | { readonly page: number; readonly kind: 'blank' | 'separator' };

/**
 * The balance of a scan file: one entry for each side, whatever the division holds.
 * @throws RangeError where a side belongs to two things or to none
 */
export function sidesOf(
  pages: readonly { readonly page: number; readonly blank: boolean }[],
  { documents, separators }: Pick<Division, 'documents' | 'separators'>,
): readonly Side[] {
  const sheets = new Set(separators.map(({ page }) => page));
  return pages.map(({ page, blank }): Side => {
    const owners = documents.flatMap(({ firstPage, lastPage }, i) =>
      page >= firstPage && page <= lastPage ? [i] : [],
    );
    const [document] = owners;
    const count = owners.length + (sheets.has(page) ? 1 : 0);
    if (count > 1) throw new RangeError(`Side ${String(page)} belongs to more than one part`);
    if (sheets.has(page)) return { page, kind: 'separator' };
    if (document !== undefined) return { page, kind: blank ? 'blank' : 'document', document };
    if (!blank) throw new RangeError(`Side ${String(page)} belongs to no part`);
    return { page, kind: 'blank' };
  });
}
