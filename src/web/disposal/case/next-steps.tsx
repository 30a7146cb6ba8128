import { useState } from 'react';
import { Alert, Button, Group, List, Paper, Stack, Stepper, Text } from '@mantine/core';
import { formatDate } from '../../model/typed-date.ts';
import { useSession } from '../../session/session-context.ts';
import type { DisposalOverview } from '../disposal-types.ts';
import { useDisposalMessages } from '../messages/disposal-messages.ts';
import type { ActForm, Values } from '../model/act-form.ts';
import { ACT_FORMS, type Act } from '../model/act-forms.ts';
import { actsFor, placeOnWay, WAY } from '../model/acts-for.ts';
import { ActDialog } from './act-dialog.tsx';
import { FIRST_MEMBERS } from './members-input.tsx';
import { ExecuteDialog } from './execute-dialog.tsx';

interface NextStepsProps {
  readonly overview: DisposalOverview;
}

/** Where the case stands, what the next step lacks, and what this account can do about it. */
export function NextSteps({ overview }: NextStepsProps) {
  const { t } = useDisposalMessages();
  const { account } = useSession();
  const [chosen, setChosen] = useState<Act>();
  const acts = actsFor(overview, account);
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        <Stepper active={placeOnWay(overview.case.state)} size="xs" iconSize={26} className="disposal-way">
          {WAY.map((state) => (
            <Stepper.Step key={state} label={t(`way.${state}`)} />
          ))}
        </Stepper>
        <Standing overview={overview} />
        <Missing overview={overview} />
        {acts.length > 0 && (
          <Group gap="xs">
            {acts.map((act, index) => (
              <Button
                key={act}
                size="xs"
                variant={index === 0 ? 'filled' : 'default'}
                {...(ACT_FORMS[act].color && { color: ACT_FORMS[act].color, variant: 'light' })}
                onClick={() => setChosen(act)}
              >
                {t(`act.${act}`)}
              </Button>
            ))}
          </Group>
        )}
      </Stack>
      {chosen === 'execute' && <ExecuteDialog overview={overview} onClose={() => setChosen(undefined)} />}
      {chosen !== undefined && chosen !== 'execute' && (
        <ActDialog
          overview={overview}
          title={`act.${chosen}`}
          form={formFor(chosen, overview)}
          first={firstValues(chosen, overview)}
          choices={overview.missingPapers
            .filter(({ kind }) => BY_HAND.has(kind))
            .map(({ kind, title }) => [kind, title] as const)}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Paper>
  );
}

/** Only who is late must say why. */
function formFor(act: Act, { overdue }: DisposalOverview): ActForm {
  const form = ACT_FORMS[act];
  return overdue ? form : { ...form, fields: form.fields.filter(({ name }) => name !== 'lateReason') };
}

/** Papers that no step of its own records. */
const BY_HAND: ReadonlySet<string> = new Set(['submission', 'explanation', 'opinion-request']);

function firstValues(act: Act, { case: given }: DisposalOverview): Values {
  const { explanation, members = FIRST_MEMBERS } = given.record;
  if (act === 'appoint') return { members };
  if (act === 'minutes') return { 'session.present': members.map(({ id }) => id) };
  if (act !== 'explain') return {};
  const entries = Object.entries(explanation ?? {}).map(([name, value]) => [`explanation.${name}`, formatDate(value)]);
  return Object.fromEntries(entries) as Values; // texts of the line above
}

function Standing({ overview }: NextStepsProps) {
  const { t } = useDisposalMessages();
  const { deadline, overdue, case: given } = overview;
  const { destroyedOn, keptUntil, state, record } = given;
  if (destroyedOn !== null) {
    const params = { date: formatDate(destroyedOn), until: formatDate(keptUntil ?? '') };
    return <Alert color="gray">{t('case.destroyed', params)}</Alert>;
  }
  if (state === 'withdrawn')
    return <Alert color="gray">{t('case.withdrawn', { reason: record.withdrawnBecause ?? '' })}</Alert>;
  if (deadline === null) return null;
  return (
    <Alert color={overdue ? 'red' : 'blue'} variant="light">
      {t(overdue ? 'case.overdue' : 'case.deadline', { date: formatDate(deadline) })}
    </Alert>
  );
}

function Missing({ overview: { moves } }: NextStepsProps) {
  const { t } = useDisposalMessages();
  const onward = moves.filter(({ to }) => to !== 'withdrawn' && to !== 'draft');
  return onward.map(({ to, title, missing }) => (
    <div key={to}>
      <Text fz="sm" fw={600}>
        {`${t('case.next')}: ${title}`}
      </Text>
      {missing.length === 0 ? (
        <Text fz="sm">{t('case.ready')}</Text>
      ) : (
        <List size="sm">
          {missing.map(({ guard, title: what }) => (
            <List.Item key={guard}>{what}</List.Item>
          ))}
        </List>
      )}
    </div>
  ));
}
