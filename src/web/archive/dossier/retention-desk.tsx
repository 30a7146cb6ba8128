import { Alert, Badge, Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { parsePeriodKey } from '../../../domain/retention/retention-period.ts';
import { useApi } from '../../api/api-context.ts';
import type { components } from '../../generated/api.ts';
import { formatDate } from '../../model/typed-date.ts';
import { percent } from '../../model/format.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useRight } from '../../session/session-context.ts';
import type { Dossier } from '../archive-types.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { periodText } from '../model/typed-period.ts';
import { DecisionForm } from './decision-form.tsx';
import { RowChooser } from './row-chooser.tsx';
import type { CitableRow } from './row-search.ts';
import { useDecide, type Decide, type RetentionChoice } from './use-decide.ts';

type Schemas = components['schemas'];
type Proposal = Schemas['RetentionProposal']['proposals'][number];

interface RetentionDeskProps {
  readonly dossier: Dossier;
  readonly fondsId: string;
  readonly canEdit: boolean;
}

/** What stands for the period of a dossier, and the rows of the schedules that its title calls for, to decide by. */
export function RetentionDesk({ dossier, fondsId, canEdit }: RetentionDeskProps) {
  const api = useApi();
  // Whoever decides nothing is told what stands.
  const seesProposals = useRight('see-disposal');
  const proposals = useQuery({
    enabled: seesProposals,
    queryKey: ['dossier-proposals', dossier.id, dossier.revision],
    queryFn: ({ signal }) =>
      api.get<Schemas['RetentionProposals']>(`/dossiers/${dossier.id}/retention-proposals`, signal),
  });
  const decide = useDecide(dossier, fondsId);
  const found = proposals.data?.items[0];
  const rules = found?.byLaw.map(({ rule }) => rule) ?? [];
  return (
    <Stack gap="sm">
      <Standing {...{ dossier, canEdit, decide }} />
      {decide.error && <ErrorNote error={decide.error} />}
      {proposals.error && <ErrorNote error={proposals.error} />}
      {proposals.isLoading && <Skeleton h={120} />}
      {found && <Found {...{ found, canEdit, decide, rules }} />}
      {canEdit && <OwnChoice decide={decide} rules={rules} />}
    </Stack>
  );
}

interface FoundProps {
  readonly found: Schemas['RetentionProposal'];
  readonly canEdit: boolean;
  readonly decide: Decide;
  readonly rules: readonly string[];
}

/** What title and documents call for. */
function Found({ found, canEdit, decide, rules }: FoundProps) {
  const { t } = useArchiveMessages();
  return (
    <>
      {found.byLaw.map(({ rule, title, words }) => (
        <Alert key={rule} color="brand" py="xs" title={t('proposal.byLaw')}>
          {title} ({words})
        </Alert>
      ))}
      {found.why !== null && <Text fz="sm">{found.why}</Text>}
      {found.later && (
        <Text fz="sm" c="dimmed">
          {t('proposal.later')}
        </Text>
      )}
      {found.proposals.map((proposal) => (
        <ProposalCard
          key={proposal.item}
          proposal={proposal}
          onAccept={canEdit ? () => decide.decide(choiceOf(proposal, found.schedules), rules) : undefined}
          isPending={decide.isPending}
        />
      ))}
    </>
  );
}

type Schedules = Schemas['RetentionProposal']['schedules'];

function choiceOf({ item, period }: Proposal, schedules: Schedules): RetentionChoice {
  const version = schedules.find(({ scheduleId }) => item.startsWith(`${scheduleId}/`))?.version;
  return { period, item, ...(version !== undefined && { scheduleVersion: version }) };
}

/** Where no proposal fits: any other row, a longer period, or none of the rows. */
function OwnChoice({ decide, rules }: { readonly decide: Decide; readonly rules: readonly string[] }) {
  const [chosen, setChosen] = useState<CitableRow | null>();
  const close = () => setChosen(undefined);
  if (chosen === undefined) return <RowChooser onChoose={setChosen} />;
  return (
    <DecisionForm
      cited={chosen}
      isPending={decide.isPending}
      onDecide={(choice) => decide.decide(choice, rules, close)}
      onClose={close}
    />
  );
}

function Standing({ dossier, canEdit, decide }: Omit<RetentionDeskProps, 'fondsId'> & { readonly decide: Decide }) {
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
