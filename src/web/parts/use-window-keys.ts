import { useEffect, useEffectEvent } from 'react';
import { isCommand } from './held-keys.ts';

/** True while keys are meant for what is being typed. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select');
}

/** True while a dialog is open: shortcuts of the page behind it rest. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}

/** Calls `handle` for every key pressed anywhere; it calls `preventDefault` on what it uses. */
export function useWindowKeys(handle: (event: KeyboardEvent) => void): void {
  const onKey = useEffectEvent(handle);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      // A key that ends a Vietnamese syllable in an input method is not a command.
      if (!event.defaultPrevented && !event.isComposing && isCommand(event)) onKey(event);
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
