import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import type { AccountWithSecret } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';

/** A secret that the service shows this once; a click beside the dialog does not lose it. */
export function SecretOnce({ issued, onClose }: { readonly issued: AccountWithSecret; readonly onClose: () => void }) {
  const { t } = useMessages();
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('accounts.secretTitle', { name: issued.account.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="sm">
        <Text fz="sm">{t('accounts.secretOnce')}</Text>
        <Group gap="sm">
          <Code fz="lg" px="md" py="xs" className="secret">
            {issued.secret}
          </Code>
          <CopyButton value={issued.secret}>
            {({ copied, copy }) => (
              <Button size="xs" variant="default" onClick={copy}>
                {t(copied ? 'common.copied' : 'common.copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </Stack>
    </Modal>
  );
}
