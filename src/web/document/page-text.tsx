import { Alert, Text } from '@mantine/core';
import type { PageDetail } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';

export function PageText({ page }: { readonly page: PageDetail }) {
  const { t } = useMessages();
  return (
    <section className="page-text" tabIndex={0} aria-label={t('document.text')}>
      <Text fz="xs" c="dimmed" mb="xs">
        {page.source === 'text-layer'
          ? t('document.fromTextLayer')
          : t('document.ocrConfidence', { percent: Math.floor(page.confidence * 100) })}
      </Text>
      {page.findings.map((finding) => (
        <Alert key={finding.code} color="orange" variant="light" py={6} mb="xs">
          {finding.message}
        </Alert>
      ))}
      {page.text === '' ? (
        <Text c="dimmed">{t(page.blank ? 'document.blankPage' : 'document.textEmpty')}</Text>
      ) : (
        <pre className="page-text-body">{page.text}</pre>
      )}
    </section>
  );
}
