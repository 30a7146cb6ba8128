import type { FieldContent, FieldName } from '../metadata/field-name.ts';

/** A document as the list of a dossier (mục lục văn bản) names it; values by `schemas/metadata/document.schema.json`. */
export type DocumentEntry = Readonly<Partial<Record<FieldName, FieldContent>>>;

export interface DocumentInDossier {
  readonly id: string;
  readonly dossierId: string;
  /** From 1; dense until the number of the dossier is frozen, from then on never given twice. */
  readonly ordinal: number;
  /** `<scan file id>-<first page>` of the document that was read; null for one that is on paper only. */
  readonly scanDocumentId: string | null;
  readonly entry: DocumentEntry;
}

/** Moves one to a place (from 1); the others keep their order. Unknown ids and places beyond the end change nothing or mean the end. */
export function moveTo(ids: readonly string[], id: string, ordinal: number): readonly string[] {
  if (!ids.includes(id)) return ids;
  const others = ids.filter((one) => one !== id);
  const place = Math.min(Math.max(ordinal, 1), ids.length) - 1;
  return [...others.slice(0, place), id, ...others.slice(place)];
}
