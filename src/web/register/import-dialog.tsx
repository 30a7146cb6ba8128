import { useState } from 'react';
import { Button, FileButton, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ErrorNote } from '../parts/error-note.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import { ColumnTable, FaultTable } from './import-tables.tsx';
import { useRegisterMessages } from './messages/register-messages.ts';
import type { RegisterImportReport, RegisterKind } from './register-types.ts';
import { useRegisterImport, type ImportDraft } from './use-register-import.ts';

/** What the service reads a register from. */
const FILES = '.xlsx,.csv,.tsv,.txt';
const KINDS: readonly RegisterKind[] = ['outgoing', 'incoming'];

interface ImportDialogProps {
  readonly fonds: string;
  readonly onClose: () => void;
}

/** What a person has chosen so far, and what the service said of it. */
function useDraft(fonds: string, onTaken: () => void) {
  const { t } = useRegisterMessages();
  const { trial, taking } = useRegisterImport(fonds);
  const [file, setFile] = useState<File>();
  const [head, setHead] = useState<Head>({ kind: 'outgoing', year: '', title: '' });
  const [columns, setColumns] = useState<ImportDraft['columns']>({});
  const draftOf = (now: Head, chosen: File, named: ImportDraft['columns']): ImportDraft => {
    return { ...now, file: chosen, columns: named, year: Number(now.year) };
  };
  const tryAnew = (now: Head, chosen = file, named = columns) => {
    taking.reset();
    if (chosen !== undefined && isYear(now.year)) trial.mutate(draftOf(now, chosen, named));
  };
  return {
    ...{ file, head, trial, taking },
    setHead,
    tryAnew,
    choose: (chosen: File | null) => {
      if (chosen === null) return;
      const found = head.year === '' ? YEAR_IN_NAME.exec(chosen.name)?.[0] : undefined;
      const now = found === undefined ? head : { ...head, year: found };
      setFile(chosen);
      setColumns({});
      setHead(now);
      tryAnew(now, chosen, {});
    },
    nameColumn: (header: string, column: ImportDraft['columns'][string]) => {
      const named = { ...columns, [header]: column };
      setColumns(named);
      tryAnew(head, file, named);
    },
    take: () => {
      if (file === undefined) return;
      const onSuccess = ({ added, changed, removed }: RegisterImportReport) => {
        notifications.show({ message: t('import.done', { added, changed, removed }) });
        onTaken();
      };
      taking.mutate(draftOf(head, file, columns), { onSuccess });
    },
  };
}

interface Head {
  readonly kind: RegisterKind;
  readonly year: string;
  readonly title: string;
}

const YEAR_IN_NAME = /(?:19|20)\d\d/u;

function isYear(year: string): boolean {
  return /^(?:19|20)\d\d$/u.test(year.trim());
}

/** Shows what a file would bring, column by column and fault by fault; nothing is written before a person confirms. */
export function ImportDialog({ fonds, onClose }: ImportDialogProps) {
  const { t } = useRegisterMessages();
  const draft = useDraft(fonds, onClose);
  const { file, trial, taking } = draft;
  const report = trial.data;
  const count = report === undefined ? 0 : report.added + report.changed + report.removed;
  return (
    <FormFrame
      title={t('import.title')}
      size="xl"
      confirm={count === 0 && report !== undefined ? t('import.nothing') : t('import.take', { count })}
      isReady={count > 0 && isYear(draft.head.year) && !trial.isPending}
      isPending={taking.isPending}
      onSubmit={() => count > 0 && draft.take()}
      onClose={onClose}
    >
      <Text fz="sm">{t('import.help')}</Text>
      <HeadFields head={draft.head} isAsked={file !== undefined} onType={draft.setHead} onSet={draft.tryAnew} />
      <Group gap="sm">
        <FileButton accept={FILES} onChange={draft.choose}>
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
      {report && <Tried report={report} onChoose={draft.nameColumn} />}
    </FormFrame>
  );
}

interface HeadFieldsProps {
  readonly head: Head;
  readonly isAsked: boolean;
  readonly onType: (head: Head) => void;
  /** What was typed or chosen is meant so. */
  readonly onSet: (head: Head) => void;
}

function HeadFields({ head, isAsked, onType, onSet }: HeadFieldsProps) {
  const { t } = useRegisterMessages();
  return (
    <Group align="flex-start" gap="sm">
      <Select
        label={t('import.kind')}
        w={180}
        data={KINDS.map((value) => ({ value, label: t(`register.kind.${value}`) }))}
        value={head.kind}
        allowDeselect={false}
        onChange={(value) => {
          const now = { ...head, kind: KINDS.find((one) => one === value) ?? head.kind };
          onType(now);
          onSet(now);
        }}
        comboboxProps={{ withinPortal: true }}
      />
      <TextInput
        label={t('import.year')}
        w={130}
        inputMode="numeric"
        value={head.year}
        error={isAsked && !isYear(head.year) && t('import.yearFault')}
        onChange={(event) => onType({ ...head, year: event.currentTarget.value })}
        onBlur={() => onSet(head)}
      />
      <TextInput
        label={t('import.name')}
        description={t('import.nameHelp')}
        inputWrapperOrder={['label', 'input', 'description']}
        flex={1}
        maxLength={200}
        value={head.title}
        onChange={(event) => onType({ ...head, title: event.currentTarget.value })}
        onBlur={() => onSet(head)}
      />
    </Group>
  );
}

interface TriedProps {
  readonly report: RegisterImportReport;
  readonly onChoose: (header: string, column: ImportDraft['columns'][string]) => void;
}

function Tried({ report, onChoose }: TriedProps) {
  const { t } = useRegisterMessages();
  const { read, added, changed, unchanged, removed } = report;
  return (
    <Stack gap="xs">
      <Text fz="sm" fw={600} role="status">
        {t('import.read', { read, added, changed, unchanged, removed })}
      </Text>
      <ColumnTable headers={report.headers} onChoose={onChoose} />
      <FaultTable report={report} />
    </Stack>
  );
}
