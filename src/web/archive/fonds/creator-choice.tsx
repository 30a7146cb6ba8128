import { useState } from 'react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { formatDate } from '../../model/typed-date.ts';
import type { Organisation } from '../archive-types.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { organisationQuery, organisationsQuery } from '../queries.ts';

interface CreatorChoiceProps {
  /** Empty: nobody is named. */
  readonly value: string;
  readonly onChoose: (id: string) => void;
}

/** A body of the authority list, found by part of one of its names. */
export function CreatorChoice({ value, onChoose }: CreatorChoiceProps) {
  const { t } = useArchiveMessages();
  const api = useApi();
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text.trim(), 300);
  const chosen = useQuery({ ...organisationQuery(api, value), enabled: value !== '' });
  const isShown = chosen.data !== undefined && searched === nameOf(chosen.data);
  const found = useQuery(organisationsQuery(api, isShown ? '' : searched));
  const hits = (found.data?.items ?? []).map((one) => ({ value: one.id, label: nameOf(one) }));
  // Of an entry that was merged the living one is told; the fonds keeps the id until somebody chooses anew.
  const own = chosen.data && !hits.some((hit) => hit.value === value) ? [{ value, label: nameOf(chosen.data) }] : [];
  return (
    <Select
      searchable
      clearable
      label={t('fonds.field.creatorId')}
      description={t('fonds.creatorHelp')}
      data={[...own, ...hits]}
      // What was found is what was asked for: names that were left are found too.
      filter={({ options }) => options}
      value={value === '' ? null : value}
      onSearchChange={setText}
      onChange={(id) => onChoose(id ?? '')}
      nothingFoundMessage={found.isPending ? t('common.loading') : t('fonds.creatorNone')}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

/** The last name, with the time of it: bodies of one name followed each other. */
function nameOf({ record: { names } }: Organisation): string {
  const last = names.at(-1);
  if (!last) return '';
  const [from, to] = [last.from, last.to].map((date) => (date === undefined ? '' : formatDate(date)));
  return from === '' && to === '' ? last.value : `${last.value} (${from ?? ''}–${to ?? ''})`;
}
