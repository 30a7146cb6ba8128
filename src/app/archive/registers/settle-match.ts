import { doubtfulCells, type DoubtfulCells } from '../../../domain/register/doubtful-cells.ts';
import { fillFromRow } from '../../../domain/register/fill-from-row.ts';
import type { RegisterRow } from '../../../domain/register/register.ts';
import type { RegisterMatch } from '../../../ports/archive/registers.ts';
import { RequestError, StoreError } from '../../../ports/errors.ts';
import { demandFound } from '../refuse.ts';
import type { RegisterDeps } from './register-deps.ts';
import { tellHosts } from './tell-hosts.ts';

export interface Settlement {
  readonly documentId: string;
  /** The revision that was seen. */
  readonly revision: number;
  /** The row that the document is; null: it stands in no register; absent: what a person said before is taken back. */
  readonly rowId?: string | null;
}

/** Why a settlement of many was not carried out. */
export interface RefusedSettlement {
  readonly documentId: string;
  /** `stale`: the match was changed, or the row went to another document meanwhile. */
  readonly code: 'stale' | 'not-found' | 'invalid-request';
}

export interface SettledMatches {
  readonly settled: readonly RegisterMatch[];
  readonly refused: readonly RefusedSettlement[];
}

/** Rows of registers with the cells of theirs that are probably slips, read once. */
type DoubtsOf = (registerId: string) => Promise<DoubtfulCells>;

/**
 * What a person says of a document and its row. The rules do not change it any more, and the row is no other document's.
 * @throws RequestError `not-found`, `invalid-request` (a row of another fonds); StoreError `stale`
 */
export async function settleMatch(
  deps: RegisterDeps,
  { actor, ...settlement }: Settlement & { readonly actor: string },
): Promise<RegisterMatch> {
  return settle(deps, { settlement, actor, doubtsOf: readDoubts(deps) });
}

/** Many at once: what cannot be carried out is told, and keeps nothing of the others back. */
export async function settleMatches(
  deps: RegisterDeps,
  { settlements, actor }: { readonly settlements: readonly Settlement[]; readonly actor: string },
): Promise<SettledMatches> {
  const settled: RegisterMatch[] = [];
  const refused: RefusedSettlement[] = [];
  const doubtsOf = readDoubts(deps);
  for (const settlement of settlements) {
    try {
      settled.push(await settle(deps, { settlement, actor, doubtsOf }));
    } catch (error) {
      const code = refusalOf(error);
      if (code === undefined) throw error;
      refused.push({ documentId: settlement.documentId, code });
    }
  }
  return { settled, refused };
}

function refusalOf(error: unknown): RefusedSettlement['code'] | undefined {
  if (error instanceof StoreError && error.code === 'stale') return 'stale';
  if (!(error instanceof RequestError)) return undefined;
  return error.code === 'not-found' || error.code === 'invalid-request' ? error.code : undefined;
}

interface Settling {
  readonly settlement: Settlement;
  readonly actor: string;
  readonly doubtsOf: DoubtsOf;
}

async function settle(deps: RegisterDeps, { settlement, actor, doubtsOf }: Settling): Promise<RegisterMatch> {
  const { documentId, revision } = settlement;
  const { registers, ledger } = deps.store;
  return deps.store.transaction(async () => {
    const before = demandFound(await registers.match(documentId), documentId);
    if (before.revision !== revision) throw new StoreError('stale', 'The match was changed in the meantime');
    const wanted =
      settlement.rowId === undefined ? await whileFree(deps, byRules(before)) : byPerson(before, settlement.rowId);
    const row = wanted.rowId === null ? undefined : await rowOf(deps, before.fondsId, wanted.rowId);
    const decided = settlement.rowId === undefined ? null : { by: actor, at: deps.clock.now() };
    const match = await registers.decide({ ...wanted, decided });
    const scans = await registers.scansById([documentId]);
    const scan = demandFound(scans.get(documentId), documentId);
    const doubtful = row && (await doubtsOf(row.registerId));
    const fields = row && doubtful ? fillFromRow({ row, fields: scan.fields, doubtful }) : {};
    const changed = await registers.setValues(new Map([[documentId, { rowId: match.rowId, fields }]]));
    if (changed.length > 0) await tellHosts(deps, [scan]);
    const body = { documentId, rowId: match.rowId };
    const action = decided === null ? 'register.unsettled' : 'register.settled';
    await ledger.append({ action, subject: scan.scanFileId, actor, body });
    return match;
  });
}

function byPerson(before: RegisterMatch, rowId: string | null): RegisterMatch {
  return { ...before, state: rowId === null ? 'unmatched' : 'paired', rowId };
}

/** What the rules said before a person settled it: the only candidate without a doubt was their pair. */
function byRules(before: RegisterMatch): RegisterMatch {
  const [first] = before.candidates;
  if (first === undefined) return { ...before, state: 'unmatched', rowId: null };
  if (before.doubt !== null) return { ...before, state: 'doubtful', rowId: null };
  return { ...before, state: 'paired', rowId: first.rowId };
}

/** The pair of the rules, unless its row is another document's by now, or gone: the next matching decides then. */
async function whileFree({ store }: RegisterDeps, match: RegisterMatch): Promise<RegisterMatch> {
  if (match.rowId === null) return match;
  const holder = (await store.registers.holders([match.rowId])).get(match.rowId);
  const isThere = (await store.registers.rowsById([match.rowId])).has(match.rowId);
  if (isThere && (holder === undefined || holder === match.documentId)) return match;
  return { ...match, state: 'unmatched', rowId: null, candidates: [] };
}

async function rowOf({ store }: RegisterDeps, fondsId: string, rowId: string): Promise<RegisterRow> {
  const row = (await store.registers.rowsById([rowId])).get(rowId);
  const register = row && (await store.registers.find(row.registerId));
  if (row === undefined || register?.fondsId !== fondsId)
    throw new RequestError('invalid-request', 'No row of this fonds', { details: { field: 'rowId' } });
  return row;
}

function readDoubts({ store }: RegisterDeps): DoubtsOf {
  const known = new Map<string, DoubtfulCells>();
  return async (registerId) => {
    const found = known.get(registerId);
    if (found !== undefined) return found;
    const register = demandFound(await store.registers.find(registerId), registerId);
    const doubtful = doubtfulCells(await store.registers.rows(registerId), register.kind);
    known.set(registerId, doubtful);
    return doubtful;
  };
}
