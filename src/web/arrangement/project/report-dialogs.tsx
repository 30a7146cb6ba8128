import { PROJECT_DOCUMENT_KINDS } from '../../../domain/arrangement/project.ts';
import type { Project } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { useOpened } from '../parts/use-opened.ts';

interface ReportDialogProps {
  readonly project: Project;
  readonly onClose: () => void;
}

/** What only somebody with a measure can tell. */
export function ResultDialog({ project, onClose }: ReportDialogProps) {
  const { t } = useArrangementMessages();
  const seen = useOpened(project);
  const { result = {} } = project.record;
  const first = Object.fromEntries(
    Object.entries(result).map(([name, value]) => [name, String(value).replace('.', ',')]),
  );
  return (
    <AskDialog
      title={t('report.measure')}
      fields={[
        { name: 'metresAfter', label: 'report.metresAfter', kind: 'decimal' },
        { name: 'metresEliminated', label: 'report.metresEliminated', kind: 'decimal' },
        { name: 'bundlesEliminated', label: 'report.bundlesEliminated', kind: 'number' },
      ]}
      first={first}
      request={(body, isOutrun) => change(seen(isOutrun), { result: body })}
      onClose={onClose}
    />
  );
}

/** A paper that the acceptance asks for, with where it lies. */
export function PaperDialog({ project, onClose }: ReportDialogProps) {
  const { t } = useArrangementMessages();
  return (
    <AskDialog
      title={t('report.paper')}
      fields={[
        { name: 'kind', label: 'paper.kind', kind: 'choice', required: true },
        { name: 'number', label: 'paper.number', kind: 'text' },
        { name: 'date', label: 'paper.date', kind: 'partial' },
        { name: 'where', label: 'paper.where', kind: 'text' },
      ]}
      first={{ kind: PROJECT_DOCUMENT_KINDS[0] }}
      choices={{ kind: PROJECT_DOCUMENT_KINDS.map((kind) => [kind, t(`document.${kind}`)] as const) }}
      request={(body) => change(project, { documents: [...project.record.documents, body] })}
      onClose={onClose}
    />
  );
}

function change({ id, revision }: Project, record: object) {
  return { method: 'PATCH', path: `/arrangement-projects/${id}`, body: { revision, changes: { record } } } as const;
}
