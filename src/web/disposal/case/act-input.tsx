import { Checkbox, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import type { Evidence, Member } from '../disposal-types.ts';
import { useDisposalMessages } from '../messages/disposal-messages.ts';
import type { ActField, Given } from '../model/act-form.ts';
import { EvidenceInput } from './evidence-input.tsx';
import { MembersInput } from './members-input.tsx';

/** Choices that the form itself does not know: kinds of papers, reasons. */
export type Choices = readonly (readonly [value: string, label: string])[];

interface ActInputProps {
  readonly field: ActField;
  readonly value: Given | undefined;
  readonly onChange: (value: Given) => void;
  readonly error: string | undefined;
  readonly members: readonly Member[];
  readonly choices: Choices | undefined;
  readonly first: boolean;
}

/** One field of what is asked. */
export function ActInput(props: ActInputProps) {
  const { value = '' } = props;
  return typeof value === 'string' && !LISTS.has(props.field.kind) ? (
    <TypedInput {...props} value={value} />
  ) : (
    <ListInput {...props} list={typeof value === 'string' ? [] : value} />
  );
}

const LISTS: ReadonlySet<ActField['kind']> = new Set(['members', 'present', 'evidence']);

/** A value is of the kind of its field. */
function ListInput({
  field,
  list,
  onChange,
  error,
  members,
}: ActInputProps & { readonly list: Exclude<Given, string> }) {
  const { t } = useDisposalMessages();
  const label = t(field.label);
  if (field.kind === 'members')
    return <MembersInput {...{ label, error, onChange }} members={list as readonly Member[]} />; // as: of that kind
  if (field.kind === 'evidence') {
    const help = field.help && t(field.help);
    return <EvidenceInput {...{ label, error, onChange, help }} evidence={list as readonly Evidence[]} />; // as: so too
  }
  return (
    <Checkbox.Group
      {...{ label, error, onChange }}
      withAsterisk={field.required === true}
      value={[...(list as readonly string[])]} // as: ids of members
    >
      <Stack gap={4} mt={4}>
        {members.map(({ id, name, role }) => (
          <Checkbox key={id} value={id} label={`${name} (${t(`role.${role}`)})`} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

const LONG: ReadonlySet<ActField['kind']> = new Set(['area', 'people']);

function TypedInput({ field, value, onChange, error, choices, first }: ActInputProps & { readonly value: string }) {
  const { t } = useDisposalMessages();
  const plain = {
    ...{ label: t(field.label), description: field.help && t(field.help), error, value },
    withAsterisk: field.required === true,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value),
    ...(first && { 'data-autofocus': true }),
  };
  if (LONG.has(field.kind)) return <Textarea {...plain} autosize minRows={2} maxRows={8} maxLength={20_000} />;
  if (field.kind !== 'choice') return <TextInput {...plain} maxLength={1000} />;
  const own = field.choices?.map(([one, key]) => ({ value: one, label: t(key) }));
  const given = choices?.map(([one, name]) => ({ value: one, label: name }));
  return <NativeSelect {...plain} data={[{ value: '', label: '' }, ...(own ?? given ?? [])]} />;
}
