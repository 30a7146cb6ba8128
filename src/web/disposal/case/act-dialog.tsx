import { useState } from 'react';
import { Text } from '@mantine/core';
import { FormFrame } from '../../parts/form-frame.tsx';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import type { DisposalOverview } from '../disposal-types.ts';
import { useDisposalMessages, type OwnKey } from '../messages/disposal-messages.ts';
import { bodyOf, faultsOf, pathOf, type ActForm, type Values } from '../model/act-form.ts';
import { ActInput, type Choices } from './act-input.tsx';
import { useAct } from './use-act.ts';

interface ActDialogProps {
  readonly overview: DisposalOverview;
  readonly title: OwnKey;
  readonly form: ActForm;
  readonly first?: Values;
  readonly choices?: Choices;
  /** Puts what was typed into the form that the service wants. */
  readonly wrap?: (body: Record<string, unknown>) => Record<string, unknown>;
  readonly onDone?: (answer: unknown) => void;
  readonly onClose: () => void;
}

const NO_VALUES: Values = {};

/** Asks what a step needs and does it; stays open, with all that was typed, until the service has taken it. */
export function ActDialog(props: ActDialogProps) {
  const { overview, title, form, first = NO_VALUES, wrap, onDone, onClose } = props;
  const { t } = useDisposalMessages();
  const [values, setValues] = useState(first);
  const [tried, setTried] = useState(false);
  const act = useAct<unknown>(overview, onDone);
  const faults = faultsOf(form, values);
  const submit = () => {
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    const typed = bodyOf(form, values);
    const body = wrap ? wrap(typed) : typed;
    act.mutate({ method: form.method, path: pathOf(form, values), body }, { onSuccess: onClose });
  };
  const errorOf = (name: string) => (tried && faults[name] !== undefined ? t(faults[name]) : undefined);
  const name = t(title).replace('…', '');
  return (
    <FormFrame
      title={name}
      confirm={form.fields.length === 0 ? name : t('act.save')}
      size={form.fields.some(({ kind }) => kind === 'members') ? 1000 : 'lg'}
      color={form.color}
      isPending={act.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {form.help && <Text fz="sm">{t(form.help)}</Text>}
      {form.fields.map((field, index) => (
        <ActInput
          key={field.name}
          {...{ field, first: index === 0, choices: props.choices, value: values[field.name] }}
          members={overview.case.record.members ?? []}
          error={errorOf(field.name)}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
      {act.error && <RefusalNote error={act.error} />}
    </FormFrame>
  );
}
