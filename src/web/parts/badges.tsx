import { Badge, Tooltip } from '@mantine/core';
import type { Origin, ScanFileState } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';

const STATE_COLORS: Readonly<Record<ScanFileState, string>> = {
  received: 'gray',
  reading: 'blue',
  review: 'orange',
  done: 'green',
  withheld: 'red',
  failed: 'red',
  gone: 'gray',
};

export function StateBadge({ state }: { readonly state: ScanFileState }) {
  const { t } = useMessages();
  return (
    <Badge
      className="state-badge"
      data-state={state}
      color={STATE_COLORS[state]}
      variant={state === 'withheld' ? 'filled' : 'light'}
    >
      {t(`state.${state}`)}
    </Badge>
  );
}

export function OriginBadge({ origin }: { readonly origin: Origin }) {
  const { t } = useMessages();
  return (
    <Tooltip label={t(`origin.help.${origin}`)} openDelay={400}>
      <Badge
        className="origin-badge"
        data-origin={origin}
        color={origin === 'human' ? 'brand' : 'gray'}
        variant="light"
        size="sm"
      >
        {t(`origin.${origin}`)}
      </Badge>
    </Tooltip>
  );
}

export function ReviewMark() {
  const { t } = useMessages();
  return (
    <Badge className="review-mark" color="orange" variant="filled" size="sm">
      {t('field.needsReview')}
    </Badge>
  );
}
