import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { asFileError } from '../../infra/fs-errors.ts';
import { saveBody } from '../../infra/http-download.ts';
import type { DocumentRef, HostDocument, HostReader } from '../../ports/host.ts';
import type { Call } from './api.ts';
import type { PaperlessContext } from './context.ts';
import { hostError, throwIfAborted, type Operation } from './errors.ts';
import { asSha256, readVersion, type FileVersion } from './file-versions.ts';
import { isScan, toDocument, toPendingDocument, type FileFacts } from './mapper.ts';
import { parseRef, type RefTarget } from './refs.ts';
import type { WireDocument } from './wire-types.ts';

/** A document comes with its whole text: so many at a time. */
export const DOCUMENTS_AT_ONCE = 20;
const IDS_AT_ONCE = 10_000;

type Fetched = Awaited<ReturnType<HostReader['fetchContent']>>;

export function createPaperlessReader(context: PaperlessContext): HostReader {
  const on = (operation: string): Operation => ({ hostId: context.settings.id, operation });
  return {
    getDocument: async (ref, signal) => {
      throwIfAborted(signal, on('getDocument'));
      const target = targetOf(ref, on('getDocument'));
      if (target.kind === 'document') return getDocument(context, target.id, { signal });
      const pending = await context.pending.find(target.sha256);
      return pending && toPendingDocument(pending);
    },
    listDocuments: (signal) => listDocuments(context, { signal }, on('listDocuments')),
    fetchContent: async (ref, targetPath, signal) => {
      const operation = on('fetchContent');
      throwIfAborted(signal, operation);
      const target = targetOf(ref, operation);
      return target.kind === 'document'
        ? await fetchDocument(context, { id: target.id, targetPath, signal, on: operation })
        : await fetchPending(context, { sha256: target.sha256, targetPath, signal, on: operation });
    },
  };
}

/** @throws HostError `invalid` for text that is no reference of ours */
export function targetOf(ref: DocumentRef, on: Operation): RefTarget {
  const target = parseRef(ref);
  if (!target) throw hostError('invalid', 'No reference of this host', { on });
  return target;
}

async function getDocument(context: PaperlessContext, id: number, call: Call): Promise<HostDocument | undefined> {
  const document = await context.api.document(id, call);
  return document && withFacts(context, document, call);
}

/** Undefined for one that went away in between. */
async function withFacts(
  context: PaperlessContext,
  document: WireDocument,
  call: Call,
): Promise<HostDocument | undefined> {
  const file = await factsOf(context, document, call);
  return file && toDocument(document, file, await context.registered.load(call));
}

/** Of the file that is read: told of the newest unless asked. */
async function factsOf(context: PaperlessContext, document: WireDocument, call: Call): Promise<FileFacts | undefined> {
  const isOnly = (document.versions ?? []).length <= 1;
  const version = await fileOf(context, document);
  const asked = isOnly ? call : { ...call, version: version.id };
  const metadata = await context.api.metadata(document.id, asked);
  return metadata && { version, bytes: metadata.original_size, checksum: metadata.original_checksum };
}

async function fileOf({ records }: PaperlessContext, document: WireDocument): Promise<FileVersion> {
  const isOnly = (document.versions ?? []).length <= 1;
  return readVersion(document, isOnly ? undefined : await records.read(document.id));
}

async function* listDocuments(context: PaperlessContext, call: Call, on: Operation): AsyncGenerator<HostDocument> {
  throwIfAborted(call.signal, on);
  for await (const documents of wholeDocuments(context, await allIds(context, call), call)) {
    const found = await Promise.all(documents.filter(isScan).map((document) => withFacts(context, document, call)));
    for (const document of found) if (document) yield document;
  }
}

/**
 * The ids of all documents. Few and large pages: rows that go away while pages are turned move others from one page to
 * the one before, unseen.
 */
export async function allIds({ api }: Pick<PaperlessContext, 'api'>, call: Call): Promise<readonly number[]> {
  const ids = new Set<number>();
  for (let page = 1; ; page += 1) {
    const asked = { page, size: IDS_AT_ONCE };
    const { count, results } = await api.documents({ ordering: 'id', fields: ['id'] }, asked, call);
    const before = ids.size;
    for (const { id } of results) ids.add(id);
    if (results.length === 0 || ids.size >= count || ids.size === before) return [...ids];
  }
}

/** Documents by their ids, some at a time; those that are not there any more are left out. */
export async function* wholeDocuments(
  { api }: Pick<PaperlessContext, 'api'>,
  ids: readonly number[],
  call: Call,
): AsyncGenerator<readonly WireDocument[]> {
  for (let start = 0; start < ids.length; start += DOCUMENTS_AT_ONCE) {
    const id__in = ids.slice(start, start + DOCUMENTS_AT_ONCE);
    const { results } = await api.documents({ id__in, ordering: 'id' }, { page: 1, size: DOCUMENTS_AT_ONCE }, call);
    yield results;
  }
}

interface Fetch extends Call {
  readonly targetPath: string;
  readonly on: Operation;
}

async function fetchDocument(context: PaperlessContext, fetch: Fetch & { readonly id: number }): Promise<Fetched> {
  const { id, targetPath, signal, on } = fetch;
  const document = await context.api.document(id, { signal });
  if (!document) throw hostError('not-found', 'No such document in the host', { on });
  const maxBytes = context.settings.largestFileBytes;
  const file = await fileOf(context, document);
  const asked = { id, version: file.id, targetPath, maxBytes };
  const fetched = await context.api.downloadOriginal(asked, { signal });
  await demandSame(fetch, fetched, asSha256(file.checksum));
  return fetched;
}

async function fetchPending(context: PaperlessContext, fetch: Fetch & { readonly sha256: string }): Promise<Fetched> {
  const { sha256, targetPath, signal, on } = fetch;
  if (!(await context.pending.find(sha256))) throw hostError('not-found', 'The posted file is gone', { on });
  const body = createReadStream(context.pending.contentPath(sha256), { signal });
  try {
    const download = { targetPath, maxBytes: context.settings.largestFileBytes };
    const fetched = await saveBody({ status: 200, headers: {}, body }, download, on);
    await demandSame(fetch, fetched, sha256);
    return fetched;
  } catch (error) {
    throwIfAborted(signal, on);
    throw asFileError(error, 'read');
  } finally {
    body.destroy();
  }
}

/** What came is what the host has by its own checksum; a file that is not must not be read for it. */
async function demandSame({ targetPath, on }: Fetch, { sha256 }: Fetched, expected: string | undefined): Promise<void> {
  if (expected === undefined || expected === sha256) return;
  await rm(targetPath, { force: true });
  throw hostError('conflict', 'The file is not what its checksum says', { on });
}
