import { useEffect, useEffectEvent } from 'react';

/** True while keys are meant for what is being typed. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select');
}

/** True while a dialog is open: shortcuts of the page behind it rest. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}

/** Keys that move, or zoom, go on while they are held down. */
const HOLDABLE: ReadonlySet<string> = new Set([
  ...['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End', 'j', 'k'],
  ...['+', '=', '-', '_'],
]);

/** A key that judges is pressed for each thing: held down, it would judge what nobody has seen. */
export function isCommand({ key, repeat }: Pick<KeyboardEvent, 'key' | 'repeat'>): boolean {
  return !repeat || HOLDABLE.has(key);
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
