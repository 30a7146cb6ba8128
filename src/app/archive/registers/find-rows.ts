import { startRowSearch, type ScoredRow } from '../../../domain/register/find-rows.ts';
import type { RegisterRow } from '../../../domain/register/register.ts';
import { factsOf } from '../../../domain/register/scanned-facts.ts';
import type { AppDeps } from '../../deps.ts';
import { demandFound } from '../refuse.ts';
import { holdersOf, rowSide, type Holder, type RowSide } from './register-report.ts';

export interface RowRequest {
  readonly documentId: string;
  /** Number, date, words of the subject, signatory: rows in which all of it stands. */
  readonly text: string;
}

export interface FoundRows {
  /** Most likely first; those of other documents say so. */
  readonly rows: readonly RowSide[];
  /** All that hold what was asked for, also those that are not shown. */
  readonly hits: number;
}

const SHOWN = 20;
/** Of other documents: who finds the row there sees that it was given away. */
const SHOWN_TAKEN = 5;
/** Rows between two turns of others: some tens of milliseconds of work. */
const AT_A_TIME = 1000;

/**
 * Rows of the fonds that a person may choose for a document to which the rules found none.
 * @throws RequestError `not-found` also of a document that no matching has seen
 */
export async function findRowsFor(
  { store }: Pick<AppDeps, 'store'>,
  { documentId, text }: RowRequest,
): Promise<FoundRows> {
  const { registers } = store;
  const { fondsId } = demandFound(await registers.match(documentId), documentId);
  const { fields } = demandFound((await registers.scansById([documentId])).get(documentId), documentId);
  const search = startRowSearch(factsOf(documentId, fields), text);
  const taken = new Set<string>();
  for (const { id } of await registers.list(fondsId))
    for (const lot of lotsOf(await registers.rows(id))) {
      const holders = await registers.holders(lot.map((row) => row.id));
      const others = lot.filter((row) => isOfOther(holders.get(row.id), documentId)).map((row) => row.id);
      others.forEach((row) => taken.add(row));
      // Apart, so that likely rows of others crowd out none that is free.
      search.look(lot.filter((row) => !taken.has(row.id)));
      search.look(lot.filter((row) => taken.has(row.id)));
    }
  const { rows, hits } = search.found();
  const free = rows.filter(({ row }) => !taken.has(row.id)).slice(0, SHOWN);
  const given = rows.filter(({ row }) => taken.has(row.id)).slice(0, SHOWN_TAKEN);
  const shown = [...free, ...given].sort((a, b) => b.score - a.score);
  const holders = await holdersOf(
    store.registers,
    shown.map(({ row }) => row.id),
  );
  return { rows: shown.map((one) => sideOf(one, documentId, holders)), hits };
}

function lotsOf(rows: readonly RegisterRow[]): readonly (readonly RegisterRow[])[] {
  const count = Math.ceil(rows.length / AT_A_TIME);
  return Array.from({ length: count }, (_, lot) => rows.slice(lot * AT_A_TIME, (lot + 1) * AT_A_TIME));
}

function isOfOther(holder: string | undefined, documentId: string): boolean {
  return holder !== undefined && holder !== documentId;
}

function sideOf({ row, score }: ScoredRow, documentId: string, holders: ReadonlyMap<string, Holder>): RowSide {
  return { ...rowSide(row, { documentId, holder: holders.get(row.id) }), score };
}
