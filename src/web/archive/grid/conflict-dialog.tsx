import { useState } from 'react';
import { Button, Group, Modal, Radio, Stack, Table, Text } from '@mantine/core';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import type { Column } from './columns.ts';
import type { ConflictField, DraftBook, RowDraft } from './draft-book.ts';
import { useBookVersion } from './use-draft-book.ts';

interface ConflictDialogProps {
  readonly book: DraftBook;
  readonly columns: readonly Column[];
  readonly onClosed: () => void;
}

/** Somebody else wrote the same field: both values side by side, and a choice for each. Closing keeps what was typed. */
export function ConflictDialog({ book, columns, onClosed }: ConflictDialogProps) {
  useBookVersion(book);
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  const draft = book
    .all()
    .find(
      ({ status, base, conflict }) => status === 'conflict' && !later.has(`${base.id}.${String(conflict?.revision)}`),
    );
  if (!draft?.conflict) return null;
  const { base, conflict } = draft;
  return (
    <OneConflict
      key={`${base.id}.${String(conflict.revision)}`}
      {...{ draft, columns }}
      fields={conflict.fields}
      onLater={() => {
        setLater(new Set([...later, `${base.id}.${String(conflict.revision)}`]));
        onClosed();
      }}
      onChosen={(mine) => {
        void book.settle(base.id, mine);
        onClosed();
      }}
    />
  );
}

interface OneConflictProps {
  readonly draft: RowDraft;
  readonly columns: readonly Column[];
  readonly fields: readonly ConflictField[];
  readonly onLater: () => void;
  readonly onChosen: (mine: ReadonlySet<string>) => void;
}

type Choice = 'mine' | 'theirs';

function OneConflict({ draft, columns, fields, onLater, onChosen }: OneConflictProps) {
  const { t } = useArchiveMessages();
  const [choices, setChoices] = useState<Readonly<Record<string, Choice | undefined>>>({});
  const all = (choice: Choice) => setChoices(Object.fromEntries(fields.map(({ column }) => [column, choice])));
  const isDone = fields.every(({ column }) => choices[column] !== undefined);
  const mine = () => new Set(fields.map(({ column }) => column).filter((column) => choices[column] === 'mine'));
  return (
    <Modal
      opened
      onClose={onLater}
      size="xl"
      title={t('conflict.title', { number: draft.base.temporaryNumber })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="sm">
        <Text fz="sm">{t('conflict.help')}</Text>
        <Table verticalSpacing="xs" className="conflict-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={130}>{t('conflict.field')}</Table.Th>
              <Table.Th>{t('conflict.mine')}</Table.Th>
              <Table.Th>{t('conflict.theirs')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map((field) => (
              <ConflictLine
                key={field.column}
                field={field}
                column={columns.find(({ id }) => id === field.column)}
                choice={choices[field.column]}
                onChoose={(choice) => setChoices({ ...choices, [field.column]: choice })}
              />
            ))}
          </Table.Tbody>
        </Table>
        <Group justify="space-between">
          <Group gap="xs">
            <Button size="xs" variant="subtle" onClick={() => all('mine')}>
              {t('conflict.allMine')}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => all('theirs')}>
              {t('conflict.allTheirs')}
            </Button>
          </Group>
          <Group gap="xs">
            <Button variant="default" onClick={onLater}>
              {t('conflict.later')}
            </Button>
            <Button disabled={!isDone} onClick={() => onChosen(mine())}>
              {t('conflict.save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}

interface ConflictLineProps {
  readonly field: ConflictField;
  readonly column: Column | undefined;
  readonly choice: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
}

function ConflictLine({ field, column, choice, onChoose }: ConflictLineProps) {
  const { t } = useArchiveMessages();
  const name = column?.label ?? field.column;
  const radio = (value: Choice, content: unknown) => {
    const shown = column?.show(content) ?? '';
    return (
      <Radio
        name={field.column}
        value={value}
        checked={choice === value}
        onChange={() => onChoose(value)}
        label={shown === '' ? t('conflict.empty') : shown}
        aria-label={`${name}: ${t(`conflict.${value}`)}`}
      />
    );
  };
  return (
    <Table.Tr>
      <Table.Th>{name}</Table.Th>
      <Table.Td>{radio('mine', field.given)}</Table.Td>
      <Table.Td>{radio('theirs', field.stored)}</Table.Td>
    </Table.Tr>
  );
}
