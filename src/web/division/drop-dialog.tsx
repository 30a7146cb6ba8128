import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { ErrorNote } from '../parts/error-note.tsx';
import type { FileDivision } from './division-types.ts';
import { useDivisionMessages } from './messages/division-messages.ts';
import { byMachine, changesOf, sameCuts, type CutWork } from './model/cuts.ts';
import { CutChangeList, TypedValues } from './save-dialog.tsx';
import type { CutDesk } from './use-cut-work.ts';

interface DropDialogProps {
  readonly division: FileDivision;
  readonly desk: CutDesk;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onDrop: () => void;
  readonly onBack: () => void;
}

/** What goes and what stays when the machine's cuts count again; the answer at hand is the one that changes nothing. */
export function DropDialog({ division, desk, error, isPending, onDrop, onBack }: DropDialogProps) {
  const { t } = useDivisionMessages();
  const machine = byMachine(desk.work, division);
  return (
    <Modal
      opened
      onClose={onBack}
      size="lg"
      title={t('cuts.drop.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
    >
      <Stack gap="sm">
        {machine ? <MachineCuts {...{ division, machine }} /> : <Text fz="sm">{t('cuts.drop.unknown')}</Text>}
        <Text fz="sm" fw={600}>
          {t('cuts.drop.typed', { count: desk.work.kept.size })}
        </Text>
        {desk.changes > 0 && <Text fz="sm">{t('cuts.drop.unsaved', { count: desk.changes })}</Text>}
        <Text fz="sm">{t('cuts.drop.machine')}</Text>
        <Text fz="sm">{t('cuts.drop.undo')}</Text>
        {error !== null && error !== undefined && <ErrorNote error={error} />}
        <Group justify="flex-end">
          <Button data-autofocus variant="default" onClick={onBack}>
            {t('cuts.drop.back')}
          </Button>
          <Button color="red" loading={isPending} onClick={onDrop}>
            {t('cuts.drop.do')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function MachineCuts({ division, machine }: Pick<DropDialogProps, 'division'> & { readonly machine: CutWork }) {
  const { t } = useDivisionMessages();
  const { base, cuts } = machine;
  if (sameCuts(base, cuts)) return <Text fz="sm">{t('cuts.drop.same')}</Text>;
  return (
    <>
      <Text fz="sm" fw={600}>
        {t('cuts.save.counts', { before: base.starts.length, after: cuts.starts.length })}
      </Text>
      <CutChangeList changes={changesOf(machine)} />
      <TypedValues {...{ division, work: machine }} />
    </>
  );
}
