import {
  canMoveProject,
  DEFAULT_PROJECT_RECORD,
  ROLES_OF_MEMBERS,
  type ArrangementProject,
  type ProjectRecord,
  type ProjectState,
} from '../../../domain/arrangement/project.ts';
import { findStep } from '../../../domain/arrangement/steps.ts';
import { RequestError, StoreError } from '../../../ports/errors.ts';
import type { ArchiveDeps } from '../deps.ts';
import { demandRecord, demandRevision, refusal } from '../refuse.ts';
import { tidy } from '../tidy.ts';
import { without } from '../without.ts';
import { requireProject } from './require-project.ts';

type Members = Omit<ArrangementProject, 'id' | 'revision' | 'state' | 'record'>;
/** `schemas/archive/arrangement-project.schema.json`: what is not said takes its default. */
export type ProjectEntry = Pick<Members, 'title' | 'process' | 'startsOn' | 'deadline' | 'fondsIds'> &
  Partial<Members> & { readonly record?: Partial<ProjectRecord> };

/** A project begins as planned. @throws RecordError */
export async function createProject(
  deps: ArchiveDeps,
  given: { readonly entry: ProjectEntry; readonly actor: string },
): Promise<ArrangementProject> {
  const { entry, actor } = tidy(given);
  const record = { ...DEFAULT_PROJECT_RECORD, ...entry.record };
  const whole = { plannedMetres: null, receiptIds: [], members: [], ...entry, record };
  demandRecord(deps, 'arrangement-project', whole);
  const project: ArrangementProject = { ...whole, id: deps.ids.next(), state: 'planned', revision: 1 };
  return deps.store.transaction(async () => {
    await demandSense(deps, project);
    await deps.store.arrangement.insert(project).catch(whenTaken);
    const body = { title: project.title, process: project.process };
    const event = { action: 'arrangement-project.created', subject: project.id, actor, body };
    await deps.store.ledger.append({ ...event, values: { after: whole } });
    return project;
  });
}

export interface ProjectChange {
  readonly id: string;
  readonly revision: number;
  /** Members of the record that are not named stay. */
  readonly changes: Partial<Members> & { readonly record?: Partial<ProjectRecord> };
  readonly actor: string;
}

/** @throws RequestError `not-found`, `forbidden-move` once it is closed; RecordError; ConflictError */
export async function changeProject(deps: ArchiveDeps, change: ProjectChange): Promise<ArrangementProject> {
  const { id, revision, changes, actor } = tidy(change);
  return deps.store.transaction(async () => {
    const before = await requireProject(deps, id);
    demandRevision(before, { revision, stored: before, given: changes });
    if (before.state === 'closed') throw forbidden(before);
    const record = { ...before.record, ...changes.record };
    const whole = { ...before, ...changes, record };
    demandRecord(deps, 'arrangement-project', without(whole, 'id', 'state', 'revision'));
    await demandSense(deps, whole);
    const after = await deps.store.arrangement.update(id, revision, { ...changes, record }).catch(whenTaken);
    const fields = Object.keys(changes);
    const values = { before: picked(before, fields), after: changes };
    const event = { action: 'arrangement-project.changed', subject: id, actor, body: { fields } };
    await deps.store.ledger.append({ ...event, values });
    return after;
  });
}

/**
 * Starts, stops or closes the work. Nobody works on a fonds in two running projects, and a project with bundles in
 * somebody's hands is not closed.
 * @throws RequestError `not-found`, `forbidden-move`; RecordError; ConflictError
 */
export async function moveProject(
  deps: ArchiveDeps,
  move: { readonly id: string; readonly revision: number; readonly to: ProjectState; readonly actor: string },
): Promise<ArrangementProject> {
  const { id, revision, to, actor } = move;
  return deps.store.transaction(async () => {
    const before = await requireProject(deps, id);
    demandRevision(before, { revision, stored: before, given: { state: to } });
    if (!canMoveProject(before.state, to)) throw forbidden(before);
    if (to === 'running') await demandAlone(deps, before);
    if (to === 'closed') await demandNothingHeld(deps, id);
    const after = await deps.store.arrangement.update(id, revision, { state: to });
    const body = { from: before.state, to };
    await deps.store.ledger.append({ action: 'arrangement-project.moved', subject: id, actor, body });
    return after;
  });
}

async function demandAlone({ store }: ArchiveDeps, { id, fondsIds }: ArrangementProject): Promise<void> {
  for (const [index, fondsId] of fondsIds.entries()) {
    const others = (await store.arrangement.runningFor(fondsId)).filter((project) => project.id !== id);
    const [other] = others;
    if (other) throw refusal(`fondsIds.${String(index)}`, 'fonds-in-project', { project: other.title });
  }
}

async function demandNothingHeld({ store }: ArchiveDeps, id: string): Promise<void> {
  const held = await store.arrangement.listAssignments(id, { standing: true }, { limit: 1 });
  const [first] = held.items;
  if (first) throw refusal('state', 'bundles-held', { worker: first.worker });
}

function forbidden({ state }: ArrangementProject): RequestError {
  return new RequestError('forbidden-move', 'The state of the project does not allow it', { details: { state } });
}

async function demandSense(deps: ArchiveDeps, project: ArrangementProject): Promise<void> {
  const { startsOn, deadline, fondsIds, record, process } = project;
  if (deadline < startsOn) throw refusal('deadline', 'span-reversed');
  for (const [key, { from, to }] of Object.entries(record.plan)) {
    if (findStep(process, key) === undefined) throw refusal(`record.plan.${key}`, 'unknown-step');
    if (to < from) throw refusal(`record.plan.${key}.to`, 'span-reversed');
  }
  for (const [index, fondsId] of fondsIds.entries())
    if ((await deps.store.fonds.find(fondsId)) === undefined)
      throw refusal(`fondsIds.${String(index)}`, 'unknown-fonds');
  await demandReceipts(deps, project);
  await demandMembers(deps, project);
  if (project.state === 'running') await demandAlone(deps, project);
}

async function demandReceipts({ store }: ArchiveDeps, { id, receiptIds }: ArrangementProject): Promise<void> {
  const owners = await store.arrangement.ownersOf(receiptIds);
  for (const [index, receiptId] of receiptIds.entries()) {
    const place = `receiptIds.${String(index)}`;
    if ((await store.places.receipt(receiptId)) === undefined) throw refusal(place, 'unknown-receipt');
    if ((owners.get(receiptId) ?? id) !== id) throw refusal(place, 'receipt-in-project');
  }
}

/** Whoever takes part has an account whose role in the product fits. */
async function demandMembers({ store }: ArchiveDeps, { members }: ArrangementProject): Promise<void> {
  const names = members.map(({ account }) => account);
  if (new Set(names).size < names.length) throw refusal('members', 'member-twice');
  for (const [index, { account: name, role }] of members.entries()) {
    const account = await store.accounts.findByName(name);
    const place = `members.${String(index)}`;
    if (account === undefined) throw refusal(place, 'unknown-account', { account: name });
    const fitting: readonly string[] = ROLES_OF_MEMBERS[role];
    if (!fitting.includes(account.role)) throw refusal(place, 'account-role', { account: name });
  }
}

/** The database alone knows that nobody else took the receipt meanwhile. */
function whenTaken(error: unknown): never {
  if (error instanceof StoreError && error.code === 'stale' && error.cause !== undefined)
    throw refusal('receiptIds', 'receipt-in-project');
  throw error;
}

function picked(project: ArrangementProject, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(project).filter(([name]) => names.includes(name)));
}
