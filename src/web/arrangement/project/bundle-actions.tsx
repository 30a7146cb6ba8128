import { Button, Group, Text } from '@mantine/core';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import type { ProjectRights } from '../model/project-rights.ts';
import type { BundleWork } from './use-bundle-work.ts';

interface BundleActionsProps {
  readonly work: BundleWork;
  readonly rights: ProjectRights;
}

/** What this account may do with the bundles that are chosen. */
export function BundleActions({ work, rights }: BundleActionsProps) {
  const { t } = useArrangementMessages();
  const { chosen, marked, send } = work;
  const shared = { size: 'xs', variant: 'default', disabled: chosen.length === 0 } as const;
  if (!rights.books && !rights.sorts) return null;
  return (
    <Group gap="xs" mb="xs">
      <Text fz="sm" aria-live="polite" miw={120}>
        {marked > 0
          ? t('bundles.marked', { count: marked })
          : t('bundles.cursor', { number: chosen[0]?.number ?? '—' })}
      </Text>
      {rights.takes && (
        <Button {...shared} loading={send.isPending} onClick={() => work.assign('take')}>
          {t('bundles.take')} (N)
        </Button>
      )}
      {rights.handsOut && (
        <Button {...shared} onClick={() => work.ask('hand')}>
          {t('bundles.hand')}… (G)
        </Button>
      )}
      {work.mayGiveBack && (
        <Button {...shared} loading={send.isPending} onClick={() => work.assign('give-back')}>
          {t('bundles.giveBack')} (T)
        </Button>
      )}
      {rights.books && (
        <Button {...shared} onClick={() => work.ask('book')}>
          {t('bundles.book')}… (B)
        </Button>
      )}
      {rights.sorts && (
        <Button {...shared} onClick={() => work.ask('sort')}>
          {t('bundles.sort')}… (P)
        </Button>
      )}
    </Group>
  );
}
