import { useState } from 'react';
import { Button, Group, Paper, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { isMissing } from '../../api/queries.ts';
import { fondsQuery } from '../../archive/queries.ts';
import { isCustodian } from '../../disposal/model/acts-for.ts';
import { FormMenu } from '../../forms/form-menu.tsx';
import { formatNumber } from '../../model/format.ts';
import { formatDate } from '../../model/typed-date.ts';
import { ListEnd } from '../../parts/list-end.tsx';
import { NotFound } from '../../parts/not-found.tsx';
import { PageTitle } from '../../parts/page-title.tsx';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { useRight, useSession } from '../../session/session-context.ts';
import type { Receipt, ReceiptDetail } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { receiptName } from '../model/receipt-name.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { useChoice } from '../parts/use-choice.ts';
import { itemsOf, materialQuery, receiptQuery } from '../queries.ts';
import { MaterialTable } from './material-table.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { ReceiptDialog } from './receipt-dialog.tsx';

/** One handover: what the minutes say, and the bundles that were counted out of it, with where they lie. */
export function ReceiptPage() {
  const { id = '' } = useParams();
  const found = useQuery(receiptQuery(useApi(), id));
  if (isMissing(found.error)) return <NotFound />;
  if (found.error && !found.data) return <QueryProblem error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton m="md" h={300} />;
  return <ReceiptView detail={found.data} />;
}

function ReceiptView({ detail: { receipt, bundles } }: { readonly detail: ReceiptDetail }) {
  const { t } = useArrangementMessages();
  const { role } = useSession().account;
  const [asking, setAsking] = useState<'change' | 'add'>();
  const close = () => setAsking(undefined);
  return (
    <div className="page page-wide">
      <PageTitle title={receiptName(receipt, t)}>
        {isCustodian(role) && (
          <Button size="xs" variant="default" onClick={() => setAsking('change')}>
            {t('receipt.change')}…
          </Button>
        )}
        {role !== 'reader' && <FormMenu first="docx" places={[{ subject: 'receipt', order: { ids: [receipt.id] } }]} />}
      </PageTitle>
      <Group gap="md" mb="sm">
        <Link to="/arrangement/receipts">{`← ${t('receipts.all')}`}</Link>
        {receipt.fondsId !== null && <FondsLink id={receipt.fondsId} />}
      </Group>
      <ReceiptFacts receipt={receipt} />
      <Bundles receipt={receipt} counts={bundles} onAdd={() => setAsking('add')} />
      {asking === 'change' && <ReceiptDialog receipt={receipt} onClose={close} />}
      {asking === 'add' && <AddBundlesDialog receipt={receipt} onClose={close} />}
    </div>
  );
}

function FondsLink({ id }: { readonly id: string }) {
  const { data } = useQuery(fondsQuery(useApi(), id));
  return data ? <Link to={`/archive/fonds/${id}`}>{data.name}</Link> : null;
}

function ReceiptFacts({ receipt: { receivedOn, linearMetres, record } }: { readonly receipt: Receipt }) {
  const { t, language } = useArrangementMessages();
  const party = ({ organisation, person, office }: Receipt['record']['giver']) =>
    [organisation, [person, office].filter(Boolean).join(', ')].filter((part) => part !== '').join(': ');
  const time = [record.start, record.end].flatMap((date) => (date === undefined ? [] : [formatDate(date)])).join(' – ');
  const facts = [
    [t('receipt.material'), record.material],
    [t('receipt.receivedOn'), formatDate(receivedOn)],
    [t('receipt.giver'), party(record.giver)],
    [t('receipt.receiver'), party(record.receiver)],
    [t('receipt.metres'), formatNumber(linearMetres, language, 2)],
    [t('receipt.condition'), t(`condition.${record.condition}`)],
    [t('receipt.time'), time],
    [t('receipt.boxes'), record.boxes],
    [t('receipt.bundles'), record.bundles],
    [t('receipt.dossiers'), record.dossiers],
    [t('receipt.state'), record.state],
    [t('note'), record.note],
  ] as const;
  return (
    <Paper withBorder p="md" mb="md">
      <dl className="arrangement-facts">
        {facts
          .filter(([, value]) => value !== undefined && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Paper>
  );
}

interface BundlesProps {
  readonly receipt: Receipt;
  readonly counts: ReceiptDetail['bundles'];
  readonly onAdd: () => void;
}

function Bundles({ receipt, counts, onAdd }: BundlesProps) {
  const { t } = useArrangementMessages();
  const mayWork = useRight('edit');
  const list = useInfiniteQuery(materialQuery(useApi(), { receipt: receipt.id }));
  const bundles = itemsOf(list.data);
  const choice = useChoice(bundles);
  const [isMoving, setMoving] = useState(false);
  const total = counts.loose + counts['roughly-filed'];
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Text fw={600}>
          {t('receipt.counts', { count: total, loose: counts.loose, filed: counts['roughly-filed'] })}
        </Text>
        {mayWork && (
          <Group gap="xs">
            <Button size="xs" variant="default" disabled={choice.chosen.length === 0} onClick={() => setMoving(true)}>
              {t('move.bundle', { count: choice.chosen.length })}…
            </Button>
            <Button size="xs" variant="default" onClick={onAdd}>
              {t('receipt.add')}…
            </Button>
          </Group>
        )}
      </Group>
      {list.error && <QueryProblem error={list.error} retry={() => void list.refetch()} />}
      {list.data && bundles.length === 0 && (
        <Paper withBorder p="md">
          <Text fz="sm">{t('receipt.noBundles')}</Text>
        </Paper>
      )}
      {bundles.length > 0 && (
        <>
          <MaterialTable bundles={bundles} {...(mayWork && { choice })} />
          <ListEnd
            text={t('bundles.count', { count: bundles.length })}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            loadMore={() => void list.fetchNextPage()}
          />
        </>
      )}
      {isMoving && (
        <MoveDialog kind="bundle" items={choice.chosen} onDone={choice.clear} onClose={() => setMoving(false)} />
      )}
    </>
  );
}

function AddBundlesDialog({ receipt, onClose }: { readonly receipt: Receipt; readonly onClose: () => void }) {
  const { t } = useArrangementMessages();
  return (
    <AskDialog
      title={t('receipt.add')}
      fields={[
        { name: 'bundles', label: 'receipt.addCount', kind: 'number', required: true },
        {
          ...{ name: 'condition', label: 'receipt.condition', kind: 'choice', required: true },
          choices: [
            ['loose', 'condition.loose'],
            ['roughly-filed', 'condition.roughly-filed'],
          ],
        },
      ]}
      first={{ condition: 'loose' }}
      request={(body) => ({ path: `/receipts/${receipt.id}/bundles`, body })}
      onClose={onClose}
    />
  );
}
