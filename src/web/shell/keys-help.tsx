import { Fragment } from 'react';
import { Kbd, Modal, SimpleGrid, Table, Title } from '@mantine/core';
import { useMessages, type MessageKey } from '../messages/messages.ts';

interface KeyGroup {
  readonly title: MessageKey;
  readonly keys: readonly (readonly [keys: string, meaning: MessageKey])[];
}

const LEFT: readonly KeyGroup[] = [
  {
    title: 'keys.anywhere',
    keys: [
      ['/', 'keys.search'],
      ['?', 'keys.help'],
    ],
  },
  {
    title: 'keys.lists',
    keys: [
      ['↑ ↓', 'keys.move'],
      ['Enter', 'keys.open'],
    ],
  },
  {
    title: 'keys.document',
    keys: [
      ['↑ ↓', 'keys.fieldMove'],
      ['Enter', 'keys.fieldEdit'],
      ['Ctrl+Z', 'keys.takeBack'],
      ['PageUp PageDown', 'keys.pages'],
      ['+ −', 'keys.zoom'],
      ['0 9', 'keys.fit'],
      ['r', 'keys.rotate'],
    ],
  },
];
const RIGHT: readonly KeyGroup[] = [
  {
    title: 'keys.editing',
    keys: [
      ['Enter', 'keys.save'],
      ['Tab', 'keys.tab'],
      ['Shift+Tab', 'keys.shiftTab'],
      ['Esc', 'keys.cancel'],
      ['Ctrl+Enter', 'keys.confirm'],
      ['Shift+Enter', 'keys.newLine'],
    ],
  },
  {
    title: 'keys.grid',
    keys: [
      ['F2', 'keys.gridType'],
      ['Enter Tab', 'keys.gridMove'],
      ['Delete', 'keys.gridClear'],
      ['Shift+↑↓←→', 'keys.gridChoose'],
      ['Ctrl+C Ctrl+V', 'keys.gridCopy'],
      ['Ctrl+Z', 'keys.gridUndo'],
      ['Ctrl+Enter', 'keys.gridOpen'],
      ['Insert', 'keys.gridNew'],
      ['Esc Tab', 'keys.gridLeave'],
    ],
  },
];

export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useMessages();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keys.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        <KeyTables groups={LEFT} />
        <KeyTables groups={RIGHT} />
      </SimpleGrid>
    </Modal>
  );
}

function KeyTables({ groups }: { readonly groups: readonly KeyGroup[] }) {
  const { t } = useMessages();
  return (
    <div>
      {groups.map(({ title, keys }) => (
        <Fragment key={title}>
          <Title order={3} fz="sm" mt="xs">
            {t(title)}
          </Title>
          <Table verticalSpacing={4} withRowBorders={false} fz="sm">
            <Table.Tbody>
              {keys.map(([names, meaning]) => (
                <Table.Tr key={names}>
                  <Table.Td w={168}>
                    {names.split(' ').map((name) => (
                      <Kbd key={name} mr={4} size="xs">
                        {name}
                      </Kbd>
                    ))}
                  </Table.Td>
                  <Table.Td>{t(meaning)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Fragment>
      ))}
    </div>
  );
}
