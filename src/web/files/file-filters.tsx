import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useSearchParams } from 'react-router';
import { useMessages } from '../messages/messages.ts';

const STATES = ['received', 'reading', 'review', 'done', 'withheld', 'failed', 'gone'] as const;
/** What a person must see of the pages of a file. */
const TO_SEE = ['stamps', 'rescan'] as const;

/** They stand in the address, so that a list can be bookmarked and handed on. */
export function FileFilters() {
  const { t } = useMessages();
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string) => {
    const after = new URLSearchParams(params);
    if (value === '') after.delete(name);
    else after.set(name, value.normalize('NFC'));
    setParams(after, { replace: true });
  };
  const setName = useDebouncedCallback((value: string) => set('name', value), 300);
  const choice = (name: string) => ({
    ...{ size: 'xs', w: 190, placeholder: t('common.all'), clearable: true, value: params.get(name) },
    onChange: (value: string | null) => set(name, value ?? ''),
  });
  return (
    <Group gap="sm" my="xs" align="flex-end">
      <Select
        label={t('files.state')}
        data={STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        {...choice('state')}
      />
      <Select
        label={t('files.toSee')}
        data={TO_SEE.map((kind) => ({ value: kind, label: t(`files.toSee.${kind}`) }))}
        {...choice('pages')}
      />
      <TextInput
        key={params.size === 0 ? 'cleared' : 'kept'}
        size="xs"
        w={260}
        label={t('files.filterName')}
        defaultValue={params.get('name') ?? ''}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {params.size > 0 && (
        <Button size="compact-xs" mb={6} variant="subtle" onClick={() => setParams({}, { replace: true })}>
          {t('documents.clearFilters')}
        </Button>
      )}
    </Group>
  );
}
