import { useState } from 'react';
import type { DocumentDetail, FieldName } from '../api/types.ts';
import type { FileWatch } from '../files/use-file-watch.ts';
import { placeOf } from '../model/review-order.ts';
import { useRight } from '../session/session-context.ts';
import { DocumentHead } from './document-head.tsx';
import { FieldPanel } from './field-panel.tsx';
import { PagePane } from './page-pane.tsx';
import { useConfirm } from './use-confirm.ts';
import type { Definitions } from './use-definitions.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { useReview } from './use-review.ts';
import type { View } from './view.ts';

export interface ReviewDeskProps {
  readonly document: DocumentDetail;
  readonly watch: FileWatch;
  readonly definitions: Definitions;
  readonly view: View;
  readonly onView: (view: View) => void;
  /** The page that the address names, e.g. of a search hit. */
  readonly askedPage: number | undefined;
  readonly reload: () => Promise<unknown>;
}

/** One document under review: its page on the left, its fields on the right, all by keyboard. */
export function ReviewDesk({ document, watch, definitions, view, onView, askedPage, reload }: ReviewDeskProps) {
  const canEdit = useRight('edit');
  const evidencePage = (field: FieldName | undefined) =>
    field === undefined ? undefined : placeOf(document, field)?.evidence.page;
  const onChoose = (field: FieldName) => {
    const wanted = evidencePage(field);
    if (wanted !== undefined) setPage(wanted);
  };
  const review = useReview({
    document,
    definitions: definitions.all,
    startEditing: canEdit && askedPage === undefined,
    onChoose,
  });
  const [page, setPage] = useState(askedPage ?? evidencePage(review.state.active) ?? document.firstPage);
  const confirming = useConfirm({ document, review, definitions });
  const turnPage = (step: number) => {
    setPage(Math.min(document.lastPage, Math.max(document.firstPage, page + step)));
  };
  useDeskKeys({ review, canEdit, turnPage, confirm: confirming.confirm });
  return (
    <div className="desk">
      <DocumentHead document={document} watch={watch} definitions={definitions} view={view} onView={onView} />
      <div className="desk-body">
        <PagePane
          document={document}
          definitions={definitions}
          page={page}
          onPage={setPage}
          view={view}
          onView={onView}
          active={review.state.active}
          onField={(field) => review.choose(field, canEdit)}
        />
        <FieldPanel
          document={document}
          definitions={definitions}
          review={review}
          canEdit={canEdit}
          confirming={confirming}
          reload={reload}
        />
      </div>
    </div>
  );
}
