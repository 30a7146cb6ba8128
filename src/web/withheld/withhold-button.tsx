import { useState } from 'react';
import { Alert, Button, Group, NumberInput, Select, Text, Textarea } from '@mantine/core';
import type { ScanFile, Withholding } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import { useRight } from '../session/session-context.ts';
import { hasReason } from './has-reason.ts';
import { useWithhold } from './use-withhold.ts';

const LEVELS = ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'] as const satisfies readonly Withholding['level'][];

/** For those who see a secrecy mark that the machine did not. */
export function WithholdButton({ file }: { readonly file: ScanFile }) {
  const { t } = useMessages();
  const mayJudge = useRight('judge-marks');
  // What is declared is declared of the file as it was when the page was opened.
  const [judged, setJudged] = useState<ScanFile>();
  if (!mayJudge || (file.state !== 'done' && file.state !== 'review')) return null;
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setJudged(file)}>
        {t('withhold.button')}
      </Button>
      {judged && <WithholdDialog file={judged} onClose={() => setJudged(undefined)} />}
    </>
  );
}

interface WithholdDialogProps {
  readonly file: ScanFile;
  /** Where the mark was seen, if it is known. */
  readonly page?: number;
  readonly onClose: () => void;
}

export function WithholdDialog({ file, page: seenOn = 1, onClose }: WithholdDialogProps) {
  const { t } = useMessages();
  const withhold = useWithhold(file.id, onClose);
  const [level, setLevel] = useState<Withholding['level'] | null>(null);
  const [page, setPage] = useState<string | number>(seenOn);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (level !== null && typeof page === 'number' && hasReason(reason))
      withhold.mutate({ revision: file.revision, level, page, reason: reason.trim() });
  };
  return (
    <FormFrame
      title={t('withhold.title')}
      confirm={t('withhold.submit')}
      back={t('withhold.back')}
      color="red"
      isPending={withhold.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text fz="sm">{t('withhold.what', { file: file.name })}</Text>
      <Mark level={level} onLevel={setLevel} page={page} onPage={setPage} pageCount={file.pageCount} isTried={tried} />
      <Textarea
        label={t('withhold.reason')}
        description={t('lift.reasonHelp')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && !hasReason(reason) && t('lift.reasonShort')}
        maxLength={500}
        rows={3}
      />
      <Alert color="red" variant="light">
        {t('withhold.real')}
      </Alert>
      {withhold.error && <ErrorNote error={withhold.error} />}
    </FormFrame>
  );
}

interface MarkProps {
  /** Null until the person says: nobody declares a level by not looking. */
  readonly level: Withholding['level'] | null;
  readonly onLevel: (level: Withholding['level']) => void;
  /** Text while it is no number. */
  readonly page: string | number;
  readonly onPage: (page: string | number) => void;
  readonly pageCount: number | null;
  /** What is missing is told once it was sent. */
  readonly isTried: boolean;
}

function Mark({ level, onLevel, page, onPage, pageCount, isTried }: MarkProps) {
  const { t } = useMessages();
  return (
    <Group grow align="flex-start">
      <Select
        label={t('withhold.level')}
        data={LEVELS}
        value={level}
        onChange={(chosen) => {
          const now = LEVELS.find((one) => one === chosen);
          if (now !== undefined) onLevel(now);
        }}
        allowDeselect={false}
        withAsterisk
        error={isTried && level === null && t('withhold.levelMissing')}
        data-autofocus
      />
      <NumberInput
        label={t('withhold.page')}
        value={page}
        onChange={onPage}
        min={1}
        max={pageCount ?? 999_999}
        allowDecimal={false}
        error={isTried && typeof page !== 'number' && t('field.error.integer')}
      />
    </Group>
  );
}
