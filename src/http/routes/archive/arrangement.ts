import { assignBundles, type AssignmentRequest } from '../../../app/archive/arrangement/assign-bundles.ts';
import {
  bookStep,
  undoBookings,
  type BookingRequest,
  type UndoRequest,
} from '../../../app/archive/arrangement/book-steps.ts';
import { projectPace } from '../../../app/archive/arrangement/project-pace.ts';
import { projectProgress, projectReport, workStatistics } from '../../../app/archive/arrangement/project-report.ts';
import { demandMember, requireProject } from '../../../app/archive/arrangement/require-project.ts';
import {
  changeProject,
  createProject,
  moveProject,
  type ProjectChange,
  type ProjectEntry,
} from '../../../app/archive/arrangement/save-project.ts';
import { isCustodian } from '../../../app/archive/disposal/show-case.ts';
import type { ProjectState } from '../../../domain/arrangement/project.ts';
import { STEP_DATA, stepsOf, type ArrangementProcess } from '../../../domain/arrangement/steps.ts';
import { defineRoute, ok, type Call, type Route } from '../../api/route.ts';
import type { HttpDeps } from '../../deps.ts';
import { assignmentView, bookingView, progressView, reportView } from '../../views/archive/arrangement.ts';
import { actorOf } from './dossiers.ts';
import { lotRoutes } from './lots.ts';
import { pageRequest, type PagedQuery } from './page-request.ts';

interface IdPath {
  readonly path: { readonly id: string };
}
/** What comes back of a booking of thousands. */
const SHOWN = 200;

export function arrangementRoutes(deps: HttpDeps): readonly Route[] {
  return [
    ...projectRoutes(deps),
    ...reportRoutes(deps),
    ...bookingRoutes(deps),
    ...assignmentRoutes(deps),
    ...lotRoutes(deps),
  ];
}

function projectRoutes(deps: HttpDeps): readonly Route[] {
  const { arrangement } = deps.store;
  return [
    defineRoute<{ query: { process?: ArrangementProcess } }>(
      'listArrangementSteps',
      ({ query: { process = '23' } }) => {
        const { source, planningWeights } = STEP_DATA;
        return Promise.resolve(ok({ source, weightsSource: planningWeights.source, items: stepsOf(process) }));
      },
    ),
    defineRoute<{ query: PagedQuery & { state?: ProjectState } }>('listArrangementProjects', async ({ query }) => {
      const filter = query.state === undefined ? {} : { state: query.state };
      return ok(await arrangement.list(filter, pageRequest(query)));
    }),
    defineRoute<{ body: ProjectEntry }>('createArrangementProject', async (call) => ({
      status: 201,
      body: await createProject(deps, { entry: call.body, actor: actorOf(call) }),
    })),
    defineRoute<IdPath>('readArrangementProject', async ({ path }) => ok(await requireProject(deps, path.id))),
    defineRoute<IdPath & { body: Omit<ProjectChange, 'id' | 'actor'> }>('changeArrangementProject', async (call) =>
      ok(await changeProject(deps, { ...call.body, ...call.path, actor: actorOf(call) })),
    ),
    defineRoute<IdPath & { body: { revision: number; to: ProjectState } }>('moveArrangementProject', async (call) =>
      ok(await moveProject(deps, { ...call.body, ...call.path, actor: actorOf(call) })),
    ),
  ];
}

function reportRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<IdPath>('readArrangementProgress', async ({ path: { id } }) => {
      const { process } = await requireProject(deps, id);
      return ok(progressView(process, await projectProgress(deps, id)));
    }),
    defineRoute<IdPath>('readArrangementPace', async ({ path }) => ok(await projectPace(deps, path.id))),
    defineRoute<IdPath & { query: { from: string; to: string } }>(
      'readArrangementStatistics',
      async ({ path, query }) => ok({ items: await workStatistics(deps, { projectId: path.id, ...query }) }),
    ),
    defineRoute<IdPath>('readArrangementReport', async ({ path }) =>
      ok(reportView(await projectReport(deps, path.id))),
    ),
  ];
}

interface BookingQuery extends PagedQuery {
  readonly step?: string;
  readonly subject?: string;
  readonly worker?: string;
  readonly standing?: boolean;
}

function bookingRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<IdPath & { query: BookingQuery }>('listStepBookings', async ({ path, query }) => {
      const { limit, after, subject, ...rest } = query;
      await requireProject(deps, path.id);
      const filter = { ...rest, ...(subject !== undefined && { subjectId: subject }) };
      const page = await deps.store.arrangement.listBookings(
        path.id,
        filter,
        pageRequest({ limit, ...(after && { after }) }),
      );
      return ok({ ...page, items: page.items.map(bookingView) });
    }),
    defineRoute<IdPath & { body: Omit<BookingRequest, 'projectId' | 'actor'> }>('bookArrangementStep', async (call) => {
      await demandPart(deps, call);
      const made = await bookStep(deps, { ...call.body, projectId: call.path.id, actor: actorOf(call) });
      return { status: 201, body: { booked: made.length, items: made.slice(0, SHOWN).map(bookingView) } };
    }),
    defineRoute<IdPath & { body: Omit<UndoRequest, 'projectId' | 'actor'> }>('undoStepBookings', async (call) => {
      await demandPart(deps, call);
      return ok(await undoBookings(deps, { ...call.body, projectId: call.path.id, actor: actorOf(call) }));
    }),
  ];
}

interface BundleQuery extends PagedQuery {
  readonly worker?: string;
  readonly free?: boolean;
  readonly booked?: string;
  readonly notBooked?: string;
}
interface AssignmentQuery extends PagedQuery {
  readonly worker?: string;
  readonly bundle?: string;
  readonly standing?: boolean;
}

function assignmentRoutes(deps: HttpDeps): readonly Route[] {
  const { arrangement } = deps.store;
  return [
    defineRoute<IdPath & { query: BundleQuery }>('listProjectBundles', async ({ path, query }) => {
      const { limit, after, ...filter } = query;
      await requireProject(deps, path.id);
      return ok(await arrangement.listBundles(path.id, filter, pageRequest({ limit, ...(after && { after }) })));
    }),
    defineRoute<IdPath & { query: AssignmentQuery }>('listBundleAssignments', async ({ path, query }) => {
      const { limit, after, bundle, ...rest } = query;
      await requireProject(deps, path.id);
      const filter = { ...rest, ...(bundle !== undefined && { bundleId: bundle }) };
      const page = await arrangement.listAssignments(path.id, filter, pageRequest({ limit, ...(after && { after }) }));
      return ok({ ...page, items: page.items.map(assignmentView) });
    }),
    defineRoute<IdPath & { body: Omit<AssignmentRequest, 'projectId' | 'actor'> }>('assignBundles', async (call) => {
      await demandPart(deps, call);
      return ok(await assignBundles(deps, { ...call.body, projectId: call.path.id, actor: actorOf(call) }));
    }),
  ];
}

/** Of those who are not of the archive, only who takes part in a project speaks for its workers. @throws RecordError */
async function demandPart(deps: HttpDeps, { path, caller }: Pick<Call<IdPath>, 'path' | 'caller'>): Promise<void> {
  const { name: account, role } = caller().account;
  if (isCustodian({ account, role })) return;
  demandMember(await requireProject(deps, path.id), account, 'actor');
}
