/** When an exchange is given up; one signal for that and for the caller's own abort. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** True when time ran out, false when the caller aborted. */
  passed(): boolean;
  /** From now on so long in all. */
  extend(ms: number): void;
  /**
   * A body of which some must come each time that the first deadline was long: one that drips would hold whoever reads
   * it for as long as the host likes.
   */
  watch(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  stop(): void;
}

/** Any line in use is a hundred times as fast, with the longest deadlines that are allowed. */
const LEAST_BYTES = 16 * 1024;

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
    let left = ms;
    let bytes = 0;
    let since = performance.now();
    gap = setTimeout(pass, left);
    for await (const chunk of body) {
      clearTimeout(gap); // what the reader does with a piece is not the host's time
      left -= performance.now() - since;
      bytes += chunk.length;
      if (bytes >= LEAST_BYTES) [left, bytes] = [ms, 0];
      yield chunk;
      since = performance.now();
      gap = setTimeout(pass, Math.max(0, left));
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
