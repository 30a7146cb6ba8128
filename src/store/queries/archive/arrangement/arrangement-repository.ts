import type { ArrangementRepository } from '../../../../ports/archive/arrangement.ts';
import type { Database } from '../../../database.ts';
import { makeAssignments } from './assignments.ts';
import { makeBookings } from './bookings.ts';
import { makeFindings } from './findings.ts';
import { makeLots } from './lots.ts';
import { makeProjectCounts } from './project-counts.ts';
import { makeProjectMaterial } from './project-material.ts';
import { makeProjects } from './projects.ts';
import { makeWorkStatistics } from './work-statistics.ts';

export function makeArrangementRepository(database: Database): ArrangementRepository {
  return {
    ...makeProjects(database),
    ...makeProjectCounts(database),
    ...makeProjectMaterial(database),
    ...makeBookings(database),
    ...makeAssignments(database),
    ...makeLots(database),
    ...makeFindings(database),
    ...makeWorkStatistics(database),
  };
}
