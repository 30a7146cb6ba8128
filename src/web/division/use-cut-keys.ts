import { isDialogOpen, isTyping, useWindowKeys } from '../parts/use-window-keys.ts';
import type { FileDivision } from './division-types.ts';
import { cutRows, spanOf } from './model/cut-rows.ts';
import { doubtPages, nextOf } from './model/doubts.ts';
import type { CutDesk } from './use-cut-work.ts';

interface CutKeys {
  readonly desk: CutDesk;
  readonly division: FileDivision;
  readonly active: number;
  readonly setActive: (page: number) => void;
  readonly canEdit: boolean;
  readonly leave: () => void;
}

/** The keys of the page; those that walk and cut work on a side or on nothing in particular, not on buttons and links. */
export function useCutKeys(keys: CutKeys): void {
  useWindowKeys((event) => {
    if (isDialogOpen() || isInDialog(event.target) || isTyping(event.target) || event.altKey) return;
    const held = event.ctrlKey || event.metaKey;
    const run = held ? heldKey(event, keys) : (plainKey(event, keys) ?? (isFree(event.target) ? sideKey(event, keys) : undefined)); // prettier-ignore
    if (run === undefined) return;
    run();
    event.preventDefault();
  });
}

/** Also in one that this key has just closed. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"]') !== null;
}

type Run = (() => void) | undefined;

/** True where Enter and Space have no meaning of their own. */
function isFree(target: EventTarget | null): boolean {
  return !(target instanceof HTMLElement) || target.dataset.page !== undefined || target.closest('button, a, [role=button]') === null; // prettier-ignore
}

function heldKey(event: KeyboardEvent, { desk, canEdit }: CutKeys): Run {
  return event.key.toLowerCase() === 'z' && !event.shiftKey && canEdit ? desk.undo : undefined;
}

function plainKey({ key }: KeyboardEvent, { desk, division, active, setActive, canEdit, leave }: CutKeys): Run {
  if (key === 'Escape') return leave;
  if (key.toLowerCase() === 'p' && canEdit) return () => desk.toggleSheet(active);
  const doubt = nextOf(doubtPages(division), active);
  if (key.toLowerCase() === 'n' && doubt !== undefined) return () => setActive(doubt);
  return undefined;
}

function sideKey({ key }: KeyboardEvent, { desk, active, setActive, canEdit }: CutKeys): Run {
  if (key === 'Enter' || key === ' ') return canEdit ? () => desk.toggleStart(active) : undefined;
  const { cuts, sides } = desk.work;
  const pages = sides.map(({ page }) => page);
  const firsts = cutRows(cuts, sides).map((row) => spanOf(row).first);
  const beside = (step: number) => pages[pages.indexOf(active) + step];
  const goal: Readonly<Record<string, number | undefined>> = {
    ArrowRight: beside(1),
    ArrowLeft: beside(-1),
    ArrowDown: firsts.find((page) => page > active),
    ArrowUp: firsts.findLast((page) => page < active),
    Home: pages[0],
    End: pages.at(-1),
  };
  const page = goal[key];
  return page === undefined ? undefined : () => setActive(page);
}
