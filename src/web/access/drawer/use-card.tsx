import { useState, type SyntheticEvent } from 'react';
import { Button, Checkbox, Fieldset, Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import type { DossierDetail } from '../../archive/dossier/dossier-query.ts';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import { useRight } from '../../session/session-context.ts';
import type { AccessOfDossier, Restriction } from '../access-types.ts';
import { useAccessMessages } from '../messages/access-messages.ts';
import { sendSlip } from '../model/changes.ts';
import { groupsQuery } from '../queries.ts';
import { useSave } from './use-save.ts';

type GroupCode = Restriction['groups'][number];
const CODES: readonly GroupCode[] = ['1', '2', '3', '4', '5', '6', '7'];
const CONDITIONS = ['Công khai', 'Sử dụng có điều kiện'];

interface UseCardProps {
  readonly access: AccessOfDossier;
  readonly detail: DossierDetail;
}

/** The groups of TT 05/2015 that hold, with those that words of the title speak for; a person decides. */
export function UseCard({ access, detail }: UseCardProps) {
  const { t } = useAccessMessages();
  const mayEdit = useRight('edit');
  const [groups, setGroups] = useState<readonly GroupCode[]>(CODES.filter((code) => access.groups.includes(code)));
  const save = useSave((api, given: readonly GroupCode[]) => {
    const { dossierId, documentId, revision } = access;
    const body: Restriction = { revision, groups: [...given], ...(documentId !== null && { documentId }) };
    return api.call(`/dossiers/${dossierId}/access/groups`, { method: 'PUT', body });
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate(groups);
  };
  const isSame = groups.join() === CODES.filter((code) => access.groups.includes(code)).join();
  return (
    <Fieldset legend={t('drawer.use')}>
      <Stack gap="sm">
        <Conditions {...{ access, detail }} />
        <form onSubmit={submit}>
          <Text fz="sm" fw={600}>
            {t('drawer.groups')}
          </Text>
          <Text fz="xs" c="dimmed" mb="xs">
            {t('drawer.groupsHelp')}
          </Text>
          <GroupBoxes access={access} groups={groups} disabled={!mayEdit} onChange={setGroups} />
          {access.inForce.includes('8') && (
            <Text fz="sm" mt="xs">
              {t('drawer.groupEight')}
            </Text>
          )}
          {save.error && <RefusalNote error={save.error} />}
          {mayEdit && (
            <Group justify="flex-end" mt="xs">
              <Button type="submit" size="xs" loading={save.isPending} disabled={isSame}>
                {t('drawer.saveUse')}
              </Button>
            </Group>
          )}
        </form>
      </Stack>
    </Fieldset>
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
      {CODES.map((code) => {
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
              onChange(CODES.filter((one) => (one === code ? checked : groups.includes(one))));
            }}
          />
        );
      })}
    </Stack>
  );
}

/** Of what bears a mark they are not asked: the mark says it. */
function Conditions({ access, detail }: UseCardProps) {
  const { t } = useAccessMessages();
  const mayEdit = useRight('edit');
  const save = useSave((api, accessConditions: string) => sendSlip(api, access, detail, { accessConditions }));
  const said = access.accessConditions ?? t('drawer.conditionsNone');
  if (!mayEdit || access.secrecy !== null || access.accessConditions === 'Mật')
    return <Text fz="sm">{`${t('drawer.conditions')}: ${said}`}</Text>;
  return (
    <>
      <Select
        label={t('drawer.conditions')}
        placeholder={t('drawer.conditionsNone')}
        data={CONDITIONS}
        value={access.accessConditions}
        allowDeselect={false}
        disabled={save.isPending}
        onChange={(chosen) => chosen !== null && chosen !== access.accessConditions && save.mutate(chosen)}
        comboboxProps={{ withinPortal: true }}
      />
      {save.error && <RefusalNote error={save.error} />}
    </>
  );
}
