import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import type { ObjectKind } from '../../../../src/hosts/paperless/api.ts';
import {
  DOCUMENT_FIELDS,
  readDocument,
  readMetadata,
  readNotes,
  readObject,
  readPage,
} from '../../../../src/hosts/paperless/wire.ts';
import { readGroup, readPath, readProbe, readTaskId, readUser } from '../../../../src/hosts/paperless/wire.ts';
import { readTask } from '../../../../src/hosts/paperless/wire-tasks.ts';
import { HostError } from '../../../../src/ports/errors.ts';

const FOLDER = new URL('../../../fixtures/http/paperless/3.0.5/', import.meta.url);
const ON = { hostId: 'paperless-1', operation: 'test' };

/** Body of a recorded answer. */
function recorded(name: string): unknown {
  const exchange = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as { response: { body: unknown } };
  return exchange.response.body;
}

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof HostError) return error.code;
    throw error;
  }
  return undefined;
}

describe('hosts/paperless/wire', () => {
  const LISTS: readonly (readonly [ObjectKind, string, number])[] = [
    ['custom-field', 'custom_fields/list', 16],
    ['tag', 'tags/list', 5],
    ['document-type', 'document_types/list', 5],
    ['storage-path', 'storage_paths/list', 3],
    ['saved-view', 'saved_views/list', 5],
    ['workflow', 'workflows/list', 5],
  ];
  for (const [kind, name, count] of LISTS) {
    it(`reads the recorded list of ${kind}`, () => {
      const { results } = readPage(recorded(name), ON);

      const rows = results.map((row) => readObject(kind, row, ON));

      expect(rows).to.have.length(count);
      expect(new Set(rows.map(({ id }) => id)).size).to.equal(count);
    });
  }

  it('makes text of option ids that somebody defined as numbers', () => {
    const fields = readPage(recorded('custom_fields/list'), ON).results.map((row) =>
      readObject('custom-field', row, ON),
    );

    const options = fields.find(({ name }) => name === 'VK select int id')?.extra_data?.select_options;

    expect(options?.map(({ id }) => id)).to.deep.equal(['1']);
  });

  it('reads a field of a type that a later release may bring', () => {
    const field = readObject('custom-field', { id: 1, name: 'a', data_type: 'colour' }, ON);

    expect(field).to.deep.include({ id: 1, extra_data: null });
  });

  it('reads a document with its versions', () => {
    const document = readDocument(recorded('versions/get_after_update_version'), DOCUMENT_FIELDS, ON);

    expect(document).to.deep.include({ id: 29, tags: [1, 2], created: '1985-03-02', content: 'Text.' });
    expect(document.versions?.map(({ is_root, id }) => [id, is_root])).to.deep.equal([
      [30, false],
      [29, true],
    ]);
  });

  it('reads every recorded document', () => {
    const names = readdirSync(new URL('documents/', FOLDER)).filter((name) => /^(get|patch_tags)/.test(name));
    const bodies = names.map((name) => recorded(`documents/${name.replace('.json', '')}`));
    const documents = bodies.filter((body) => typeof body === 'object' && body !== null && 'versions' in body);

    expect(documents.length).to.be.above(2);
    for (const body of documents) expect(readDocument(body, DOCUMENT_FIELDS, ON).title).to.be.a('string');
  });

  it('asks of a row only what was asked of the host', () => {
    const { results } = readPage(recorded('documents/page_1_of_n'), ON);

    expect(results.map((row) => readDocument(row, ['id', 'modified'], ON).id)).to.deep.equal([1, 2]);
    expect(codeOf(() => readDocument(results[0], ['id', 'tags'], ON))).to.equal('protocol');
  });

  it('reads a document of 2.x: no versions, a time for a date', () => {
    const older = recorded('versions/get_after_update_version') as Record<string, unknown>;
    Reflect.deleteProperty(older, 'versions');
    const document = readDocument(
      { ...older, created: '1985-03-02T00:00:00+07:00', page_count: undefined },
      DOCUMENT_FIELDS,
      ON,
    );

    expect(document.versions).to.equal(undefined);
    expect(document).to.deep.include({ created: '1985-03-02', page_count: null });
  });

  it('reads metadata, users, groups, the probe, notes, task ids', () => {
    expect(readMetadata(recorded('documents/metadata'), ON)).to.deep.include({
      original_size: 1076731,
      has_archive_version: true,
    });
    const users = readPage(recorded('users/list'), ON).results.map((row) => readUser(row, ON));
    expect(users[0]).to.deep.equal({ id: 2, username: 'admin', groups: [], is_superuser: true, is_active: true });
    expect(readPage(recorded('groups/list'), ON).results.map((row) => readGroup(row, ON))).to.deep.equal([
      { id: 1, name: 'Văn thư' },
    ]);
    expect(readProbe(recorded('probe/ui_settings'), ON).settings).to.deep.include({
      trash_delay: 30,
      auditlog_enabled: true,
    });
    expect(readNotes(recorded('documents/note_create'), ON).map(({ note }) => note)).to.deep.equal([
      'Ghi chú kiểm thử\ndòng hai',
    ]);
    expect(readTaskId(recorded('tasks/post_document'), ON)).to.match(/^[0-9a-f-]{36}$/);
  });

  it('does not take 200 with an error for a saved note', () => {
    expect(codeOf(() => readNotes(recorded('documents/note_missing_key'), ON))).to.equal('unavailable');
  });

  it('knows no path where the host makes none of a template', () => {
    expect(readPath(recorded('storage_paths/test_bad_template'), ON)).to.equal(undefined);
    expect(readPath('VK/2025/a.pdf', ON)).to.equal('VK/2025/a.pdf');
  });

  const WRONG = [
    ['a list without rows', () => readPage({ count: 1 }, ON)],
    ['a page of HTML', () => readPage('<html>', ON)],
    ['a tag without a name', () => readObject('tag', { id: 1 }, ON)],
    ['an id in words', () => readObject('tag', { id: '1', name: 'a' }, ON)],
    ['a task id that is none', () => readTaskId({ task: 1 }, ON)],
    ['no task', () => readTask({ count: 0 }, ON)],
  ] as const;
  for (const [what, read] of WRONG) {
    it(`calls ${what} a fault of the protocol`, () => {
      expect(codeOf(read)).to.equal('protocol');
    });
  }

  it('refuses any answer or reads it, and knows no third way', () => {
    const likely = fc.constantFrom(
      'id',
      'name',
      'count',
      'results',
      'task_id',
      'task_type',
      'status',
      'versions',
      'tags',
      'user',
    );
    const flat = fc.jsonValue({ maxDepth: 1 });
    const row = fc.dictionary(likely, flat, { maxKeys: 6 });
    const value = fc.oneof(flat, row, fc.dictionary(likely, fc.array(row, { maxLength: 2 }), { maxKeys: 4 }));
    const readers: readonly ((answer: unknown) => unknown)[] = [
      (answer) => readPage(answer, ON),
      (answer) => readObject('custom-field', answer, ON),
      (answer) => readObject('workflow', answer, ON),
      (answer) => readDocument(answer, DOCUMENT_FIELDS, ON),
      (answer) => readMetadata(answer, ON),
      (answer) => readNotes(answer, ON),
      (answer) => readProbe(answer, ON),
      (answer) => readTask(answer, ON),
      (answer) => readPath(answer, ON),
    ];

    fc.assert(
      fc.property(value, fc.constantFrom(...readers), (answer, read) => {
        expect(codeOf(() => read(answer))).to.be.oneOf([undefined, 'protocol', 'invalid']);
      }),
      { numRuns: 300 },
    );
  });
});

describe('hosts/paperless/wire-tasks', () => {
  const rows = (name: string): readonly unknown[] => {
    const body = recorded(name);
    return Array.isArray(body) ? body : readPage(body, ON).results;
  };

  it('reads the same of a task in both versions of the API', () => {
    const [newer] = rows('tasks/success_of_consume').map((row) => readTask(row, ON));
    const [older] = rows('tasks/success_of_consume_api9').map((row) => readTask(row, ON));

    expect(older).to.deep.equal(newer);
    expect(newer).to.deep.include({ status: 'success', task_type: 'consume_file', related_document_ids: [9] });
    expect(newer?.result_data).to.deep.equal({ document_id: 9 });
  });

  it('reads a failure in both', () => {
    const [newer] = rows('tasks/failure_of_consume').map((row) => readTask(row, ON));
    const [older] = rows('tasks/failure_of_consume_api9').map((row) => readTask(row, ON));

    for (const task of [newer, older]) {
      expect(task?.status).to.equal('failure');
      expect(task?.result_data?.error_message).to.match(/^d001p1\.jpg: Error occurred/);
    }
  });

  for (const result of [
    'a.pdf: Not consuming a.pdf: It is a duplicate of Công văn (3) (#12).',
    'Not consuming: It is a duplicate of document #12',
  ])
    it(`reads a duplicate from the words of API 9: ${result}`, () => {
      const older = {
        task_id: '1',
        task_name: 'consume_file',
        status: 'FAILURE',
        date_created: null,
        date_done: null,
        result,
      };

      expect(readTask(older, ON).result_data).to.deep.equal({ duplicate_of: 12 });
    });

  it('takes a word that it does not know for a task that still runs', () => {
    const older = { task_id: '1', status: 'RETRY', date_created: null, date_done: null };

    expect(readTask(older, ON)).to.include({ status: 'started', task_type: '' });
  });

  it('reads the list of reprocess tasks, which name no document', () => {
    const tasks = rows('ocr_azure/tasks_list_types').map((row) => readTask(row, ON));

    expect(tasks.map(({ task_type, related_document_ids }) => [task_type, related_document_ids.length])).to.deep.equal([
      ['reprocess_document', 0],
      ['reprocess_document', 0],
      ['reprocess_document', 0],
    ]);
  });
});
