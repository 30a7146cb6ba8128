import { FileError, isPortError } from '../../../ports/errors.ts';
import type { InboundAnswer, InboundRequest, InboundRoute, InboundServices } from '../../../ports/host-inbound.ts';
import { hostError } from '../errors.ts';
import { pendingRef } from '../refs.ts';
import { isOneOf } from '../secrets.ts';
import type { PaperlessDeps, PaperlessSettings } from '../settings.ts';
import { BodyError, readBase64Member } from './base64-body.ts';
import { readFileChunks } from './durable.ts';
import { placeholderText, POSTED_BYTES, readAnswerText, type PendingStore, type PosterView } from './pending.ts';

/** The wire of Azure Document Intelligence as Paperless-ngx speaks it (SDK azure-ai-documentintelligence 1.0.2). */
const API_VERSION = '2024-11-30';
const MODEL = 'prebuilt-read';
const MODELS = '/documentintelligence/documentModels';
/** Seconds until the host asks again: a page takes about one. */
const RETRY_AFTER = '2';
/** Seconds, where the disk is full; the host tries three times. */
const RETRY_LATER = '20';
/** What a request holds beside the file. */
const ENVELOPE_BYTES = 64 * 1024;
const SWEEP_EVERY_MS = 10 * 60 * 1000;
/** The same where room is short. */
const LOOK_EVERY_MS = 15 * 1000;
/** Seconds, where there is no room. The host tries three times, then takes the file in without text. */
const RETRY_WITH_ROOM = '120';

interface Context {
  readonly settings: PaperlessSettings;
  readonly deps: Pick<PaperlessDeps, 'clock' | 'log'>;
  readonly store: PendingStore;
  /** Of posted files: as of the last look, and what came since. */
  readonly room: { lookedAtMs: number; bytes: number };
}

/**
 * The routes by which the host has its files recognised by us while it takes them in. Whatever is answered but `running`
 * or `succeeded` with text and PDF makes the host store a file without content and call it a success (seen on 3.0.5); so
 * nothing else is ever answered for a file that we hold.
 */
export function createOcrRoutes(
  settings: PaperlessSettings,
  store: PendingStore,
  deps: Pick<PaperlessDeps, 'clock' | 'log'>,
): readonly InboundRoute[] {
  if (settings.ocrKeys.length === 0) return [];
  const context: Context = { settings, deps, store, room: { lookedAtMs: 0, bytes: 0 } };
  const authenticate: InboundRoute['authenticate'] = ({ headers }) =>
    isOneOf(settings.ocrKeys, headers['ocp-apim-subscription-key']);
  const result = `${MODELS}/:model/analyzeResults/:result`;
  return [
    {
      method: 'POST',
      path: `${MODELS}/:model`,
      name: 'paperless-ocr-post',
      maxBodyBytes: Math.ceil(settings.largestFileBytes / 3) * 4 + ENVELOPE_BYTES,
      mediaTypes: ['application/json'],
      authenticate,
      handle: (request, services) => post(context, request, services),
    },
    {
      method: 'GET',
      path: result,
      name: 'paperless-ocr-poll',
      maxBodyBytes: 0,
      mediaTypes: [],
      authenticate,
      handle: (request) => poll(context, request),
    },
    {
      method: 'GET',
      path: `${result}/pdf`,
      name: 'paperless-ocr-pdf',
      maxBodyBytes: 0,
      mediaTypes: [],
      authenticate,
      handle: (request) => pdf(context, request),
    },
  ];
}

async function post(
  context: Context,
  { params, body }: InboundRequest,
  services: InboundServices,
): Promise<InboundAnswer> {
  const { settings, store } = context;
  if (params['model'] !== `${MODEL}:analyze`) return notFound();
  try {
    if (!(await hasRoom(context))) return await refuseFull(context, body);
    const view = await store.receive(readBase64Member(body, 'base64Source'), settings.largestFileBytes);
    context.room.bytes += view.bytes;
    // Asked again while it waits, the hint is given again: the first may have been lost, and hints are folded.
    if (!view.answer) await services.takeHints([{ ref: pendingRef(view.sha256), event: 'ocr' }]);
    const location = `${settings.publicUrl.replace(/\/+$/, '')}${MODELS}/${MODEL}/analyzeResults/${view.resultId}`;
    return {
      status: 202,
      headers: { 'Operation-Location': `${location}?api-version=${API_VERSION}`, 'Retry-After': RETRY_AFTER },
    };
  } catch (error) {
    return refusal(context, error);
  }
}

/** The host repeats after 503, and after nothing else. @throws HostError `invalid` */
function refusal({ settings, deps }: Context, error: unknown): InboundAnswer {
  const on = { hostId: settings.id, operation: 'recognise' };
  if (error instanceof BodyError || (error instanceof FileError && error.code === 'file-empty')) {
    throw hostError('invalid', 'The request holds no file', { on });
  }
  if (isPortError(error) && error.code === 'file-too-large') return failure(413, 'InvalidContentLength');
  deps.log.error('A file posted by the host could not be kept', {
    hostId: settings.id,
    code: isPortError(error) ? error.code : 'internal',
  });
  return { ...failure(503, 'ServiceUnavailable'), headers: { 'Retry-After': RETRY_LATER } };
}

async function poll({ store }: Context, { params }: InboundRequest): Promise<InboundAnswer> {
  const view = await viewOf(store, params);
  if (!view) return notFound();
  const created = view.receivedAt.toISOString();
  if (!view.answer) {
    const body = { status: 'running', createdDateTime: created, lastUpdatedDateTime: created };
    return { status: 200, headers: { 'Retry-After': RETRY_AFTER }, body };
  }
  return {
    status: 200,
    body: {
      status: 'succeeded',
      createdDateTime: created,
      lastUpdatedDateTime: view.answer.answeredAt.toISOString(),
      analyzeResult: {
        apiVersion: API_VERSION,
        modelId: MODEL,
        stringIndexType: 'textElements',
        contentFormat: 'text',
        content: await textOf(view.answer),
        pages: [],
      },
    },
  };
}

async function pdf({ store }: Context, { params }: InboundRequest): Promise<InboundAnswer> {
  const view = await viewOf(store, params);
  if (!view?.answer) return notFound();
  const { pdfPath, pdfBytes } = view.answer;
  const content = untilTaken(store, view.sha256, pdfPath);
  return { status: 200, body: { mediaType: 'application/pdf', content, bytes: pdfBytes } };
}

async function* untilTaken(store: PendingStore, sha256: string, path: string): AsyncGenerator<Uint8Array> {
  yield* readFileChunks(path);
  await store.markTaken(sha256);
}

function viewOf(store: PendingStore, { model, result }: InboundRequest['params']): Promise<PosterView | undefined> {
  return model === MODEL && result !== undefined ? store.byResultId(result) : Promise.resolve(undefined);
}

async function textOf({ kind, textPath }: NonNullable<PosterView['answer']>): Promise<string> {
  if (kind !== 'read') return placeholderText(kind);
  return textPath === undefined ? '' : await readAnswerText(textPath);
}

async function hasRoom({ settings, deps, store, room }: Context): Promise<boolean> {
  const { postedBytes: mostBytes = POSTED_BYTES } = settings;
  const now = deps.clock.now().getTime();
  if (now - room.lookedAtMs >= (room.bytes < mostBytes ? SWEEP_EVERY_MS : LOOK_EVERY_MS)) {
    room.lookedAtMs = now;
    room.bytes = await store.sweep();
  }
  return room.bytes < mostBytes;
}

/** Nothing is lost: the host has the file as a document then, of which the sweep tells, and gets the text after. */
async function refuseFull({ settings, deps }: Context, body: InboundRequest['body']): Promise<InboundAnswer> {
  const parts = body[Symbol.asyncIterator]();
  while ((await parts.next()).done !== true); // a caller that still sends might not see the answer
  deps.log.warn('Posted files have no room: the host takes files in without text until there is', {
    hostId: settings.id,
  });
  return { ...failure(429, 'TooManyRequests'), headers: { 'Retry-After': RETRY_WITH_ROOM } };
}

function notFound(): InboundAnswer {
  return failure(404, 'NotFound');
}

/** As the protocol writes failures. */
function failure(status: number, code: string): InboundAnswer {
  return { status, body: { error: { code, message: code } } };
}
