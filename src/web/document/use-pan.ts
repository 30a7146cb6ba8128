import { useEffect, type RefObject } from 'react';

/** Movements shorter than this are a click. */
const CLICK_PX = 4;

/** Moves the content of a scrolling element with the pointer, like a sheet on a desk. */
export function usePan(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let grip: { readonly x: number; readonly y: number; readonly left: number; readonly top: number } | undefined;
    let moved = false;
    const down = (event: PointerEvent) => {
      // Fingers scroll by themselves.
      if (event.button !== 0 || event.pointerType === 'touch') return;
      grip = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop };
      moved = false;
    };
    const move = (event: PointerEvent) => {
      if (!grip) return;
      const [dx, dy] = [event.clientX - grip.x, event.clientY - grip.y];
      if (!moved && Math.hypot(dx, dy) < CLICK_PX) return;
      moved = true;
      element.dataset.panning = 'true';
      element.scrollTo({ left: grip.left - dx, top: grip.top - dy, behavior: 'instant' });
    };
    const up = () => {
      grip = undefined;
      delete element.dataset.panning;
    };
    // A drag that began on a marked box must not choose its field.
    const click = (event: MouseEvent) => {
      if (moved) event.stopPropagation();
      moved = false;
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('click', click, true);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('click', click, true);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
    };
  }, [scroller]);
}
