import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { pageQuery } from '../api/queries.ts';
import type { DocumentDetail, FieldName } from '../api/types.ts';
import { addTurn } from '../model/page-geometry.ts';
import { QueryProblem } from '../parts/query-problem.tsx';
import { PageText } from './page-text.tsx';
import { PageViewer, type EvidenceBox } from './page-viewer.tsx';
import type { Definitions } from './use-definitions.ts';
import type { View } from './view.ts';
import { ViewerToolbar } from './viewer-toolbar.tsx';

interface PagePaneProps {
  readonly document: DocumentDetail;
  readonly definitions: Definitions;
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly active: FieldName | undefined;
  readonly onField: (field: FieldName) => void;
}

/** The page under review: its picture with the evidence marked on it, its text, or both. */
export function PagePane(props: PagePaneProps) {
  const { document, definitions, page, onPage, view, onView, active, onField } = props;
  const api = useApi();
  const { data: detail, error, refetch } = useQuery(pageQuery(api, document.scanFileId, page));
  const pageKey = `${document.scanFileId}/${String(page)}`;
  const extraTurn = view.extraTurn.page === pageKey ? view.extraTurn.turn : 0;
  const rotate = () => onView({ ...view, extraTurn: { page: pageKey, turn: addTurn(extraTurn, 90) } });
  const summary = document.pages.find((one) => one.page === page);
  return (
    <section className="page-pane">
      <ViewerToolbar
        document={document}
        page={page}
        onPage={onPage}
        view={view}
        onView={onView}
        onRotate={rotate}
        verdict={summary}
        findings={detail?.findings.map(({ message }) => message) ?? []}
      />
      <div className="page-pane-body" data-show={view.show}>
        {error && !detail && <QueryProblem error={error} retry={() => void refetch()} />}
        {detail && view.show !== 'text' && (
          <PageViewer
            key={pageKey}
            scanFileId={document.scanFileId}
            page={detail}
            turn={addTurn(detail.rotation, extraTurn)}
            zoom={view.zoom}
            onZoom={(zoom) => onView({ ...view, zoom })}
            boxes={evidenceBoxes(document, definitions, page)}
            active={active}
            onField={onField}
          />
        )}
        {detail && view.show !== 'image' && <PageText page={detail} />}
      </div>
    </section>
  );
}

function evidenceBoxes(document: DocumentDetail, definitions: Definitions, page: number): readonly EvidenceBox[] {
  return definitions.all.flatMap(({ name, label }) => {
    const value = document.fields[name]?.effective;
    const evidence = value?.evidence;
    const [x, y, width, height] = evidence?.box ?? [];
    if (!value || evidence?.page !== page || height === undefined) return [];
    if (x === undefined || y === undefined || width === undefined) return [];
    return [
      {
        field: name,
        label,
        value: definitions.show(name, value.value),
        box: [x, y, width, height] as const,
        needsReview: value.needsReview,
      },
    ];
  });
}
