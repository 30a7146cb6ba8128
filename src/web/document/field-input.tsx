import { useEffect, useRef } from 'react';
import { Autocomplete, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMessages } from '../messages/messages.ts';
import type { FieldDefinition } from '../model/field-definition.ts';
import { suggest } from '../model/suggest.ts';

interface FieldInputProps {
  readonly id: string;
  readonly definition: FieldDefinition;
  readonly draft: string;
  readonly onType: (draft: string) => void;
  readonly fault: string | undefined;
}

/** The editor that suits the kind of the field; takes the focus, its text selected, as soon as it appears. */
export function FieldInput({ id, definition, draft, onType, fault }: FieldInputProps) {
  const { t } = useMessages();
  const wrapper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const input = wrapper.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea, select');
    input?.focus();
    if (input?.matches('input')) input.select();
  }, []);
  const shared = { id, error: fault, 'aria-description': definition.help };
  const onChange = (event: { readonly currentTarget: { readonly value: string } }) => onType(event.currentTarget.value);
  return (
    <div ref={wrapper} title={definition.help}>
      {definition.kind === 'code' && (
        <NativeSelect
          {...shared}
          value={draft}
          onChange={onChange}
          data={[{ value: '', label: '' }, ...definition.codes]}
        />
      )}
      {definition.kind === 'suggest' && (
        <Autocomplete
          {...shared}
          value={draft}
          onChange={onType}
          // Chosen here, so that marks and abbreviations count; the component would look for letters anywhere.
          data={[...suggest(definition.suggestions, draft, 8)]}
          filter={({ options }) => options}
          openOnFocus={false}
        />
      )}
      {(definition.kind === 'long' || definition.kind === 'list') && (
        <Textarea
          {...shared}
          value={draft}
          onChange={onChange}
          autosize
          minRows={2}
          maxRows={8}
          {...(definition.kind === 'list' && { description: t('field.listHelp') })}
        />
      )}
      {(definition.kind === 'text' || definition.kind === 'date' || definition.kind === 'integer') && (
        <TextInput
          {...shared}
          value={draft}
          onChange={onChange}
          inputMode={definition.kind === 'integer' ? 'numeric' : 'text'}
          {...(definition.kind === 'date' && { placeholder: t('field.dateHelp') })}
          autoComplete="off"
        />
      )}
    </div>
  );
}
