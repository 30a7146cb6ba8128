import { useEffect, useEffectEvent, useRef } from 'react';
import { Button, Group, Kbd, List, Modal, Text } from '@mantine/core';
import type { DocumentDetail } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { displayContent } from '../model/field-draft.ts';
import { effectiveOf } from '../model/review-order.ts';
import type { Confirming } from './use-confirm.ts';
import type { Definitions } from './use-definitions.ts';

interface ConfirmQuestionProps {
  readonly document: DocumentDetail;
  readonly definitions: Definitions;
  readonly confirming: Confirming;
}

/** Asks back once before a document with open fields is confirmed: Enter confirms, Esc goes back to the first. */
export function ConfirmQuestion({ document, definitions, confirming }: ConfirmQuestionProps) {
  const { t } = useMessages();
  const content = useEnterFromOutside(confirming);
  const open = confirming.asked.map((name) => definitions.all.find((definition) => definition.name === name));
  return (
    <Modal
      opened={confirming.asked.length > 0}
      onClose={confirming.goBack}
      title={t('document.askTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      // The focus goes to the field in question, not back to where it was.
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      // A key held down since before the question was there is no answer to it.
      onKeyDown={(event) => event.repeat && event.preventDefault()}
    >
      <List fz="sm" spacing={4} mb="sm">
        {open.map((definition) => {
          const value = definition && effectiveOf(document, definition.name);
          return (
            definition && (
              <List.Item key={definition.name}>
                <b>{definition.label}</b>:{' '}
                {value
                  ? t('document.askUnsure', { value: displayContent(definition, value.value) })
                  : t('document.askEmpty')}
              </List.Item>
            )
          );
        })}
      </List>
      <Text fz="sm" c="dimmed" mb="md">
        {t('document.askHelp')}
      </Text>
      <Group ref={content} justify="flex-end">
        <Button
          variant="default"
          onClick={confirming.goBack}
          rightSection={<Kbd size="xs">{t('field.cancelKey')}</Kbd>}
        >
          {t('document.askBack')}
        </Button>
        <Button
          data-autofocus
          onClick={confirming.confirmAnyway}
          rightSection={<Kbd size="xs">{t('field.saveKey')}</Kbd>}
        >
          {t('document.askConfirm')}
        </Button>
      </Group>
    </Modal>
  );
}

/**
 * Enter confirms from the first frame, too, when the focus has not come into the dialog yet. The field behind must
 * not see that key.
 *
 * @returns where to hang the content, by which keys pressed inside are told: their button answers them
 */
function useEnterFromOutside({ asked, confirmAnyway }: Confirming) {
  const content = useRef<HTMLDivElement>(null);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const dialog = content.current?.closest('[role="dialog"]');
    const inside = event.target instanceof Node && dialog?.contains(event.target);
    if (event.key !== 'Enter' || event.repeat || event.isComposing || inside) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    confirmAnyway();
  });
  const waiting = asked.length > 0;
  useEffect(() => {
    if (!waiting) return undefined;
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [waiting]);
  return content;
}
