import { readFileSync } from 'node:fs';
import type { RetentionSchedule } from '../../../src/domain/retention/retention-schedule.ts';

export interface LabelledTitle {
  readonly part: string;
  /** Right row; empty where no row is right. */
  readonly row: string;
  readonly title: string;
}

export function readTitles(name: string): readonly LabelledTitle[] {
  const url = new URL(`../../../test/fixtures/retention/${name}`, import.meta.url);
  const [, ...lines] = readFileSync(url, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [part = '', row = '', title = ''] = line.split('\t');
    return { part, row, title };
  });
}

export function readSchedule(id: string): RetentionSchedule {
  const url = new URL(`../../../schemas/retention/${id}.json`, import.meta.url);
  // Shipped with the program and checked by its own tests.
  return JSON.parse(readFileSync(url, 'utf8')) as RetentionSchedule;
}
