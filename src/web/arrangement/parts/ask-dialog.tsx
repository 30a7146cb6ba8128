import { useState, type ReactNode } from 'react';
import { Text } from '@mantine/core';
import { hasCode } from '../../api/errors.ts';
import { bodyOf, faultsOf, type Values } from '../../disposal/model/act-form.ts';
import { FormFrame } from '../../parts/form-frame.tsx';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { useSend, type Request } from '../use-send.ts';
import type { AskField, Choices } from '../model/ask-field.ts';
import { AskInput } from './ask-input.tsx';

interface AskDialogProps {
  readonly title: string;
  readonly fields: readonly AskField[];
  readonly first?: Values;
  readonly help?: string;
  readonly confirm?: string;
  readonly color?: 'red';
  readonly size?: string | number;
  /** Labels that the form itself does not know, by name of the field. */
  readonly choices?: Readonly<Record<string, Choices>>;
  /**
   * What is sent, of what was typed; undefined where something beside the fields is missing. `isOutrun`: an earlier try was
   * refused because somebody else was faster, and what stands there was shown.
   */
  readonly request: (body: Record<string, unknown>, isOutrun: boolean) => Request | undefined;
  readonly onDone?: (answer: unknown) => void;
  readonly onClose: () => void;
  /** Below the fields: what no field of one line holds. */
  readonly children?: ReactNode;
}

/** Fields that stand below each other at most. */
const MANY = 6;
const NO_VALUES: Values = {};

/** Asks what is needed and sends it; stays open, with all that was typed, until the service has taken it. */
export function AskDialog({ first = NO_VALUES, fields, request, onDone, onClose, ...props }: AskDialogProps) {
  const { t } = useArrangementMessages();
  const [values, setValues] = useState(first);
  const [tried, setTried] = useState(false);
  const [isOutrun, setOutrun] = useState(false);
  const send = useSend(onDone);
  const faults = faultsOf({ fields }, values);
  const submit = () => {
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    const wanted = request(bodyOf({ fields }, values), isOutrun);
    const onError = (error: Error) => hasCode(error, 'stale') && setOutrun(true);
    if (wanted) send.mutate(wanted, { onSuccess: onClose, onError });
  };
  const errorOf = (name: string) => (tried && faults[name] !== undefined ? t(faults[name]) : undefined);
  return (
    <FormFrame
      title={props.title}
      confirm={props.confirm ?? t('save')}
      size={props.size ?? 'lg'}
      color={props.color}
      isPending={send.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {props.help !== undefined && <Text fz="sm">{props.help}</Text>}
      <div className={fields.length > MANY ? 'arrangement-fields' : 'arrangement-lines'}>
        {fields.map((field, index) => (
          <AskInput
            key={field.name}
            {...{ field, first: index === 0, choices: props.choices?.[field.name], error: errorOf(field.name) }}
            value={values[field.name]}
            onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
      </div>
      {props.children}
      {send.error && <RefusalNote error={send.error} />}
    </FormFrame>
  );
}
