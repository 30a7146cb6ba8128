import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { Given } from '../../disposal/model/act-form.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import type { AskField, Choices } from '../model/ask-field.ts';

interface AskInputProps {
  readonly field: AskField;
  readonly value: Given | undefined;
  readonly error: string | undefined;
  readonly choices: Choices | undefined;
  readonly first: boolean;
  readonly onChange: (value: string) => void;
}

/** One field of what is asked. */
export function AskInput({ field, value, error, choices, first, onChange }: AskInputProps) {
  const { t } = useArrangementMessages();
  const { kind, label, help, required } = field;
  const plain = {
    ...{ label: t(label), description: help && t(help), error, withAsterisk: required === true },
    value: typeof value === 'string' ? value : '',
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value),
    ...(first && { 'data-autofocus': true }),
  };
  if (kind === 'area') return <Textarea {...plain} autosize minRows={2} maxRows={8} maxLength={2000} />;
  if (kind !== 'choice') return <TextInput {...plain} maxLength={500} />;
  const own = field.choices?.map(([one, key]) => ({ value: one, label: t(key) }));
  const given = choices?.map(([one, name]) => ({ value: one, label: name }));
  const data = own ?? given ?? [];
  return <NativeSelect {...plain} data={required === true ? data : [{ value: '', label: '' }, ...data]} />;
}
