import type { ObjectKind } from '../../../src/hosts/paperless/api.ts';
import { HostError } from '../../../src/ports/errors.ts';

export type Thing = { id: number; name: string } & Record<string, unknown>;

const NEUTRAL_TRIGGER = {
  sources: [1, 2, 3],
  filter_path: null,
  filter_filename: null,
  filter_mailrule: null,
  matching_algorithm: 0,
  match: '',
  filter_has_tags: [],
  filter_has_all_tags: [],
  filter_has_not_tags: [],
  filter_custom_field_query: null,
  filter_has_correspondent: null,
  filter_has_document_type: null,
  filter_has_storage_path: null,
};
const NEUTRAL_ACTION = {
  assign_title: null,
  assign_tags: [],
  assign_owner: null,
  assign_view_users: [],
  assign_change_users: [],
  assign_custom_fields: [],
  assign_custom_fields_values: {},
  webhook: null,
};
const NEUTRAL_WEBHOOK = {
  use_params: true,
  as_json: false,
  params: {},
  headers: {},
  body: null,
  include_document: false,
};
const DEFAULTS: Readonly<Record<ObjectKind, object>> = {
  'custom-field': { extra_data: null, document_count: 0 },
  tag: { ...named(), color: '#a6cee3', is_inbox_tag: false, parent: null },
  'document-type': named(),
  correspondent: named(),
  'storage-path': { ...named(), path: '' },
  'saved-view': {
    owner: null,
    sort_field: 'created',
    sort_reverse: false,
    page_size: null,
    display_mode: null,
    display_fields: null,
    filter_rules: [],
  },
  workflow: { order: 0, enabled: true, triggers: [], actions: [] },
};

function named(): object {
  // The host's own default is 1, "any word".
  return { match: '', matching_algorithm: 1, owner: 7, document_count: 0 };
}

export function refusal(code: 'invalid' | 'forbidden' | 'not-found', details: Record<string, string> = {}): HostError {
  return new HostError(code, 'refused', { hostId: 'memory', operation: 'schema', details });
}

/** The lists of a host with the rules that matter to registration (`paperless.md` §3, §4, §6). */
export class MemoryObjects {
  readonly lists = new Map<ObjectKind, Map<number, Thing>>();
  #next = 1;

  list(kind: ObjectKind): Map<number, Thing> {
    const there = this.lists.get(kind) ?? new Map<number, Thing>();
    this.lists.set(kind, there);
    return there;
  }

  create(kind: ObjectKind, body: object): Thing {
    const thing: Thing = { ...structuredClone(DEFAULTS[kind]), ...plain(body), id: this.#id(), name: nameOf(body) };
    if (kind === 'workflow') this.#number(thing, { triggers: [], actions: [] });
    this.#check(kind, thing);
    this.list(kind).set(thing.id, thing);
    return thing;
  }

  patch(kind: ObjectKind, id: number, body: object): Thing {
    const before = this.list(kind).get(id);
    if (!before) throw refusal('not-found');
    const thing: Thing = { ...before, ...plain(body) };
    if (kind === 'custom-field' && thing['data_type'] === 'select' && !('extra_data' in body))
      throw refusal('invalid', { said: 'error: extra_data.select_options must be a valid list' });
    if (kind === 'workflow') this.#number(thing, before);
    this.#check(kind, thing);
    this.list(kind).set(id, thing);
    return thing;
  }

  remove(kind: ObjectKind, id: number): void {
    if (!this.list(kind).delete(id)) throw refusal('not-found');
    if (kind === 'tag') for (const tag of this.list('tag').values()) if (tag['parent'] === id) tag['parent'] = null;
  }

  #id(): number {
    this.#next += 1;
    return this.#next;
  }

  #check(kind: ObjectKind, thing: Thing): void {
    const hasOwner = kind !== 'custom-field' && kind !== 'workflow';
    for (const other of this.list(kind).values()) {
      if (other.id === thing.id || other.name !== thing.name) continue;
      if (!hasOwner) throw refusal('invalid', { said: 'name: custom field with this name already exists.' });
      if (other['owner'] === thing['owner'])
        throw refusal('invalid', { said: 'error: Object violates owner / name unique constraint' });
    }
  }

  /** Parts with an id stay and take over what is given; those without are new; those left out are gone. */
  #number(thing: Thing, before: Readonly<Record<string, unknown>>): void {
    thing['triggers'] = this.#parts(thing['triggers'], before['triggers']).map((part) => ({
      ...NEUTRAL_TRIGGER,
      ...part,
    }));
    thing['actions'] = this.#parts(thing['actions'], before['actions']).map((part) => {
      const webhook = part['webhook'];
      const full = { ...NEUTRAL_ACTION, ...part };
      if (typeof webhook !== 'object' || webhook === null) return full;
      return { ...full, webhook: { ...NEUTRAL_WEBHOOK, id: this.#id(), ...webhook } };
    });
  }

  #parts(given: unknown, before: unknown): Record<string, unknown>[] {
    const old = before as Thing[];
    return (given as Record<string, unknown>[]).map((part) => {
      const same = old.find(({ id }) => id === part['id']);
      return same ? { ...same, ...part } : { ...part, id: this.#id() };
    });
  }
}

function plain(body: object): Record<string, unknown> {
  return structuredClone(body) as Record<string, unknown>;
}

function nameOf(body: object): string {
  return 'name' in body && typeof body.name === 'string' ? body.name.trim() : '';
}
