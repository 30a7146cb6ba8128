import { Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ScanFileState, Status } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { formatNumber } from '../model/format.ts';

/** In the order of a file's way; `gone` is no work and is left out unless there are some. */
const SHOWN: readonly ScanFileState[] = ['received', 'reading', 'review', 'done', 'withheld', 'failed', 'gone'];

export function StateCounts({ counts }: { readonly counts: Status['scanFiles'] }) {
  const { t, language } = useMessages();
  return (
    <nav className="state-counts" aria-label={t('overview.states')}>
      {SHOWN.filter((state) => state !== 'gone' || counts.gone > 0).map((state) => (
        <Link
          key={state}
          className="state-count"
          data-state={state}
          data-zero={counts[state] === 0}
          to={state === 'failed' ? '/failures' : `/files?state=${state}`}
        >
          <Text component="span" fz={28} fw={650} lh={1.1} className="state-number">
            {formatNumber(counts[state], language)}
          </Text>
          <Text component="span" fz="sm">
            {t(`state.${state}`)}
          </Text>
        </Link>
      ))}
    </nav>
  );
}
