import { ActionIcon, Button, Group, Input, NativeSelect, Stack, TextInput } from '@mantine/core';
import type { ProjectParty } from '../../../domain/arrangement/project.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { PARTY_ROLES } from '../model/project-form.ts';

interface PartiesInputProps {
  readonly parties: readonly ProjectParty[];
  readonly onChange: (parties: readonly ProjectParty[]) => void;
}

/** Parties of the contract, with those who sign for them. */
export function PartiesInput({ parties, onChange }: PartiesInputProps) {
  const { t } = useArrangementMessages();
  const change = (at: number, changes: Partial<ProjectParty>) =>
    onChange(parties.map((party, index) => (index === at ? { ...party, ...changes } : party)));
  const label = t('project.parties');
  const text = (at: number, name: 'organisation' | 'person' | 'office') => (
    <TextInput
      size="xs"
      flex={name === 'organisation' ? 3 : 2}
      aria-label={t(`party.${name}`)}
      placeholder={t(`party.${name}`)}
      maxLength={300}
      value={parties[at]?.[name] ?? ''}
      onChange={(event) => change(at, { [name]: event.currentTarget.value })}
    />
  );
  return (
    <Input.Wrapper label={label} labelElement="div">
      <Stack gap={6} mt={4}>
        {parties.map((party, index) => (
          // Rows have no names of their own, and are never sorted.
          <Group key={index} gap={6} wrap="nowrap" role="group" aria-label={`${label} ${String(index + 1)}`}>
            <NativeSelect
              size="xs"
              w={200}
              aria-label={t('party.role')}
              data={PARTY_ROLES.map((role) => ({ value: role, label: t(`party.${role}`) }))}
              value={party.role}
              onChange={(event) => {
                const role = PARTY_ROLES.find((one) => one === event.currentTarget.value);
                if (role) change(index, { role });
              }}
            />
            {text(index, 'organisation')}
            {text(index, 'person')}
            {text(index, 'office')}
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('remove')}
              onClick={() => onChange(parties.filter((_, at) => at !== index))}
            >
              ×
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="subtle"
          size="xs"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => onChange([...parties, { role: 'supervisor', organisation: '' }])}
        >
          {t('party.add')}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}
