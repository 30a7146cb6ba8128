import { randomUUID } from 'node:crypto';
import type { UploadedFile } from './answer.ts';
import type { Core } from './core.ts';
import { writeValue } from './field-values.ts';
import { readRemotely, REMOTE_TYPES, type OcrResult } from './remote-ocr.ts';
import { ADDED, runWorkflows, UPDATED } from './run-workflows.ts';
import {
  localTime,
  newestOf,
  noGrants,
  rootOf,
  checksumOf,
  type Document,
  type NamedObject,
  type Task,
  type Version,
} from './state.ts';
import { addWithAncestors } from './tag-tree.ts';

/** What an upload says about the document that it makes. */
export interface Overrides {
  readonly title?: string;
  readonly created?: string;
  readonly correspondent?: number;
  readonly document_type?: number;
  readonly storage_path?: number;
  readonly tags?: readonly number[];
  readonly asn?: number;
  readonly fields?: ReadonlyMap<number, unknown>;
  readonly owner: number | null;
}

/** One consumption at a time by each worker; the task's row is there before. */
export function consumeUpload(
  core: Core,
  file: UploadedFile,
  { overrides, source }: { overrides: Overrides; source: string },
): Task {
  const { fields, owner, tags, ...rest } = overrides;
  const shown = { filename: file.name, ...rest, ...(owner !== null && { owner_id: owner }), skip_asn_if_exists: false };
  const task = newTask(core, {
    type: 'consume_file',
    source,
    owner,
    input: { filename: file.name, mime_type: file.mimeType, overrides: shown },
  });
  run(core, task, async () => {
    refuseUnreadable(core, file, overrides);
    const document = await makeDocument(core, file, overrides);
    for (const [id, value] of fields ?? []) {
      const field = core.state.fields.get(id);
      if (field) writeValue(core.state, document, { field, value });
    }
    document.tags = addWithAncestors(core.state, document.tags, tags ?? []);
    autoAssign(core, document);
    core.state.documents.set(document.id, document);
    runWorkflows(core, document, ADDED); // inside the transaction: nobody can read the document yet
    await core.settings.beforeCommit();
    document.committed = true;
    return document.id;
  });
  return task;
}

/** Becomes what the host shows; the first file stays as the root version. */
export function consumeVersion(
  core: Core,
  document: Document,
  { file, label, actor }: { file: UploadedFile; label: string | null; actor: number },
): Task {
  const overrides = { skip_asn_if_exists: false, ...(label !== null && { version_label: label }), actor_id: actor };
  const input = { filename: file.name, mime_type: file.mimeType, overrides };
  const task = newTask(core, { type: 'consume_file', source: 'web_ui', owner: null, input });
  run(core, task, async () => {
    const version = await makeVersion(core, file, { id: core.state.nextId('document'), label });
    // The file is lost then: seen live.
    if (document.deletedAt !== null || !core.state.documents.has(document.id))
      throw new Error(`${file.name}: Document matching query does not exist.`);
    document.versions.push(version);
    document.modified = core.state.now();
    runWorkflows(core, document, UPDATED);
    return version.id;
  });
  return task;
}

/** What stood there is overwritten, with nothing where OCR fails; `modified` stays, no workflow runs. */
export function reprocess(core: Core, document: Document): void {
  const task = newTask(core, { type: 'reprocess_document', source: 'manual', owner: null, input: {} });
  run(core, task, async () => {
    const version = newestOf(document);
    const { text, archive } = await read(core, {
      name: version.fileName,
      mimeType: version.mimeType,
      content: version.original,
    });
    version.content = text;
    if (archive) version.archive = archive;
    return undefined;
  });
}

function newTask({ state }: Core, made: Pick<Task, 'type' | 'source' | 'owner' | 'input'>): Task {
  const times = { created: state.now(), started: null, done: null };
  const task: Task = {
    id: state.nextId('task'),
    taskId: randomUUID(),
    status: 'pending',
    ...times,
    ...made,
    result: null,
    documents: [],
  };
  state.tasks.set(task.id, task);
  return task;
}

function run({ state, queue }: Core, task: Task, work: () => Promise<number | undefined>): void {
  queue.add(async () => {
    task.status = 'started';
    task.started = state.now();
    try {
      const id = await work();
      task.status = 'success';
      task.result = id === undefined ? null : { document_id: id };
      task.documents = id === undefined ? [] : [id];
    } catch (error) {
      task.status = 'failure';
      task.result = error instanceof Duplicate ? error.result : faultOf(error);
    }
    task.done = state.now();
  });
}

function faultOf(error: unknown): NonNullable<Task['result']> {
  const message = error instanceof Error ? error.message : String(error);
  return { error_type: 'ConsumerError', error_message: message, traceback: 'Traceback (most recent call last): …' };
}

/** Told in numbers, without words. */
class Duplicate extends Error {
  readonly result: NonNullable<Task['result']>;

  constructor({ id, deletedAt }: Document) {
    super('Duplicate');
    this.result = { duplicate_of: id, duplicate_in_trash: deletedAt !== null };
  }
}

function refuseUnreadable({ state, settings }: Core, file: UploadedFile, { asn }: Overrides): void {
  const { name } = file;
  if (asn !== undefined && [...state.documents.values()].some((document) => document.asn === asn)) {
    throw new Error(`${name}: Not consuming ${name}: Given ASN ${String(asn)} already exists!`);
  }
  if (file.content.toString('latin1').includes('broken')) {
    throw new Error(`${name}: Error occurred while consuming document ${name}: InputFileError: `);
  }
  const twin = [...state.documents.values()].find(
    (document) => rootOf(document).checksum === checksumOf(file.content, settings.apiVersion),
  );
  if (settings.rejectDuplicates && twin) throw new Duplicate(twin);
}

async function makeDocument(core: Core, file: UploadedFile, overrides: Overrides): Promise<Document> {
  const { state } = core;
  const id = state.nextId('document');
  const root = await makeVersion(core, file, { id, label: null });
  const { correspondent = null, document_type = null, storage_path = null, asn = null, owner } = overrides;
  return {
    ...{
      id,
      correspondent,
      document_type,
      storage_path,
      asn,
      owner,
      grants: noGrants(),
      tags: [],
      fields: [],
      notes: [],
    },
    title: (overrides.title ?? file.name.replace(/\.[^.]*$/, '')).slice(0, 128),
    created: overrides.created ?? guessDate(root.content, root.added),
    ...{ modified: root.added, added: root.added, deletedAt: null, versions: [root], committed: false },
    history: [{ id: state.nextId('history'), at: root.added, action: 'create', changes: {}, actor: null }],
  };
}

async function makeVersion(
  core: Core,
  file: UploadedFile,
  { id, label }: { id: number; label: string | null },
): Promise<Version> {
  const { text, archive } = await read(core, file);
  const pageCount = file.mimeType === 'application/pdf' ? 1 : null;
  const checksum = checksumOf(file.content, core.settings.apiVersion);
  return {
    ...{ id, label, original: file.content, checksum, archive, content: text, mimeType: file.mimeType },
    ...{ added: core.state.now(), fileName: file.name, pageCount },
  };
}

async function read({ settings }: Core, { content, mimeType }: UploadedFile): Promise<OcrResult> {
  if (settings.remoteOcr && REMOTE_TYPES.includes(mimeType)) {
    return await readRemotely(settings, content, AbortSignal.timeout(1_800_000));
  }
  return settings.ownOcr(content);
}

/** The year of "ngày 05 tháng 01 năm 2015" is right, month and day are not. */
function guessDate(content: string, added: number): string {
  const today = localTime(added).slice(0, 10);
  const [, year] = /năm (\d{4})/.exec(content) ?? [];
  return year === undefined || Number(year) < 1900 || year > today.slice(0, 4)
    ? today
    : `${year}${today.slice(4, 7)}-01`;
}

/** What a matching algorithm finds in the text, and the inbox tags. */
function autoAssign({ state }: Core, document: Document): void {
  const { content } = newestOf(document);
  const text = content.toLowerCase();
  const matches = ({ match, matching_algorithm: algorithm }: NamedObject): boolean => {
    const words = match
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    if (words.length === 0 || algorithm === 0 || algorithm === 6) return false;
    if (algorithm === 4) return new RegExp(match, 'iu').test(content);
    return algorithm === 1 ? words.some((word) => text.includes(word)) : words.every((word) => text.includes(word));
  };
  const tags = [...state.namedOf('tag').values()].filter((tag) => tag.is_inbox_tag || matches(tag));
  document.tags = addWithAncestors(
    state,
    document.tags,
    tags.map(({ id }) => id),
  );
  for (const kind of ['document_type', 'correspondent', 'storage_path'] as const) {
    document[kind] ??= [...state.namedOf(kind).values()].find(matches)?.id ?? null;
  }
}
