import { conflictsOf } from '../../../domain/archive/value-conflict.ts';
import { guardsMet, type MoveFacts } from '../../../domain/disposal/case-guards.ts';
import { guardsOfCaseMove, isClosed, type CaseState } from '../../../domain/disposal/case-state.ts';
import type { DisposalCase, DisposalRecord } from '../../../domain/disposal/disposal-case.ts';
import type { DueSettings } from '../../../domain/retention/due-date.ts';
import type { CaseChanges } from '../../../ports/archive/disposals.ts';
import { ConflictError, RequestError } from '../../../ports/errors.ts';
import type { AppDeps } from '../../deps.ts';
import { demandFound, demandRecord } from '../refuse.ts';

/** What the use cases of disposal work with. */
export interface DisposalDeps extends Pick<AppDeps, 'store' | 'ids' | 'clock' | 'checkRecord'> {
  readonly dueSettings: DueSettings;
}

/** What every command says of the case that it is for. */
export interface CaseCommand {
  readonly caseId: string;
  /** The revision that the person saw; the present one where they saw none. */
  readonly revision?: number;
  readonly actor: string;
}

/**
 * The case, held against others until the transaction ends; an open one.
 * @throws RequestError `not-found`, `forbidden-move` (closed); ConflictError where somebody else was faster
 */
export async function lockCase(
  { store }: Pick<DisposalDeps, 'store'>,
  { caseId, revision }: Omit<CaseCommand, 'actor'>,
  given: object = {},
): Promise<DisposalCase> {
  const found = demandFound(await store.disposals.lock(caseId), caseId);
  if (isClosed(found.state)) throw forbidden(found, 'closed');
  if (revision !== undefined && revision !== found.revision)
    throw new ConflictError(found.revision, conflictsOf({ state: found.state, ...found.record }, given));
  return found;
}

/** @throws RequestError `forbidden-move` in another state */
export function demandState(given: DisposalCase, ...states: readonly CaseState[]): void {
  if (!states.includes(given.state)) throw forbidden(given, states.join(', '));
}

function forbidden({ id, state }: DisposalCase, missing: string): RequestError {
  return new RequestError('forbidden-move', 'The state of the case does not allow this', {
    details: { id, state, missing },
  });
}

/** What is written of a case, with its record held against the schema. */
export async function writeCase(deps: DisposalDeps, before: DisposalCase, changes: CaseChanges): Promise<DisposalCase> {
  if (changes.record !== undefined) demandRecord(deps, 'disposal-case', changes.record);
  return deps.store.disposals.update(before.id, before.revision, changes);
}

export interface CaseMove {
  readonly to: CaseState;
  readonly facts: MoveFacts;
  readonly changes?: Omit<CaseChanges, 'state'>;
}

/**
 * The one place that asks the table of states of a case.
 * @throws RequestError `forbidden-move` naming what is missing
 */
export async function moveCase(deps: DisposalDeps, before: DisposalCase, move: CaseMove): Promise<DisposalCase> {
  const { to, facts, changes = {} } = move;
  const asChanged: DisposalCase = { ...before, ...changes };
  const missing = missingGuards(asChanged, to, facts);
  if (missing === undefined) throw forbidden(before, to);
  if (missing.length > 0) throw forbidden(before, missing.join(', '));
  return writeCase(deps, before, { ...changes, state: to });
}

/** What keeps a case from a move; undefined where there is no such move. */
export function missingGuards(given: DisposalCase, to: CaseState, facts: MoveFacts): readonly string[] | undefined {
  const met = guardsMet(given, facts);
  return guardsOfCaseMove(given.state, to)?.filter((guard) => !met.has(guard));
}

export function withRecord({ record }: DisposalCase, changes: Partial<DisposalRecord>): DisposalRecord {
  return { ...record, ...changes };
}

/** Last in the transaction of what it records. */
export async function tell(
  { store }: Pick<DisposalDeps, 'store'>,
  { caseId, actor }: CaseCommand,
  act: {
    readonly what: string;
    readonly body?: Readonly<Record<string, unknown>>;
    readonly values?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { what, body = {}, values } = act;
  const event = { action: `disposal.${what}`, subject: caseId, actor, body };
  await store.ledger.append(values === undefined ? event : { ...event, values });
}
