import { ok, type Answer, type Call } from './answer.ts';
import type { Core } from './core.ts';
import { paged } from './page.ts';
import { requirePermission } from './permissions.ts';
import type { Routes } from './routes.ts';
import { localTime, type Task } from './state.ts';

/** Tasks of others are not seen but by staff; those of nobody are. Version 9 gives a plain list of another shape. */
export function addTaskRoutes(routes: Routes, core: Core): void {
  routes.get('/tasks/', (call) => {
    requirePermission(core.state, call.user, 'view_paperlesstask');
    const { task_id: id, task_type: type, task_name: name } = call.query;
    const found = [...core.state.tasks.values()]
      .filter((task) => call.user.staff || call.user.superuser || [null, call.user.id].includes(task.owner))
      .filter((task) => (id === undefined || task.taskId === id) && (type === undefined || task.type === type))
      .filter((task) => name === undefined || call.version === 10 || task.type === name)
      .reverse();
    return list(call, found);
  });
}

function list(call: Call, found: readonly Task[]): Answer {
  return call.version === 9 ? ok(found.map(showOld)) : paged(call, found, { item: show });
}

function show(task: Task): object {
  const seconds = (from: number | null, to: number | null): number | null =>
    from === null || to === null ? null : (to - from) / 1e6;
  return {
    ...{ id: task.id, task_id: task.taskId, task_type: task.type, task_type_display: title(task.type) },
    ...{ trigger_source: task.source, trigger_source_display: title(task.source) },
    ...{ status: task.status, status_display: title(task.status) },
    date_created: localTime(task.created),
    date_started: task.started === null ? null : localTime(task.started),
    date_done: task.done === null ? null : localTime(task.done),
    duration_seconds: seconds(task.started, task.done),
    wait_time_seconds: seconds(task.created, task.started),
    ...{ input_data: task.input, result_data: task.result, related_document_ids: task.documents },
    ...{ acknowledged: false, owner: task.owner },
  };
}

function showOld(task: Task): object {
  const [document = null] = task.documents;
  const { error_message: failure, duplicate_of: twin } = task.result ?? {};
  const twinText = typeof twin === 'number' ? `Not consuming: It is a duplicate of document #${String(twin)}` : null;
  const failed = typeof failure === 'string' ? failure : twinText;
  return {
    ...{ id: task.id, task_id: task.taskId, task_name: task.type, task_file_name: task.input['filename'] ?? null },
    ...{ type: 'manual_task', status: task.status.toUpperCase(), date_created: localTime(task.created) },
    date_done: task.done === null ? null : localTime(task.done),
    result: document === null ? failed : `Success. New document id ${String(document)} created`,
    ...{ acknowledged: false, related_document: document, duplicate_documents: [], owner: task.owner },
  };
}

function title(name: string): string {
  return name
    .split('_')
    .map((word) => (['api', 'ui'].includes(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}
