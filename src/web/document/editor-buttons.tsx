import { Button, Group, Kbd } from '@mantine/core';
import { useMessages } from '../messages/messages.ts';
import { displayContent, toDraft } from '../model/field-draft.ts';
import { effectiveOf, fieldState, machineValue } from '../model/review-order.ts';
import type { FieldEditorProps } from './field-editor-props.ts';

export function EditorButtons({ document, definition, review }: FieldEditorProps) {
  const { t } = useMessages();
  const { name } = definition;
  const value = effectiveOf(document, name);
  const draft = review.state.drafts[name];
  const isChanged = draft !== undefined && draft !== toDraft(definition, value?.value);
  const accepts = !isChanged && value?.needsReview === true;
  return (
    <Group gap="xs">
      <Button
        size="compact-sm"
        onClick={() => review.submit(name)}
        rightSection={<Kbd size="xs">{t('field.saveKey')}</Kbd>}
      >
        {t(accepts ? 'field.accept' : 'field.save')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => review.cancel(name)}
        rightSection={<Kbd size="xs">{t('field.cancelKey')}</Kbd>}
      >
        {t('field.cancel')}
      </Button>
      <TakeBack document={document} definition={definition} review={review} />
    </Group>
  );
}

function TakeBack({ document, definition, review }: FieldEditorProps) {
  const { t } = useMessages();
  const known = fieldState(document, definition.name);
  if (!known?.opinions.human) return null;
  const machine = machineValue(known);
  const help = machine
    ? t('field.takeBackHelp', { value: displayContent(definition, machine.value) })
    : t('field.takeBackNone');
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="red"
      title={help}
      onClick={() => {
        review.cancel(definition.name);
        review.takeBack(definition.name);
      }}
    >
      {t(machine ? 'field.takeBack' : 'field.clear')}
    </Button>
  );
}
