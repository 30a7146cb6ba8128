import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder, syncFolder } from '../../../infra/durable-folders.ts';
import { errorCode } from '../../../infra/fs-errors.ts';
import { asFileError } from '../../../infra/fs-errors.ts';
import { message } from '../../../infra/messages/message.ts';
import type { Clock } from '../../../ports/clock.ts';
import { FileError } from '../../../ports/errors.ts';
import { copyProved, fileFacts, isAbsent, readFileChunks, writeDurably, writeNew } from './durable.ts';
import { imagePdf, isPdf, readHead } from './image-pdf.ts';
import type { PendingDocument, PendingDocuments } from './pending-types.ts';
import { sweepPending } from './sweep.ts';

/** `read`: text and PDF of ours. The others say in the place of the text why there is none. */
export type AnswerKind = 'read' | 'unreadable' | 'withheld';

export interface PendingAnswer {
  readonly kind: AnswerKind;
  readonly answeredAt: Date;
  /** Absent unless `read`. */
  readonly textPath: string | undefined;
  readonly pdfPath: string;
  readonly pdfBytes: number;
}

export interface PosterView extends PendingDocument {
  /** Name of the result towards the host; nobody can guess it, and it outlives a restart. */
  readonly resultId: string;
  readonly answer: PendingAnswer | undefined;
}

/**
 * Files that a host posted to be recognised, one folder each, named by SHA-256: the bytes, the secret part of the result's
 * name, the answer. All there is to know lies in the folder, so that a restart loses nothing and processes share it.
 */
export interface PendingStore extends PendingDocuments {
  /** Keeps the bytes, safe on disk when it returns. The same bytes once more are the same file. */
  receive(content: AsyncIterable<Uint8Array>, mostBytes: number): Promise<PosterView>;
  view(sha256: string): Promise<PosterView | undefined>;
  byResultId(resultId: string): Promise<PosterView | undefined>;
  /** @throws FileError `file-changed` … */
  answer(sha256: string, made: { readonly text: ProvedFile; readonly pdf: ProvedFile }): Promise<void>;
  /** Ends the waiting without text: takes away what text there is. */
  settle(sha256: string, kind: Exclude<AnswerKind, 'read'>): Promise<void>;
  /** The host has got the whole answer. */
  markTaken(sha256: string): Promise<void>;
}

interface ProvedFile {
  readonly path: string;
  readonly sha256: string;
}

const SHA256 = /^[0-9a-f]{64}$/;
const RESULT_ID = /^([0-9a-f]{64})-([0-9a-f]{32})$/;
export const POSTED_BYTES = 64 * 1024 ** 3;
export const STAGING = 'staging';
export const FILES = { source: 'source', state: 'state.json', answer: 'answer.json', taken: 'taken' } as const;

/** @param options `mostBytes`: above this `sweep` takes away sooner what somebody may still want, oldest first */
export function createPendingStore({
  folder,
  clock,
  mostBytes = POSTED_BYTES,
}: {
  readonly folder: string;
  readonly clock: Clock;
  readonly mostBytes?: number | undefined;
}): PendingStore {
  const place = (sha256: string, file: string) => join(folder, sha256, file);
  const view = (sha256: string) => readView(folder, sha256);
  return {
    view,
    find: async (sha256) => {
      const found = await view(sha256);
      return found && { sha256, bytes: found.bytes, receivedAt: found.receivedAt, isAnswered: found.isAnswered };
    },
    contentPath: (sha256) => place(sha256, FILES.source),
    receive: (content, mostBytes) => receive({ folder, clock }, content, mostBytes),
    byResultId: async (resultId) => {
      const [, sha256] = RESULT_ID.exec(resultId) ?? [];
      const found = sha256 === undefined ? undefined : await view(sha256);
      return found && isSame(found.resultId, resultId) ? found : undefined;
    },
    answer: async (sha256, { text, pdf }) => {
      const names = { text: `text-${text.sha256}.txt`, pdf: `pdf-${pdf.sha256}.pdf` };
      await copyProved(text, place(sha256, names.text));
      await copyProved(pdf, place(sha256, names.pdf));
      await writeAnswer({ folder, clock, sha256 }, { kind: 'read', ...names });
    },
    settle: async (sha256, kind) => {
      const source = place(sha256, FILES.source);
      const head = await readHead(source);
      const facts = await fileFacts(source);
      const pdf = isPdf(head) ? FILES.source : 'image.pdf';
      if (pdf !== FILES.source) await writeDurably(place(sha256, pdf), imagePdf(source, head, facts?.bytes ?? 0));
      await writeAnswer({ folder, clock, sha256 }, { kind, pdf });
    },
    markTaken: async (sha256) => {
      try {
        await writeDurably(place(sha256, FILES.taken), clock.now().toISOString());
      } catch (error) {
        if (await view(sha256)) throw error; // else it was cleared away while the host took it
      }
    },
    sweep: () => sweepPending(folder, { now: clock.now(), mostBytes }),
  };
}

interface Place {
  readonly folder: string;
  readonly clock: Clock;
}

async function receive(
  { folder, clock }: Place,
  content: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<PosterView> {
  const staging = join(folder, STAGING, randomBytes(12).toString('hex'));
  try {
    await ensureFolder(join(folder, STAGING));
    await mkdir(staging);
    const { sha256, bytes } = await writeNew(join(staging, FILES.source), limited(content, mostBytes));
    if (bytes === 0) throw new FileError('file-empty', 'An empty file was posted');
    const state = { nonce: randomBytes(16).toString('hex'), bytes, receivedAt: clock.now().toISOString() };
    await writeNew(join(staging, FILES.state), JSON.stringify(state));
    await syncFolder(staging);
    await lay(staging, { folder, sha256 });
    const view = await readView(folder, sha256);
    if (!view) throw new FileError('io', 'A posted file is gone', { retryable: true });
    return await reopened({ folder, clock }, view);
  } catch (error) {
    throw asFileError(error, 'write');
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** A folder of that name holds the same bytes: the posted ones are not needed again. */
async function lay(
  staging: string,
  { folder, sha256 }: { readonly folder: string; readonly sha256: string },
): Promise<void> {
  try {
    await rename(staging, join(folder, sha256));
    await syncFolder(folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
  }
}

/** The host asks again for a file that had no text, and was told so: perhaps it can be read by now. */
async function reopened({ folder }: Place, view: PosterView): Promise<PosterView> {
  const taken = join(folder, view.sha256, FILES.taken);
  if (!view.answer || !(await fileFacts(taken))) return view;
  await rm(taken, { force: true });
  if (view.answer.kind === 'read') return view;
  await rm(join(folder, view.sha256, FILES.answer), { force: true });
  return { ...view, answer: undefined, isAnswered: false };
}

async function* limited(content: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > mostBytes)
      throw new FileError('file-too-large', 'A posted file is too large', { details: { limit: mostBytes } });
    yield chunk;
  }
}

interface StoredAnswer {
  readonly kind: AnswerKind;
  readonly text?: string;
  readonly pdf: string;
}

/** The answer is written last: it stands only when its files do. Whatever else was made is then taken away. */
async function writeAnswer(
  { folder, clock, sha256 }: Place & { readonly sha256: string },
  answer: StoredAnswer,
): Promise<void> {
  const stored = JSON.stringify({ ...answer, answeredAt: clock.now().toISOString() });
  await writeDurably(join(folder, sha256, FILES.answer), stored);
  const kept = new Set<string>([FILES.source, FILES.state, FILES.answer, FILES.taken, answer.text ?? '', answer.pdf]);
  for (const name of await readdir(join(folder, sha256))) {
    if (/^(text-|pdf-|image\.pdf)/.test(name) && !kept.has(name)) await rm(join(folder, sha256, name), { force: true });
  }
  await syncFolder(join(folder, sha256));
}

async function readView(folder: string, sha256: string): Promise<PosterView | undefined> {
  if (!SHA256.test(sha256)) return undefined;
  const state = await readJson(join(folder, sha256, FILES.state));
  const { nonce, bytes, receivedAt } = state ?? {};
  if (typeof nonce !== 'string' || typeof bytes !== 'number' || typeof receivedAt !== 'string') return undefined;
  const answer = await readAnswer(join(folder, sha256));
  const isAnswered = answer !== undefined;
  return { sha256, bytes, receivedAt: new Date(receivedAt), resultId: `${sha256}-${nonce}`, answer, isAnswered };
}

async function readAnswer(folder: string): Promise<PendingAnswer | undefined> {
  const { kind, text, pdf, answeredAt } = (await readJson(join(folder, FILES.answer))) ?? {};
  if (kind !== 'read' && kind !== 'unreadable' && kind !== 'withheld') return undefined;
  if (typeof pdf !== 'string' || typeof answeredAt !== 'string') return undefined;
  const facts = await fileFacts(join(folder, pdf));
  // Never `succeeded` without a PDF: the host would store a file without content.
  if (!facts) return undefined;
  return {
    kind,
    answeredAt: new Date(answeredAt),
    textPath: typeof text === 'string' ? join(folder, text) : undefined,
    pdfPath: join(folder, pdf),
    pdfBytes: facts.bytes,
  };
}

async function readJson(path: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const parsed: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined; // as: an object
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error instanceof SyntaxError ? error : asFileError(error, 'read');
  }
}

/** The same time for any wrong one of the right length; both have it. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

/** What stands in the place of the text; in brackets, so that nobody takes it for words of the document. */
export function placeholderText(kind: Exclude<AnswerKind, 'read'>): string {
  return `[${message(kind === 'withheld' ? 'note.ocr-withheld' : 'note.ocr-unreadable')}]`;
}

export async function readAnswerText(textPath: string): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of readFileChunks(textPath)) parts.push(part);
  return Buffer.concat(parts).toString('utf8').normalize('NFC');
}
