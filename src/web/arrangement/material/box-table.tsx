import { Anchor, Checkbox, Table } from '@mantine/core';
import { periodText } from '../../archive/model/typed-period.ts';
import type { ArchiveBox } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import type { Choice } from '../parts/use-choice.ts';
import { usePlaces } from './use-places.ts';

interface BoxTableProps {
  readonly boxes: readonly ArchiveBox[];
  readonly choice?: Choice;
  /** Absent: they are not changed here. */
  readonly onChange?: (box: ArchiveBox) => void;
}

/** Boxes with the dossiers that they say they hold and where they stand. */
export function BoxTable({ boxes, choice, onChange }: BoxTableProps) {
  const { t, language } = useArrangementMessages();
  const { nameOf } = usePlaces();
  const span = ({ firstDossier, lastDossier }: ArchiveBox) =>
    [firstDossier, lastDossier].filter((number) => number !== null).join(' – ');
  return (
    <Table.ScrollContainer minWidth={720} type="native" className="list">
      <Table verticalSpacing={4} fz="sm" aria-label={t('places.boxes')}>
        <BoxHead {...(choice && { choice })} />
        <Table.Tbody>
          {boxes.map((box) => (
            <Table.Tr key={box.id}>
              {choice && (
                <Table.Td>
                  <Checkbox
                    size="xs"
                    aria-label={t('boxes.choose', { number: box.number })}
                    checked={choice.has(box.id)}
                    onChange={() => choice.toggle(box.id)}
                  />
                </Table.Td>
              )}
              <Table.Td>
                {onChange ? (
                  <Anchor component="button" fz="sm" onClick={() => onChange(box)}>
                    {box.number}
                  </Anchor>
                ) : (
                  box.number
                )}
              </Table.Td>
              <Table.Td>{box.inventoryNumber}</Table.Td>
              <Table.Td>{box.retention === null ? '' : periodText(box.retention, language)}</Table.Td>
              <Table.Td>{span(box)}</Table.Td>
              <Table.Td c={box.placeId === null ? 'dimmed' : 'inherit'}>
                {nameOf(box.placeId) ?? t('place.none')}
              </Table.Td>
              <Table.Td>{box.note}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function BoxHead({ choice }: Pick<BoxTableProps, 'choice'>) {
  const { t } = useArrangementMessages();
  return (
    <Table.Thead>
      <Table.Tr>
        {choice && (
          <Table.Th w={36}>
            <Checkbox size="xs" aria-label={t('boxes.chooseAll')} checked={choice.isAll} onChange={choice.toggleAll} />
          </Table.Th>
        )}
        <Table.Th w={90}>{t('boxes.number')}</Table.Th>
        <Table.Th w={120}>{t('boxes.inventory')}</Table.Th>
        <Table.Th w={170}>{t('boxes.retention')}</Table.Th>
        <Table.Th w={140}>{t('boxes.dossiers')}</Table.Th>
        <Table.Th>{t('place.where')}</Table.Th>
        <Table.Th>{t('note')}</Table.Th>
      </Table.Tr>
    </Table.Thead>
  );
}
