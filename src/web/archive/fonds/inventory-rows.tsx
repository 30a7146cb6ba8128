import { ActionIcon, Button, Group, Input, Select, TextInput } from '@mantine/core';
import { INVENTORY_KINDS, type FondsInventory } from '../../../domain/archive/fonds.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';

interface InventoryRowsProps {
  readonly inventories: readonly FondsInventory[];
  readonly error: string | undefined;
  readonly onChange: (inventories: readonly FondsInventory[]) => void;
}

/** Inventories of a fonds: each has a number and takes dossiers of one kind of period. */
export function InventoryRows({ inventories, error, onChange }: InventoryRowsProps) {
  const { t } = useArchiveMessages();
  const change = (at: number, changes: Partial<FondsInventory>) =>
    onChange(inventories.map((one, index) => (index === at ? { ...one, ...changes } : one)));
  return (
    <Input.Wrapper label={t('fonds.field.inventories')} error={error} labelElement="div">
      {inventories.map(({ number, kind }, index) => (
        <Group key={index} gap="xs" mt={4}>
          <TextInput
            w={120}
            aria-label={t('fonds.inventory.number')}
            maxLength={30}
            value={number}
            onChange={(event) => change(index, { number: event.currentTarget.value })}
          />
          <Select
            w={180}
            aria-label={t('fonds.inventory.kind', { number })}
            data={INVENTORY_KINDS.map((value) => ({ value, label: t(`fonds.inventory.${value}`) }))}
            value={kind}
            allowDeselect={false}
            onChange={(chosen) => change(index, { kind: INVENTORY_KINDS.find((one) => one === chosen) ?? kind })}
            comboboxProps={{ withinPortal: true }}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={inventories.length === 1}
            aria-label={t('fonds.inventory.remove', { number })}
            onClick={() => onChange(inventories.filter((_, at) => at !== index))}
          >
            ×
          </ActionIcon>
        </Group>
      ))}
      <Button
        mt={6}
        size="compact-xs"
        variant="default"
        onClick={() => onChange([...inventories, { number: '', kind: 'any' }])}
      >
        {t('fonds.inventory.add')}
      </Button>
    </Input.Wrapper>
  );
}
