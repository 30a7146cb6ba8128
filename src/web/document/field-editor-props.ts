import type { DocumentDetail } from '../api/types.ts';
import type { FieldDefinition } from '../model/field-definition.ts';
import type { Review } from './use-review.ts';

export interface FieldEditorProps {
  readonly document: DocumentDetail;
  readonly definition: FieldDefinition;
  readonly review: Review;
}
