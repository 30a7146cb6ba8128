import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { ErrorNote } from '../parts/error-note.tsx';
import type { FileDivision } from './division-types.ts';
import { useDivisionMessages } from './messages/division-messages.ts';
import { movedDocuments, pagesText } from './model/moved-documents.ts';
import { changesOf, CHANGE_KINDS, type CutChanges, type CutWork } from './model/cuts.ts';
import type { CutDesk } from './use-cut-work.ts';

interface SaveDialogProps {
  readonly division: FileDivision;
  readonly desk: CutDesk;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onSave: () => void;
  readonly onBack: () => void;
}

/** What will change, above all for what people typed, before it does. */
export function SaveDialog({ division, desk, error, isPending, onSave, onBack }: SaveDialogProps) {
  const { t } = useDivisionMessages();
  const { work } = desk;
  const changes = changesOf(work);
  const counts = { before: work.base.starts.length, after: work.cuts.starts.length };
  return (
    <Modal
      opened
      onClose={onBack}
      size="lg"
      title={t('cuts.save.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
    >
      <Stack gap="sm">
        <Text fz="sm" fw={600}>
          {t('cuts.save.counts', counts)}
        </Text>
        <CutChangeList changes={changes} />
        <TypedValues {...{ division, work }} />
        <Text fz="sm">{t('cuts.save.machine')}</Text>
        {error !== null && error !== undefined && <ErrorNote error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onBack}>
            {t('cuts.save.back')}
          </Button>
          <Button data-autofocus loading={isPending} onClick={onSave}>
            {t('cuts.save.do')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

export function CutChangeList({ changes }: { readonly changes: CutChanges }) {
  const { t } = useDivisionMessages();
  return (
    <List fz="sm" spacing={2}>
      {CHANGE_KINDS.filter((kind) => changes[kind].length > 0).map((kind) => (
        <List.Item key={kind}>{t(`cuts.save.${kind}`, { pages: pagesText(changes[kind]) })}</List.Item>
      ))}
    </List>
  );
}

/** What becomes of documents on which people worked. */
export function TypedValues({ division, work }: Pick<SaveDialogProps, 'division'> & { readonly work: CutWork }) {
  const { t } = useDivisionMessages();
  const moved = movedDocuments(division, work);
  if (moved.length === 0) return <Text fz="sm">{t('cuts.save.noTyped')}</Text>;
  return (
    <div>
      <Text fz="sm">{t('cuts.save.typed')}</Text>
      <List fz="sm" spacing={2}>
        {moved.map(({ page, typed, keeps, before, after }) => (
          <List.Item key={page}>{t(`cuts.save.${keeps}One`, { page, count: typed, before, after })}</List.Item>
        ))}
      </List>
    </div>
  );
}
