import { useState } from 'react';
import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import type { Fonds } from '../../archive/archive-types.ts';
import { fondsQuery } from '../../archive/queries.ts';
import { fondsChoiceQuery } from '../../disposal/queries.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';

interface FondsChoiceProps {
  readonly chosen: readonly string[];
  readonly error?: string | undefined;
  /** How many at most; one: what is chosen anew takes its place. */
  readonly most?: number;
  readonly isOptional?: boolean;
  readonly onChoose: (ids: readonly string[]) => void;
}

export function fondsName({ code, name }: Pick<Fonds, 'code' | 'name'>): string {
  return code === null ? name : `${code} · ${name}`;
}

/** Fonds, looked for by name; those that are chosen stay there whatever is looked for. */
export function FondsChoice({ chosen, error, most, isOptional = false, onChoose }: FondsChoiceProps) {
  const { t } = useArrangementMessages();
  const api = useApi();
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text.trim(), 300);
  const found = useQuery(fondsChoiceQuery(api, searched));
  const there = useQueries({ queries: chosen.map((id) => fondsQuery(api, id)) });
  const named = new Map<string, string>();
  for (const one of [...there.flatMap(({ data }) => data ?? []), ...(found.data?.items ?? [])])
    named.set(one.id, fondsName(one));
  return (
    <MultiSelect
      searchable
      hidePickedOptions
      withAsterisk={!isOptional}
      label={t('project.fonds')}
      error={error}
      data={[...named].map(([value, label]) => ({ value, label }))}
      value={[...chosen]}
      searchValue={text}
      onSearchChange={setText}
      onChange={(ids) => onChoose(most === 1 ? ids.slice(-1) : ids)}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
