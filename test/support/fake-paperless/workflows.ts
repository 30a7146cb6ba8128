import { detail, idOf, invalid, ok, type Call, lengthOf } from './answer.ts';
import type { Core } from './core.ts';
import { paged } from './page.ts';
import { requirePermission } from './permissions.ts';
import type { Routes } from './routes.ts';
import type { Workflow } from './state.ts';
import { fillActions, fillTriggers } from './workflow-parts.ts';

/** Global, run in their order; no owner, no filter by name. */
export function addWorkflowRoutes(routes: Routes, core: Core): void {
  const { state } = core;
  const found = (call: Call, verb: string): Workflow => {
    requirePermission(state, call.user, `${verb}_workflow`);
    const workflow = state.workflows.get(idOf(call));
    if (!workflow) throw detail(404, 'No Workflow matches the given query.');
    return workflow;
  };
  routes.get('/workflows/', (call) => {
    requirePermission(state, call.user, 'view_workflow');
    const sorted = [...state.workflows.values()].sort((a, b) => a.order - b.order || a.id - b.id);
    return paged(call, sorted, { item: (workflow) => workflow });
  });
  routes.post('/workflows/', ({ user, body }) => {
    requirePermission(state, user, 'add_workflow');
    const workflow: Workflow = { id: 0, name: '', order: 0, enabled: true, triggers: [], actions: [] };
    fill(core, workflow, { triggers: [], actions: [], ...body });
    const made = { ...workflow, id: state.nextId('workflow') };
    state.workflows.set(made.id, made);
    prune(core);
    return { status: 201, body: made };
  });
  routes.get('/workflows/:id/', (call) => ok(found(call, 'view')));
  routes.patch('/workflows/:id/', (call) => {
    const workflow = found(call, 'change');
    const changed = { ...workflow };
    fill(core, changed, call.body);
    Object.assign(workflow, changed);
    prune(core);
    return ok(workflow);
  });
  routes.delete('/workflows/:id/', (call) => {
    state.workflows.delete(found(call, 'delete').id);
    return { status: 204 };
  });
  addLooseRoutes(routes, core);
}

/** Triggers and actions can be made by themselves, and last until somebody saves any workflow. */
function addLooseRoutes(routes: Routes, { state }: Core): void {
  for (const kind of ['trigger', 'action'] as const) {
    routes.get(`/workflow_${kind}s/`, (call) => {
      requirePermission(state, call.user, `view_workflow${kind}`);
      const used = [...state.workflows.values()].flatMap((workflow) => workflow[`${kind}s`]);
      return paged(call, [...used, ...(state.looseParts.get(kind) ?? [])], { item: (part) => part });
    });
    routes.post(`/workflow_${kind}s/`, ({ user, body }) => {
      requirePermission(state, user, `add_workflow${kind}`);
      const [made] = kind === 'trigger' ? fillTriggers(state, [body], []) : fillActions(state, [body], []);
      if (made) state.looseParts.get(kind)?.push(made);
      return { status: 201, body: made };
    });
  }
}

function prune({ state }: Core): void {
  for (const kind of ['trigger', 'action'] as const) state.looseParts.set(kind, []);
}

function fill({ state }: Core, workflow: Workflow, body: Call['body']): void {
  if ('name' in body || workflow.id === 0) workflow.name = checkName(body['name']);
  if ([...state.workflows.values()].some(({ id, name }) => id !== workflow.id && name === workflow.name)) {
    throw invalid({ name: ['workflow with this name already exists.'] });
  }
  if (typeof body['order'] === 'number') workflow.order = body['order'];
  if (typeof body['enabled'] === 'boolean') workflow.enabled = body['enabled'];
  if ('triggers' in body) workflow.triggers = fillTriggers(state, body['triggers'], workflow.triggers);
  if ('actions' in body) workflow.actions = fillActions(state, body['actions'], workflow.actions);
}

function checkName(value: unknown): string {
  const name = typeof value === 'string' ? value.trim() : '';
  if (name === '') throw invalid({ name: ['This field is required.'] });
  if (lengthOf(name) > 256) throw invalid({ name: ['Ensure this field has no more than 256 characters.'] });
  return name;
}
