import { useEffect, useRef } from 'react';
import type { DocumentDetail } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import type { FieldDefinition } from '../model/field-definition.ts';
import { fieldState } from '../model/review-order.ts';
import { useRowKeys } from '../parts/use-row-keys.ts';
import { FieldEditor } from './field-editor.tsx';
import { FieldRow } from './field-row.tsx';
import type { Review } from './use-review.ts';

interface FieldListProps {
  readonly document: DocumentDetail;
  readonly fields: readonly FieldDefinition[];
  readonly review: Review;
  readonly canEdit: boolean;
}

export function FieldList({ document, fields, review, canEdit }: FieldListProps) {
  const { t } = useMessages();
  const { state } = review;
  const keys = useRowKeys(fields.length, (index) => {
    const field = fields[index];
    if (field) review.choose(field.name, canEdit);
  });
  const list = useRef<HTMLUListElement>(null);
  // After Esc the focus returns to the row, so that the arrows go on from there.
  useEffect(() => {
    if (state.moves === 0 || state.active === undefined || state.editing) return;
    list.current?.querySelector<HTMLElement>(`[data-name="${state.active}"] [data-row]`)?.focus();
  }, [state.moves, state.active, state.editing]);
  return (
    <ul className="fields" ref={list} onKeyDown={keys.onKeyDown} aria-label={t('document.fields')}>
      {fields.map((definition, index) => {
        const isActive = definition.name === state.active;
        const known = fieldState(document, definition.name);
        return (
          <li
            key={definition.name}
            className="field"
            data-name={definition.name}
            data-active={isActive}
            data-review={known?.effective.needsReview === true && !state.saving.includes(definition.name)}
          >
            {isActive && state.editing && canEdit ? (
              <FieldEditor key={state.moves} document={document} definition={definition} review={review} />
            ) : (
              <FieldRow
                document={document}
                definition={definition}
                review={review}
                rowProps={keys.row(index)}
                onChoose={() => review.choose(definition.name, canEdit)}
                onLook={() => isActive || review.choose(definition.name, false)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
