import { invalid, isRecord } from './answer.ts';
import type { Part, State } from './state.ts';

const TRIGGER = {
  ...{ sources: [1, 2, 3], type: 1, filter_path: null, filter_filename: null, filter_mailrule: null },
  ...{ matching_algorithm: 0, match: '', is_insensitive: true },
  ...{ filter_has_tags: [], filter_has_all_tags: [], filter_has_not_tags: [], filter_custom_field_query: null },
  ...{ filter_has_any_correspondents: [], filter_has_not_correspondents: [] },
  ...{ filter_has_any_document_types: [], filter_has_not_document_types: [] },
  ...{ filter_has_any_storage_paths: [], filter_has_not_storage_paths: [] },
  ...{ filter_has_correspondent: null, filter_has_document_type: null, filter_has_storage_path: null },
  ...{ schedule_offset_days: 0, schedule_is_recurring: false, schedule_recurring_interval_days: 1 },
  ...{ schedule_date_field: 'added', schedule_date_custom_field: null },
};
const ACTION = {
  ...{ type: 1, assign_title: null, assign_tags: [], assign_correspondent: null, assign_document_type: null },
  ...{ assign_storage_path: null, assign_owner: null, assign_view_users: [], assign_view_groups: [] },
  ...{ assign_change_users: [], assign_change_groups: [], assign_custom_fields: [], assign_custom_fields_values: {} },
  ...{ remove_all_tags: false, remove_tags: [], remove_all_correspondents: false, remove_correspondents: [] },
  ...{ remove_all_document_types: false, remove_document_types: [], remove_all_storage_paths: false },
  ...{ remove_storage_paths: [], remove_custom_fields: [], remove_all_custom_fields: false, remove_all_owners: false },
  ...{ remove_owners: [], remove_all_permissions: false, remove_view_users: [], remove_view_groups: [] },
  ...{ remove_change_users: [], remove_change_groups: [], email: null, webhook: null, passwords: null },
};
const WEBHOOK = {
  url: '',
  use_params: true,
  as_json: false,
  params: null,
  body: null,
  headers: null,
  include_document: false,
};

/** Entries with the id of an existing part go on from it, others are new; those left out are gone. */
export function fillTriggers(state: State, value: unknown, before: readonly Part[]): Part[] {
  return entries(value, 'triggers').map((entry, index) => {
    const trigger = merge(TRIGGER, before, entry);
    const filters = ['filter_filename', 'filter_path', 'filter_mailrule'].map((name) => trigger[name]);
    if (trigger['type'] === 1 && filters.every((filter) => filter === null || filter === '')) {
      throw refuse('triggers', index, { non_field_errors: ['File name, path or mail rule filter are required'] });
    }
    return { ...trigger, id: keptId(before, entry) ?? state.nextId('trigger') };
  });
}

export function fillActions(state: State, value: unknown, before: readonly Part[]): Part[] {
  return entries(value, 'actions').map((entry, index) => {
    const action = merge(ACTION, before, entry);
    checkTitle(action['assign_title'], index);
    const id = keptId(before, entry) ?? state.nextId('action');
    if (action['type'] !== 4) return { ...action, id };
    if (!isRecord(entry['webhook'] ?? action['webhook'])) {
      throw refuse('actions', index, { non_field_errors: ['Webhook data is required for webhook actions'] });
    }
    const old = before.find((part) => part.id === id)?.['webhook'];
    return { ...action, id, webhook: fillWebhook(state, entry['webhook'] ?? old, { old, index }) };
  });
}

function fillWebhook(state: State, value: unknown, { old, index }: { old: unknown; index: number }): Part {
  const given = isRecord(value) ? value : {};
  const before = isRecord(old) && old['id'] === given['id'] ? [old as Part] : []; // as: made here
  const webhook = merge(WEBHOOK, before, given);
  const url = String(webhook['url']);
  const wrong = (message: string): Error => refuse('actions', index, { webhook: { url: [message] } });
  if (url.length > 256) throw wrong('Ensure this field has no more than 256 characters.');
  if (!/^https?:/i.test(url)) throw wrong(`Unable to parse URI ${url}, missing scheme`);
  return { ...webhook, id: keptId(before, given) ?? state.nextId('webhook') };
}

/** The host tries the title with `str.format` first, which knows no blocks. */
function checkTitle(title: unknown, index: number): void {
  const [, block] = typeof title === 'string' ? (/\{(%[^}]*%)\}/.exec(title) ?? []) : [];
  if (block !== undefined) throw refuse('actions', index, { assign_title: [`Invalid f-string detected: "${block}"`] });
}

function entries(value: unknown, name: string): Record<string, unknown>[] {
  if (!Array.isArray(value) || !value.every(isRecord))
    throw invalid({ [name]: ['Expected a list of items but got type "dict".'] });
  return value;
}

function merge(defaults: object, before: readonly Part[], entry: Record<string, unknown>): Record<string, unknown> {
  const known = Object.entries(entry).filter(([name]) => name in defaults);
  return { ...defaults, ...before.find(({ id }) => id === entry['id']), ...Object.fromEntries(known) };
}

function keptId(before: readonly Part[], entry: Record<string, unknown>): number | undefined {
  return before.find(({ id }) => id === entry['id'])?.id;
}

function refuse(list: string, index: number, body: object): Error {
  return invalid({ [list]: { [String(index)]: body } });
}
