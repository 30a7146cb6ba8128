import { Alert, Badge, Button, Group, Modal, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { isNew } from './draft-book.ts';
import type { PastedCell, PastedRow, PastePlan } from './paste-plan.ts';
import type { Grid } from './use-grid.ts';

/** Cells that are listed; the counts are of all. */
const MOST_LISTED = 200;

/** What a block from a spreadsheet would change, cell by cell, and what of it cannot be: before anything is sent. */
export function PasteDialog({ grid }: { readonly grid: Grid }) {
  const { t } = useArchiveMessages();
  const { plan } = grid;
  if (!plan) return null;
  const close = () => {
    grid.closePlan();
    grid.focus();
  };
  const write = () => {
    void grid.writePlan(plan);
    grid.focus();
  };
  const rows = [...plan.rows].sort((a, b) => Number(hasFault(b)) - Number(hasFault(a)) || a.index - b.index);
  return (
    <Modal
      opened
      onClose={close}
      size="80rem"
      title={t('paste.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="sm">
        <PasteSummary plan={plan} />
        <ScrollArea.Autosize mah="50vh" type="auto">
          <Table fz="sm" verticalSpacing={4} stickyHeader className="paste-table">
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={90}>{t('column.temporaryNumber')}</Table.Th>
                <Table.Th w={140}>{t('paste.column')}</Table.Th>
                <Table.Th>{t('paste.before')}</Table.Th>
                <Table.Th>{t('paste.after')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows
                .flatMap(linesOf)
                .slice(0, MOST_LISTED)
                .map(({ row, cell }) => (
                  <PasteLine key={`${String(row.index)}.${cell?.column.id ?? ''}`} row={row} cell={cell} />
                ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button disabled={plan.changes === 0} onClick={write} data-autofocus>
            {t('paste.write', { cells: plan.changes })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function hasFault({ cells, obstacle }: PastedRow): boolean {
  return obstacle !== undefined || cells.some(({ check }) => check.kind === 'error');
}

interface Line {
  readonly row: PastedRow;
  readonly cell: PastedCell | undefined;
}

function linesOf(row: PastedRow): readonly Line[] {
  return row.obstacle === undefined ? row.cells.map((cell) => ({ row, cell })) : [{ row, cell: undefined }];
}

function PasteSummary({ plan }: { readonly plan: PastePlan }) {
  const { t } = useArchiveMessages();
  const blocked = plan.rows.filter(({ obstacle }) => obstacle !== undefined).length;
  const notes = [
    plan.faults > 0 && t('paste.faults', { cells: plan.faults }),
    blocked > 0 && t('paste.blocked', { rows: blocked }),
    plan.passedOver.length > 0 && t('paste.passedOver', { columns: plan.passedOver.join(', ') }),
    plan.beyond > 0 && t('paste.beyond', { columns: plan.beyond }),
  ].filter((note) => note !== false);
  return (
    <>
      <Text fz="sm">
        {t('paste.summary', { cells: plan.changes, rows: plan.rows.length })}
        {plan.newRows > 0 && ` ${t('paste.newRows', { rows: plan.newRows })}`}
      </Text>
      {notes.length > 0 && (
        <Alert color="orange" py="xs">
          {notes.map((note) => (
            <Text key={note} fz="sm">
              {note}
            </Text>
          ))}
        </Alert>
      )}
    </>
  );
}

function PasteLine({ row: { dossier, index, obstacle }, cell }: Line) {
  const { t } = useArchiveMessages();
  const name =
    dossier === undefined ? String(index + 1) : isNew(dossier) ? t('paste.new') : String(dossier.temporaryNumber);
  return (
    <Table.Tr data-fault={obstacle !== undefined || cell?.check.kind === 'error' || undefined}>
      <Table.Td>{name}</Table.Td>
      <Table.Td>{cell?.column.label}</Table.Td>
      <Table.Td className="break-anywhere">{cell?.before}</Table.Td>
      <Table.Td className="break-anywhere">
        {cell?.after}{' '}
        {cell?.check.kind === 'error' && (
          <Badge color="red" variant="light" size="sm">
            {t(cell.check.key, cell.check.params)}
          </Badge>
        )}
        {obstacle !== undefined && (
          <Badge color="red" variant="light" size="sm">
            {t(`paste.obstacle.${obstacle}`)}
          </Badge>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
