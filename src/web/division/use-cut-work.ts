import { useState } from 'react';
import type { FileDivision } from './division-types.ts';
import {
  CHANGE_KINDS,
  changesOf,
  reapply,
  refusalOf,
  sameCuts,
  startWork,
  withPast,
  toggleSeparator,
  toggleStart,
  undo,
  type CutWork,
  type Side,
} from './model/cuts.ts';
import { useDivisionMessages } from './messages/division-messages.ts';

export interface CutDesk {
  readonly work: CutWork;
  /** How many cuts are otherwise than in the service. */
  readonly changes: number;
  /** Somebody else changed the file under unsaved changes. */
  readonly isConflict: boolean;
  /** What the last key or click did, or why it did nothing. */
  readonly said: string;
  readonly toggleStart: (page: number) => void;
  readonly toggleSheet: (page: number) => void;
  readonly undo: () => void;
  readonly discard: () => void;
  /** Takes what stands in the service now, with the person's changes on it or without them. */
  readonly takeNew: (keepMine: boolean) => void;
  /** The cuts were taken by the service: steps can still be taken back, as new changes. */
  readonly sent: () => void;
  /** The cuts were dropped there: they can be taken up again by one step back. */
  readonly dropped: () => void;
}

/** The cuts as a person moves them; they follow the service while nothing is changed. */
export function useCutWork(division: FileDivision, sides: readonly Side[]): CutDesk {
  const { t } = useDivisionMessages();
  const [seen, setSeen] = useState(division);
  const [work, setWork] = useState(() => startWork(division, sides));
  const [said, setSaid] = useState('');
  // the next cuts of the service are what this person asked for
  const [isAwaited, setAwaited] = useState(false);
  const now = startWork(division, sides);
  const changes = countOf(work);
  const isNews = !sameCuts(now.base, work.base);
  const settled = changes === 0 || sameCuts(now.base, work.cuts);
  if (seen !== division && (!isNews || settled)) {
    setSeen(division);
    setAwaited(false);
    const next = withPast(now, isNews && !isAwaited ? [] : work.past);
    // the same cuts of a later revision: the changes stand as they are
    setWork(isNews || changes === 0 ? next : { ...work, kept: now.kept });
  }
  const act = (next: CutWork, text: string) => {
    setWork(next);
    setSaid(text);
  };
  return {
    ...{ work, changes, said },
    isConflict: isNews && !settled,
    toggleStart: (page) => {
      const refusal = refusalOf(work, page);
      if (refusal !== undefined) act(work, t(`cuts.refused.${refusal}`, { page }));
      else act(toggleStart(work, page), t(work.cuts.starts.includes(page) ? 'cuts.said.joined' : 'cuts.said.cut', { page })); // prettier-ignore
    },
    toggleSheet: (page) => {
      const isSheet = work.cuts.separators.includes(page);
      if (work.kept.has(page)) act(work, t('cuts.refused.kept', { page }));
      else act(toggleSeparator(work, page), t(isSheet ? 'cuts.said.noSheet' : 'cuts.said.sheet', { page }));
    },
    undo: () => act(undo(work), t(work.past.length === 0 ? 'cuts.said.nothing' : 'cuts.said.undone')),
    discard: () => act(now, ''),
    takeNew: (keepMine) => act(keepMine ? reapply(work, now) : now, ''),
    sent: () => setAwaited(true),
    dropped: () => {
      setAwaited(true);
      act({ ...now, past: [...work.past, work.cuts] }, '');
    },
  };
}

function countOf(work: CutWork): number {
  const changes = changesOf(work);
  return CHANGE_KINDS.reduce((sum, kind) => sum + changes[kind].length, 0);
}
