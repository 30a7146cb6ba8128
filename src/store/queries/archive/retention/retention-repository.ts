import type { RetentionRepository } from '../../../../ports/archive/retention.ts';
import type { Database } from '../../../database.ts';
import { makeHolds } from './holds.ts';
import { makeRetainedDossiers } from './retained-dossiers.ts';
import { makeScheduleVersions } from './schedule-versions.ts';
import { makeTransferDossiers } from './transfer-dossiers.ts';

export function makeRetentionRepository(database: Database): RetentionRepository {
  return {
    ...makeScheduleVersions(database),
    ...makeHolds(database),
    ...makeRetainedDossiers(database),
    ...makeTransferDossiers(database),
  };
}
