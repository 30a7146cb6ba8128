import { useState } from 'react';
import { Checkbox, Text, TextInput } from '@mantine/core';
import type { AppendixReview } from '../../domain/retention/appendix/appendix-review.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import { useAppendixMessages } from './messages/appendix-messages.ts';
import { headFaults, headOf, NO_HEAD, type HeadDraft } from './model/head.ts';
import { useMaking } from './use-appendix.ts';

interface MakeDialogProps {
  readonly review: AppendixReview;
  readonly onClose: () => void;
}

/** What the table itself does not say: which schedule it is, of whom, from when. What is not said stays unknown. */
export function MakeDialog({ review, onClose }: MakeDialogProps) {
  const { t } = useAppendixMessages();
  const [draft, setDraft] = useState(NO_HEAD);
  const [tried, setTried] = useState(false);
  const making = useMaking(review);
  const faults = headFaults(draft);
  const submit = () => {
    setTried(true);
    if (Object.keys(faults).length === 0) making.mutate(headOf(draft, t('make.statement', { file: review.file })));
  };
  const line = (name: Exclude<keyof HeadDraft, 'complete'>, label: string) => (
    <TextInput
      label={label}
      value={draft[name]}
      maxLength={name === 'id' ? 60 : 500}
      error={tried && faults[name] && t(`fault.${faults[name]}`)}
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
      {...(name === 'id' && { 'data-autofocus': true, description: t('make.idHelp') })}
    />
  );
  return (
    <FormFrame
      title={t('make.title')}
      confirm={t('make.confirm')}
      isPending={making.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text fz="sm">{t('make.help')}</Text>
      {line('id', t('make.id'))}
      {line('title', t('make.name'))}
      {line('issuer', t('make.issuer'))}
      {line('effectiveFrom', t('make.from'))}
      <Checkbox
        label={t('make.complete')}
        checked={draft.complete}
        onChange={(event) => setDraft({ ...draft, complete: event.currentTarget.checked })}
      />
      {making.error && <ErrorNote error={making.error} />}
    </FormFrame>
  );
}
