import type { Clock } from '../ports/clock.ts';

export interface PaceSettings {
  /** Requests at a time. */
  readonly concurrency: number;
  /** Shortest time between the starts of two requests. */
  readonly minIntervalMs: number;
}
export interface PaceDeps {
  readonly clock: Clock;
  /** Waits, less when the signal aborts; does not reject for that. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** How fast one host is asked: shared by all requests to it, so that a host which is in trouble is left alone by all. */
export interface Pace {
  /** Runs `work` when it is its turn; in order of asking. Undefined when the signal aborted before its turn came. */
  run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<{ readonly value: T } | undefined>;
  /** Nothing is started for so long; a shorter delay than one that stands changes nothing. */
  delay(ms: number): void;
}

const LONGEST_WAIT_MS = 5 * 60_000;

/** Places of which so many are taken at a time; given in order of asking. */
function createPlaces(count: number): {
  /** False when the signal aborted before there was one. */
  take(signal: AbortSignal): Promise<boolean>;
  giveBack(): void;
} {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return {
    take: (signal) => {
      if (signal.aborted) return Promise.resolve(false);
      if (taken < count) {
        taken += 1;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const start = (): void => {
          signal.removeEventListener('abort', leave);
          resolve(true);
        };
        const leave = (): void => {
          waiting.splice(waiting.indexOf(start), 1);
          resolve(false);
        };
        waiting.push(start);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
    giveBack: () => {
      const next = waiting.shift();
      if (next)
        next(); // the place goes on to the next
      else taken -= 1;
    },
  };
}

export function createPace({ concurrency, minIntervalMs }: PaceSettings, { clock, wait }: PaceDeps): Pace {
  const places = createPlaces(concurrency);
  let notBefore = 0;
  let lastStart = -Infinity;

  /** True when the time has come, false when the signal aborted. */
  async function waitForTurn(signal: AbortSignal): Promise<boolean> {
    for (;;) {
      if (signal.aborted) return false;
      const now = clock.now().getTime();
      const ms = Math.max(notBefore, lastStart + minIntervalMs) - now;
      // Nobody waits longer than a minute or so: the clock of the machine was set back.
      if (ms <= 0 || ms > LONGEST_WAIT_MS) {
        notBefore = 0;
        lastStart = now;
        return true;
      }
      await wait(ms, signal);
    }
  }

  return {
    run: async (signal, work) => {
      if (!(await places.take(signal))) return undefined;
      try {
        return (await waitForTurn(signal)) ? { value: await work() } : undefined;
      } finally {
        places.giveBack();
      }
    },
    delay: (ms) => {
      notBefore = Math.max(notBefore, clock.now().getTime() + ms);
    },
  };
}
