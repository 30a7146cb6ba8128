import type { DisposalRepository } from '../../../../ports/archive/disposals.ts';
import type { Database } from '../../../database.ts';
import { makeCases } from './cases.ts';
import { makeCopies } from './copies.ts';
import { makeDisposalFiles } from './disposal-files.ts';
import { makeItems } from './items.ts';
import { makeListedFacts } from './listed-facts.ts';
import { makeListings } from './listings.ts';

export function makeDisposalRepository(database: Database): DisposalRepository {
  return {
    ...makeCases(database),
    ...makeItems(database),
    ...makeListedFacts(database),
    ...makeListings(database),
    ...makeCopies(database),
    ...makeDisposalFiles(database),
  };
}
