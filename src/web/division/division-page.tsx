import { Anchor, Skeleton, Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { isMissing } from '../api/queries.ts';
import type { ScanFileDetail } from '../api/types.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { QueryProblem } from '../parts/query-problem.tsx';
import { WithheldCard } from '../withheld/withheld-card.tsx';
import { CutDesk } from './cut-desk.tsx';
import { useDivisionMessages } from './messages/division-messages.ts';
import { isBusy, isRead, useDividedFile } from './use-division.ts';

/** All sides of a scan file in order, with the cuts between documents, for a person to move them. */
export function DivisionPage() {
  const { t } = useDivisionMessages();
  const { id = '' } = useParams();
  const { file, division } = useDividedFile(id);
  if (isMissing(file.error)) return <Text p="xl">{t('files.missing')}</Text>;
  if (file.error && !file.data) return <QueryProblem error={file.error} retry={() => void file.refetch()} />;
  if (!file.data) return <Skeleton m="md" h={300} />;
  const detail = file.data;
  if (division.error && !division.data)
    return <QueryProblem error={division.error} retry={() => void division.refetch()} />;
  if (!division.data || detail.scanFile.state === 'withheld' || detail.pages.length === 0)
    return <NothingToCut detail={detail} />;
  return <CutDesk key={id} detail={detail} division={division.data} />;
}

function NothingToCut({ detail: { scanFile } }: { readonly detail: ScanFileDetail }) {
  const { t } = useDivisionMessages();
  if (isRead(scanFile)) return <Skeleton m="md" h={300} />;
  return (
    <div className="page page-narrow">
      <Anchor component={Link} to={`/files/${scanFile.id}`} fz="sm">
        ← {scanFile.name}
      </Anchor>
      <PageTitle title={t('cuts.title')} />
      {scanFile.state === 'withheld' ? (
        <WithheldCard file={scanFile} />
      ) : (
        <Text role="status">{t(isBusy(scanFile) ? 'cuts.none' : 'cuts.failed')}</Text>
      )}
    </div>
  );
}
