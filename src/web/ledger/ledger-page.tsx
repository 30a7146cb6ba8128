import { Alert, Anchor, Button, Paper, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { useApi } from '../api/api-context.ts';
import type { LedgerReport } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { LedgerTable } from './ledger-table.tsx';

export function LedgerPage() {
  const { t } = useMessages();
  const api = useApi();
  const [params] = useSearchParams();
  const subject = params.get('subject') ?? undefined;
  const verify = useMutation({ mutationFn: () => api.get<LedgerReport>('/ledger/verify') });
  return (
    <div className="page page-narrow">
      <PageTitle title={t(subject === undefined ? 'ledger.title' : 'ledger.of')}>
        <Button size="xs" variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('ledger.verify')}
        </Button>
      </PageTitle>
      <Text fz="sm" c="dimmed" mb="sm">
        {t('ledger.help')}{' '}
        {subject !== undefined && (
          <Anchor component={Link} to="/ledger" fz="sm">
            {t('ledger.showAll')}
          </Anchor>
        )}
      </Text>
      {verify.error && <ErrorNote error={verify.error} />}
      {verify.data && <Report report={verify.data} />}
      <Paper withBorder p="xs">
        <LedgerTable {...(subject !== undefined && { subject })} />
      </Paper>
    </div>
  );
}

function Report({ report }: { readonly report: LedgerReport }) {
  const { t } = useMessages();
  if (report.ok) {
    return (
      <Alert color="green" mb="sm" role="status">
        {t('ledger.ok', { entries: report.entries, chains: report.chains })}
      </Alert>
    );
  }
  return (
    <Alert color="red" mb="sm" title={t('ledger.broken', { count: report.broken.length })} role="alert">
      {report.broken.map((place) => (
        <Text key={place.chain} fz="sm">
          {t('ledger.brokenAt', { ...place })}
        </Text>
      ))}
    </Alert>
  );
}
