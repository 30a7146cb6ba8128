import { useState } from 'react';
import { Alert, Button, Checkbox, FileButton, Text, TextInput } from '@mantine/core';
import type { AppendixReview } from '../../domain/retention/appendix/appendix-review.ts';
import { hasCode } from '../api/errors.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import { useAppendixMessages } from './messages/appendix-messages.ts';
import { headFaults, headOf, NO_HEAD, type HeadDraft } from './model/head.ts';
import { APPENDIX_FILES, useHandingInAgain, useMaking } from './use-appendix.ts';

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
      {making.error &&
        (hasCode(making.error, 'not-found') ? (
          <FileGone review={review} onBack={submit} />
        ) : (
          <ErrorNote error={making.error} />
        ))}
    </FormFrame>
  );
}

interface FileGoneProps {
  readonly review: AppendixReview;
  readonly onBack: () => void;
}

/** The service keeps a file for a day; what was reviewed is kept here, so the file alone is asked for. */
function FileGone({ review, onBack }: FileGoneProps) {
  const { t } = useAppendixMessages();
  const again = useHandingInAgain(review, onBack);
  return (
    <Alert color="orange" role="alert" title={t('make.gone')}>
      <Text fz="sm" mb="xs">
        {t(again.data === false ? 'make.otherFile' : 'make.goneHelp', { file: review.file })}
      </Text>
      <FileButton accept={APPENDIX_FILES} onChange={(file) => file && again.mutate(file)}>
        {(props) => (
          <Button size="xs" variant="default" {...props} loading={again.isPending}>
            {t('make.chooseAgain')}
          </Button>
        )}
      </FileButton>
      {again.error && <ErrorNote error={again.error} />}
    </Alert>
  );
}
