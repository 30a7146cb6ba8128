import { cpuSeconds } from '../bench/cpu-clock.ts';

export interface Timing {
  readonly name: string;
  readonly clock: number;
  readonly processor: number;
  /** Seconds on the clock at most, by the list of what the archive must show. */
  readonly bar: number | undefined;
  readonly result: string;
}

export interface Timings {
  /** Runs a step; what it says of its result stands beside its time. */
  step(name: string, work: () => Promise<string>, bar?: number): Promise<void>;
  /** A step that was timed elsewhere, e.g. the slowest page of many. */
  add(timing: Timing): void;
  readonly all: readonly Timing[];
}

export function createTimings(report: (line: string) => void): Timings {
  const all: Timing[] = [];
  const add = (timing: Timing) => {
    all.push(timing);
    report(`${timing.name}: ${timing.result} (${seconds(timing.clock)} giây)`);
  };
  return {
    all,
    add,
    async step(name, work, bar) {
      const [start, before] = [performance.now(), cpuSeconds()];
      const result = await work();
      add({ name, clock: (performance.now() - start) / 1000, processor: cpuSeconds() - before, bar, result });
    },
  };
}

export function isTooSlow({ clock, bar }: Timing): boolean {
  return bar !== undefined && clock > bar;
}

const HEAD = ['Bước', 'Đồng hồ (giây)', 'Bộ xử lý (giây)', 'Mức phải đạt', 'Kết luận'] as const;

/** The times against the bars, for people; one row a step. */
export function timingTable(all: readonly Timing[]): readonly string[] {
  const rows = all.map((timing) => [
    ...[timing.name, seconds(timing.clock), seconds(timing.processor)],
    timing.bar === undefined ? '' : `≤ ${seconds(timing.bar)}`,
    timing.bar === undefined ? '' : isTooSlow(timing) ? 'CHẬM' : 'đạt',
  ]);
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => Array.from(row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [line(HEAD), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)];
}

/** As written in Vietnamese: a comma before the fraction. */
function seconds(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1).replace('.', ',');
}
