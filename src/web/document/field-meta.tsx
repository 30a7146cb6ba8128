import { Text } from '@mantine/core';
import type { FieldValue } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { percent } from '../model/format.ts';
import { OriginBadge, ReviewMark } from '../parts/badges.tsx';

/** Who says so, and how sure. A person's word needs no figure. */
export function FieldMeta({ value }: { readonly value: FieldValue }) {
  const { t } = useMessages();
  return (
    <span className="field-meta">
      {value.needsReview && <ReviewMark />}
      <OriginBadge origin={value.origin} />
      {value.origin !== 'human' && (
        <Text span fz="xs" className="confidence" c={value.needsReview ? 'orange.9' : 'dimmed'}>
          {t('common.sure', { percent: percent(value.confidence) })}
        </Text>
      )}
    </span>
  );
}
