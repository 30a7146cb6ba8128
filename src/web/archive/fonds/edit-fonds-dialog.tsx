import { useState } from 'react';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import { hasCode } from '../../api/errors.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { FormFrame } from '../../parts/form-frame.tsx';
import type { Fonds, FondsEntry } from '../archive-types.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { changesOf, draftOf, faultsOf, mergeDrafts, type FondsConflict } from '../model/fonds-draft.ts';
import { FondsConflicts } from './fonds-conflicts.tsx';
import { FondsFields } from './fonds-fields.tsx';

interface EditFondsProps {
  readonly fonds: Fonds;
  readonly onClose: () => void;
}

/** Only what was changed is sent; where somebody else was faster, both values are shown and a person chooses. */
export function EditFondsDialog({ fonds, onClose }: EditFondsProps) {
  const { t } = useArchiveMessages();
  const [base, setBase] = useState(fonds);
  const [draft, setDraft] = useState(() => draftOf(fonds));
  const [conflicts, setConflicts] = useState<readonly FondsConflict[]>();
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft);
  const save = useSaveFonds(base, {
    onSaved: onClose,
    onOutrun: (now) => {
      const found = mergeDrafts(draftOf(base), draft, draftOf(now));
      setBase(now);
      setDraft(found.merged);
      setConflicts(found.conflicts);
    },
  });
  const submit = () => {
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    const changes = changesOf(draft, draftOf(base));
    if (Object.keys(changes).length === 0) onClose();
    else save.mutate(changes);
  };
  return (
    <FormFrame
      title={t('fonds.editTitle')}
      confirm={t('fonds.editConfirm')}
      size={900}
      isPending={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {conflicts && (
        <FondsConflicts
          {...{ conflicts, draft }}
          onChoose={(changes) => setDraft((before) => ({ ...before, ...changes }))}
        />
      )}
      <FondsFields
        draft={draft}
        faults={tried ? faults : {}}
        onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))}
      />
      {save.error && !hasCode(save.error, 'stale') && <ErrorNote error={save.error} />}
    </FormFrame>
  );
}

interface Outcomes {
  readonly onSaved: () => void;
  /** With what stands there now. */
  readonly onOutrun: (now: Fonds) => void;
}

function useSaveFonds({ id, revision }: Fonds, { onSaved, onOutrun }: Outcomes) {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useArchiveMessages();
  return useMutation({
    mutationFn: (changes: Partial<FondsEntry>) =>
      api.call<Fonds>(`/fonds/${id}`, { method: 'PATCH', body: { revision, changes } }),
    onSuccess: (fonds) => {
      client.setQueryData(['fonds', id], fonds);
      void client.invalidateQueries({ queryKey: ['fonds-list'] });
      notifications.show({ message: t('fonds.saved') });
      onSaved();
    },
    onError: async (error) => {
      if (hasCode(error, 'stale')) onOutrun(await api.get<Fonds>(`/fonds/${id}`));
    },
  });
}
