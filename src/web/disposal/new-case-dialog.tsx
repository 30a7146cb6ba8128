import { useState } from 'react';
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useApi } from '../api/api-context.ts';
import { parseTypedDate } from '../model/typed-date.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import type { DisposalOverview, NewCase } from './disposal-types.ts';
import { useDisposalMessages } from './messages/disposal-messages.ts';
import { fondsChoiceQuery } from './queries.ts';

const EMPTY = { title: '', fondsId: '', formedUntil: '', note: '', secret: false, opinionRequired: true };
type Draft = typeof EMPTY;

export function NewCaseDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useDisposalMessages();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [tried, setTried] = useState(false);
  const open = useOpenCase();
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const faults = {
    title: draft.title.trim() === '',
    fondsId: draft.fondsId === '',
    formedUntil: draft.formedUntil.trim() !== '' && parseTypedDate(draft.formedUntil) === undefined,
  };
  const submit = () => {
    setTried(true);
    if (!Object.values(faults).some(Boolean)) open.mutate(requestOf(draft));
  };
  const required = (is: boolean) => tried && is && t('fault.required');
  return (
    <FormFrame
      title={t('new.title')}
      confirm={t('new.open')}
      isPending={open.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        withAsterisk
        label={t('new.name')}
        description={t('new.nameHelp')}
        maxLength={1000}
        value={draft.title}
        error={required(faults.title)}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <FondsChoice error={required(faults.fondsId)} onChoose={(fondsId) => change({ fondsId })} />
      <TextInput
        label={t('new.formedUntil')}
        description={t('new.formedUntilHelp')}
        value={draft.formedUntil}
        error={tried && faults.formedUntil && t('fault.date')}
        onChange={(event) => change({ formedUntil: event.currentTarget.value })}
      />
      <Options draft={draft} onChange={change} />
      {open.error && <ErrorNote error={open.error} />}
    </FormFrame>
  );
}

interface OptionsProps {
  readonly draft: Draft;
  readonly onChange: (changes: Partial<Draft>) => void;
}

function Options({ draft, onChange }: OptionsProps) {
  const { t } = useDisposalMessages();
  return (
    <>
      <Checkbox
        label={t('new.opinion')}
        checked={draft.opinionRequired}
        onChange={(event) => onChange({ opinionRequired: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('new.secret')}
        checked={draft.secret}
        onChange={(event) => onChange({ secret: event.currentTarget.checked })}
      />
      <Textarea
        label={t('new.note')}
        maxLength={2000}
        value={draft.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  );
}

function useOpenCase() {
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: NewCase) => api.call<DisposalOverview>('/disposal-cases', { method: 'POST', body }),
    onSuccess: ({ case: { id } }) => {
      void client.invalidateQueries({ queryKey: ['disposal-cases'] });
      void navigate(`/disposal/${id}`);
    },
  });
}

function requestOf({ title, fondsId, formedUntil, note, secret, opinionRequired }: Draft): NewCase {
  const until = parseTypedDate(formedUntil);
  const remark = note.trim().normalize('NFC');
  return {
    ...{ fondsId, title: title.trim().normalize('NFC'), secret, opinionRequired },
    ...(until !== undefined && { formedUntil: until }),
    ...(remark !== '' && { note: remark }),
  };
}

interface FondsChoiceProps {
  readonly error: string | false;
  readonly onChoose: (id: string) => void;
}

function FondsChoice({ error, onChoose }: FondsChoiceProps) {
  const { t } = useDisposalMessages();
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text.trim(), 300);
  const [chosen, setChosen] = useState<string | null>(null);
  // What was chosen stands in the box: it is no search.
  const isSearch = chosen === null;
  const found = useQuery(fondsChoiceQuery(useApi(), isSearch ? searched : ''));
  const data = (found.data?.items ?? []).map(({ id, code, name }) => ({
    value: id,
    label: code === null ? name : `${code} · ${name}`,
  }));
  return (
    <Select
      searchable
      withAsterisk
      label={t('new.fonds')}
      data={data}
      value={chosen}
      error={error}
      onSearchChange={setText}
      onChange={(id) => {
        setChosen(id);
        onChoose(id ?? '');
      }}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
