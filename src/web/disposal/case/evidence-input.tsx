import { useState } from 'react';
import { Alert, FileInput, Stack, Text } from '@mantine/core';
import type { Evidence } from '../disposal-types.ts';
import { useDisposalMessages } from '../messages/disposal-messages.ts';

interface EvidenceInputProps {
  readonly label: string;
  readonly help: string | undefined;
  readonly evidence: readonly Evidence[];
  readonly onChange: (evidence: readonly Evidence[]) => void;
  readonly error: string | undefined;
}

/** Files that prove something: their names, sizes and hashes, made here; the files themselves go nowhere. */
export function EvidenceInput({ label, help, evidence, onChange, error }: EvidenceInputProps) {
  const { t } = useDisposalMessages();
  const [isBusy, setBusy] = useState(false);
  if (!window.isSecureContext) return <Alert color="orange">{t('explain.noHash')}</Alert>;
  const take = async (files: readonly File[]) => {
    setBusy(true);
    try {
      const taken: Evidence[] = [];
      for (const file of files) taken.push(await evidenceOf(file)); // one in memory at a time
      onChange(taken);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap={4}>
      <FileInput
        multiple
        {...{ label, description: help, error, disabled: isBusy }}
        placeholder={isBusy ? t('case.waiting') : ''}
        onChange={(files) => void take(files)}
      />
      {evidence.map(({ name, sha256 }) => (
        <Text key={sha256} fz="xs" c="dimmed" truncate>
          {`${name} · SHA-256 ${sha256}`}
        </Text>
      ))}
    </Stack>
  );
}

async function evidenceOf(file: File): Promise<Evidence> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name: file.name.normalize('NFC'), sha256, bytes: file.size };
}
