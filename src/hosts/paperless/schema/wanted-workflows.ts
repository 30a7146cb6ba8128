import type { WantedSchema } from '../../../ports/host-schema.ts';
import type { PaperlessSettings } from '../settings.ts';
import { finding } from './finding.ts';
import { idsOf, type HostState } from './host-state.ts';
import type { Item } from './item.ts';
import type { PaperlessMapping } from './mapping.ts';
import { ASSIGNMENT, WEBHOOK, type WantedAction } from './workflow-action.ts';
import { workflowItem } from './workflow-item.ts';
import { ADDED, UPDATED } from './workflow-trigger.ts';

/** The version of what a webhook says; every value must be a text, or the host leaves all of them out. */
const HOOK_SCHEMA = '1';

type HookSettings = Pick<PaperlessSettings, 'id' | 'publicUrl' | 'hookSecrets'>;

export interface WorkflowSource {
  readonly wanted: WantedSchema;
  readonly mapping: PaperlessMapping;
  readonly settings: HookSettings;
  readonly state: HostState;
}

/** Grants first, so that we may see a document when its webhook comes; types before the webhooks. */
export function workflowItems(source: WorkflowSource): readonly Item<'workflow'>[] {
  const { wanted, state, settings } = source;
  const types = wanted.documentTypes.map(({ value }) => typeWorkflow(source, value));
  // Without a secret anybody could send hints: then the host is only swept.
  const hooks = settings.hookSecrets.length === 0 ? [] : [intake(source), requests(source)];
  return [...(state.probe.superuser ? [] : [grants(source)]), ...types, ...hooks];
}

function grants({ mapping, state }: WorkflowSource): Item<'workflow'> {
  return workflowItem({
    ...mapping.workflows.grants,
    needs: () => undefined,
    triggers: () => [{ type: ADDED, filters: {} }],
    action: () => ({ type: ASSIGNMENT, fields: [], users: [state.probe.userId] }),
  });
}

function typeWorkflow({ mapping }: WorkflowSource, type: string): Item<'workflow'> {
  const { name, order } = mapping.workflows.type;
  const { base, additions, instead } = mapping.documentTypes;
  const keys = [...(instead[type] ?? base), ...(additions[type] ?? [])];
  const filters = (state: HostState) => ({ filter_has_document_type: state.id('document-type', type) ?? null });
  return workflowItem({
    key: `type:${type}`,
    name: name.replace('{type}', () => type),
    order,
    needs: (state) =>
      state.id('document-type', type) === undefined
        ? finding('schema.needs', { kind: 'document-type', key: type })
        : undefined,
    triggers: (state) => [
      { type: ADDED, filters: filters(state) },
      { type: UPDATED, filters: filters(state) },
    ],
    action: (state) => ({ type: ASSIGNMENT, fields: idsOf(state, 'custom-field', keys), users: [] }),
  });
}

function intake({ mapping, settings }: WorkflowSource): Item<'workflow'> {
  const { intake: row } = mapping.workflows;
  return workflowItem({
    ...row,
    needs: () => undefined,
    triggers: () => [{ type: ADDED, filters: {} }],
    action: () => hook(settings, row),
  });
}

/** Only behind a filter: an unfiltered one would answer each of our own writes. */
function requests({ mapping, settings }: WorkflowSource): Item<'workflow'> {
  const { requests: row } = mapping.workflows;
  const tags = Object.keys(mapping.states.requests).map((request) => `request:${request}`);
  return workflowItem({
    ...row,
    needs: (state) =>
      idsOf(state, 'tag', tags).length === 0 ? finding('schema.needs', { kind: 'tag', key: tags[0] ?? '' }) : undefined,
    triggers: (state) => [
      { type: UPDATED, filters: { filter_has_tags: idsOf(state, 'tag', [...tags, ...earlierRequests(state, tags)]) } },
    ],
    action: () => hook(settings, row),
  });
}

/** Tags of requests that are registered no more: where they stand people may go on using them. */
function earlierRequests(state: HostState, tags: readonly string[]): readonly string[] {
  const requests = state.rows().filter(({ kind, key }) => kind === 'tag' && key.startsWith('request:'));
  return requests.flatMap(({ key }) => (tags.includes(key) ? [] : [key]));
}

function hook(
  { id, publicUrl, hookSecrets: [secret = ''] }: HookSettings,
  { rule, event }: { readonly rule: string; readonly event: string },
): WantedAction {
  return {
    type: WEBHOOK,
    url: `${publicUrl.replace(/\/+$/, '')}/hooks/paperless/${id}`,
    params: { document_id: '{{doc_id}}', event, rule, schema: HOOK_SCHEMA },
    authorization: `Bearer ${secret}`,
  };
}
