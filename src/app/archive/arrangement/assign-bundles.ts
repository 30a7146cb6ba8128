import type { BundleAssignment } from '../../../domain/arrangement/booking.ts';
import { memberOf, type ArrangementProject } from '../../../domain/arrangement/project.ts';
import { StoreError } from '../../../ports/errors.ts';
import type { ArchiveDeps } from '../deps.ts';
import { demandFound, refusal } from '../refuse.ts';
import { tidy } from '../tidy.ts';
import { demandMaySpeakFor, demandMember, requireRunning } from './require-project.ts';
import { namedSubjects, type NamedSubjects } from './subjects.ts';

/** `take`: free ones; `give-back`: they are free again; `reassign`: out of whose hands soever. */
export const ASSIGNMENT_ACTS = ['take', 'give-back', 'reassign'] as const;
export type AssignmentAct = (typeof ASSIGNMENT_ACTS)[number];

export interface AssignmentRequest extends NamedSubjects {
  readonly projectId: string;
  readonly act: AssignmentAct;
  /** Who gets them; absent for `give-back`, and where who asks takes them. */
  readonly worker?: string;
  /** Why they change hands; asked for by `reassign`. */
  readonly reason?: string;
  readonly actor: string;
}

/**
 * Bundles change hands, all or none; a bundle is never in two hands. Workers take for themselves and give back what is
 * theirs; others hand out and take away.
 * @throws RequestError `not-found`, `forbidden-move`; RecordError
 */
export async function assignBundles(
  deps: ArchiveDeps,
  given: AssignmentRequest,
): Promise<{ readonly bundles: number }> {
  const request = tidy(given);
  const { projectId, act, actor, reason } = request;
  if (act === 'reassign' && (reason ?? '') === '') throw refusal('reason', 'minLength', { limit: 1 });
  return deps.store.transaction(async () => {
    const { arrangement, ledger } = deps.store;
    await arrangement.lock(projectId);
    const project = await requireRunning(deps, projectId);
    const ids = await namedSubjects(deps, project, { kind: 'bundle', named: request });
    const known = new Set((await arrangement.bundles(projectId, ids)).map(({ id }) => id));
    for (const id of ids) demandFound(known.has(id) ? id : undefined, id);
    const held = await arrangement.holders(ids);
    await release(deps, project, { request, held: [...held.values()], bundles: ids.length });
    if (act !== 'give-back') await hand(deps, project, { request, ids });
    const body = { act, bundles: ids.length, ...(request.worker !== undefined && { worker: request.worker }) };
    const event = { action: 'arrangement.assigned', subject: projectId, actor, body };
    await ledger.append({ ...event, ...(reason !== undefined && { values: { reason } }) });
    return { bundles: ids.length };
  });
}

interface Release {
  readonly request: AssignmentRequest;
  readonly held: readonly BundleAssignment[];
  /** How many are named. */
  readonly bundles: number;
}

async function release(
  deps: ArchiveDeps,
  project: ArrangementProject,
  { request, held, bundles }: Release,
): Promise<void> {
  const { act, actor, reason = null } = request;
  const [first] = held;
  if (act === 'take') {
    if (first) throw refusal('ids', 'in-other-hands', { account: first.worker });
    return;
  }
  if (act === 'give-back' && held.length < bundles) throw refusal('ids', 'not-held');
  for (const { worker } of held) demandMaySpeakFor(project, actor, worker);
  const kind = act === 'give-back' ? 'given-back' : 'reassigned';
  const ids = held.map(({ id }) => id);
  if (ids.length > 0)
    await deps.store.arrangement.endAssignments(ids, { by: actor, at: deps.clock.now(), kind, reason });
}

async function hand(
  deps: ArchiveDeps,
  project: ArrangementProject,
  { request, ids }: { readonly request: AssignmentRequest; readonly ids: readonly string[] },
): Promise<void> {
  const { actor, worker = actor } = request;
  if (demandMember(project, worker, 'worker').role !== 'worker')
    throw refusal('worker', 'not-a-worker', { account: worker });
  if (memberOf(project, actor)?.role === 'worker') demandMaySpeakFor(project, actor, worker);
  const at = deps.clock.now();
  const assignments = ids.map((bundleId) => ({
    ...{ id: deps.ids.next(), projectId: project.id, bundleId, worker, assignedBy: actor, assignedAt: at, ended: null },
  }));
  await deps.store.arrangement.insertAssignments(assignments).catch((error: unknown) => {
    if (error instanceof StoreError && error.code === 'stale') throw refusal('ids', 'in-other-hands');
    throw error;
  });
}
