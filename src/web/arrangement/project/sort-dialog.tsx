import { useQueries } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { schemeQuery } from '../../archive/queries.ts';
import type { Bundle, Project, ProjectBundle } from '../arrangement-types.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { allPages } from '../queries.ts';

interface SortDialogProps {
  readonly project: Project;
  readonly bundles: readonly ProjectBundle[];
  readonly onClose: () => void;
}

/** Step 5: under which heading the bundles belong, and in what state they are. */
export function SortDialog({ project, bundles, onClose }: SortDialogProps) {
  const { t } = useArrangementMessages();
  const api = useApi();
  const schemes = useQueries({ queries: project.fondsIds.map((id) => schemeQuery(api, id)) });
  const receiptIds = [...new Set(bundles.map(({ receiptId }) => receiptId))];
  const lists = useQueries({
    queries: receiptIds.map((receipt) => ({
      queryKey: ['arrangement', 'bundles-of', receipt],
      queryFn: () => allPages<Bundle>(api, '/bundles', { receipt }),
    })),
  });
  const headings = schemes.flatMap(({ data }) => data?.items ?? []);
  const wanted = new Set(bundles.map(({ id }) => id));
  const rows = lists.flatMap(({ data }) => data ?? []).filter(({ id }) => wanted.has(id));
  const error = [...schemes, ...lists].find((one) => one.error !== null)?.error;
  return (
    <AskDialog
      title={t('bundles.sort')}
      help={t('sort.count', { count: bundles.length })}
      fields={[
        { name: 'nodeId', label: 'sort.heading', kind: 'choice', required: true },
        {
          ...{ name: 'condition', label: 'bundles.condition', kind: 'choice' },
          choices: [
            ['loose', 'condition.loose'],
            ['roughly-filed', 'condition.roughly-filed'],
          ],
        },
        { name: 'note', label: 'note', kind: 'area' },
      ]}
      choices={{
        nodeId: [
          ['', ''],
          ...headings.map(({ id, code, title }) => [id, [code, title].filter(Boolean).join(' · ')] as const),
        ],
      }}
      request={(body) =>
        rows.length < bundles.length
          ? undefined
          : { path: '/bundles/sort', body: { ...body, bundles: rows.map(({ id, revision }) => ({ id, revision })) } }
      }
      onClose={onClose}
    >
      {error && <ErrorNote error={error} />}
    </AskDialog>
  );
}
