import { useState } from 'react';
import { notifications } from '@mantine/notifications';
import { useRegisterMessages } from './messages/register-messages.ts';
import { draftOf, isSameDraft, withFile, type ImportForm } from './model/import-draft.ts';
import type { RegisterColumn, RegisterImportReport } from './register-types.ts';
import { useRegisterImport } from './use-register-import.ts';

const EMPTY: ImportForm = { file: undefined, head: { kind: 'outgoing', year: '', title: '' }, columns: {} };

/** What a person has chosen so far, what the service said of it, and the taking in of just what was shown. */
export function useImportWork(fonds: string, onTaken: () => void) {
  const { t } = useRegisterMessages();
  const { trial, taking } = useRegisterImport(fonds);
  const [form, setForm] = useState(EMPTY);
  const report = trial.data;
  // The report is of the draft that was sent, whatever has been typed since.
  const isShown = report !== undefined && isSameDraft(trial.variables, draftOf(form));
  const tryAnew = (now: ImportForm) => {
    const draft = draftOf(now);
    const isKnown = (trial.isPending || report !== undefined) && isSameDraft(trial.variables, draft);
    if (draft === undefined || isKnown) return;
    taking.reset();
    trial.mutate(draft);
  };
  const change = (changes: Partial<ImportForm>) => {
    const now = { ...form, ...changes };
    setForm(now);
    return now;
  };
  return {
    ...{ form, report, isShown, trial, taking },
    type: (head: ImportForm['head']) => void change({ head }),
    /** What was typed is meant so. */
    settle: () => tryAnew(form),
    setKind: (kind: ImportForm['head']['kind']) => tryAnew(change({ head: { ...form.head, kind } })),
    choose: (chosen: File | null) => {
      if (chosen === null) return;
      trial.reset();
      taking.reset();
      const draft = draftOf(change(withFile(form, chosen)));
      if (draft !== undefined) trial.mutate(draft);
    },
    nameColumn: (header: string, column: RegisterColumn | null) =>
      tryAnew(change({ columns: { ...form.columns, [header]: column } })),
    take: () => {
      if (!isShown) return;
      const onSuccess = ({ added, changed, removed }: RegisterImportReport) => {
        notifications.show({ message: t('import.done', { added, changed, removed }) });
        onTaken();
      };
      taking.mutate(trial.variables, { onSuccess });
    },
  };
}
