import type { ObjectKind } from '../api.ts';
import type { HostState } from './host-state.ts';

/** How workflows of people name objects of a kind. */
const MEMBERS: Readonly<Partial<Record<ObjectKind, RegExp>>> = {
  'custom-field': /custom_fields?$/,
  tag: /(?:_tags|^remove_tags)$/,
  'document-type': /document_types?$/,
  correspondent: /correspondents?$/,
  'storage-path': /storage_paths?$/,
};
/** Rule types of saved views that hold ids of a kind. */
const RULES: Readonly<Partial<Record<ObjectKind, ReadonlySet<number>>>> = {
  tag: new Set([6, 17, 22]),
  'document-type': new Set([4, 28, 29]),
  correspondent: new Set([3, 26, 27]),
  'storage-path': new Set([25, 30, 31]),
  'custom-field': new Set([38, 39, 40, 41]),
};
const FIELD_QUERY = 42;

/**
 * Name of a workflow or view that speaks of the object. Ours were taken away before; one that could not be would change
 * too: without its tags our hook for requests would answer every change of every document.
 */
export function userOf(target: Target, state: HostState): string | undefined {
  return (
    state.all('workflow').find((one) => workflowSpeaksOf(one, target))?.name ??
    state.all('saved-view').find((one) => viewSpeaksOf(one, target))?.name
  );
}

interface Target {
  readonly kind: ObjectKind;
  readonly id: number;
  readonly name: string;
}

function workflowSpeaksOf(workflow: object, target: Target): boolean {
  const { kind, id } = target;
  const members = MEMBERS[kind];
  if (!('triggers' in workflow && 'actions' in workflow) || !members) return false;
  const parts = [workflow.triggers, workflow.actions]
    .flat()
    .filter((part) => typeof part === 'object' && part !== null);
  return parts.some((part) =>
    Object.entries(part).some(([member, value]) => {
      if (kind === 'custom-field' && member === 'filter_custom_field_query') return queryHas(value, target);
      return members.test(member) && (value === id || (Array.isArray(value) && value.includes(id)));
    }),
  );
}

function viewSpeaksOf(view: object, target: Target): boolean {
  const { kind, id } = target;
  if (!('filter_rules' in view) || !Array.isArray(view.filter_rules)) return false;
  const columns: unknown = 'display_fields' in view ? view.display_fields : undefined;
  const order: unknown = 'sort_field' in view ? view.sort_field : undefined;
  const shown = [order, ...(Array.isArray(columns) ? (columns as readonly unknown[]) : [])];
  if (kind === 'custom-field' && shown.includes(`custom_field_${String(id)}`)) return true;
  return view.filter_rules.some((rule: { readonly rule_type: number; readonly value: string | null }) => {
    if (kind === 'custom-field' && rule.rule_type === FIELD_QUERY) return queryHas(rule.value, target);
    return RULES[kind]?.has(rule.rule_type) === true && (rule.value ?? '').split(',').map(Number).includes(id);
  });
}

/** A query names its field, by id or by name, as the first of three: `[12, "isnull", true]`. */
function queryHas(query: unknown, target: Target): boolean {
  try {
    return typeof query === 'string' && nodeHas(JSON.parse(query), target);
  } catch {
    return false; // the host takes broken JSON too: it finds nothing
  }
}

function nodeHas(node: unknown, { id, name }: Pick<Target, 'id' | 'name'>): boolean {
  if (!Array.isArray(node)) return false;
  const [field, how] = node as readonly unknown[];
  if (typeof how === 'string' && (field === id || field === String(id) || field === name)) return true;
  return node.some((child) => nodeHas(child, { id, name }));
}
