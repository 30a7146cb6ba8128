import { useState } from 'react';
import { notifications } from '@mantine/notifications';
import { isDialogOpen, isTyping, useWindowKeys } from '../../parts/use-window-keys.ts';
import { stepTo } from '../../disposal/model/desk.ts';
import type { ProjectBundle } from '../arrangement-types.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { useSend } from '../use-send.ts';
import type { ProjectPart } from './project-part.ts';

/** What is asked before bundles are worked with. */
export type BundleAsk = 'hand' | 'book' | 'sort';

/** The cursor, the choice, and what is done to it: by button or by key. */
export function useBundleWork({ project, rights }: ProjectPart, bundles: readonly ProjectBundle[]) {
  const { t } = useArrangementMessages();
  const [place, setPlace] = useState(0);
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<BundleAsk>();
  const send = useSend<{ readonly bundles: number }>(({ bundles: count }) => {
    setChosenIds(new Set());
    notifications.show({ message: t('bundles.done', { count }) });
  });
  const at = Math.min(place, Math.max(0, bundles.length - 1));
  const marked = bundles.filter(({ id }) => chosenIds.has(id));
  // Nothing chosen: what the cursor stands on.
  const chosen = marked.length > 0 ? marked : bundles.slice(at, at + 1);
  const assign = (act: 'take' | 'give-back') =>
    send.mutate({
      path: `/arrangement-projects/${project.id}/assignments`,
      body: { act, ids: chosen.map(({ id }) => id) },
    });
  const toggle = (id: string) =>
    setChosenIds((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const chooseAll = () =>
    setChosenIds(marked.length === bundles.length ? new Set() : new Set(bundles.map(({ id }) => id)));
  const mayGiveBack = rights.takes || rights.handsOut;
  const acts: Readonly<Record<string, () => void>> = {
    ...(rights.takes && { n: () => assign('take') }),
    ...(mayGiveBack && { t: () => assign('give-back') }),
    ...(rights.handsOut && { g: () => setAsked('hand') }),
    ...(rights.books && { b: () => setAsked('book') }),
    ...(rights.sorts && { p: () => setAsked('sort') }),
  };
  const runOf = (event: KeyboardEvent): (() => void) | undefined => {
    const next = stepTo(event.key, at, bundles.length);
    if (next !== undefined) return () => setPlace(next);
    if (event.key === ' ') return () => toggle(bundles[at]?.id ?? '');
    return chosen.length > 0 ? acts[event.key.toLowerCase()] : undefined;
  };
  useWindowKeys((event) => {
    if (isDialogOpen() || isOnControl(event) || event.altKey) return;
    const selectsAll = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a';
    if ((event.ctrlKey || event.metaKey) && !selectsAll) return;
    const run = selectsAll ? chooseAll : runOf(event);
    if (!run) return;
    run();
    event.preventDefault();
  });
  return {
    ...{ at, chosen, isMarked: (id: string) => chosenIds.has(id), marked: marked.length, toggle, chooseAll },
    ...{ asked, ask: setAsked, moveTo: setPlace, assign, send, mayGiveBack },
    forget: () => setChosenIds(new Set()),
  };
}

export type BundleWork = ReturnType<typeof useBundleWork>;

/** Keys of what has the focus are its own: text, and what Space or an arrow works. */
function isOnControl({ target }: KeyboardEvent): boolean {
  return isTyping(target) || (target instanceof HTMLElement && target.closest('button, a, input, [role=tab]') !== null);
}
