import scheduleSchema from '../../schemas/retention/retention-schedule.schema.json' with { type: 'json' };
import type { RetentionSchedule } from '../domain/retention/retention-schedule.ts';
import { ScheduleError, type ScheduleFault } from '../ports/errors.ts';
import { createSchemaValidator, faultKey, type Check, type Fault } from './schema-validator.ts';

/** The longest official appendix has some thousand rows; this is ten times as much. */
export const SCHEDULE_FILE_BYTES = 8 * 1024 * 1024;

let check: Check | undefined;

/** Reads the text of a schedule file. @throws ScheduleError naming the item, or the place in the file */
export function parseScheduleText(text: string): RetentionSchedule {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, '').normalize('NFC'));
  } catch {
    throw new ScheduleError([{ at: '', key: 'validation.not-json', details: {} }]);
  }
  return asSchedule(value);
}

/** Holds a value against the schema of schedules. @throws ScheduleError as `parseScheduleText` */
export function asSchedule(value: unknown): RetentionSchedule {
  check ??= createSchemaValidator().compile(scheduleSchema);
  const faults = check(value);
  if (faults.length > 0) throw new ScheduleError(faults.map((fault) => toScheduleFault(value, fault)));
  // The schema has just said so.
  return value as RetentionSchedule;
}

function toScheduleFault(value: unknown, fault: Fault): ScheduleFault {
  return { at: placeOf(value, fault.field), key: faultKey(fault), details: fault.details };
}

/** `tt-09-2011-bnv/1/3 period.years`: the id of the innermost part that has one, then the way from there. */
function placeOf(value: unknown, field: string): string {
  const way = field === '' ? [] : field.split('.');
  let [part, id, rest]: [unknown, string, readonly string[]] = [value, idOf(value) ?? '', way];
  for (const [index, name] of way.entries()) {
    part = typeof part === 'object' && part !== null ? (Reflect.get(part, name) as unknown) : undefined;
    const inner = idOf(part);
    if (inner === undefined) continue;
    [id, rest] = [inner, way.slice(index + 1)];
  }
  return [id, rest.join('.')].filter((text) => text !== '').join(' ');
}

function idOf(part: unknown): string | undefined {
  const id: unknown = typeof part === 'object' && part !== null ? Reflect.get(part, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}
