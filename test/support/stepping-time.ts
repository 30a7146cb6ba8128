import type { Clock } from '../../src/ports/clock.ts';

/** A clock that goes on by itself only while somebody waits for it, which takes no time. */
export interface SteppingTime extends Clock {
  /** Waits asked for so far, in milliseconds. */
  readonly waits: readonly number[];
  wait(ms: number): Promise<void>;
  advance(ms: number): void;
}

export function steppingTime(start = '2026-11-24T09:00:00Z'): SteppingTime {
  let now = Date.parse(start);
  const waits: number[] = [];
  return {
    waits,
    now: () => new Date(now),
    wait: (ms) => {
      waits.push(ms);
      now += ms;
      return Promise.resolve();
    },
    advance: (ms) => {
      now += ms;
    },
  };
}
