import { useState } from 'react';
import { Alert, Button, Group, List, Paper, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '../../api/api-context.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import { useSession } from '../../session/session-context.ts';
import type { AddedDisposalItems, DisposalOverview } from '../disposal-types.ts';
import { useDisposalMessages } from '../messages/disposal-messages.ts';
import { LOOSE_FORM } from '../model/act-forms.ts';
import { isCustodian } from '../model/acts-for.ts';
import { checkQuery, reasonsQuery } from '../queries.ts';
import { ActDialog } from './act-dialog.tsx';
import { DuplicatesDialog } from './duplicates-dialog.tsx';
import { useAct } from './use-act.ts';

const LISTERS: ReadonlySet<string> = new Set(['administrator', 'archivist', 'operator']);

export function ItemsCard({ overview }: { readonly overview: DisposalOverview }) {
  const { t } = useDisposalMessages();
  const { counts, case: given } = overview;
  const { role } = useSession().account;
  const { listed, kept, destroyed } = counts.byState;
  const facts = [
    [t('items.listed'), listed],
    [t('items.kept'), kept],
    [t('items.destroyed'), destroyed],
    [t('items.documents'), counts.documents],
    [t('items.pages'), counts.pages],
  ] as const;
  const isOpen = given.state === 'draft' && LISTERS.has(role);
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" mb="xs">
        <Text fw={600}>{t('items.title')}</Text>
        {listed + kept + destroyed > 0 && (
          <Button component={Link} to={`/disposal/${given.id}/items`} size="xs">
            {t('items.desk')}
          </Button>
        )}
      </Group>
      {listed + kept + destroyed === 0 && (
        <Text fz="sm" c="dimmed">
          {t('items.none')}
        </Text>
      )}
      <dl className="disposal-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value.toLocaleString('vi')}</dd>
          </div>
        ))}
      </dl>
      {isOpen && <AddButtons overview={overview} isCustodian={isCustodian(role)} />}
      {listed > 0 && given.destroyedOn === null && <ListCheck caseId={given.id} />}
    </Paper>
  );
}

function AddButtons({
  overview,
  isCustodian: answers,
}: {
  readonly overview: DisposalOverview;
  readonly isCustodian: boolean;
}) {
  const { t } = useDisposalMessages();
  const [asking, setAsking] = useState<'loose' | 'duplicates'>();
  const api = useApi();
  const reasons = useQuery(reasonsQuery(api));
  const tell = (answer: unknown) => notifications.show({ message: t('items.added', addedCounts(answer)) });
  const expired = useAct<AddedDisposalItems>(overview, tell);
  const loose = reasons.data?.items.filter((reason) => reason.for.includes('loose')) ?? [];
  return (
    <>
      <Group gap="xs" mt="sm">
        {answers && (
          <Button
            size="xs"
            variant="default"
            loading={expired.isPending}
            onClick={() => expired.mutate({ method: 'POST', path: '/items/expired', body: {} })}
          >
            {t('items.expired')}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => setAsking('duplicates')}>
          {t('items.duplicates')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsking('loose')}>
          {t('items.loose')}
        </Button>
      </Group>
      {expired.error && <RefusalNote error={expired.error} />}
      {asking === 'loose' && (
        <ActDialog
          {...{ overview, title: 'act.loose', form: LOOSE_FORM, onDone: tell }}
          choices={loose.map(({ code, title }) => [code, title] as const)}
          wrap={(body) => ({ items: [{ kind: 'loose', ...body }] })}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'duplicates' && (
        <DuplicatesDialog overview={overview} onDone={tell} onClose={() => setAsking(undefined)} />
      )}
    </>
  );
}

/** As the service answers whoever adds. */
function addedCounts(answer: unknown) {
  const { added, already, refused } = answer as AddedDisposalItems; // the operation's answer
  return { added, already, refused: refused.length };
}

const MOST_TOLD = 20;

function ListCheck({ caseId }: { readonly caseId: string }) {
  const { t } = useDisposalMessages();
  const [isAsked, setAsked] = useState(false);
  const check = useQuery({ ...checkQuery(useApi(), caseId), enabled: isAsked });
  if (!isAsked)
    return (
      <Button size="xs" variant="subtle" mt="xs" onClick={() => setAsked(true)}>
        {t('items.check')}
      </Button>
    );
  if (check.error) return <ErrorNote error={check.error} />;
  if (!check.data) return <Text fz="sm">{t('case.waiting')}</Text>;
  const { refused, staying } = check.data;
  return (
    <Alert color={refused.length > 0 ? 'red' : 'green'} variant="light" mt="sm">
      {refused.length === 0 ? (
        <Text fz="sm">{t('items.checked')}</Text>
      ) : (
        <Told
          title={t('items.refused', { count: refused.length })}
          lines={refused.map(({ ordinal, message }) => t('items.ordinal', { ordinal, message }))}
        />
      )}
      {staying.length > 0 && (
        <Told
          title={t('items.staying', { count: staying.length })}
          lines={staying.map(({ name, message }) => `${name}: ${message}`)}
        />
      )}
    </Alert>
  );
}

function Told({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  const { t } = useDisposalMessages();
  return (
    <>
      <Text fz="sm">{title}</Text>
      <List size="sm">
        {lines.slice(0, MOST_TOLD).map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
      {lines.length > MOST_TOLD && <Text fz="sm">{t('items.more', { count: lines.length - MOST_TOLD })}</Text>}
    </>
  );
}
