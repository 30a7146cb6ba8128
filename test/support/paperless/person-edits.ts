import type { ObjectKind } from '../../../src/hosts/paperless/api.ts';
import type { SchemaBench } from './schema-bench.ts';

/** What a person can do to our objects in the host's own pages, and the finding that tells of it. */
export interface PersonEdit {
  readonly name: string;
  readonly kind: ObjectKind;
  readonly key: string;
  readonly code: string;
  /** Not a fault: stays as the person wants it. */
  readonly stays?: boolean;
  edit(bench: SchemaBench): void;
}

type Part = Record<string, unknown>;

export const PERSON_EDITS: readonly PersonEdit[] = [
  rename('custom-field', 'subject', 'Trích yếu (phòng Văn thư)'),
  rename('tag', 'mark:review', 'Cần người xem'),
  rename('document-type', 'Công văn', 'CV'),
  rename('workflow', 'intake', 'Gọi sang lưu trữ'),
  rename('saved-view', 'failed', 'Hỏng'),
  remove('custom-field', 'place'),
  remove('tag', 'request:accept'),
  remove('document-type', 'Luật'),
  remove('workflow', 'requests'),
  remove('saved-view', 'done'),
  change(['tag', 'mark:done'], { color: '#123456' }, 'schema.tag-colour'),
  change(['tag', 'mark:failed'], { parent: null }, 'schema.tag-parent'),
  change(['tag', 'mark:divide'], { is_inbox_tag: true }, 'schema.tag-inbox'),
  change(['tag', 'mark:divide'], { owner: 3 }, 'schema.owner-set'),
  change(['document-type', 'Nghị quyết'], { matching_algorithm: 6 }, 'schema.matching-on'),
  change(['storage-path', 'dossiers'], { path: '{{ title }}' }, 'schema.template-changed'),
  change(['workflow', 'intake'], { enabled: false }, 'schema.disabled'),
  { ...change(['workflow', 'intake'], { order: 1 }, 'schema.order-changed'), stays: true },
  change(['saved-view', 'review'], { filter_rules: [] }, 'schema.view-filter'),
  { ...change(['saved-view', 'review'], { display_fields: ['title'] }, 'schema.view-display'), stays: true },
  options('option removed', 'schema.option-removed', (list) => list.slice(1)),
  options('option relabelled', 'schema.option-relabelled', ([first, ...rest]) => [{ ...first, label: 'Gấp' }, ...rest]),
  {
    ...options('option of theirs', 'schema.option-foreign', (list) => [...list, { id: 'x1', label: 'Đợi' }]),
    stays: true,
  },
  webhook('url', 'schema.webhook-url', { url: 'http://elsewhere/' }),
  webhook('secret', 'schema.webhook-secret', { headers: { Authorization: 'Bearer other' } }),
  webhook('headers', 'schema.webhook-headers', { headers: {} }),
  webhook('params', 'schema.webhook-params', { params: { document_id: '{{doc_id}}' } }),
  webhook('format', 'schema.webhook-settings', { as_json: false }),
  trigger('filter', 'schema.trigger-filter', ([first, ...rest]) => [{ ...first, filter_filename: '*.pdf' }, ...rest]),
  trigger('removed', 'schema.trigger-missing', () => []),
  {
    ...trigger('of theirs', 'schema.trigger-foreign', (list) => [...list, { ...list[0], id: 9001, type: 4 }]),
    stays: true,
  },
  action(['intake', 'removed'], 'schema.action-missing', () => []),
  action(['type:Tờ trình', 'fewer fields'], 'schema.fields-missing', ([first]) => [
    { ...first, assign_custom_fields: [] },
  ]),
];

function rename(kind: ObjectKind, key: string, name: string): PersonEdit {
  return { ...change([kind, key], { name }, 'schema.renamed'), name: `${kind} renamed` };
}

function remove(kind: ObjectKind, key: string): PersonEdit {
  return {
    name: `${kind} deleted`,
    kind,
    key,
    code: 'schema.deleted',
    edit: (bench) => {
      bench.host.objects.remove(kind, bench.ours(kind, key).id);
    },
  };
}

function change([kind, key]: readonly [ObjectKind, string], members: Part, code: string): PersonEdit {
  return {
    name: `${kind} ${code.slice('schema.'.length)}`,
    kind,
    key,
    code,
    edit: (bench) => {
      Object.assign(bench.ours(kind, key), members);
    },
  };
}

interface Option {
  id?: string;
  label?: string;
}

function options(name: string, code: string, map: (list: Option[]) => Option[]): PersonEdit {
  return {
    name,
    kind: 'custom-field',
    key: 'urgency',
    code,
    edit: (bench) => {
      const field = bench.ours('custom-field', 'urgency');
      const { select_options: list } = field['extra_data'] as { select_options: Option[] };
      field['extra_data'] = { select_options: map(list) };
    },
  };
}

function webhook(name: string, code: string, members: Part): PersonEdit {
  return action(['intake', `webhook ${name}`], code, ([first, ...rest]) => [
    { ...first, webhook: { ...(first?.['webhook'] as Part), ...members } },
    ...rest,
  ]);
}

function trigger(name: string, code: string, map: (list: Part[]) => Part[]): PersonEdit {
  return parts({ name: `trigger ${name}`, key: 'intake', code, member: 'triggers', map });
}

function action([key, name]: readonly [string, string], code: string, map: (list: Part[]) => Part[]): PersonEdit {
  return parts({ name: `action ${name}`, key, code, member: 'actions', map });
}

interface PartsEdit extends Pick<PersonEdit, 'name' | 'key' | 'code'> {
  readonly member: 'triggers' | 'actions';
  readonly map: (list: Part[]) => Part[];
}

function parts({ name, key, code, member, map }: PartsEdit): PersonEdit {
  return {
    name,
    kind: 'workflow',
    key,
    code,
    edit: (bench) => {
      const workflow = bench.ours('workflow', key);
      workflow[member] = map(workflow[member] as Part[]);
    },
  };
}
