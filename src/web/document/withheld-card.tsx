import { Alert, List, Paper, Text, Title } from '@mantine/core';
import type { ScanFile } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';

/** In place of a file that bears a secrecy mark: no picture, no text; why, and what to do. */
export function WithheldCard({ file }: { readonly file: ScanFile }) {
  const { t } = useMessages();
  const { level, page } = file.details;
  const what =
    level !== undefined && page !== undefined ? t('withheld.what', { level, page }) : t('withheld.whatPlain');
  return (
    <Paper withBorder p="lg" maw={760} className="withheld-card">
      <Alert color="red" variant="light" title={t('withheld.title')}>
        {what}
      </Alert>
      <Title order={2} fz="md" mt="md" mb="xs">
        {t('withheld.real')}
      </Title>
      <List type="ordered" spacing={6} fz="sm">
        <List.Item>{t('withheld.step1', { file: file.name })}</List.Item>
        <List.Item>{t('withheld.step2')}</List.Item>
        <List.Item>{t('withheld.step3')}</List.Item>
      </List>
      <Title order={2} fz="md" mt="md" mb="xs">
        {t('withheld.mistaken')}
      </Title>
      <Text fz="sm">{t('withheld.mistakenText')}</Text>
      <Text fz="xs" c="dimmed" mt="md">
        Luật Bảo vệ bí mật nhà nước 29/2018/QH14
      </Text>
    </Paper>
  );
}
