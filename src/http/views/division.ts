import type { FileDivision } from '../../ports/file-divisions.ts';

/** What the console shows and sends back changed; empty before the file was read. */
export function divisionView(revision: number, divided: FileDivision | undefined): object {
  const { documents = [], separators = [], byPerson = false } = divided?.division ?? {};
  return {
    ...{ revision, byPerson, separators },
    documents: documents.map(({ firstPage, lastPage, confidence, annexes = [], doubts = [] }) => ({
      ...{ firstPage, lastPage, confidence, annexes, doubts },
    })),
  };
}
