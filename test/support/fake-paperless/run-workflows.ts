import { isRecord } from './answer.ts';
import type { Core } from './core.ts';
import { matchesQuery } from './field-query.ts';
import { placeholdersOf } from './placeholders.ts';
import { newestOf, rootOf, type Document, type FieldValue, type Part, type Workflow } from './state.ts';
import { addWithAncestors } from './tag-tree.ts';
import { renderTemplate } from './webhooks.ts';

export const ADDED = 2;
export const UPDATED = 3;

/** No loop guard: every write of ours comes back here. Assignments are made at once, webhooks wait in the queue. */
export function runWorkflows(core: Core, document: Document, type: number): void {
  const sorted = [...core.state.workflows.values()].sort((one, other) => one.order - other.order || one.id - other.id);
  for (const workflow of sorted) {
    if (workflow.enabled && workflow.triggers.some((trigger) => triggers(core, trigger, { document, type })))
      act(core, workflow, document);
  }
}

function triggers(core: Core, trigger: Part, { document, type }: { document: Document; type: number }): boolean {
  if (trigger['type'] !== type) return false;
  const ids = (name: string): number[] => numbers(trigger[name]);
  const { tags } = document;
  return (
    (ids('filter_has_tags').length === 0 || ids('filter_has_tags').some((id) => tags.includes(id))) &&
    ids('filter_has_all_tags').every((id) => tags.includes(id)) &&
    !ids('filter_has_not_tags').some((id) => tags.includes(id)) &&
    holds(trigger, document.document_type, 'document_type') &&
    holds(trigger, document.correspondent, 'correspondent') &&
    holds(trigger, document.storage_path, 'storage_path') &&
    fileNameMatches(trigger['filter_filename'], rootOf(document).fileName) &&
    contentMatches(trigger, newestOf(document).content) &&
    queryMatches(core, trigger['filter_custom_field_query'], document)
  );
}

function holds(trigger: Part, value: number | null, kind: string): boolean {
  const one = trigger[`filter_has_${kind}`];
  const any = numbers(trigger[`filter_has_any_${kind}s`]);
  const none = numbers(trigger[`filter_has_not_${kind}s`]);
  return (
    (typeof one !== 'number' || one === value) &&
    (any.length === 0 || (value !== null && any.includes(value))) &&
    !(value !== null && none.includes(value))
  );
}

function fileNameMatches(pattern: unknown, name: string): boolean {
  if (typeof pattern !== 'string' || pattern === '') return true;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'iu').test(name);
}

function contentMatches(trigger: Part, content: string): boolean {
  const { match, matching_algorithm: algorithm } = trigger;
  if (typeof match !== 'string' || match === '' || algorithm === 0) return true;
  const text = content.toLowerCase();
  const words = match.toLowerCase().split(/\s+/);
  if (algorithm === 1) return words.some((word) => text.includes(word));
  if (algorithm === 2) return words.every((word) => text.includes(word));
  if (algorithm === 4) return new RegExp(match, 'iu').test(content);
  return text.includes(match.toLowerCase());
}

function queryMatches(core: Core, query: unknown, document: Document): boolean {
  if (typeof query !== 'string' || query === '') return true;
  try {
    return matchesQuery(core.state, JSON.parse(query), document);
  } catch {
    return false; // the host logs it and does not match
  }
}

function act(core: Core, workflow: Workflow, document: Document): void {
  const { state, settings } = core;
  const placeholders = placeholdersOf(state, document, settings.publicUrl);
  for (const action of workflow.actions) {
    if (action['type'] === 1) assign(core, document, action);
    if (action['type'] === 2) takeAway(document, action);
    if (action['type'] === 4 && isRecord(action['webhook'])) {
      const { fileName: name, mimeType } = newestOf(document);
      core.hooks.enqueue(action['webhook'] as Part, placeholders, { name, mimeType }); // as: made by our own routes
    }
  }
  if (workflow.actions.some(({ type }) => type === 6)) document.deletedAt = state.now();
  if (workflow.actions.some(({ type }) => type === 1 || type === 2)) document.modified = state.now();
}

function assign(core: Core, document: Document, action: Part): void {
  const { state } = core;
  const title = action['assign_title'];
  if (typeof title === 'string' && title !== '') {
    document.title = (renderTemplate(title, placeholdersOf(state, document, undefined)) ?? document.title).slice(
      0,
      128,
    );
  }
  document.tags = addWithAncestors(state, document.tags, numbers(action['assign_tags']));
  for (const kind of ['document_type', 'correspondent', 'storage_path', 'owner'] as const) {
    const id = action[`assign_${kind}`];
    if (typeof id === 'number') document[kind] = id;
  }
  for (const side of ['view', 'change'] as const) {
    merge(document.grants[side].users, action[`assign_${side}_users`]);
    merge(document.grants[side].groups, action[`assign_${side}_groups`]);
  }
  assignFields(document, action);
}

/** Null only adds the field; any other value is written over what stands there, as 3.0 does. */
function assignFields(document: Document, action: Part): void {
  const values = isRecord(action['assign_custom_fields_values']) ? action['assign_custom_fields_values'] : {};
  for (const field of numbers(action['assign_custom_fields'])) {
    const value = (values[String(field)] ?? null) as FieldValue; // as: made by our own routes
    const there = document.fields.find((instance) => instance.field === field);
    if (!there) document.fields.push({ field, value });
    else if (value !== null) there.value = value;
  }
}

function takeAway(document: Document, action: Part): void {
  const tags = numbers(action['remove_tags']);
  document.tags = action['remove_all_tags'] === true ? [] : document.tags.filter((id) => !tags.includes(id));
  const fields = numbers(action['remove_custom_fields']);
  document.fields =
    action['remove_all_custom_fields'] === true ? [] : document.fields.filter(({ field }) => !fields.includes(field));
}

function merge(ids: number[], more: unknown): void {
  for (const id of numbers(more)) if (!ids.includes(id)) ids.push(id);
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'number') : [];
}
