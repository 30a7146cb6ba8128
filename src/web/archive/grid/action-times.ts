/**
 * How long a person waits for what a key or the wheel did: from the event until the browser has painted it. As measures of
 * the page's own clock (`grid:<action>`), for whoever looks at the page's performance; nothing is kept.
 */
export function timeAction(action: string, event: Pick<Event, 'timeStamp'>): void {
  const start = event.timeStamp;
  requestAnimationFrame(() => {
    // A message comes after the frame has been painted; a timer might be held back.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      const name = `grid:${action}`;
      performance.measure(name, { start, end: performance.now() });
      performance.clearMeasures(name);
    };
    port2.postMessage(undefined);
  });
}
