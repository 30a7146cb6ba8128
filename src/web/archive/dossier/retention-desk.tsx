import { Alert, Badge, Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parsePeriodKey } from '../../../domain/retention/retention-period.ts';
import { useApi } from '../../api/api-context.ts';
import type { components } from '../../generated/api.ts';
import { formatDate } from '../../model/typed-date.ts';
import { percent } from '../../model/format.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import type { Dossier } from '../archive-types.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { periodText } from '../model/typed-period.ts';
import { patchRows, refreshDossiers } from '../queries.ts';

type Schemas = components['schemas'];
type Proposal = Schemas['RetentionProposal']['proposals'][number];

interface RetentionDeskProps {
  readonly dossier: Dossier;
  readonly fondsId: string;
  readonly canEdit: boolean;
}

/** What stands for the period of a dossier, and the rows of the schedules that its title calls for, to decide by. */
export function RetentionDesk({ dossier, fondsId, canEdit }: RetentionDeskProps) {
  const { t } = useArchiveMessages();
  const api = useApi();
  const proposals = useQuery({
    queryKey: ['dossier-proposals', dossier.id, dossier.revision],
    queryFn: ({ signal }) =>
      api.get<Schemas['RetentionProposals']>(`/dossiers/${dossier.id}/retention-proposals`, signal),
  });
  const decide = useDecide(dossier, fondsId);
  const found = proposals.data?.items[0];
  const versionOf = (item: string) =>
    found?.schedules.find(({ scheduleId }) => item.startsWith(`${scheduleId}/`))?.version;
  return (
    <Stack gap="sm">
      <Standing {...{ dossier, canEdit, decide }} />
      {decide.error && <ErrorNote error={decide.error} />}
      {proposals.error && <ErrorNote error={proposals.error} />}
      {proposals.isPending && <Skeleton h={120} />}
      {found?.byLaw.map(({ rule, title, words }) => (
        <Alert key={rule} color="brand" py="xs" title={t('proposal.byLaw')}>
          {title} ({words})
        </Alert>
      ))}
      {found?.why !== undefined && found.why !== null && <Text fz="sm">{found.why}</Text>}
      {found?.later === true && (
        <Text fz="sm" c="dimmed">
          {t('proposal.later')}
        </Text>
      )}
      {found?.proposals.map((proposal) => (
        <ProposalCard
          key={proposal.item}
          proposal={proposal}
          onAccept={
            canEdit
              ? () =>
                  decide.accept(
                    proposal,
                    versionOf(proposal.item),
                    found.byLaw.map(({ rule }) => rule),
                  )
              : undefined
          }
          isPending={decide.isPending}
        />
      ))}
    </Stack>
  );
}

function useDecide(dossier: Dossier, fondsId: string) {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useArchiveMessages();
  const decide = useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) =>
      api.call<Dossier | Schemas['DecidedRetention']>(`/dossiers/${dossier.id}/${path}`, { method: 'POST', body }),
    onSuccess: (answer) => {
      const decided = 'dossier' in answer ? (answer.dossier as unknown as Dossier) : answer; // as the description has them
      patchRows(client, fondsId, [decided]);
      const warnings = 'warnings' in answer ? answer.warnings : [];
      notifications.show({ message: t('proposal.decided') });
      for (const { code, message } of warnings)
        notifications.show({ id: code, color: 'orange', autoClose: false, message });
    },
    onSettled: () => refreshDossiers(client, fondsId),
  });
  const { revision } = dossier;
  return {
    error: decide.error,
    isPending: decide.isPending,
    accept: ({ item, period }: Proposal, scheduleVersion: number | undefined, rules: readonly string[]) => {
      const permanentBecause = period === 'permanent' ? rules : [];
      const body = {
        revision,
        period,
        item,
        permanentBecause,
        ...(scheduleVersion !== undefined && { scheduleVersion }),
      };
      decide.mutate({ path: 'retention-decision', body });
    },
    undo: () => decide.mutate({ path: 'retention-decision/undo', body: { revision } }),
  };
}

function Standing({
  dossier,
  canEdit,
  decide,
}: Omit<RetentionDeskProps, 'fondsId'> & { readonly decide: ReturnType<typeof useDecide> }) {
  const { t, language } = useArchiveMessages();
  const { retention } = dossier.description;
  const { retentionDecision: decision } = dossier;
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between">
        <Text fz="sm">
          {t('proposal.standing')}{' '}
          <Text span fw={650}>
            {retention === undefined ? t('proposal.noPeriod') : periodText(retention, language)}
          </Text>
        </Text>
        {canEdit && decision && (
          <Button size="compact-xs" variant="default" onClick={decide.undo} loading={decide.isPending}>
            {t('proposal.undo')}
          </Button>
        )}
      </Group>
      <Text fz="xs" c="dimmed">
        {decision
          ? t('proposal.by', {
              name: decision.decidedBy,
              day: formatDate(decision.decidedOn),
              item: decision.item ?? t('proposal.noItem'),
            })
          : retention !== undefined && t('proposal.undecided')}
        {decision?.reason !== undefined && ` · ${decision.reason}`}
      </Text>
    </Paper>
  );
}

interface ProposalCardProps {
  readonly proposal: Proposal;
  readonly onAccept: (() => void) | undefined;
  readonly isPending: boolean;
}

function ProposalCard({ proposal, onAccept, isPending }: ProposalCardProps) {
  const { t, language } = useArchiveMessages();
  const period = parsePeriodKey(proposal.period);
  return (
    <Paper withBorder p="sm" className="proposal">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fz="sm" fw={650}>
            {period ? periodText(period, language) : proposal.text}{' '}
            <Badge size="sm" variant="light" color={proposal.confidence >= 0.7 ? 'green' : 'orange'}>
              {t('proposal.confidence', { percent: percent(proposal.confidence) })}
            </Badge>
          </Text>
          <Text fz="sm">{[proposal.itemTitle, proposal.subItemTitle].filter((part) => part !== null).join(' – ')}</Text>
          <Text fz="xs" c="dimmed">
            {proposal.groups.join(' › ')} · {proposal.item}
          </Text>
          <Group gap={4} mt={4}>
            {proposal.words.map((word) => (
              <Badge key={word} size="sm" variant="outline" color="gray">
                {word}
              </Badge>
            ))}
          </Group>
          {proposal.open && (
            <Text fz="xs" c="orange.8">
              {t('proposal.open')}
            </Text>
          )}
          {proposal.uncertain && (
            <Text fz="xs" c="orange.8">
              {t('proposal.uncertain')}
            </Text>
          )}
          {proposal.precedents.all > 0 && <Text fz="xs">{t('proposal.precedents', proposal.precedents)}</Text>}
        </div>
        {onAccept && (
          <Button size="xs" onClick={onAccept} loading={isPending}>
            {t('proposal.accept')}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
