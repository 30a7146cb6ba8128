import type { FieldValues } from '../../../domain/cataloguing/field-value.ts';
import { doubtfulCells, type DoubtfulCells } from '../../../domain/register/doubtful-cells.ts';
import { fillFromRow } from '../../../domain/register/fill-from-row.ts';
import { startMatching, type MatchOutcome } from '../../../domain/register/match-rows.ts';
import type { RegisterRow } from '../../../domain/register/register.ts';
import { factsOf } from '../../../domain/register/scanned-facts.ts';
import type { CataloguedScan, RegisterMatch, RegisterRepository } from '../../../ports/archive/registers.ts';
import { StoreError } from '../../../ports/errors.ts';
import { requireFonds } from '../dossiers/require-dossier.ts';
import type { RegisterDeps } from './register-deps.ts';
import { tellHosts } from './tell-hosts.ts';

export interface MatchRequest {
  readonly fondsId: string;
  /** Says what would happen and writes nothing. */
  readonly dryRun: boolean;
  readonly actor: string;
  /** How many documents were looked at; others get their turn meanwhile. */
  readonly onProgress?: (done: number, of: number) => Promise<void>;
}

export interface MatchReport {
  readonly documents: number;
  readonly rows: number;
  readonly paired: number;
  readonly doubtful: number;
  readonly unmatched: number;
  /** Documents whose number or date the register now says. */
  readonly filled: number;
  readonly written: boolean;
}

interface Found {
  readonly matches: readonly RegisterMatch[];
  readonly values: ReadonlyMap<string, { readonly rowId: string | null; readonly fields: FieldValues }>;
  readonly rows: number;
}

/**
 * Finds for all documents of a fonds their rows, all at once: which scan is which row is a question of the whole register. What
 * people settled stays. Number and date of a pair are filled in where neither a person nor the page says them surely.
 * @throws RequestError `not-found`; StoreError `stale` where a person decided or a register was taken in meanwhile: to be
 * asked again
 */
export async function matchRegisters(deps: RegisterDeps, request: MatchRequest): Promise<MatchReport> {
  const { registers, ledger } = deps.store;
  const { id: fondsId } = await requireFonds(deps, request.fondsId);
  const before = await standOf(registers, fondsId);
  const scans = await registers.scans(fondsId);
  const { matches, values, rows } = await findMatches(deps, { ...request, fondsId }, scans);
  const count = (state: RegisterMatch['state']) => matches.filter((match) => match.state === state).length;
  const [paired, doubtful, unmatched] = [count('paired'), count('doubtful'), count('unmatched')];
  const report = { documents: scans.length, rows, paired, doubtful, unmatched };
  const filled = [...values.values()].filter(({ fields }) => Object.keys(fields).length > 0).length;
  if (request.dryRun) return { ...report, filled, written: false };
  return deps.store.transaction(async () => {
    // Matching takes its time and lets others work: what a person decided meanwhile must not be written over.
    if ((await standOf(registers, fondsId)) !== before)
      throw new StoreError('stale', 'Registers or their pairs were changed meanwhile', { retryable: true });
    const mine = matches.filter(({ decided }) => decided === null);
    await registers.replaceMatches(fondsId, mine);
    const changed = new Set(await registers.setValues(values));
    await tellHosts(
      deps,
      scans.filter(({ id }) => changed.has(id)),
    );
    const body = { ...report, filled, changed: changed.size };
    await ledger.append({ action: 'register.matched', subject: fondsId, actor: request.actor, body });
    return { ...report, filled, written: true };
  });
}

/** What people decided of the pairs of a fonds, and the registers that count with what was last taken into each. */
async function standOf(registers: RegisterRepository, fondsId: string): Promise<string> {
  const decided = (await registers.matches(fondsId)).filter((match) => match.decided !== null);
  const listed: unknown[] = [];
  for (const { id, rows } of await registers.list(fondsId)) {
    const [last] = await registers.imports(id);
    listed.push([id, rows, last?.id]);
  }
  return JSON.stringify([decided.map(({ documentId, revision }) => [documentId, revision]), listed]);
}

/** Documents between two reports: some tens of milliseconds of work. */
const AT_A_TIME = 50;

async function findMatches(
  { store }: RegisterDeps,
  { fondsId, onProgress }: MatchRequest,
  scans: readonly CataloguedScan[],
): Promise<Found> {
  const { rows, doubtful } = await rowsOfFonds(store.registers, fondsId);
  const here = new Set(scans.map(({ id }) => id));
  const settled = (await store.registers.matches(fondsId)).filter(({ decided }) => decided !== null);
  const byDocument = new Map(settled.map((match) => [match.documentId, match]));
  const taken = new Set(settled.flatMap(({ rowId }) => rowId ?? []));
  const open = rows.filter(({ id }) => !taken.has(id));
  const matching = startMatching(open);
  for (const [at, { id, fields }] of scans.entries()) {
    if (!byDocument.has(id)) matching.look(factsOf(id, fields));
    if (at % AT_A_TIME === 0) await onProgress?.(at, scans.length);
  }
  const outcomes = matching.outcomes();
  const matches = [
    ...outcomes.map((outcome) => matchOf(outcome, fondsId)),
    ...settled.filter((one) => here.has(one.documentId)),
  ];
  const byRow = new Map(rows.map((row) => [row.id, row]));
  const rowIds = new Map(matches.map(({ documentId, rowId }) => [documentId, rowId]));
  const values = scans.map(({ id, fields }) => {
    const row = byRow.get(rowIds.get(id) ?? '');
    return [
      id,
      { rowId: row?.id ?? null, fields: row === undefined ? {} : fillFromRow({ row, fields, doubtful }) },
    ] as const;
  });
  return { matches, values: new Map(values), rows: rows.length };
}

function matchOf(outcome: MatchOutcome, fondsId: string): RegisterMatch {
  const { documentId, state } = outcome;
  return {
    ...{ documentId, fondsId, state, decided: null, revision: 1 },
    rowId: outcome.state === 'paired' ? outcome.pair.rowId : null,
    doubt: outcome.state === 'doubtful' ? outcome.doubt : null,
    candidates: outcome.state === 'doubtful' ? outcome.candidates : outcome.state === 'paired' ? [outcome.pair] : [],
  };
}

/** Rows of all registers of a fonds, and where their clerks probably slipped. */
export async function rowsOfFonds(
  registers: RegisterDeps['store']['registers'],
  fondsId: string,
): Promise<{ readonly rows: readonly RegisterRow[]; readonly doubtful: DoubtfulCells }> {
  const rows: RegisterRow[] = [];
  const [numbers, dates] = [new Set<string>(), new Set<string>()];
  for (const { id, kind } of await registers.list(fondsId)) {
    const some = await registers.rows(id);
    const doubtful = doubtfulCells(some, kind);
    for (const row of some) rows.push(row);
    for (const one of doubtful.numbers) numbers.add(one);
    for (const one of doubtful.dates) dates.add(one);
  }
  return { rows, doubtful: { numbers, dates } };
}
