import { readFileSync } from 'node:fs';
import type { RetentionSchedule } from '../../../src/domain/retention/retention-schedule.ts';

const FOLDER = new URL('../../../schemas/retention/', import.meta.url);

/** A schedule that is shipped; its shape is checked elsewhere. */
export function shippedSchedule(id: string): RetentionSchedule {
  return JSON.parse(readFileSync(new URL(`${id}.json`, FOLDER), 'utf8')) as RetentionSchedule;
}
