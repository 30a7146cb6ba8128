import { Alert, Radio, Stack, Table, Text } from '@mantine/core';
import { useArchiveMessages, type ArchiveTranslate } from '../messages/archive-messages.ts';
import type { FondsConflict, FondsDraft } from '../model/fonds-draft.ts';

interface FondsConflictsProps {
  readonly conflicts: readonly FondsConflict[];
  readonly draft: FondsDraft;
  readonly onChoose: (changes: Partial<FondsDraft>) => void;
}

/** The button that led here is at the other end of a long form. */
function intoView(element: HTMLElement | null) {
  element?.scrollIntoView({ block: 'nearest' });
}

/** What both changed, with both values; nothing of either is lost until the person chose. */
export function FondsConflicts({ conflicts, draft, onChoose }: FondsConflictsProps) {
  const { t } = useArchiveMessages();
  const help = conflicts.length === 0 ? 'fonds.conflict.merged' : 'fonds.conflict.help';
  return (
    <Alert ref={intoView} color="orange" variant="light" title={t('fonds.conflict.title')} role="alert">
      <Text fz="sm">{t(help)}</Text>
      {conflicts.length > 0 && (
        <Table mt="xs">
          <Table.Tbody>
            {conflicts.map((conflict) => (
              <Choice key={conflict.field} {...{ conflict, draft, onChoose }} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Alert>
  );
}

interface ChoiceProps extends Omit<FondsConflictsProps, 'conflicts'> {
  readonly conflict: FondsConflict;
}

function Choice({ conflict: { field, mine, theirs }, draft, onChoose }: ChoiceProps) {
  const { t } = useArchiveMessages();
  const isTheirs = JSON.stringify(draft[field]) === JSON.stringify(theirs);
  const label = t(`fonds.field.${field}`);
  return (
    <Table.Tr>
      <Table.Td w={220} fw={600}>
        {label}
      </Table.Td>
      <Table.Td>
        <Radio.Group
          aria-label={label}
          value={isTheirs ? 'theirs' : 'mine'}
          onChange={(chosen) => onChoose({ [field]: chosen === 'theirs' ? theirs : mine })}
        >
          <Stack gap={4}>
            <Radio value="theirs" label={`${t('fonds.conflict.theirs')}: ${shown(theirs, t)}`} />
            <Radio value="mine" label={`${t('fonds.conflict.mine')}: ${shown(mine, t)}`} />
          </Stack>
        </Radio.Group>
      </Table.Td>
    </Table.Tr>
  );
}

function shown(value: FondsConflict['mine'], t: ArchiveTranslate): string {
  if (typeof value === 'boolean') return value ? '✓' : '–';
  if (typeof value === 'string') return value === '' ? t('common.none') : value;
  return value
    .map((one) => (typeof one === 'string' ? one : `${one.number} (${t(`fonds.inventory.${one.kind}`)})`))
    .join('; ');
}
