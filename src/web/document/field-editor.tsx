import { useId, type KeyboardEvent } from 'react';
import { Text } from '@mantine/core';
import type { Evidence, FieldName } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { doubtOfDraft } from '../model/doubt.ts';
import { displayContent, toDraft } from '../model/field-draft.ts';
import { today } from '../model/format.ts';
import { effectiveOf, fieldState, machineValue, placeOf } from '../model/review-order.ts';
import { errorText } from '../parts/error-note.tsx';
import { DoubtNote } from './doubt-note.tsx';
import { EditorButtons } from './editor-buttons.tsx';
import { EvidenceCrop } from './evidence-crop.tsx';
import type { FieldEditorProps } from './field-editor-props.ts';
import { FieldInput } from './field-input.tsx';
import { FieldMeta } from './field-meta.tsx';
import { RegisterRow } from './register-row.tsx';
import type { Review } from './use-review.ts';

/** Room of the crop inside the panel. */
const CROP = { maxWidth: 430, maxHeight: 110, maxScale: 2.5 };

export function FieldEditor({ document, definition, review }: FieldEditorProps) {
  const { t } = useMessages();
  const id = useId();
  const { name, label } = definition;
  const value = effectiveOf(document, name);
  const place = placeOf(document, name);
  const draft = review.state.drafts[name] ?? toDraft(definition, value?.value);
  return (
    <div className="field-editor" onKeyDown={(event) => editorKey(event, review, name)}>
      <div className="field-editor-head">
        <label htmlFor={id} className="field-label">
          {label}
        </label>
        {value && <FieldMeta value={value} />}
      </div>
      {place && (
        <EvidenceCrop
          scanFileId={document.scanFileId}
          evidence={place.evidence}
          isBeside={!place.isOwn}
          label={t('field.crop', { field: label })}
          {...CROP}
        />
      )}
      <FieldInput
        id={id}
        definition={definition}
        draft={draft}
        onType={(draft) => review.type(name, draft)}
        fault={faultText(review, name, t)}
      />
      <DoubtNote doubt={doubtOfDraft(definition, draft, today())} />
      <MachineOpinion document={document} definition={definition} />
      <RegisterRow value={value} />
      <EditorButtons document={document} definition={definition} review={review} />
    </div>
  );
}

/** Enter saves, Tab moves on, Esc cancels; what an open list of suggestions used is not used again. */
function editorKey(event: KeyboardEvent<HTMLElement>, review: Review, name: FieldName): void {
  if (event.defaultPrevented || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const inField = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
  if (event.key === 'Escape') review.cancel(name);
  else if (!inField) return;
  else if (event.key === 'Enter' && !event.shiftKey) review.submit(name);
  else if (event.key === 'Tab') review.leave(name, event.shiftKey);
  else return;
  event.preventDefault();
}

function faultText(review: Review, name: FieldName, t: ReturnType<typeof useMessages>['t']): string | undefined {
  const fault = review.state.faults[name];
  if (fault) return t(fault.key, fault.params);
  const refusal = review.state.refusals[name];
  return refusal === undefined ? undefined : errorText(refusal, t);
}

/** What the machine had read, where a person has said otherwise; else the words as they stand on the page. */
function MachineOpinion({ document, definition }: Omit<FieldEditorProps, 'review'>) {
  const { t } = useMessages();
  const known = fieldState(document, definition.name);
  const place = placeOf(document, definition.name);
  if (!known) {
    return place ? (
      <Text fz="xs" c="dimmed">
        {t('field.beside', { page: place.evidence.page })}
      </Text>
    ) : null;
  }
  const machine = machineValue(known);
  const { evidence, registerRow } = known.effective;
  if (registerRow !== undefined) return null;
  const isOverruled = known.effective.origin === 'human' && machine !== undefined;
  return (
    <Text fz="xs" c="dimmed">
      {isOverruled
        ? t('field.machineSaid', { value: displayContent(definition, machine.value) })
        : evidence
          ? quoteOf(evidence, t)
          : t('field.noEvidence')}
    </Text>
  );
}

/** What readers of digits saw has no text of the engine behind it. */
function quoteOf({ quote, page }: Evidence, t: ReturnType<typeof useMessages>['t']): string {
  return quote.trim() === '' ? t('field.seen', { page }) : t('field.quote', { quote, page });
}
