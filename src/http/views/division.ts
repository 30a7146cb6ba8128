import type { WorkOfPeople } from '../../app/division/work-of-people.ts';
import type { DividedDocument } from '../../domain/division/division.ts';
import type { FileDivision } from '../../ports/file-divisions.ts';
import type { DocumentRow } from '../../ports/store.ts';

export interface DivisionParts {
  readonly revision: number;
  readonly divided: FileDivision | undefined;
  readonly rows: readonly DocumentRow[];
  /** By the id of the row. */
  readonly work: ReadonlyMap<string, WorkOfPeople>;
}

/** What the console shows and sends back changed; empty before the file was read. */
export function divisionView({ revision, divided, rows, work }: DivisionParts): object {
  const { documents = wholeOf(rows), separators = [], byPerson = false, machine } = divided?.division ?? {};
  return {
    ...{ revision, byPerson, ...(machine && { machine }) },
    separators: separators.map(({ page, kind, label }) => ({ page, kind, label })),
    documents: documents.map(({ firstPage, lastPage, confidence, annexes = [], doubts = [] }) => {
      const id = rows.find((row) => row.firstPage === firstPage)?.id;
      const done = work.get(id ?? '') ?? { typed: 0, inDossier: false, inRegister: false };
      return { ...(id !== undefined && { id }), firstPage, lastPage, confidence, annexes, doubts, ...done };
    }),
  };
}

/** Files that were read before divisions were kept. */
function wholeOf(rows: readonly DocumentRow[]): readonly DividedDocument[] {
  return rows.map(({ firstPage, lastPage }) => ({ firstPage, lastPage, confidence: 1 }));
}
