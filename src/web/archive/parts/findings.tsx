import { Badge, Stack, Text } from '@mantine/core';
import type { components } from '../../generated/api.ts';
import { isArchiveKey, useArchiveMessages } from '../messages/archive-messages.ts';

interface FindingsProps {
  readonly findings: readonly components['schemas']['DossierFinding'][];
}

/** What is missing or doubtful, with the step that it blocks. */
export function Findings({ findings }: FindingsProps) {
  const { t } = useArchiveMessages();
  return (
    <Stack gap={4}>
      {findings.map(({ rule, blocks, message }) => {
        const key = `finding.blocks.${String(blocks)}`;
        return (
          <Text key={rule} fz="sm">
            <Badge size="sm" mr={6} color={blocks === null ? 'orange' : 'red'} variant="light">
              {isArchiveKey(key) ? t(key) : t('finding.warning')}
            </Badge>
            {message}
          </Text>
        );
      })}
    </Stack>
  );
}
