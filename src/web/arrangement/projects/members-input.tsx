import { ActionIcon, Button, Group, Input, NativeSelect, Stack, TextInput } from '@mantine/core';
import { MEMBER_ROLES } from '../../../domain/arrangement/project.ts';
import type { Member } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';

interface MembersInputProps {
  readonly members: readonly Member[];
  readonly onChange: (members: readonly Member[]) => void;
}

/** Accounts that take part, each with its part. */
export function MembersInput({ members, onChange }: MembersInputProps) {
  const { t } = useArrangementMessages();
  const change = (at: number, changes: Partial<Member>) =>
    onChange(members.map((member, index) => (index === at ? { ...member, ...changes } : member)));
  const label = t('project.members');
  return (
    <Input.Wrapper label={label} labelElement="div">
      <Stack gap={6} mt={4}>
        {members.map((member, index) => (
          <Group key={index} gap={6} wrap="nowrap" role="group" aria-label={`${label} ${String(index + 1)}`}>
            <TextInput
              size="xs"
              flex={1}
              aria-label={t('member.account')}
              placeholder={t('member.account')}
              maxLength={100}
              value={member.account}
              onChange={(event) => change(index, { account: event.currentTarget.value })}
            />
            <NativeSelect
              size="xs"
              w={260}
              aria-label={t('member.role')}
              data={MEMBER_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
              value={member.role}
              onChange={(event) => {
                const role = MEMBER_ROLES.find((one) => one === event.currentTarget.value);
                if (role) change(index, { role });
              }}
            />
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('remove')}
              onClick={() => onChange(members.filter((_, at) => at !== index))}
            >
              ×
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="subtle"
          size="xs"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => onChange([...members, { account: '', role: 'worker' }])}
        >
          {t('member.add')}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}
