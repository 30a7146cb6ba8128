import { expect } from 'chai';
import { FakePaperless } from '../../../support/fake-paperless/index.ts';
import { isRecord } from '../../../support/fake-paperless/answer.ts';
import { PDF, send } from '../../../support/fake-paperless/ask-recorded.ts';
import { differences, isTaskId, readRecorded } from '../../../support/fake-paperless/recorded.ts';

/** Recorded cases in the order of the run, and what else was done in the host between them. */
type Step = string | ((fake: FakePaperless) => unknown);

const CLERK = ['change_document', 'view_uisettings', 'view_tag', 'view_document', 'view_customfield'];

describe('fake-paperless beside the recorded exchanges of 3.0.5', () => {
  let fake: FakePaperless;
  /** Names of tasks are given anew in each run. */
  const tasks = new Map<string, string>();

  before(async () => {
    fake = await new FakePaperless().start();
    fake.clerk.user.permissions = CLERK;
  });

  after(() => fake.stop());

  for (const step of steps()) {
    if (typeof step !== 'string') {
      it('(between two exchanges)', async () => {
        await step(fake);
      });
      continue;
    }
    it(step, async () => {
      const { request, response } = await readRecorded(step);
      const path = [...tasks].reduce((text, [recorded, now]) => text.replace(recorded, now), request.path);

      const answer = await send(fake, { ...request, path }, fake.clerk.token);
      if (isTaskId(answer.body) && isTaskId(response.body)) tasks.set(response.body, answer.body);

      expect(answer.status, JSON.stringify(answer.body)).to.equal(response.status);
      expect(answer.version).to.equal(response.headers['x-version']);
      expect(answer.type).to.equal(response.headers['content-type']?.split(';')[0]);
      expect(isFile(response.body) ? [] : differences(answer.body, response.body)).to.deep.equal([]);
    });
  }
});

function isFile(body: unknown): boolean {
  return isRecord(body) && '$binary' in body;
}

function define(name: string, type: string, extra: Record<string, unknown> | null = null): Step {
  return ({ state }) => {
    const id = state.nextId('field');
    state.fields.set(id, { id, name, data_type: type, extra_data: extra });
  };
}

function of(folder: string, ...names: readonly string[]): readonly string[] {
  return names.map((name) => `${folder}/${name}`);
}

function steps(): readonly Step[] {
  return [...emptyHost(), ...fields(), ...taxonomies(), ...lists(), ...values(), ...tagsAndNotes(), ...afterwards()];
}

function emptyHost(): readonly Step[] {
  return [
    ...of('auth', 'api_version_11', 'api_version_8', 'api_version_9', 'no_token', 'no_version_in_accept'),
    ...of('auth', 'token_bad_password', 'wrong_token'),
    ...of('probe', 'api_root', 'empty_documents', 'ui_settings'),
  ];
}

function fields(): readonly Step[] {
  const option = (id: unknown): object => ({ select_options: [{ id, label: 'Một' }] });
  return [
    'custom_fields/create_string',
    define('VK longtext', 'longtext'),
    define('VK url', 'url'),
    define('VK date', 'date'),
    'custom_fields/create_boolean',
    define('VK integer', 'integer'),
    define('VK float', 'float'),
    define('VK monetary', 'monetary', { default_currency: 'VND' }),
    define('VK documentlink', 'documentlink'),
    ...of('custom_fields', 'create_select', 'create_select_without_ids', 'create_select_id_17_chars'),
    'custom_fields/create_select_id_not_ascii',
    define('VK select dup id', 'select', { ...option('a') }),
    define('VK select int id', 'select', { ...option(1) }),
    ...of('custom_fields', 'create_duplicate_name', 'create_name_trailing_space', 'create_duplicate_name_case'),
    ...of('custom_fields', 'create_unknown_type', 'create_bad_currency', 'create_select_no_options', 'get_404'),
    ...of('custom_fields', 'create_for_type_change', 'patch_data_type_accepted', 'patch_select_without_extra'),
    'custom_fields/patch_select_relabel_and_add',
  ];
}

function taxonomies(): readonly Step[] {
  return [
    ...of('tags', 'create', 'create_no_owner_key', 'create_default_matching', 'create_case_variant'),
    ...of('tags', 'create_nfd_variant', 'create_duplicate', 'create_duplicate_owned_by_me'),
    async (fake) => {
      for (const depth of [1, 2, 3, 4, 5]) {
        const parent = depth === 1 ? null : 4 + depth;
        const body = { name: `VK cấp ${String(depth)}`, parent, owner: null, matching_algorithm: 0, match: '' };
        await send(fake, { method: 'POST', path: '/api/tags/', headers: { authorization: 'Token <token>' }, body }, '');
      }
    },
    ...of('tags', 'nesting_depth_6', 'same_name_under_other_parent', 'get_404', 'filter_iexact_vietnamese'),
    'storage_paths/create',
    ({ state }) => {
      state.nextId('storage_path');
    },
    ...of('storage_paths', 'create_old_form', 'create_parent_dir', 'create_unknown_variable'),
  ];
}

/** Five documents, whose dates make the order in which they were listed. */
function lists(): readonly Step[] {
  return [
    async (fake) => {
      const years = [2024, 2021, 2025, 2022, 2023];
      for (const [index, year] of years.entries()) {
        await fake.add(`r0${String(index + 1)}.pdf`, PDF, { owner: 2, created: `${String(year)}-01-01` });
      }
    },
    ...of('documents', 'get_404', 'page_past_end', 'page_size_zero', 'page_zero', 'page_1_of_n'),
    ...of('documents', 'unknown_filter_ignored', 'filter_bad_value', 'filter_bad_date'),
    ...of('storage_paths', 'test_cf', 'test_absolute', 'test_jinja_error', 'test_unknown_document'),
  ];
}

function values(): readonly Step[] {
  return [
    async (fake) => {
      fake.settings.ownOcr = () => ({ text: 'Text.', archive: PDF });
      await fake.add('d001p1.jpg', Buffer.from('jpeg'), { owner: 2, created: '2015-11-01' });
      fake.settings.ownOcr = () => ({ text: 'Text.', archive: null });
      fake.state.setNext('document', 12);
      await fake.add('r12.pdf', PDF, { owner: 2 });
    },
    ...of('documents', 'patch_custom_fields_1_set_two', 'patch_custom_fields_2_replaces_list'),
    ...of('documents', 'patch_custom_fields_3_empty_list', 'bulk_modify_custom_fields_add', 'get_after_bulk_add'),
    ...of('documents', 'bulk_modify_custom_fields_one_key_only', 'bulk_modify_custom_fields_bad_select'),
    ...of('documents', 'bulk_modify_custom_fields_bad_value', 'bulk_unknown_document', 'bulk_unknown_method'),
    ...of('documents', 'bulk_modify_tags_one_key_only', 'patch_string_129', 'patch_date_wrong_format'),
    ...of('documents', 'patch_integer_overflow', 'patch_integer_string', 'patch_monetary_no_decimals'),
    ...of('documents', 'patch_monetary_number_type', 'patch_url_bad', 'patch_boolean_string', 'patch_string_number'),
    ...of('documents', 'patch_title_and_bad_boolean_500', 'get_after_500', 'patch_field_twice'),
    ...of('documents', 'patch_field_without_value', 'patch_unknown_field', 'patch_documentlink'),
    ...of('queries', 'unknown_field', 'bad_type_for_op', 'atoms_21', 'not_json'),
  ];
}

function tagsAndNotes(): readonly Step[] {
  return [
    ...of('documents', 'patch_title_129', 'patch_title_spaces', 'patch_unknown_key'),
    (fake) => {
      fake.admin.edit(6, { archive_serial_number: 100, created: '2025-01-07' });
    },
    ...of('documents', 'patch_tags', 'patch_tags_replaces', 'patch_tags_child_adds_ancestors', 'patch_tags_unknown'),
    ...of('saved_views', 'create_with_custom_field_query', 'create_value_number', 'create_same_name_again'),
    ...of('saved_views', 'create_value_256', 'create_invalid_query_json'),
    ...of('workflows', 'create_added_webhook', 'create_duplicate_name', 'patch_keeping_ids'),
    ({ state }) => {
      for (const kind of ['trigger', 'action', 'webhook']) while (state.nextId(kind) < 4);
    },
    ...of('workflows', 'patch_without_ids_replaces', 'patch_scalars_only'),
    ...of('workflows', 'create_url_no_scheme', 'create_assign_title_block'),
  ];
}

function afterwards(): readonly Step[] {
  return [
    ({ state, queue }) => {
      state.workflows.clear();
      queue.workers = 0;
      while (state.nextId('task') < 24);
      state.setNext('document', 9);
    },
    ...of('tasks', 'post_document', 'right_after_post'),
    async (fake) => {
      fake.queue.workers = 2;
      fake.queue.add(() => Promise.resolve());
      await fake.idle();
    },
    ...of('tasks', 'success_of_consume', 'success_of_consume_api9', 'unknown_task_id', 'post_document_no_file'),
    ...of('documents', 'note_create', 'note_missing_key'),
    ...of('trash', 'delete_document', 'get_deleted_document', 'metadata_of_trashed', 'download_original_of_trashed'),
    'trash/restore',
    async (fake) => {
      for (const id of [10, 25, 29]) {
        fake.state.setNext('document', id);
        await fake.add(`dig${String(id)}.pdf`, PDF, { owner: 2, title: 'Đủ trường' });
      }
      fake.admin.edit(10, { custom_fields: [{ field: 10, value: 'nam70' }] });
      fake.admin.edit(29, { custom_fields: [{ field: 10, value: 'nam10' }] });
      fake.admin.uploadVersion(29, { name: 'ban-ocr.pdf', content: PDF, label: 'Bản có lớp chữ' });
      await fake.idle();
    },
    ...of('trash', 'restore_not_in_trash'),
    'custom_fields/patch_select_drop_used_option',
    (fake) => fake.idle(),
    'documents/select_value_after_option_dropped',
    ...of('versions', 'get_version_row_directly', 'list_shows_only_root', 'delete_root_version', 'delete'),
    ...of('permissions', 'get_document_owned_by_other', 'metadata_of_other', 'patch_document_owned_by_other'),
    ...of('permissions', 'bulk_edit_of_other', 'tag_private_of_admin', 'list_document_types_without_permission'),
    (fake) => {
      fake.admin.edit(9, { set_permissions: { view: { users: [3], groups: [] } } });
    },
    'permissions/patch_with_view_grant_only',
    (fake) => {
      fake.admin.edit(9, { set_permissions: { change: { users: [3], groups: [] } } });
    },
    'permissions/patch_owner_by_non_owner',
  ];
}
