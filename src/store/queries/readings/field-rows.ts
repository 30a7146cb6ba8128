import type { Insertable, Selectable } from 'kysely';
import {
  ORIGINS,
  type Evidence,
  type FieldOpinions,
  type FieldValue,
  type Origin,
} from '../../../domain/cataloguing/field-value.ts';
import type { FieldContent, FieldName } from '../../../domain/metadata/field-name.ts';
import { fold } from '../../../domain/text/fold.ts';
import type { FieldValueTable } from '../../schema.ts';

type FieldRow = Selectable<FieldValueTable>;

export function toFieldRow(
  place: { readonly documentId: string; readonly field: FieldName; readonly effective: boolean },
  value: FieldValue,
): Insertable<FieldValueTable> {
  return {
    document_id: place.documentId,
    field: place.field,
    origin: value.origin,
    value: JSON.stringify(value.value),
    folded: fold(contentText(value.value)),
    effective: place.effective,
    confidence: value.confidence,
    needs_review: value.needsReview,
    evidence: value.evidence === undefined ? null : JSON.stringify(value.evidence),
  };
}

/** Only this store writes the table, so the types of its JSON columns hold. */
export function toFieldValue(row: FieldRow): FieldValue {
  const value = {
    value: row.value as FieldContent,
    confidence: row.confidence,
    needsReview: row.needs_review,
    origin: row.origin as Origin,
  };
  return {
    ...value,
    ...(row.evidence !== null && { evidence: row.evidence as Evidence }),
    ...(row.register_row !== null && { registerRow: row.register_row }),
  };
}

/** Opinions by field, strongest origin first. */
export function toOpinions(rows: readonly FieldRow[]): Readonly<Partial<Record<FieldName, FieldOpinions>>> {
  const opinions: Partial<Record<FieldName, FieldOpinions>> = {};
  for (const row of rows.toSorted((a, b) => strength(a) - strength(b))) {
    const field = row.field as FieldName;
    opinions[field] = { ...opinions[field], [row.origin]: toFieldValue(row) };
  }
  return opinions;
}

function strength(row: FieldRow): number {
  return ORIGINS.indexOf(row.origin as Origin);
}

/** A value as text for comparing and searching; lists one entry a line. */
export function contentText(content: FieldContent): string {
  return typeof content === 'object' ? content.join('\n') : String(content);
}
