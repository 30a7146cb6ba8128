import { Anchor, Badge, Button, Group, Text, Title, Tooltip } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link } from 'react-router';
import type { CutSidesProps } from './cut-sides.tsx';
import { useDivisionMessages } from './messages/division-messages.ts';
import { doubtPages, nextOf } from './model/doubts.ts';

interface CutHeadProps extends CutSidesProps {
  readonly onSave: () => void;
  readonly onDrop: () => void;
}

export function CutHead({ detail, division, desk, canEdit, active, setActive, onSave, onDrop }: CutHeadProps) {
  const { t } = useDivisionMessages();
  const { scanFile, pages } = detail;
  useDocumentTitle(`${t('cuts.title')} · ${scanFile.name} · ${t('app.name')}`);
  const { starts, separators } = desk.work.cuts;
  const counts = { documents: starts.length, separators: separators.length, sides: pages.length };
  const doubts = doubtPages(division);
  const next = nextOf(doubts, active);
  return (
    <div className="desk-head">
      <Anchor component={Link} to={`/files/${scanFile.id}`} fz="sm" className="keep-width">
        ← {t('cuts.toFile')}
      </Anchor>
      <div className="desk-title">
        <Title order={1} fz="md" lineClamp={1}>
          {t('cuts.title')}: {scanFile.name}
        </Title>
        <Text fz="xs" c="dimmed" lineClamp={1}>
          {t('cuts.counts', counts)}
        </Text>
      </div>
      {division.byPerson && (
        <Tooltip label={t('cuts.byPersonHelp')} multiline maw={320}>
          <Badge variant="light" className="keep-width">
            {t('cuts.byPerson')}
          </Badge>
        </Tooltip>
      )}
      {division.byPerson && canEdit && (
        <Button size="compact-sm" variant="subtle" color="gray" className="keep-width" onClick={onDrop}>
          {t('cuts.drop')}
        </Button>
      )}
      <Group gap="xs" wrap="nowrap" ml="auto">
        {next !== undefined && (
          <Button size="compact-sm" variant="default" onClick={() => setActive(next)}>
            {t('cuts.next', { count: doubts.length })}
          </Button>
        )}
        {canEdit && <EditButtons desk={desk} onSave={onSave} />}
      </Group>
    </div>
  );
}

function EditButtons({ desk, onSave }: Pick<CutHeadProps, 'desk' | 'onSave'>) {
  const { t } = useDivisionMessages();
  return (
    <>
      {desk.changes > 0 && (
        <Text fz="sm" className="keep-width cut-unsaved">
          {t('cuts.unsaved', { count: desk.changes })}
        </Text>
      )}
      <Button size="compact-sm" variant="default" disabled={desk.work.past.length === 0} onClick={desk.undo}>
        {t('cuts.undo')}
      </Button>
      <Button size="compact-sm" variant="default" disabled={desk.changes === 0} onClick={desk.discard}>
        {t('cuts.discard')}
      </Button>
      <Button size="compact-sm" disabled={desk.changes === 0} onClick={onSave}>
        {t('cuts.save')}
      </Button>
    </>
  );
}
