import { rm } from 'node:fs/promises';
import type { FormPart } from '../../../infra/http-form.ts';
import type { Call, PaperlessApi } from '../api.ts';
import { hostError } from '../errors.ts';
import { readTaskId } from '../wire.ts';
import { readTask } from '../wire-tasks.ts';
import { documentPath, type DocumentCalls } from './document-calls.ts';
import type { ApiRequest, Session } from './session.ts';

export type FileCalls = Pick<
  PaperlessApi,
  'downloadOriginal' | 'downloadArchive' | 'uploadDocument' | 'uploadVersion' | 'removeVersion' | 'tasks'
>;

export function createFileCalls(session: Session, { metadata }: Pick<DocumentCalls, 'metadata'>): FileCalls {
  return {
    downloadOriginal: async ({ id, version, targetPath, maxBytes }, call) => {
      const query = { original: true, version };
      const path = `${documentPath(id)}download/`;
      const request = { operation: 'downloadOriginal', path, query, targetPath, maxBytes, ...call };
      const { sha256, bytes } = await session.download(request);
      return { sha256, bytes };
    },
    downloadArchive: async ({ id, targetPath, maxBytes }, call) => {
      const operation = 'downloadArchive';
      const known = await metadata(id, call);
      if (!known) throw hostError('not-found', 'No such document', { on: session.on(operation) });
      if (!known.has_archive_version) return undefined; // asked for, the host would give the original
      const path = `${documentPath(id)}download/`;
      const { sha256, bytes } = await session.download({ operation, path, targetPath, maxBytes, ...call });
      const isWrong = known.archive_checksum?.length === sha256.length && known.archive_checksum !== sha256;
      if (!isWrong) return { sha256, bytes };
      await rm(targetPath, { force: true });
      throw hostError('conflict', 'The archive file changed meanwhile', { on: session.on(operation) });
    },
    uploadDocument: ({ path, name, title }, call) => {
      const form = title === undefined ? [] : [{ name: 'title', value: title.normalize('NFC') }];
      const file = documentPart({ path, name });
      return upload(session, {
        operation: 'uploadDocument',
        path: 'documents/post_document/',
        form: [...form, file],
        ...call,
      });
    },
    uploadVersion: (id, { path, name, label }, call) => {
      const form = [{ name: 'version_label', value: label.normalize('NFC') }, documentPart({ path, name })];
      return upload(session, { operation: 'uploadVersion', path: `${documentPath(id)}update_version/`, form, ...call });
    },
    removeVersion: async (id, versionId, call) => {
      const path = `${documentPath(id)}versions/${String(versionId)}/`;
      await session.json({ operation: 'removeVersion', method: 'DELETE', path, answers: [404], ...call });
    },
    tasks: (filter, call) => listTasks(session, filter, call),
  };
}

function documentPart({ path, name }: { readonly path: string; readonly name: string }): FormPart {
  const fileName = name.normalize('NFC');
  const mediaType = /\.pdf$/i.test(fileName) ? 'application/pdf' : 'application/octet-stream';
  return { name: 'document', path, fileName, mediaType }; // the host looks at the bytes
}

async function upload(session: Session, request: ApiRequest): Promise<string> {
  const { body } = await session.json({ ...request, method: 'POST' });
  return readTaskId(body, session.on(request.operation));
}

const TASKS_A_PAGE = 100;

async function listTasks(
  session: Session,
  filter: Parameters<PaperlessApi['tasks']>[0],
  call: Call | undefined,
): ReturnType<PaperlessApi['tasks']> {
  const operation = 'tasks';
  const on = session.on(operation);
  const query = {
    ...(filter.task_id !== undefined && { task_id: filter.task_id }),
    // Each version of the API ignores the name that the other one has.
    ...(filter.task_type !== undefined && { task_type: filter.task_type, task_name: filter.task_type }),
    page: filter.page ?? 1,
    page_size: TASKS_A_PAGE,
  };
  const { status, body } = await session.json({ operation, path: 'tasks/', query, answers: [404], ...call });
  if (status === 404) return [];
  const tasks = rowsOf(body).map((row) => readTask(row, on));
  const { task_id: wantedId, task_type: wantedType } = filter;
  return tasks
    .filter(({ task_id, task_type }) => task_id === (wantedId ?? task_id) && task_type === (wantedType ?? task_type))
    .sort((one, other) => Date.parse(other.date_created) - Date.parse(one.date_created))
    .slice(0, TASKS_A_PAGE);
}

/** API 9 answers with a bare list, API 10 with pages. Anything else is refused row by row. */
function rowsOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  const results = typeof body === 'object' && body !== null && 'results' in body ? body.results : undefined;
  return Array.isArray(results) ? results : [body];
}
