import { isDossierHidden, isHiddenFrom, seesEverything, type Viewer } from '../../../domain/access/sight.ts';
import type { Store } from '../../../ports/store.ts';

export interface HiddenMaterial {
  readonly dossiers: ReadonlySet<string>;
  /** Those in hidden dossiers too. */
  readonly documents: ReadonlySet<string>;
}

/** Which of these dossiers, and which documents in them, a viewer may not see: for lists that keep titles of their own. */
export async function hiddenMaterial(
  { store }: { readonly store: Pick<Store, 'dossiers'> },
  dossierIds: readonly string[],
  viewer: Viewer,
): Promise<HiddenMaterial> {
  if (seesEverything(viewer)) return { dossiers: new Set(), documents: new Set() };
  const ids = [...new Set(dossierIds)];
  const hidden = (await store.dossiers.findMany(ids)).filter((dossier) => isDossierHidden(dossier, viewer));
  const dossiers = new Set(hidden.map(({ id }) => id));
  const inThem = [...(await store.dossiers.documentsOf(ids)).values()].flat();
  const documents = inThem.filter(({ dossierId, entry }) => dossiers.has(dossierId) || isHiddenFrom(entry, viewer));
  return { dossiers, documents: new Set(documents.map(({ id }) => id)) };
}
