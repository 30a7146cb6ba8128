import type { DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { SpreadsheetDeps } from './spreadsheet-deps.ts';

const PAGE = 500;

/** In the archival order. */
export async function* dossiersOf({ store }: Pick<SpreadsheetDeps, 'store'>, fondsId: string): AsyncGenerator<Dossier> {
  let after: string | undefined;
  do {
    const page = await store.dossiers.list({ fondsId }, { limit: PAGE, ...(after !== undefined && { after }) });
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}

export async function* documentsOf(
  { store }: Pick<SpreadsheetDeps, 'store'>,
  fondsId: string,
): AsyncGenerator<DocumentInDossier> {
  let after: string | undefined;
  do {
    const page = await store.dossiers.listDocuments(fondsId, { limit: PAGE, ...(after !== undefined && { after }) });
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}
