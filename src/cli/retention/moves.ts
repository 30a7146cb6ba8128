import { proposeSchedule, rejectSchedule, retireSchedule } from '../../app/archive/retention/move-schedule.ts';
import { actorOf, versionOf, type RetentionRequest } from './request.ts';
import { importFile } from './schedules.ts';

/** `vankho retention draft FILE`: kept, nobody asks for its activation yet. */
export function draft(request: RetentionRequest): Promise<number> {
  return importFile({ ...request, flags: { ...request.flags, draft: true } });
}

/** Asks for a draft to be put into force. */
export function submit(request: RetentionRequest): Promise<number> {
  return move(request, proposeSchedule);
}

/** Turns a draft, or what waits for activation, down. */
export function reject(request: RetentionRequest): Promise<number> {
  return move(request, rejectSchedule);
}

/** Takes what is in force out of it, with nothing in its place. */
export function retire(request: RetentionRequest): Promise<number> {
  return move(request, retireSchedule);
}

async function move(request: RetentionRequest, step: typeof proposeSchedule): Promise<number> {
  const { context, deps } = request;
  const moved = await step(deps, { ...(await versionOf(request)), actor: actorOf() });
  if (context.json) context.output.out(JSON.stringify(moved));
  const state = context.text(`retention.state.${moved.state}`);
  context.output.err(context.text('cli.retention.moved', { id: moved.scheduleId, version: moved.version, state }));
  return 0;
}
