import type { PageReading } from '../page/page-reading.ts';
import type { Cuts, Division, FoundSeparator, PageSpan } from './division.ts';

/** The cuts of a person: they hold for the content, whatever a machine finds. */
export type PersonCuts = Cuts;

type Side = Pick<PageReading, 'page' | 'blank'>;

/**
 * The cuts as they must be for every side to have exactly one place: pages of the file only, no document begins on a
 * separator sheet, and the first side with content behind a sheet (or of the file) begins one.
 */
export function completeCuts({ starts, separators }: PersonCuts, sides: readonly Side[]): PersonCuts {
  const pages = new Set(sides.map(({ page }) => page));
  const sheets = new Set(separators.filter((page) => pages.has(page)));
  const wanted = new Set(starts);
  const begins: number[] = [];
  let open = false;
  for (const { page, blank } of sides) {
    if (sheets.has(page)) open = false;
    else if (wanted.has(page) || (!open && !blank)) {
      begins.push(page);
      open = true;
    }
  }
  const ascending = (a: number, b: number) => a - b;
  return { starts: begins.toSorted(ascending), separators: [...sheets].toSorted(ascending) };
}

/** The division that a person made; what the machine read of the sheets stays, and where it would cut is told beside. */
export function divideByCuts(cuts: PersonCuts, sides: readonly Side[], machine: Division): Division {
  const { starts, separators } = completeCuts(cuts, sides);
  const last = sides.at(-1)?.page ?? 0;
  const documents = starts.map((firstPage) => {
    const next = [...starts, ...separators].filter((page) => page > firstPage);
    return { firstPage, lastPage: Math.min(last + 1, ...next) - 1, confidence: 1 };
  });
  const sheets = separators.map(
    (page): FoundSeparator =>
      machine.separators.find((one) => one.page === page) ?? { page, kind: 'document', label: '' },
  );
  return { documents, separators: sheets, byPerson: true, machine: cutsOf(machine) };
}

interface Divided {
  readonly documents: readonly Pick<PageSpan, 'firstPage'>[];
  readonly separators: readonly Pick<FoundSeparator, 'page'>[];
}

export function cutsOf({ documents, separators }: Divided): Cuts {
  const ascending = (a: number, b: number) => a - b;
  return {
    starts: documents.map(({ firstPage }) => firstPage).toSorted(ascending),
    separators: separators.map(({ page }) => page).toSorted(ascending),
  };
}
