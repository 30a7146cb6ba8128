import type { Viewer } from '../../domain/access/sight.ts';
import type { FieldValue } from '../../domain/cataloguing/field-value.ts';
import type { FieldName } from '../../domain/metadata/field-name.ts';

export interface SearchQuery {
  /** Words; `"…"` is a phrase. Folded unless `exactMarks`. */
  readonly text: string;
  /** Compare with marks (case still folded). */
  readonly exactMarks: boolean;
  /** Folded comparison, part of the value. */
  readonly fields: Readonly<Partial<Record<FieldName, string>>>;
  readonly issuedFrom?: string;
  readonly issuedTo?: string;
  /** Leaves out documents that their dossiers hide from this viewer. */
  readonly visibleTo?: Viewer;
}
export interface SearchHit {
  readonly documentId: string;
  readonly scanFileId: string;
  readonly fileName: string;
  /** First page that matches. */
  readonly page: number;
  readonly rank: number;
  /** Text around the match; the matched parts by offset (UTF-16 units) and length. */
  readonly snippet: { readonly text: string; readonly marks: readonly (readonly [start: number, length: number])[] };
  readonly fields: Readonly<Partial<Record<FieldName, FieldValue>>>;
}
export interface SearchRepository {
  search(
    query: SearchQuery,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<{ readonly total: number; readonly hits: readonly SearchHit[] }>;
}
