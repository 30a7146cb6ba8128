import type { SyntheticEvent } from 'react';
import { Alert, Button, Checkbox, Fieldset, Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import { useRight } from '../../session/session-context.ts';
import type { AccessOfDossier } from '../access-types.ts';
import { useAccessMessages } from '../messages/access-messages.ts';
import {
  GROUP_CODES,
  isMarked,
  OPEN_CONDITIONS,
  restriction,
  type GroupCode,
  type OpenConditions,
  type UseOfMaterial,
} from '../model/use-draft.ts';
import { groupsQuery } from '../queries.ts';
import { useSave } from './use-save.ts';
import { useUseDraft } from './use-use-draft.ts';

interface UseCardProps {
  readonly access: AccessOfDossier;
}

/** The groups of TT 05/2015 that hold, with those that words of the title speak for; a person decides. */
export function UseCard({ access }: UseCardProps) {
  const { t } = useAccessMessages();
  const mayEdit = useRight('edit');
  const { use, stored, isChanged, isOvertaken, change, drop } = useUseDraft(access);
  const save = useSave((api, given: UseOfMaterial) => {
    const body = restriction(access, given);
    return api.call(`/dossiers/${access.dossierId}/access/groups`, { method: 'PUT', body });
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate(use);
  };
  return (
    <Fieldset legend={t('drawer.use')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {isOvertaken && <Overtaken stored={stored} onDrop={drop} />}
          <div>
            <Text fz="sm" fw={600}>
              {t('drawer.groups')}
            </Text>
            <Text fz="xs" c="dimmed" mb="xs">
              {t('drawer.groupsHelp')}
            </Text>
            <GroupBoxes
              access={access}
              groups={use.groups}
              disabled={!mayEdit}
              onChange={(groups) => change({ groups })}
            />
            {access.inForce.includes('8') && (
              <Text fz="sm" mt="xs">
                {t('drawer.groupEight')}
              </Text>
            )}
          </div>
          <ConditionsChoice {...{ access, use }} onChange={(conditions) => change({ conditions })} />
          {save.error && <RefusalNote error={save.error} />}
          {mayEdit && (
            <Group justify="flex-end">
              <Button type="submit" size="xs" loading={save.isPending} disabled={!isChanged}>
                {t('drawer.saveUse')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Fieldset>
  );
}

/** Somebody else changed the use while it was being changed here: both are shown, and nothing typed goes by itself. */
function Overtaken({ stored, onDrop }: { readonly stored: UseOfMaterial; readonly onDrop: () => void }) {
  const { t } = useAccessMessages();
  const groups = stored.groups.length === 0 ? t('drawer.overtakenNone') : stored.groups.join(', ');
  const conditions = stored.conditions ?? t('drawer.conditionsNone');
  return (
    <Alert color="orange" variant="light" role="alert" title={t('drawer.overtaken')}>
      <Text fz="sm" mb="xs">
        {t('drawer.overtakenBy', { groups, conditions })}
      </Text>
      <Button size="xs" variant="default" onClick={onDrop}>
        {t('drawer.takeStored')}
      </Button>
    </Alert>
  );
}

interface GroupBoxesProps {
  readonly access: AccessOfDossier;
  readonly groups: readonly GroupCode[];
  readonly disabled: boolean;
  readonly onChange: (groups: readonly GroupCode[]) => void;
}

function GroupBoxes({ access, groups, disabled, onChange }: GroupBoxesProps) {
  const { t } = useAccessMessages();
  const known = useQuery(groupsQuery(useApi()));
  return (
    <Stack gap={6}>
      {GROUP_CODES.map((code) => {
        const words = access.proposals.filter(({ group }) => group === code).flatMap((one) => one.words);
        return (
          <Checkbox
            key={code}
            size="sm"
            disabled={disabled}
            checked={groups.includes(code)}
            label={`${code}. ${known.data?.items.find((one) => one.code === code)?.title ?? ''}`}
            description={words.length > 0 && t('drawer.proposed', { words: words.join(', ') })}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              onChange(GROUP_CODES.filter((one) => (one === code ? checked : groups.includes(one))));
            }}
          />
        );
      })}
    </Stack>
  );
}

interface ConditionsChoiceProps {
  readonly access: AccessOfDossier;
  readonly use: UseOfMaterial;
  readonly onChange: (conditions: OpenConditions) => void;
}

/** Of what bears a mark they are not asked: the mark says it; of what is of a group the group does. */
function ConditionsChoice({ access, use, onChange }: ConditionsChoiceProps) {
  const { t } = useAccessMessages();
  const mayEdit = useRight('edit');
  const said = use.conditions ?? t('drawer.conditionsNone');
  if (!mayEdit || isMarked(access)) return <Text fz="sm">{`${t('drawer.conditions')}: ${said}`}</Text>;
  return (
    <Select
      label={t('drawer.conditions')}
      placeholder={t('drawer.conditionsNone')}
      data={OPEN_CONDITIONS}
      value={use.conditions}
      allowDeselect={false}
      disabled={use.groups.length > 0}
      {...(use.groups.length > 0 && { description: t('drawer.conditionsByGroup') })}
      onChange={(chosen) => onChange(OPEN_CONDITIONS.find((one) => one === chosen) ?? 'Sử dụng có điều kiện')}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
