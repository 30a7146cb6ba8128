import { useEffect, useRef } from 'react';

/** True where no control has the focus: keys then go to the page. */
export function isFocusLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
}

/** The same, or one of the regions that get the focus when a control leaves: nothing in them answers keys by itself. */
export function isAtRest(): boolean {
  return isFocusLost() || document.activeElement?.matches('#main, [data-rest]') === true;
}

interface FocusBack {
  /** What is shown, in words: once it is another, the work is done. */
  readonly shown: string;
  /** A control at work takes no focus. */
  readonly isBusy: boolean;
  /** What took the place of the control, else what stands around it. */
  readonly find: () => HTMLElement | null | undefined;
}

/**
 * A control that did its work may leave the page, and the focus with it.
 *
 * @returns to be called where such work begins
 */
export function useFocusBack({ shown, isBusy, find }: FocusBack): () => void {
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (before.current === undefined || isBusy) return;
    if (isFocusLost()) find()?.focus();
    // Until another thing is shown the focus may be lost again.
    if (before.current !== shown) before.current = undefined;
  });
  return () => {
    before.current = shown;
  };
}
