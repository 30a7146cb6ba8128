import { useState, type SyntheticEvent } from 'react';
import { Button, Checkbox, Collapse, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { FieldName } from '../api/types.ts';
import { useDefinitions } from '../document/use-definitions.ts';
import { useMessages } from '../messages/messages.ts';
import { formatDate, parseTypedDate } from '../model/typed-date.ts';

/** What is asked, as it stands in the address. */
export type SearchParams = Readonly<Record<string, string>>;

/** The fields that archivists search by; any other can still be named in the address. */
export const SEARCH_FIELDS: readonly FieldName[] = [
  'documentType',
  'referenceNumber',
  'issuingBody',
  'subject',
  'signatory',
  'recipients',
];

interface SearchFormProps {
  readonly params: SearchParams;
  readonly onSearch: (params: SearchParams) => void;
}

export function SearchForm({ params, onSearch }: SearchFormProps) {
  const { t } = useMessages();
  const [values, setValues] = useState<SearchParams>(params);
  const [tried, setTried] = useState(false);
  const hasMore = Object.keys(params).some((name) => name.startsWith('field.') || name === 'from' || name === 'to');
  const [open, setOpen] = useState(hasMore);
  const set = (name: string, value: string) => setValues((before) => ({ ...before, [name]: value }));
  const faulty = ['from', 'to'].filter((name) => badDate(values[name]));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (faulty.length === 0) onSearch(cleaned(values));
  };
  return (
    <form onSubmit={submit} role="search" aria-label={t('search.title')}>
      <Stack gap="xs">
        <Group gap="sm" align="flex-end" wrap="nowrap">
          <TextInput
            flex={1}
            label={t('search.words')}
            placeholder={t('search.placeholder')}
            value={values.q ?? ''}
            onChange={(event) => set('q', event.currentTarget.value)}
            autoFocus
          />
          <Button type="submit">{t('search.submit')}</Button>
        </Group>
        <Group gap="md">
          <Checkbox
            label={t('search.marks')}
            title={t('search.marksHelp')}
            checked={values.marks === 'true'}
            onChange={(event) => set('marks', event.currentTarget.checked ? 'true' : '')}
          />
          <Button size="compact-sm" variant="subtle" onClick={() => setOpen(!open)} aria-expanded={open}>
            {t('search.more')}
          </Button>
          {Object.keys(params).length > 0 && (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onSearch({})}>
              {t('search.clear')}
            </Button>
          )}
        </Group>
        <Collapse expanded={open}>
          <FieldFilters values={values} set={set} faulty={tried ? faulty : []} />
        </Collapse>
      </Stack>
    </form>
  );
}

interface FieldFiltersProps {
  readonly values: SearchParams;
  readonly set: (name: string, value: string) => void;
  readonly faulty: readonly string[];
}

function FieldFilters({ values, set, faulty }: FieldFiltersProps) {
  const { t } = useMessages();
  const { label } = useDefinitions();
  const dates = [
    ['from', t('search.from')],
    ['to', t('search.to')],
  ] as const;
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      {SEARCH_FIELDS.map((field) => (
        <TextInput
          key={field}
          size="xs"
          label={label(field)}
          value={values[`field.${field}`] ?? ''}
          onChange={(event) => set(`field.${field}`, event.currentTarget.value)}
        />
      ))}
      {dates.map(([name, text]) => (
        <TextInput
          key={name}
          size="xs"
          label={text}
          placeholder={t('field.dateHelp')}
          value={formatDate(values[name] ?? '')}
          onChange={(event) => set(name, event.currentTarget.value)}
          error={faulty.includes(name) ? t('field.error.date') : undefined}
        />
      ))}
    </SimpleGrid>
  );
}

function badDate(typed: string | undefined): boolean {
  return typed !== undefined && typed.trim() !== '' && parseTypedDate(typed) === undefined;
}

function cleaned(values: SearchParams): SearchParams {
  const pairs = Object.entries(values)
    .map(([name, value]) => [name, value.normalize('NFC').trim()] as const)
    .filter(([, value]) => value !== '')
    .map(
      ([name, value]) => [name, name === 'from' || name === 'to' ? (parseTypedDate(value) ?? value) : value] as const,
    );
  return Object.fromEntries(pairs);
}
