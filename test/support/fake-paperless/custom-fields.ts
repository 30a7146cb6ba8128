import { detail, idOf, invalid, isRecord, ok, type Answer, type Call, lengthOf } from './answer.ts';
import type { Core } from './core.ts';
import { optionsOf } from './field-values.ts';
import { filterByName, paged } from './page.ts';
import { canView, requirePermission } from './permissions.ts';
import type { Routes } from './routes.ts';
import { newToken, type CustomField, type User } from './state.ts';

const TYPES = [
  'string',
  'longtext',
  'url',
  'date',
  'boolean',
  'integer',
  'float',
  'monetary',
  'documentlink',
  'select',
];
const IN_USE = 'custom field with this name already exists.';

export function addCustomFieldRoutes(routes: Routes, core: Core): void {
  const { state } = core;
  const found = (call: Call): CustomField => {
    const field = state.fields.get(idOf(call));
    if (!field) throw detail(404, 'No CustomField matches the given query.');
    return field;
  };
  routes.get('/custom_fields/', (call) => {
    requirePermission(state, call.user, 'view_customfield');
    const sorted = [...state.fields.values()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
    return paged(call, filterByName(sorted, call.query), { item: (field) => show(core, field, call.user) });
  });
  routes.post('/custom_fields/', (call) => create(core, call));
  routes.get('/custom_fields/:id/', (call) => {
    requirePermission(state, call.user, 'view_customfield');
    return ok(show(core, found(call), call.user));
  });
  routes.patch('/custom_fields/:id/', (call) => {
    requirePermission(state, call.user, 'change_customfield');
    return change(core, found(call), call);
  });
  routes.delete('/custom_fields/:id/', (call) => {
    requirePermission(state, call.user, 'delete_customfield');
    const { id } = found(call);
    state.fields.delete(id);
    for (const document of state.documents.values())
      document.fields = document.fields.filter(({ field }) => field !== id);
    return { status: 204 };
  });
}

function create(core: Core, { user, body }: Call): Answer {
  const { state } = core;
  requirePermission(state, user, 'add_customfield');
  const name = checkName(core, body['name']);
  const { data_type: type } = body;
  if (typeof type !== 'string' || !TYPES.includes(type)) {
    throw invalid({ data_type: [`"${String(type)}" is not a valid choice.`] });
  }
  const field: CustomField = { id: 0, name, data_type: type, extra_data: checkExtra(type, body['extra_data']) };
  const made = { ...field, id: state.nextId('field') };
  state.fields.set(made.id, made);
  return { status: 201, body: made };
}

/** The type may be changed, and nobody says no: old values are out of reach then. */
function change(core: Core, field: CustomField, { body, user }: Call): Answer {
  const type = typeof body['data_type'] === 'string' ? body['data_type'] : field.data_type;
  const name = 'name' in body ? checkName(core, body['name'], field.id) : field.name;
  // A choice must bring its whole list each time, even for a new name.
  const extra = 'extra_data' in body || type === 'select' ? checkExtra(type, body['extra_data']) : field.extra_data;
  Object.assign(field, { name, data_type: type, extra_data: extra });
  if (type === 'select') {
    core.queue.add(() => {
      dropMissingOptions(core, field);
      return Promise.resolve();
    });
  }
  return ok(show(core, field, user));
}

/** A background task: values whose option is gone become null. */
function dropMissingOptions({ state }: Core, field: CustomField): void {
  const ids = optionsOf(field).map(({ id }) => id);
  for (const document of state.documents.values()) {
    const there = document.fields.find((instance) => instance.field === field.id);
    if (there && !ids.includes(there.value)) there.value = null;
  }
}

function checkName(core: Core, value: unknown, own?: number): string {
  const name = typeof value === 'string' ? value.trim() : '';
  if (name === '') throw invalid({ name: ['This field is required.'] });
  if (lengthOf(name) > 128) throw invalid({ name: ['Ensure this field has no more than 128 characters.'] });
  if ([...core.state.fields.values()].some((field) => field.name === name && field.id !== own))
    throw invalid({ name: [IN_USE] });
  return name;
}

/** Ids of options are the client's own and are not looked at; those that lack are made up. */
function checkExtra(type: string, extra: unknown): Record<string, unknown> | null {
  const data = isRecord(extra) ? extra : {};
  if (type === 'select') {
    const options: unknown = data['select_options'];
    if (!Array.isArray(options) || options.length === 0 || !options.every(isOption)) {
      throw invalid({ error: ['extra_data.select_options must be a valid list'] });
    }
    return {
      ...data,
      select_options: options.map((option) => ({ ...option, id: option['id'] ?? newToken().slice(0, 16) })),
    };
  }
  const currency = data['default_currency'];
  if (type === 'monetary' && currency !== undefined && (typeof currency !== 'string' || currency.length !== 3)) {
    throw invalid({ error: ['extra_data.default_currency must be a 3-character string'] });
  }
  return isRecord(extra) ? extra : null;
}

function isOption(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && typeof value['label'] === 'string' && value['label'] !== '';
}

/** Documents are counted that the user may see. */
function show({ state }: Core, field: CustomField, user: User): object {
  const seen = state.present().filter((document) => canView(user, document));
  return { ...field, document_count: seen.filter(({ fields }) => fields.some((one) => one.field === field.id)).length };
}
