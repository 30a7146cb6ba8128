import { memberOf, type ArrangementProject, type ProjectMember } from '../../../domain/arrangement/project.ts';
import { RequestError } from '../../../ports/errors.ts';
import type { ArchiveDeps } from '../deps.ts';
import { demandFound, refusal } from '../refuse.ts';

type StoreDeps = Pick<ArchiveDeps, 'store'>;

/** @throws RequestError `not-found` */
export async function requireProject({ store }: StoreDeps, id: string): Promise<ArrangementProject> {
  return demandFound(await store.arrangement.find(id), id);
}

/** @throws RequestError `not-found`, `forbidden-move` where work has not begun or is over */
export async function requireRunning(deps: StoreDeps, id: string): Promise<ArrangementProject> {
  const project = await requireProject(deps, id);
  if (project.state === 'running') return project;
  const details = { state: project.state };
  throw new RequestError('forbidden-move', 'The project is not running', { details });
}

/** @throws RecordError where the account takes no part */
export function demandMember(project: ArrangementProject, account: string, field: string): ProjectMember {
  const member = memberOf(project, account);
  if (member === undefined) throw refusal(field, 'not-a-member', { account });
  return member;
}

/** A worker does what is said in their own name; others also for workers. @throws RecordError */
export function demandMaySpeakFor(project: ArrangementProject, actor: string, worker: string): void {
  if (memberOf(project, actor)?.role === 'worker' && actor !== worker)
    throw refusal('worker', 'for-others', { account: worker });
}
