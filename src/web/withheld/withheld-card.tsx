import { useState } from 'react';
import { Alert, Button, List, Paper, Text, Title } from '@mantine/core';
import type { ScanFile } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { useRight } from '../session/session-context.ts';
import { LiftDialog } from './lift-dialog.tsx';
import { markOf, type Mark } from './mark.ts';

/** In place of a file that bears a secrecy mark: no picture, no text; why, and what to do. */
export function WithheldCard({ file }: { readonly file: ScanFile }) {
  const { t } = useMessages();
  const mark = markOf(file);
  return (
    <Paper withBorder p="lg" maw={760} className="withheld-card">
      <Alert color="red" variant="light" title={t('withheld.title')}>
        {mark ? t('withheld.what', { ...mark }) : t('withheld.whatPlain')}
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
      {mark && <Judge file={file} mark={mark} />}
      <Text fz="xs" c="dimmed" mt="md">
        Luật Bảo vệ bí mật nhà nước 117/2025/QH15 (trước ngày 01/3/2026: 29/2018/QH14)
      </Text>
    </Paper>
  );
}

function Judge({ file, mark }: { readonly file: ScanFile; readonly mark: Mark }) {
  const { t } = useMessages();
  const mayJudge = useRight('judge-marks');
  // What is declared is declared of the file as it was when the page was opened.
  const [judged, setJudged] = useState<ScanFile>();
  if (!mayJudge) {
    return (
      <Text fz="sm" c="dimmed" mt="xs">
        {t('withheld.liftNotYou')}
      </Text>
    );
  }
  return (
    <>
      <Button size="xs" variant="default" mt="sm" onClick={() => setJudged(file)}>
        {t('withheld.lift', { page: mark.page })}
      </Button>
      {judged && <LiftDialog file={judged} mark={mark} onClose={() => setJudged(undefined)} />}
    </>
  );
}
