import { useRef } from 'react';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { useRegisterMessages } from './messages/register-messages.ts';
import { takingBack } from './model/pair-work.ts';
import { refreshRegisters } from './queries.ts';
import type { RegisterMatch, SettledRegisterMatches, Settlement } from './register-types.ts';

export interface SettleWork {
  readonly isPending: boolean;
  readonly error: unknown;
  readonly settle: (settlements: readonly Settlement[], before: readonly RegisterMatch[]) => void;
  /** Takes the last settling of this page back; false where there is none. */
  readonly takeBack: () => boolean;
}

/** Settles pairs, and remembers how to take that back. */
export function useSettle(): SettleWork {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useRegisterMessages();
  const done = useRef<(readonly Settlement[])[]>([]);
  const send = useMutation({
    mutationFn: ({ items }: { items: readonly Settlement[]; before: readonly RegisterMatch[] }) =>
      api.call<SettledRegisterMatches>('/register-settlements', { method: 'POST', body: { items } }),
    onSuccess: ({ settled, refused }, { before }) => {
      const isBack = before.length === 0;
      const seen = new Map(before.map((match) => [match.document.documentId, match]));
      const back = settled.flatMap((after) => {
        const match = seen.get(after.document.documentId);
        return match === undefined ? [] : [takingBack(match, after)];
      });
      if (back.length > 0) done.current.push(back);
      if (settled.length > 0)
        notifications.show({ message: t(isBack ? 'pairs.undone' : 'pairs.settled', { count: settled.length }) });
      if (refused.length > 0)
        notifications.show({ color: 'orange', message: t('pairs.refused', { count: refused.length }) });
    },
    onSettled: () => refreshRegisters(client),
  });
  return {
    isPending: send.isPending,
    error: send.error,
    settle: (items, before) => {
      if (!send.isPending && items.length > 0) send.mutate({ items, before });
    },
    takeBack: () => {
      const last = done.current.pop();
      if (last === undefined || send.isPending) return false;
      send.mutate({ items: last, before: [] });
      return true;
    },
  };
}
