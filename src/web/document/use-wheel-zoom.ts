import { useEffect, useEffectEvent, type RefObject } from 'react';

/** Ctrl and the wheel zoom the page instead of the browser window. React's own wheel listener could not prevent that. */
export function useWheelZoom(scroller: RefObject<HTMLElement | null>, zoomBy: (factor: number) => void): void {
  const onZoom = useEffectEvent(zoomBy);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      onZoom(Math.exp(-event.deltaY / 400));
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [scroller]);
}
