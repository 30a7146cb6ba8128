import { memo, useMemo } from 'react';
import { Button, Group, Text } from '@mantine/core';
import { numberFormat } from '../../model/format.ts';
import { useArchiveMessages, type ArchiveTranslate } from '../messages/archive-messages.ts';
import { rangeOf } from './cursor.ts';
import { isNew, type DraftBook, type RowDraft } from './draft-book.ts';
import { faultOf } from './grid-row.tsx';
import { useBookVersion } from './use-draft-book.ts';
import type { Saying } from './grid-setting.ts';
import type { Grid } from './use-grid.ts';

interface StatusBarProps {
  readonly total: number | undefined;
  readonly grid: Grid;
  readonly book: DraftBook;
  readonly saying: Saying | undefined;
}

/** Under the grid: how many there are, what waits to be saved and why, and what is wrong with the cell of the cursor. */
export function StatusBar({ total, grid, book, saying }: StatusBarProps) {
  const { t } = useArchiveMessages();
  useBookVersion(book);
  const { top, bottom } = rangeOf(grid.cursor);
  const fault = faultAt(grid, book, t);
  return (
    <div className="grid-status">
      <Where total={total} row={grid.cursor.row} chosen={bottom - top + 1} />
      <div role="status" className="grid-saying" data-fault={fault !== undefined || undefined}>
        {fault ?? (saying && t(`grid.say.${saying.what}`, saying.counts))}
      </div>
      <SaveState book={book} />
    </div>
  );
}

interface WhereProps {
  readonly total: number | undefined;
  readonly row: number;
  /** Rows. */
  readonly chosen: number;
}

function Where({ total, row, chosen }: WhereProps) {
  const { t, language } = useArchiveMessages();
  const format = useMemo(() => numberFormat(language), [language]);
  const number = (value: number) => format.format(value);
  const parts =
    total === undefined
      ? [t('common.loading')]
      : [t('grid.count', { total: number(total) }), t('grid.row', { row: number(row + 1) })];
  if (chosen > 1) parts.push(t('grid.chosen', { rows: number(chosen) }));
  return <div className="keep-width">{parts.join(' · ')}</div>;
}

function faultAt({ column, dossier }: Grid, book: DraftBook, t: ArchiveTranslate): string | undefined {
  const draft = dossier && book.get(dossier.id);
  const cell = column && draft?.cells.get(column.id);
  return (cell && faultOf(cell, t)) ?? draft?.problem?.detail;
}

const SaveState = memo(function SaveState({ book }: { readonly book: DraftBook }) {
  const { t } = useArchiveMessages();
  useBookVersion(book);
  const drafts = book.all();
  const count = (status: RowDraft['status']) => drafts.filter((draft) => draft.status === status).length;
  const [unsent, refused, conflicts] = [count('unsent'), count('refused'), count('conflict')];
  const untitled = drafts.filter(({ base, cells }) => isNew(base) && !cells.has('title')).length;
  const trouble = unsent + refused + conflicts > 0;
  return (
    <Group gap="xs" wrap="nowrap" className="keep-width" role="status" data-saved={drafts.length === 0 || undefined}>
      {unsent > 0 && (
        <Text fz="xs" c="red.8" fw={600}>
          {t('grid.unsent', { rows: unsent })}
        </Text>
      )}
      {refused > 0 && (
        <Text fz="xs" c="red.8" fw={600}>
          {t('grid.refused', { rows: refused })}
        </Text>
      )}
      {conflicts > 0 && (
        <Text fz="xs" c="red.8" fw={600}>
          {t('grid.conflicts', { rows: conflicts })}
        </Text>
      )}
      {!trouble && untitled > 0 && (
        <Text fz="xs" c="orange.8">
          {t('grid.untitled', { rows: untitled })}
        </Text>
      )}
      {!trouble && untitled === 0 && (
        <Text fz="xs" c="dimmed">
          {drafts.length === 0 ? t('grid.saved') : t('grid.waiting', { rows: drafts.length })}
        </Text>
      )}
      {unsent + refused > 0 && (
        <Button size="compact-xs" variant="default" onClick={() => void book.retry()}>
          {t('common.retry')}
        </Button>
      )}
    </Group>
  );
});
