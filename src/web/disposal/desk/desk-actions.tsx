import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import type { DisposalItem } from '../disposal-types.ts';
import { useDisposalMessages } from '../messages/disposal-messages.ts';
import type { Judgement } from './use-judgement.ts';

/** What is asked with a reason. */
export type Asked = 'vote' | 'keep' | 'rule';

interface DeskActionsProps {
  readonly item: DisposalItem;
  readonly judgement: Judgement;
  readonly onAsk: (asked: Asked) => void;
}

/** What can be said of the line that is looked at, by whoever looks. */
export function DeskActions({ item, judgement, onAsk }: DeskActionsProps) {
  const { t } = useDisposalMessages();
  const { act, mayVote, mayKeep, mayRemove, mayRule } = judgement;
  const isListed = item.state === 'listed';
  return (
    <Stack gap="xs" mt="md">
      <Standing item={item} judgement={judgement} />
      {judgement.mayRecord && <ForWhom judgement={judgement} />}
      {isListed && (
        <Group gap="xs">
          {mayVote && (
            <>
              <Button size="xs" color="red" loading={act.isPending} onClick={() => judgement.destroy(item.id)}>
                {`${t('desk.destroy')} (H)`}
              </Button>
              <Button size="xs" color="green" onClick={() => onAsk('vote')}>
                {`${t('desk.keep')} (G)`}
              </Button>
              <Button size="xs" variant="default" onClick={() => judgement.destroy(null)}>
                {t('desk.destroyRest')}
              </Button>
            </>
          )}
          {mayRule && (
            <Button size="xs" variant="default" onClick={() => onAsk('rule')}>
              {t('act.rule')}
            </Button>
          )}
          {mayKeep && (
            <Button size="xs" variant="default" onClick={() => onAsk('keep')}>
              {t('act.keep')}
            </Button>
          )}
          {mayRemove && (
            <Button size="xs" variant="default" loading={act.isPending} onClick={() => judgement.remove(item.id)}>
              {`${t('desk.remove')} (Delete)`}
            </Button>
          )}
        </Group>
      )}
      {act.error && <RefusalNote error={act.error} />}
    </Stack>
  );
}

function Standing({ item, judgement }: Pick<DeskActionsProps, 'item' | 'judgement'>) {
  const { t } = useDisposalMessages();
  const vote = judgement.voteOf(item);
  const tally = judgement.tallyOf(item);
  const choice = vote && t(`desk.${vote.choice}`);
  return (
    <>
      {judgement.voter && (
        <Text fz="sm" fw={600}>
          {`${judgement.voter.name} · ${choice === undefined ? t('desk.noVote') : t('desk.yourVote', { choice })}`}
        </Text>
      )}
      {tally && tally.destroy + tally.keep > 0 && (
        <Text fz="sm">{t('desk.tally', { destroy: tally.destroy, keep: tally.keep })}</Text>
      )}
      {tally && tally.reasons.length > 0 && (
        <Text fz="sm">{t('desk.dissent', { reasons: tally.reasons.join('; ') })}</Text>
      )}
    </>
  );
}

function ForWhom({ judgement }: Pick<DeskActionsProps, 'judgement'>) {
  const { t } = useDisposalMessages();
  const data = judgement.members.map(({ id, name, role }) => ({ value: id, label: `${name} (${t(`role.${role}`)})` }));
  return (
    <NativeSelect
      size="xs"
      w={320}
      label={t('desk.voteFor')}
      data={[{ value: '', label: '' }, ...data]}
      value={judgement.recordedFor}
      onChange={(event) => judgement.setRecordedFor(event.currentTarget.value)}
    />
  );
}
