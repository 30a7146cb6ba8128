import { completeCuts, type PersonCuts } from '../../domain/division/person-cuts.ts';
import { RequestError } from '../../ports/errors.ts';
import type { DocumentRow, ScanFile } from '../../ports/store.ts';
import { divideAnew, openCuts, type CutsDeps, type FileToCut } from './divide-anew.ts';
import { isWorkedOn, workOfPeople } from './work-of-people.ts';

export type CutsRequest = FileToCut & PersonCuts;

/**
 * A person says where the documents of a file begin. The cuts hold for the content, whatever a machine finds later; the
 * documents are catalogued anew from the pages that were read.
 * @throws RequestError `not-found`; `forbidden-move` while the file is not read; `invalid-request` for pages that it has not; `document-in-use` when a document would go
 * that bears values of people, lies in a dossier or was paired with a row of a register by a person; StoreError `stale`
 */
export async function moveCuts(deps: CutsDeps, request: CutsRequest): Promise<ScanFile> {
  const { scanFileId, actor } = request;
  const { store } = deps;
  return store.transaction(async () => {
    const { file, sha256 } = await openCuts(deps, request);
    const sides = await store.readings.pages(scanFileId);
    demandFitting(request, sides);
    const cuts = completeCuts(request, sides);
    const before = await store.readings.documents(scanFileId);
    await demandUnused(deps, before.filter(({ firstPage }) => firstPage <= sides.length), cuts); // prettier-ignore
    await store.divisions.cut({ scanFileId, sha256, cuts, actor });
    const body = { before: before.map(({ firstPage }) => firstPage), after: cuts.starts, separators: cuts.separators };
    return divideAnew(deps, file, { action: 'scan-file.divided', actor, body });
  });
}

/**
 * What a person typed, put into a dossier or paired with a row of a register hangs on the first page: it must not be left without one. A
 * document behind the last side (the file became shorter) has no page to cut at and stays in any case.
 */
async function demandUnused(deps: CutsDeps, before: readonly DocumentRow[], { starts }: PersonCuts): Promise<void> {
  const leaving = before.filter(({ firstPage }) => !starts.includes(firstPage));
  const work = await workOfPeople(deps, leaving);
  const used = leaving.find(({ id }) => {
    const done = work.get(id);
    return done !== undefined && isWorkedOn(done);
  });
  if (used === undefined) return;
  const details = { page: used.firstPage };
  throw new RequestError('document-in-use', 'The document holds work of people', { details });
}

/** A page that the file has not, or that is to be a separator sheet and the first of a document: nothing is guessed. */
function demandFitting({ starts, separators }: PersonCuts, sides: readonly { readonly page: number }[]): void {
  const pages = new Set(sides.map(({ page }) => page));
  const sheets = new Set(separators);
  const wrong = starts.find((page) => !pages.has(page) || sheets.has(page));
  const stray = separators.find((page) => !pages.has(page));
  if (wrong === undefined && stray === undefined) return;
  const field = wrong === undefined ? `separators: ${String(stray)}` : `starts: ${String(wrong)}`;
  throw new RequestError('invalid-request', 'The cuts do not fit the file', { details: { field } });
}
