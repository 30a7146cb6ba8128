import { useEffect, useState } from 'react';
import { Button, Checkbox, Group, Menu, ScrollArea, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { parsePeriodKey } from '../../../domain/retention/retention-period.ts';
import type { DossierTally } from '../archive-types.ts';
import type { Column } from '../grid/columns.ts';
import { isArchiveKey, useArchiveMessages } from '../messages/archive-messages.ts';
import { periodText } from '../model/typed-period.ts';
import type { ChosenColumns } from './use-chosen-columns.ts';
import type { GridFilter } from './use-grid-filter.ts';

interface DossierFiltersProps {
  readonly filter: GridFilter;
  readonly tally: DossierTally | undefined;
  readonly all: readonly Column[];
  readonly chosen: ChosenColumns;
}

export function DossierFilters({ filter, tally, all, chosen }: DossierFiltersProps) {
  const { t, language } = useArchiveMessages();
  const options = (values: DossierTally['states'], label: (value: string) => string) =>
    values.flatMap(({ value, dossiers }) =>
      value === null ? [] : { value, label: `${label(value)} (${String(dossiers)})` },
    );
  const stateLabel = (state: string) => {
    const key = `dossierState.${state}`;
    return isArchiveKey(key) ? t(key) : state;
  };
  const period = (key: string) => {
    const parsed = parsePeriodKey(key);
    return parsed ? periodText(parsed, language) : key;
  };
  const select = (name: 'state' | 'inventory' | 'period', data: { value: string; label: string }[], width: number) => (
    <Select
      size="xs"
      w={width}
      clearable
      searchable={name === 'period'}
      aria-label={t(`filter.${name}`)}
      placeholder={t(`filter.${name}`)}
      data={data}
      value={filter.get(name) ?? null}
      onChange={(value) => filter.set(name, value ?? undefined)}
      comboboxProps={{ width: 240, position: 'bottom-start' }}
    />
  );
  return (
    <Group gap="xs" role="search" aria-label={t('filter.label')} wrap="nowrap" className="grid-filters">
      <TextFilter filter={filter} />
      {select('state', options(tally?.states ?? [], stateLabel), 130)}
      {select('inventory', options(tally?.inventories ?? [], String), 120)}
      {select('period', options(tally?.periods ?? [], period), 130)}
      {filter.isSet && (
        <Button size="xs" variant="subtle" onClick={filter.clear}>
          {t('filter.clear')}
        </Button>
      )}
      <ColumnsMenu all={all} chosen={chosen} />
    </Group>
  );
}

function TextFilter({ filter }: { readonly filter: GridFilter }) {
  const { t } = useArchiveMessages();
  const there = filter.get('text') ?? '';
  const [typed, setTyped] = useState(there);
  const send = useDebouncedCallback((text: string) => filter.set('text', text.trim()), 300);
  const [known, setKnown] = useState(there);
  // Cleared or changed from elsewhere.
  if (known !== there) {
    setKnown(there);
    if (typed.trim() !== there) setTyped(there);
  }
  useEffect(() => () => send.cancel(), [send]);
  return (
    <TextInput
      size="xs"
      w={190}
      type="search"
      aria-label={t('filter.text')}
      placeholder={t('filter.text')}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
    />
  );
}

function ColumnsMenu({ all, chosen }: { readonly all: readonly Column[]; readonly chosen: ChosenColumns }) {
  const { t } = useArchiveMessages();
  return (
    <Menu position="bottom-end" closeOnItemClick={false} withinPortal>
      <Menu.Target>
        <Button size="xs" variant="default">
          {t('filter.columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={360} type="auto">
          {all.map(({ id, label }) => (
            <Checkbox
              key={id}
              size="xs"
              px="sm"
              py={5}
              label={label}
              checked={chosen.ids.includes(id)}
              disabled={id === 'temporaryNumber' || id === 'title'}
              onChange={() => chosen.toggle(id)}
            />
          ))}
        </ScrollArea.Autosize>
        <Menu.Divider />
        <Menu.Item onClick={chosen.reset}>{t('filter.columnsReset')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
