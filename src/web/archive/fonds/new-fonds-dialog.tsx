import { useState } from 'react';
import { Fieldset, Radio, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { DEFAULT_FONDS_SETTINGS } from '../../../domain/archive/fonds.ts';
import { useApi } from '../../api/api-context.ts';
import { errorText, ErrorNote } from '../../parts/error-note.tsx';
import { FormFrame } from '../../parts/form-frame.tsx';
import type { Fonds, FondsEntry, SchemeFilling } from '../archive-types.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { draftOf, entryOf, faultsOf } from '../model/fonds-draft.ts';
import { FILLINGS, fillingOf, NO_FILLING, type FillingDraft } from '../model/scheme-filling.ts';
import { FondsFields } from './fonds-fields.tsx';

const EMPTY = draftOf({
  ...{ name: '', code: null, state: 'open', creatorId: null, start: null, end: null, scheme: 'activity-time' },
  settings: { ...DEFAULT_FONDS_SETTINGS, inventories: [...DEFAULT_FONDS_SETTINGS.inventories] },
  description: {},
});

/** Opens a fonds, and makes its scheme from what is chosen. */
export function NewFondsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useArchiveMessages();
  const [draft, setDraft] = useState(EMPTY);
  const [filling, setFilling] = useState(NO_FILLING);
  const [tried, setTried] = useState(false);
  const open = useOpenFonds();
  const faults = faultsOf(draft);
  const wish = fillingOf(filling);
  const submit = () => {
    setTried(true);
    if (Object.keys(faults).length > 0 || wish === 'incomplete') return;
    open.mutate({ entry: entryOf(draft), filling: wish });
  };
  return (
    <FormFrame
      title={t('fonds.newTitle')}
      confirm={t('fonds.newConfirm')}
      size={900}
      isPending={open.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <FondsFields
        draft={draft}
        faults={tried ? faults : {}}
        onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))}
      />
      <Fieldset legend={t('fonds.part.scheme')}>
        <Filling filling={filling} isMissing={tried && wish === 'incomplete'} onChange={setFilling} />
      </Fieldset>
      {open.error && <ErrorNote error={open.error} />}
    </FormFrame>
  );
}

interface FillingProps {
  readonly filling: FillingDraft;
  readonly isMissing: boolean;
  readonly onChange: (filling: FillingDraft) => void;
}

function Filling({ filling, isMissing, onChange }: FillingProps) {
  const { t } = useArchiveMessages();
  const lines = (name: 'headings' | 'times') => (
    <Textarea
      autosize
      minRows={3}
      maxRows={10}
      label={t(`fonds.filling.${name}`)}
      value={filling[name]}
      error={isMissing && t('fonds.filling.missing')}
      onChange={(event) => onChange({ ...filling, [name]: event.currentTarget.value })}
    />
  );
  return (
    <Stack gap="xs">
      <Radio.Group
        aria-label={t('fonds.part.scheme')}
        value={filling.kind}
        onChange={(kind) => onChange({ ...filling, kind: FILLINGS.find((one) => one === kind) ?? 'none' })}
      >
        <Stack gap={6}>
          {FILLINGS.map((kind) => (
            <Radio key={kind} value={kind} label={t(`fonds.filling.${kind}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {filling.kind === 'divisions' && (
        <>
          {lines('headings')}
          {lines('times')}
        </>
      )}
    </Stack>
  );
}

interface Opening {
  readonly entry: FondsEntry;
  readonly filling: SchemeFilling | undefined;
}

function useOpenFonds() {
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { t } = useArchiveMessages();
  return useMutation({
    mutationFn: async ({ entry, filling }: Opening) => {
      const fonds = await api.call<Fonds>('/fonds', { method: 'POST', body: entry });
      if (filling === undefined) return { fonds, problem: undefined };
      // The fonds is there whatever becomes of its scheme: opening it a second time would make two.
      const fill = api.call(`/fonds/${fonds.id}/scheme`, { method: 'POST', body: filling });
      return { fonds, problem: await fill.then(() => undefined).catch((error: unknown) => error) };
    },
    onSuccess: ({ fonds, problem }) => {
      void client.invalidateQueries({ queryKey: ['fonds-list'] });
      void client.invalidateQueries({ queryKey: ['fonds-choice'] });
      const reason = problem === undefined ? undefined : errorText(problem, t);
      if (reason === undefined) notifications.show({ message: t('fonds.opened') });
      else notifications.show({ color: 'red', autoClose: false, message: t('fonds.schemeFailed', { reason }) });
      void navigate(`/archive/fonds/${fonds.id}`);
    },
  });
}
