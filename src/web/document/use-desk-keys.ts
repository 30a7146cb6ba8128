import { isDialogOpen, isTyping, useWindowKeys } from '../parts/use-window-keys.ts';
import type { Review } from './use-review.ts';

interface DeskKeys {
  readonly review: Review;
  readonly canEdit: boolean;
  readonly turnPage: (step: number) => void;
  readonly confirm: () => void;
}

/** The keys of the document page that work wherever the focus is. */
export function useDeskKeys({ review, canEdit, turnPage, confirm }: DeskKeys): void {
  const pageKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return undefined;
    const step = { PageDown: 1, PageUp: -1 }[event.key];
    return step === undefined ? undefined : () => turnPage(step);
  };
  const writeKey = (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey) return undefined;
    if (event.key === 'Enter') return confirm;
    const { active } = review.state;
    return isUndo(event) && active !== undefined ? () => review.takeBack(active) : undefined;
  };
  useWindowKeys((event) => {
    if (isDialogOpen()) return;
    const run = canEdit ? (writeKey(event) ?? pageKey(event)) : pageKey(event);
    run?.();
    if (run) event.preventDefault();
  });
}

/** While typing, Ctrl+Z belongs to the text. */
function isUndo(event: KeyboardEvent): boolean {
  return event.key.toLowerCase() === 'z' && !isTyping(event.target);
}
