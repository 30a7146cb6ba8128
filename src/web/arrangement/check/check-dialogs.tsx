import { useState } from 'react';
import { ActionIcon, Button, Group, Input, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import type { Dossier } from '../../archive/archive-types.ts';
import { useArrangementMessages, type OwnKey } from '../messages/arrangement-messages.ts';
import {
  CORRECTION_FIELDS,
  correctionOf,
  correctionValues,
  FINDING_FIELDS,
  findingsOf,
  type TypedFinding,
} from '../model/check.ts';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { useOpened } from '../parts/use-opened.ts';
import type { CheckPaths } from './check-paths.ts';

interface CheckDialogProps {
  readonly dossier: Dossier;
  readonly asked: 'correct' | 'send-back';
  readonly paths: CheckPaths;
  readonly onClose: () => void;
}

export function CheckDialog({ asked, ...props }: CheckDialogProps) {
  return asked === 'correct' ? <CorrectDialog {...props} /> : <SendBackDialog {...props} />;
}

type DialogProps = Omit<CheckDialogProps, 'asked'>;

/** A checker puts it right on the spot: each field that changes counts as an error of whoever wrote it. */
function CorrectDialog({ dossier, paths, onClose }: DialogProps) {
  const { t } = useArrangementMessages();
  const [isSame, setSame] = useState(false);
  const pathsSeen = useOpened(paths);
  const [opened] = useState(dossier);
  return (
    <AskDialog
      title={t('check.correct')}
      size={720}
      help={t('check.correctHelp')}
      fields={CORRECTION_FIELDS}
      first={correctionValues(dossier)}
      request={({ because, ...typed }, isOutrun) => {
        // What somebody else wrote meanwhile was not changed here.
        const description = correctionOf(opened, typed);
        setSame(Object.keys(description).length === 0);
        if (Object.keys(description).length === 0) return undefined;
        return pathsSeen(isOutrun).correct({ description, ...(typeof because === 'string' && { note: because }) });
      }}
      onClose={onClose}
    >
      {isSame && (
        <Text fz="sm" c="red.8" role="alert">
          {t('check.nothingChanged')}
        </Text>
      )}
    </AskDialog>
  );
}

const NO_FINDING: TypedFinding = { field: '', note: '' };

/** Back to whoever described it, with each field that is wrong. */
function SendBackDialog({ paths, onClose }: DialogProps) {
  const { t } = useArrangementMessages();
  const [findings, setFindings] = useState<readonly TypedFinding[]>([NO_FINDING]);
  const [tried, setTried] = useState(false);
  const pathsSeen = useOpened(paths);
  const isMissing = findingsOf(findings).length === 0;
  return (
    <AskDialog
      title={t('check.sendBack')}
      size={720}
      fields={[{ name: 'reason', label: 'check.reason', kind: 'area', required: true, help: 'check.reasonHelp' }]}
      request={(body, isOutrun) => {
        setTried(true);
        return isMissing ? undefined : pathsSeen(isOutrun).sendBack({ ...body, findings: findingsOf(findings) });
      }}
      onClose={onClose}
    >
      <FindingsInput
        {...{ findings }}
        error={tried && isMissing ? t('check.findingMissing') : undefined}
        onChange={setFindings}
      />
    </AskDialog>
  );
}

interface FindingsInputProps {
  readonly findings: readonly TypedFinding[];
  readonly error: string | undefined;
  readonly onChange: (findings: readonly TypedFinding[]) => void;
}

function FindingsInput({ findings, error, onChange }: FindingsInputProps) {
  const { t } = useArrangementMessages();
  const change = (at: number, changes: Partial<TypedFinding>) =>
    onChange(findings.map((one, index) => (index === at ? { ...one, ...changes } : one)));
  const fields = FINDING_FIELDS.map((field) => ({ value: field, label: t(`field.${field}` satisfies OwnKey) }));
  return (
    <Input.Wrapper label={t('check.findings')} labelElement="div" error={error} withAsterisk>
      <Stack gap={6} mt={4}>
        {findings.map((finding, index) => (
          <Group key={index} gap={6} wrap="nowrap">
            <NativeSelect
              size="xs"
              w={220}
              aria-label={t('check.field')}
              data={[{ value: '', label: '' }, ...fields]}
              value={finding.field}
              onChange={(event) => change(index, { field: event.currentTarget.value })}
            />
            <TextInput
              size="xs"
              flex={1}
              maxLength={500}
              aria-label={t('check.what')}
              placeholder={t('check.what')}
              value={finding.note}
              onChange={(event) => change(index, { note: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('remove')}
              onClick={() => onChange(findings.filter((_, at) => at !== index))}
            >
              ×
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="subtle"
          size="xs"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => onChange([...findings, NO_FINDING])}
        >
          {t('check.addFinding')}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}
