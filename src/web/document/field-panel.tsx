import { useEffect, useRef, useState } from 'react';
import { Button, Group, Kbd, Text } from '@mantine/core';
import type { DocumentDetail } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { shownFields } from '../model/review-order.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { ConfirmedLine } from './confirmed-line.tsx';
import { ConfirmQuestion } from './confirm-question.tsx';
import { FieldList } from './field-list.tsx';
import { FIELD_PANEL } from './field-panel-focus.ts';
import { RegisterMatch } from './register-match.tsx';
import { StaleNote } from './stale-note.tsx';
import type { Confirming } from './use-confirm.ts';
import type { Definitions } from './use-definitions.ts';
import type { Review } from './use-review.ts';

export interface FieldPanelProps {
  readonly document: DocumentDetail;
  readonly definitions: Definitions;
  readonly review: Review;
  readonly canEdit: boolean;
  readonly confirming: Confirming;
  readonly reload: () => Promise<unknown>;
}

export function FieldPanel({ document, definitions, review, canEdit, confirming, reload }: FieldPanelProps) {
  const { t } = useMessages();
  const [showEmpty, setShowEmpty] = useState(false);
  const { state } = review;
  const shown = shownFields(definitions.all, document, { showEmpty, keep: state.active });
  const hidden = definitions.all.length - shown.length;
  return (
    <section className="field-panel" aria-label={t('document.fields')} {...FIELD_PANEL}>
      <PanelHead review={review} canEdit={canEdit} />
      {state.stale && <StaleNote reload={reload} onReloaded={review.reloaded} />}
      {canEdit && <ConfirmedLine documentId={document.id} />}
      <RegisterMatch documentId={document.id} />
      <div className="field-scroll">
        <FieldList document={document} fields={shown} review={review} canEdit={canEdit} />
        {(hidden > 0 || showEmpty) && (
          <Button size="compact-sm" variant="subtle" color="gray" my="xs" onClick={() => setShowEmpty(!showEmpty)}>
            {showEmpty ? t('document.hideEmpty') : t('document.showEmpty', { count: hidden })}
          </Button>
        )}
      </div>
      {canEdit && <ConfirmBar review={review} confirming={confirming} />}
      <ConfirmQuestion document={document} definitions={definitions} confirming={confirming} />
    </section>
  );
}

function PanelHead({ review, canEdit }: { readonly review: Review; readonly canEdit: boolean }) {
  const { t } = useMessages();
  const count = review.toReview.length;
  const empty = review.emptyLeft.length;
  return (
    <Group className="field-panel-head" justify="space-between" wrap="nowrap">
      <Text
        fz="sm"
        fw={600}
        aria-live="polite"
        className="to-review"
        data-count={count}
        c={count > 0 ? 'orange.9' : 'green.9'}
      >
        {count > 0 ? t('document.toReview', { count }) : t('document.nothingToReview')}
        {empty > 0 && ` · ${t('document.emptyCore', { count: empty })}`}
      </Text>
      {!canEdit && (
        <Text fz="xs" c="dimmed">
          {t('document.readOnly')}
        </Text>
      )}
    </Group>
  );
}

interface ConfirmBarProps {
  readonly review: Review;
  readonly confirming: Confirming;
}

function ConfirmBar({ review: { state }, confirming }: ConfirmBarProps) {
  const { t } = useMessages();
  const button = useRef<HTMLButtonElement>(null);
  const isThrough = state.active === undefined;
  // After the last doubtful field Enter confirms: the focus goes on to the button by itself.
  useEffect(() => {
    if (isThrough && state.moves > 0) button.current?.focus();
  }, [isThrough, state.moves]);
  const unsaved = Object.keys(state.drafts).length - state.saving.length;
  return (
    <div className="confirm-bar">
      {confirming.error !== undefined && <ErrorNote error={confirming.error} />}
      <Group justify="space-between" wrap="nowrap">
        <Text fz="xs" c="dimmed">
          {unsaved > 0 && !state.editing ? t('document.unsaved', { count: unsaved }) : ''}
        </Text>
        <Button
          ref={button}
          loading={confirming.pending}
          onClick={confirming.confirm}
          rightSection={<Kbd size="xs">{t('document.confirmKeys')}</Kbd>}
        >
          {t('document.confirm')}
        </Button>
      </Group>
    </div>
  );
}
