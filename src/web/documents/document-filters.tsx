import { Autocomplete, Button, Checkbox, Group, Select } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useMessages } from '../messages/messages.ts';
import { suggest } from '../model/suggest.ts';
import { useDefinitions } from '../document/use-definitions.ts';

/** States in which a file has documents. */
const STATES = ['review', 'done', 'reading', 'failed', 'gone'] as const;

/** The filters stand in the address, so that "back" and bookmarks keep them. */
export function DocumentFilters() {
  const { t } = useMessages();
  const [params, setParams] = useSearchParams();
  const set = (name: string, value: string | undefined) => {
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === undefined || value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  };
  return (
    <Group gap="sm" mb="xs" align="flex-end" role="group">
      <Select
        size="xs"
        w={170}
        label={t('documents.filterState')}
        placeholder={t('common.all')}
        clearable
        data={STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        value={params.get('state')}
        onChange={(value) => set('state', value ?? undefined)}
      />
      <TypeFilter value={params.get('type') ?? ''} onChange={(value) => set('type', value)} />
      <Checkbox
        mb={6}
        label={t('documents.filterReview')}
        checked={params.get('needsReview') === 'true'}
        onChange={(event) => set('needsReview', event.currentTarget.checked ? 'true' : undefined)}
      />
      {params.size > 0 && (
        <Button size="compact-xs" mb={6} variant="subtle" onClick={() => setParams({}, { replace: true })}>
          {t('documents.clearFilters')}
        </Button>
      )}
    </Group>
  );
}

interface TypeFilterProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TypeFilter({ value, onChange }: TypeFilterProps) {
  const { t } = useMessages();
  const { all } = useDefinitions();
  const definition = all.find(({ name }) => name === 'documentType');
  return (
    <Autocomplete
      size="xs"
      w={200}
      label={t('documents.filterType')}
      placeholder={t('common.all')}
      data={definition?.kind === 'suggest' ? [...suggest(definition.suggestions, value, 50)] : []}
      filter={({ options }) => options}
      clearable
      value={value}
      onChange={onChange}
    />
  );
}
