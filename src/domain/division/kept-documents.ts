import type { DividedDocument, Division, PageSpan } from './division.ts';

/**
 * The division as it stands once documents on which people worked kept their first pages (`keepHumanStarts`): what is
 * shown and counted are the documents that are there. The same object where nobody's work stood in the way.
 *
 * `documents`: spans of all documents of the file. One behind the last side (the file became shorter) has no side to show.
 */
export function withKeptDocuments(division: Division, documents: readonly PageSpan[], sides: number): Division {
  const there = documents.filter(({ firstPage }) => firstPage <= sides);
  const known = new Map(division.documents.map((one) => [one.firstPage, one]));
  const isSame = ({ firstPage, lastPage }: PageSpan) => known.get(firstPage)?.lastPage === lastPage;
  if (there.length === division.documents.length && there.every(isSame)) return division;
  const holds = (page: number) => there.some((one) => page >= one.firstPage && page <= one.lastPage);
  return {
    ...division,
    documents: there.map((span) => keptDocument(span, { known: known.get(span.firstPage), division })),
    separators: division.separators.filter(({ page }) => !holds(page)),
  };
}

interface Around {
  readonly known: DividedDocument | undefined;
  readonly division: Division;
}

/** What was found inside the span goes with it; before a first page that a person's work holds nobody asks. */
function keptDocument({ firstPage, lastPage }: PageSpan, { known, division }: Around): DividedDocument {
  const inside = (page: number) => page > firstPage && page <= lastPage;
  const all = division.documents;
  const annexes = all.flatMap((one) => one.annexes ?? []).filter((annex) => inside(annex.firstPage));
  const doubts = all.flatMap((one) => one.doubts ?? []).filter(({ page }) => inside(page));
  const own = (known?.doubts ?? []).filter(({ page }) => page <= firstPage);
  const clipped = annexes.map((annex) => ({ ...annex, lastPage: Math.min(annex.lastPage, lastPage) }));
  const asked = [...own, ...doubts];
  return {
    ...{ firstPage, lastPage, confidence: known?.confidence ?? 1 },
    ...(clipped.length > 0 && { annexes: clipped }),
    ...(asked.length > 0 && { doubts: asked }),
  };
}
