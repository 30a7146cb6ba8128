/** Aborts on the first SIGINT, SIGTERM or SIGHUP; a second one ends the process at once. */
export function untilSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort(new Error('stopped by a signal'));
    });
  }
  return controller.signal;
}
