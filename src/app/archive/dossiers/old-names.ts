import { buildDocumentCode } from '../../../domain/archive/codes.ts';
import type { DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { DossierAlias } from '../../../ports/archive/dossiers.ts';

/** Every name that a dossier gives up by being merged or moved to another fonds; they lead to `toId` from then on. */
export function oldNames(dossier: Dossier, toId: string): readonly DossierAlias[] {
  const { fondsId, temporaryNumber, inventoryNumber, number, numberFrozen, code } = dossier;
  const bare = { fondsId, inventoryNumber: null, number: null, dossierId: toId, documentId: null };
  const names: DossierAlias[] = [
    { ...bare, kind: 'temporary-number', name: String(temporaryNumber), number: temporaryNumber },
  ];
  if (dossier.id !== toId) names.push({ ...bare, kind: 'id', name: dossier.id });
  if (numberFrozen && inventoryNumber !== null && number !== null)
    names.push({ ...bare, kind: 'number', name: `${inventoryNumber}/${String(number)}`, inventoryNumber, number });
  if (code !== null) names.push({ ...bare, kind: 'code', name: code });
  return names;
}

/** Codes that documents had in a dossier; they lead to the document where it lies from then on. */
export function oldDocumentCodes(
  { code, fondsId }: Dossier,
  documents: readonly DocumentInDossier[],
  toId: string,
): readonly DossierAlias[] {
  return documents.flatMap(({ id, ordinal }) => {
    const name = code === null ? undefined : buildDocumentCode({ fileCode: code, ordinal });
    const alias = { fondsId, inventoryNumber: null, number: ordinal, dossierId: toId, documentId: id };
    return name === undefined ? [] : [{ ...alias, kind: 'document-code' as const, name }];
  });
}
