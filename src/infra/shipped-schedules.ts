import tt08 from '../../schemas/retention/tt-08-2025-bnv.json' with { type: 'json' };
import tt09 from '../../schemas/retention/tt-09-2011-bnv.json' with { type: 'json' };
import tt10 from '../../schemas/retention/tt-10-2022-bnv.json' with { type: 'json' };
import tt13 from '../../schemas/retention/tt-13-2011-bnv.json' with { type: 'json' };
import tt27 from '../../schemas/retention/tt-27-2016-bgddt.json' with { type: 'json' };
import tt33 from '../../schemas/retention/tt-33-2025-byt.json' with { type: 'json' };
import type { RetentionSchedule } from '../domain/retention/retention-schedule.ts';
import { asSchedule } from './retention-file.ts';

/** The schedules found in public sources, older ones first. */
export function shippedSchedules(): readonly RetentionSchedule[] {
  return [tt09, tt13, tt27, tt10, tt08, tt33].map(asSchedule);
}
