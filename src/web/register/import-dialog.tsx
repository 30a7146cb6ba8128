import type { KeyboardEvent } from 'react';
import { Button, FileButton, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { ErrorNote } from '../parts/error-note.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import { ColumnTable, FaultTable } from './import-tables.tsx';
import { useRegisterMessages } from './messages/register-messages.ts';
import { isYear, type ImportHead } from './model/import-draft.ts';
import type { RegisterColumn, RegisterImportReport, RegisterKind } from './register-types.ts';
import { useImportWork } from './use-import-work.ts';

/** What the service reads a register from. */
const FILES = '.xlsx,.csv,.tsv,.txt';
const KINDS: readonly RegisterKind[] = ['outgoing', 'incoming'];

interface ImportDialogProps {
  readonly fonds: string;
  readonly onClose: () => void;
}

/** Shows what a file would bring, column by column and fault by fault; nothing is written that was not shown. */
export function ImportDialog({ fonds, onClose }: ImportDialogProps) {
  const { t } = useRegisterMessages();
  const work = useImportWork(fonds, onClose);
  const { report, isShown, trial, taking } = work;
  const { file, head } = work.form;
  const count = report === undefined ? 0 : report.added + report.changed + report.removed;
  return (
    <FormFrame
      title={t('import.title')}
      size="xl"
      confirm={count === 0 && report !== undefined ? t('import.nothing') : t('import.take', { count })}
      isReady={count > 0 && isShown}
      isPending={taking.isPending}
      onSubmit={() => count > 0 && work.take()}
      onClose={onClose}
    >
      <Text fz="sm">{t('import.help')}</Text>
      <HeadFields
        head={head}
        isAsked={file !== undefined}
        isShown={isShown}
        onType={work.type}
        onSettle={work.settle}
        onKind={work.setKind}
      />
      <Group gap="sm">
        <FileButton accept={FILES} onChange={work.choose}>
          {(props) => (
            <Button {...props} variant={file ? 'default' : 'filled'} loading={trial.isPending}>
              {t(file ? 'import.otherFile' : 'import.file')}
            </Button>
          )}
        </FileButton>
        <Text fz="sm">{file?.name}</Text>
      </Group>
      {trial.error && <ErrorNote error={trial.error} />}
      {taking.error && <ErrorNote error={taking.error} />}
      {report && <Tried report={report} isShown={isShown} onChoose={work.nameColumn} />}
    </FormFrame>
  );
}

interface HeadFieldsProps {
  readonly head: ImportHead;
  readonly isAsked: boolean;
  /** What the service said is said of just this. */
  readonly isShown: boolean;
  readonly onType: (head: ImportHead) => void;
  readonly onSettle: () => void;
  readonly onKind: (kind: RegisterKind) => void;
}

function HeadFields({ head, isAsked, isShown, onType, onSettle, onKind }: HeadFieldsProps) {
  const { t } = useRegisterMessages();
  // What was changed is tried by Enter, and shown before another Enter takes it; a key held down is no second one.
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || (isShown && !event.repeat)) return;
    event.preventDefault();
    if (!event.repeat) onSettle();
  };
  return (
    <Group align="flex-start" gap="sm">
      <Select
        label={t('import.kind')}
        w={180}
        data={KINDS.map((value) => ({ value, label: t(`register.kind.${value}`) }))}
        value={head.kind}
        allowDeselect={false}
        onChange={(value) => onKind(KINDS.find((one) => one === value) ?? head.kind)}
        comboboxProps={{ withinPortal: true }}
      />
      <TextInput
        label={t('import.year')}
        w={130}
        inputMode="numeric"
        value={head.year}
        error={isAsked && !isYear(head.year) && t('import.yearFault')}
        onChange={(event) => onType({ ...head, year: event.currentTarget.value })}
        onBlur={onSettle}
        onKeyDown={onKeyDown}
      />
      <TextInput
        label={t('import.name')}
        description={t('import.nameHelp')}
        inputWrapperOrder={['label', 'input', 'description']}
        flex={1}
        maxLength={200}
        value={head.title}
        onChange={(event) => onType({ ...head, title: event.currentTarget.value })}
        onBlur={onSettle}
        onKeyDown={onKeyDown}
      />
    </Group>
  );
}

interface TriedProps {
  readonly report: RegisterImportReport;
  readonly isShown: boolean;
  readonly onChoose: (header: string, column: RegisterColumn | null) => void;
}

function Tried({ report, isShown, onChoose }: TriedProps) {
  const { t } = useRegisterMessages();
  const { read, added, changed, unchanged, removed } = report;
  return (
    <Stack gap="xs">
      <Text fz="sm" fw={600} role="status" {...(!isShown && { c: 'orange.9' })}>
        {isShown ? t('import.read', { read, added, changed, unchanged, removed }) : t('import.stale')}
      </Text>
      <ColumnTable headers={report.headers} onChoose={onChoose} />
      <FaultTable report={report} />
    </Stack>
  );
}
