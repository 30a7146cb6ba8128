import { ActionIcon, Button, Group, Input, NativeSelect, Stack, TextInput } from '@mantine/core';
import type { Member } from '../disposal-types.ts';
import { useDisposalMessages, type OwnKey } from '../messages/disposal-messages.ts';

interface MembersInputProps {
  readonly label: string;
  readonly members: readonly Member[];
  readonly onChange: (members: readonly Member[]) => void;
  readonly error: string | undefined;
}

const ROLES: readonly Member['role'][] = ['chairman', 'secretary', 'member'];
const CAPACITIES: readonly Member['capacity'][] = ['leadership', 'archivist', 'owning-unit', 'specialist'];

/** The seats that Điều 18 of the law of 2011 names, to be filled in. */
export const FIRST_MEMBERS: readonly Member[] = [
  { id: '1', name: '', role: 'chairman', capacity: 'leadership' },
  { id: '2', name: '', role: 'secretary', capacity: 'archivist' },
  { id: '3', name: '', role: 'member', capacity: 'owning-unit' },
  { id: '4', name: '', role: 'member', capacity: 'specialist' },
];

export function MembersInput({ label, members, onChange, error }: MembersInputProps) {
  const { t } = useDisposalMessages();
  const change = (at: number, changes: Partial<Member>) =>
    onChange(members.map((member, index) => (index === at ? { ...member, ...changes } : member)));
  const add = () => {
    const next = Math.max(0, ...members.map(({ id }) => Number(id))) + 1;
    onChange([...members, { id: String(next), name: '', role: 'member', capacity: 'specialist' }]);
  };
  return (
    <Input.Wrapper label={label} labelElement="div" error={error}>
      <Stack gap={6} mt={4}>
        {members.map((member, index) => (
          <Group key={member.id} gap={6} wrap="nowrap" role="group" aria-label={`${label} ${String(index + 1)}`}>
            <Cell member={member} name="name" flex={3} onChange={(changes) => change(index, changes)} />
            <Cell member={member} name="position" flex={2} onChange={(changes) => change(index, changes)} />
            <Choice {...{ member, name: 'role', values: ROLES }} onChange={(changes) => change(index, changes)} />
            <Choice
              {...{ member, name: 'capacity', values: CAPACITIES }}
              onChange={(changes) => change(index, changes)}
            />
            <Cell member={member} name="account" flex={2} onChange={(changes) => change(index, changes)} />
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('field.member.remove')}
              onClick={() => onChange(members.filter((_, at) => at !== index))}
            >
              ×
            </ActionIcon>
          </Group>
        ))}
        <Button variant="subtle" size="xs" onClick={add} style={{ alignSelf: 'flex-start' }}>
          {t('field.member.add')}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}

interface CellProps {
  readonly member: Member;
  readonly name: 'name' | 'position' | 'account';
  readonly flex: number;
  readonly onChange: (changes: Partial<Member>) => void;
}

function Cell({ member, name, flex, onChange }: CellProps) {
  const { t } = useDisposalMessages();
  const label = t(`field.member.${name}`);
  return (
    <TextInput
      size="xs"
      flex={flex}
      aria-label={label}
      placeholder={label}
      value={member[name] ?? ''}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
}

interface ChoiceProps {
  readonly member: Member;
  readonly name: 'role' | 'capacity';
  readonly values: readonly string[];
  readonly onChange: (changes: Partial<Member>) => void;
}

function Choice({ member, name, values, onChange }: ChoiceProps) {
  const { t } = useDisposalMessages();
  return (
    <NativeSelect
      size="xs"
      aria-label={t(`field.member.${name}`)}
      data={values.map((value) => ({ value, label: t(`${name}.${value}` as OwnKey) }))} // as: the table has each
      value={member[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
}
