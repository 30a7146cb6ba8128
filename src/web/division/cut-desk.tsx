import { useState } from 'react';
import { Alert, Group, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { ScanFileDetail } from '../api/types.ts';
import { useRight } from '../session/session-context.ts';
import { ConflictNote, LeaveDialog } from './cut-dialogs.tsx';
import { DropDialog } from './drop-dialog.tsx';
import { CutHead } from './cut-head.tsx';
import { CutSides } from './cut-sides.tsx';
import type { FileDivision } from './division-types.ts';
import { useDivisionMessages } from './messages/division-messages.ts';
import { SaveDialog } from './save-dialog.tsx';
import { SidePane } from './side-pane.tsx';
import { useCutKeys } from './use-cut-keys.ts';
import { useCutWork, type CutDesk as CutWorkDesk } from './use-cut-work.ts';
import { isBusy, isRead, useDropCuts, useSaveCuts } from './use-division.ts';
import { useWarnOfLoss } from './use-warn-of-loss.ts';

interface CutDeskProps {
  readonly detail: ScanFileDetail;
  readonly division: FileDivision;
}

type Asking = 'save' | 'drop' | 'leave' | undefined;

export function CutDesk({ detail, division }: CutDeskProps) {
  const { scanFile, pages } = detail;
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Asking>();
  const [active, setActive] = useState(firstDoubt(division) ?? pages[0]?.page ?? 1);
  const desk = useCutWork(division, pages);
  const done = (tell: () => void) => () => {
    tell();
    setAsking(undefined);
  };
  const save = useSaveCuts(scanFile.id, done(desk.sent));
  const drop = useDropCuts(scanFile.id, done(desk.dropped));
  const mayEdit = useRight('edit');
  const canEdit = mayEdit && isRead(scanFile) && !desk.isConflict;
  useWarnOfLoss(desk.changes > 0);
  const toFile = () => void navigate(`/files/${scanFile.id}`);
  const leave = () => (desk.changes > 0 ? setAsking('leave') : toFile());
  useCutKeys({ desk, division, active, setActive, canEdit, leave });
  return (
    <div className="desk">
      <CutHead
        {...{ detail, division, desk, canEdit, setActive, active }}
        onSave={() => setAsking('save')}
        onDrop={() => setAsking('drop')}
      />
      <CutNotes {...{ scanFile, desk, canEdit, mayEdit }} />
      <div className="cut-body">
        <CutSides {...{ detail, division, desk, canEdit, active, setActive }} />
        <SidePane {...{ scanFileId: scanFile.id, division, desk, canEdit, page: active }} />
      </div>
      {asking === 'save' && !desk.isConflict && desk.changes > 0 && (
        <SaveDialog
          {...{ division, desk }}
          error={save.error}
          isPending={save.isPending}
          onSave={() => save.mutate({ revision: division.revision, ...mutable(desk.work.cuts) })}
          onBack={() => setAsking(undefined)}
        />
      )}
      {asking === 'drop' && canEdit && (
        <DropDialog
          {...{ division, desk }}
          error={drop.error}
          isPending={drop.isPending}
          onDrop={() => drop.mutate({ revision: division.revision })}
          onBack={() => setAsking(undefined)}
        />
      )}
      {asking === 'leave' && <LeaveDialog count={desk.changes} onBack={() => setAsking(undefined)} onLeave={toFile} />}
    </div>
  );
}

interface CutNotesProps extends Pick<ScanFileDetail, 'scanFile'> {
  readonly desk: CutWorkDesk;
  readonly canEdit: boolean;
  readonly mayEdit: boolean;
}

function CutNotes({ scanFile, desk, canEdit, mayEdit }: CutNotesProps) {
  const { t } = useDivisionMessages();
  return (
    <div className="cut-notes">
      {!mayEdit && <Text fz="sm">{t('cuts.readOnly')}</Text>}
      {isBusy(scanFile) && (
        <Alert color="blue" variant="light" role="status" p="xs">
          {t('cuts.busy')}
        </Alert>
      )}
      {!isBusy(scanFile) && !isRead(scanFile) && <Alert color="red">{t('cuts.failed')}</Alert>}
      {desk.isConflict && <ConflictNote onTake={desk.takeNew} />}
      <Text fz="sm">{t('cuts.help')}</Text>
      <Group gap="sm" justify="space-between" wrap="nowrap">
        <Text fz="xs" c="dimmed">
          {canEdit && t('cuts.keys')}
        </Text>
        <Text fz="sm" role="status" className="cut-said">
          {desk.said}
        </Text>
      </Group>
    </div>
  );
}

function firstDoubt({ documents }: FileDivision): number | undefined {
  return documents.flatMap(({ doubts }) => doubts.map(({ page }) => page))[0];
}

/** The generated types know no read-only lists. */
function mutable({
  starts,
  separators,
}: {
  readonly starts: readonly number[];
  readonly separators: readonly number[];
}) {
  return { starts: [...starts], separators: [...separators] };
}
