import { ASSIGNMENT_ACTS, assignBundles } from '../../app/archive/arrangement/assign-bundles.ts';
import { bookStep, undoBookings } from '../../app/archive/arrangement/book-steps.ts';
import { dayFlag } from '../dates.ts';
import {
  actor,
  listFlag,
  numberFlag,
  projectOf,
  refuse,
  stepOf,
  subjectsOf,
  textFlag,
  type ProjectRequest,
} from './request.ts';

/** `vankho project book PROJECT STEP --numbers 1-40 --worker NAME`. */
export async function book(request: ProjectRequest): Promise<number> {
  const { context, deps } = request;
  const project = await projectOf(request);
  const step = stepOf(request, project);
  const [worker, note] = [textFlag(request, 'worker'), textFlag(request, 'note')];
  const [doneOn, amount] = [dayFlag(request, 'on'), numberFlag(request, 'amount')];
  const bookings = await bookStep(deps, {
    ...{ projectId: project.id, step: step.key, ...(await subjectsOf(request, project, step.subject)), actor: actor() },
    ...(worker !== undefined && { worker }),
    ...(doneOn !== undefined && { doneOn }),
    ...(amount !== undefined && { amount }),
    ...(note !== undefined && { note }),
  });
  if (context.json) context.output.out(JSON.stringify(bookings));
  context.output.err(context.text('cli.project.booked', { step: step.name, count: bookings.length }));
  return 0;
}

/** `vankho project undo PROJECT --ids … --reason …`. */
export async function undo(request: ProjectRequest): Promise<number> {
  const { context, deps } = request;
  const { id: projectId } = await projectOf(request);
  const reason = textFlag(request, 'reason') ?? '';
  const result = await undoBookings(deps, { projectId, ids: listFlag(request, 'ids'), reason, actor: actor() });
  if (context.json) context.output.out(JSON.stringify(result));
  context.output.err(context.text('cli.project.undone', { count: result.undone }));
  return 0;
}

/** `vankho project assign PROJECT take|give-back|reassign --numbers 1-40 --worker NAME`. */
export async function assign(request: ProjectRequest): Promise<number> {
  const { context, deps, args } = request;
  const project = await projectOf(request);
  const act = ASSIGNMENT_ACTS.find((one) => one === args[1]);
  if (act === undefined)
    throw refuse('assign', context.text('cli.project.oneOf', { allowed: ASSIGNMENT_ACTS.join(', ') }));
  const [worker, reason] = [textFlag(request, 'worker'), textFlag(request, 'reason')];
  const result = await assignBundles(deps, {
    ...{ projectId: project.id, act, ...(await subjectsOf(request, project, 'bundle')), actor: actor() },
    ...(worker !== undefined && { worker }),
    ...(reason !== undefined && { reason }),
  });
  if (context.json) context.output.out(JSON.stringify(result));
  context.output.err(context.text('cli.project.assigned', { count: result.bundles }));
  return 0;
}
