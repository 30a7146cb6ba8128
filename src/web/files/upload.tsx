import { useState } from 'react';
import { Group, Select, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { withQuery, type ApiClient } from '../api/client.ts';
import { refreshAfterWrite, statusQuery } from '../api/queries.ts';
import type { UploadReceipt, UploadReceipts } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { errorText } from '../parts/error-note.tsx';
import { SameNote } from './same-content.tsx';

const TYPES = ['application/pdf', 'image/tiff', 'image/jpeg', 'image/png'];

async function sendFile(api: ApiClient, hostId: string, file: File): Promise<UploadReceipt | undefined> {
  const path = withQuery(`/hosts/${hostId}/uploads`, { name: chosenName(file) });
  const { uploads } = await api.call<UploadReceipts>(path, { method: 'POST', file });
  return uploads[0];
}

function chosenName(file: File): string {
  return file.name.normalize('NFC');
}

/** Takes scans into a host that takes files; one after the other, each with its own answer. */
export function Upload() {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useMessages();
  const { data: status } = useQuery(statusQuery(api));
  const hosts = status?.hosts.filter(({ capabilities }) => capabilities.includes('intake')).map(({ id }) => id) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const hostId = chosen ?? hosts[0];
  const tell = (file: File, receipt: UploadReceipt | undefined) => {
    // Where the name is taken the host keeps it under another.
    const name = receipt?.name ?? chosenName(file);
    const message = t(name === chosenName(file) ? 'files.uploaded' : 'files.uploadedAs', { name });
    const same = receipt?.sameAs ?? [];
    if (same.length === 0) notifications.show({ message });
    else {
      const id = `same-${name}`;
      const close = () => notifications.hide(id);
      const note = <SameNote same={same} onOpen={close} />;
      notifications.show({ id, color: 'orange', autoClose: false, title: message, message: note });
    }
  };
  const upload = useMutation({
    mutationFn: async ({ files, to }: { files: readonly File[]; to: string }) => {
      for (const file of files) {
        try {
          tell(file, await sendFile(api, to, file));
        } catch (error) {
          const title = t('files.uploadRefused', { name: file.name });
          notifications.show({ color: 'red', autoClose: false, title, message: errorText(error, t) });
        }
      }
    },
    onSettled: () => refreshAfterWrite(client),
  });
  if (hostId === undefined) return null;
  return (
    <Group gap="sm" wrap="nowrap" align="stretch">
      <Dropzone
        flex={1}
        p="sm"
        accept={TYPES}
        loading={upload.isPending}
        onDrop={(files) => upload.mutate({ files, to: hostId })}
        onReject={() => notifications.show({ color: 'red', message: t('files.uploadType') })}
        inputProps={{ 'aria-label': t('files.upload') }}
      >
        <Stack gap={0} align="center">
          <Text fw={600}>{t('files.upload')}</Text>
          <Text fz="sm" c="dimmed">
            {t('files.uploadHelp')}
          </Text>
        </Stack>
      </Dropzone>
      {hosts.length > 1 && (
        <Select label={t('files.uploadTarget')} data={hosts} value={hostId} onChange={setChosen} w={180} />
      )}
    </Group>
  );
}
