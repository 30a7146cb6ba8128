/** When an exchange is given up; one signal for that and for the caller's own abort. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** True when time ran out, false when the caller aborted. */
  passed(): boolean;
  /** From now on so long in all. */
  extend(ms: number): void;
  /** A body whose pieces must not be further apart than the first deadline was long. */
  watch(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  stop(): void;
}

export function startDeadline(ms: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let isPassed = false;
  const pass = (): void => {
    isPassed = true;
    controller.abort();
  };
  const abort = (): void => {
    controller.abort();
  };
  let whole = setTimeout(pass, ms);
  let gap: NodeJS.Timeout | undefined;
  if (outer?.aborted === true) abort();
  outer?.addEventListener('abort', abort, { once: true });

  async function* watch(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    gap = setTimeout(pass, ms);
    for await (const chunk of body) {
      clearTimeout(gap); // what the reader does with a piece is not the host's time
      yield chunk;
      gap = setTimeout(pass, ms);
    }
    clearTimeout(gap);
  }

  return {
    signal: controller.signal,
    passed: () => isPassed,
    extend: (longer) => {
      clearTimeout(whole);
      whole = setTimeout(pass, longer);
    },
    watch,
    stop: () => {
      clearTimeout(whole);
      clearTimeout(gap);
      outer?.removeEventListener('abort', abort);
    },
  };
}
