import type { RegisterRepository } from '../../../../ports/archive/registers.ts';
import type { Database } from '../../../database.ts';
import { makeMatches } from './matches.ts';
import { makeRegisterRows } from './register-rows.ts';
import { makeRegisters } from './registers.ts';
import { makeCataloguedScans } from './catalogued-scans.ts';
import { setRegisterValues } from './set-register-values.ts';

export function makeRegisterRepository(database: Database): RegisterRepository {
  return {
    ...makeRegisters(database),
    ...makeRegisterRows(database),
    ...makeCataloguedScans(database),
    ...makeMatches(database),
    setValues: (values) => setRegisterValues(database, values),
  };
}
