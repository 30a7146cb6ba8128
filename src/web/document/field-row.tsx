import { Loader, Text } from '@mantine/core';
import type { DocumentDetail, FieldValue } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { doubtOfValue } from '../model/doubt.ts';
import { displayContent } from '../model/field-draft.ts';
import type { FieldDefinition } from '../model/field-definition.ts';
import { today } from '../model/format.ts';
import { effectiveOf } from '../model/review-order.ts';
import type { RowKeys } from '../parts/use-row-keys.ts';
import { DoubtNote } from './doubt-note.tsx';
import { EvidenceCrop } from './evidence-crop.tsx';
import { FieldMeta } from './field-meta.tsx';
import { RegisterRow } from './register-row.tsx';
import type { Review } from './use-review.ts';

interface FieldRowProps {
  readonly document: DocumentDetail;
  readonly definition: FieldDefinition;
  readonly review: Review;
  readonly rowProps: ReturnType<RowKeys['row']>;
  readonly onChoose: () => void;
  /** The row got the focus by the arrows: its place on the page is shown. */
  readonly onLook: () => void;
}

export function FieldRow({ document, definition, review, rowProps, onChoose, onLook }: FieldRowProps) {
  const { t } = useMessages();
  const { name, label } = definition;
  const value = effectiveOf(document, name);
  const draft = review.state.drafts[name];
  const isSaving = review.state.saving.includes(name);
  const needsReview = value?.needsReview === true && !isSaving;
  return (
    <button
      type="button"
      className="field-row"
      {...rowProps}
      aria-label={`${t('field.edit', { field: label })}${value ? `: ${displayContent(definition, value.value)}` : ''}`}
      onClick={onChoose}
      onFocus={({ currentTarget }) => {
        rowProps.onFocus();
        // A pointer that presses a row also focuses it; closing another editor now would move the row away under it.
        if (currentTarget.matches(':focus-visible')) onLook();
      }}
    >
      <span className="field-label">{label}</span>
      <span className="field-value">
        <RowValue definition={definition} value={draft ?? (value && displayContent(definition, value.value))} />
        {draft !== undefined && !isSaving && (
          <Text span fz="xs" c="orange.9">
            {' '}
            ({t('field.draft')})
          </Text>
        )}
        <RegisterRow value={value} draft={draft} />
        <ValueDoubt definition={definition} value={value} draft={draft} />
        {needsReview && value.evidence && (
          <span className="field-crop">
            <EvidenceCrop
              scanFileId={document.scanFileId}
              evidence={value.evidence}
              label={t('field.crop', { field: label })}
              maxWidth={250}
              maxHeight={36}
              maxScale={1}
            />
          </span>
        )}
      </span>
      {isSaving ? <Loader size={14} /> : value && <FieldMeta value={value} />}
    </button>
  );
}

interface ValueDoubtProps {
  readonly definition: FieldDefinition;
  readonly value: FieldValue | undefined;
  readonly draft: string | undefined;
}

/** Of what is typed the editor speaks. */
function ValueDoubt({ definition, value, draft }: ValueDoubtProps) {
  if (value === undefined || draft !== undefined) return null;
  return <DoubtNote doubt={doubtOfValue(definition, value.value, today())} />;
}

interface RowValueProps {
  readonly definition: FieldDefinition;
  readonly value: string | undefined;
}

function RowValue({ definition, value }: RowValueProps) {
  const { t } = useMessages();
  if (value === undefined || value === '') return <span className="field-empty">{t('field.empty')}</span>;
  return (
    <span className="field-text" data-kind={definition.kind} title={value}>
      {value}
    </span>
  );
}
