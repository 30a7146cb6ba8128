import { createHash, randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolder } from '../../infra/durable-folders.ts';
import { asFileError } from '../../infra/fs-errors.ts';
import { pause } from '../../infra/pause.ts';
import { FileError, HostError } from '../../ports/errors.ts';
import { SCAN_EXTENSIONS, type HostIntake } from '../../ports/host.ts';
import type { PaperlessContext } from './context.ts';
import { hostError, statusOf, throwIfAborted, type Operation } from './errors.ts';
import { LONGEST_STRING } from './field-values.ts';
import { createHandedFiles, type Handed, type HandedFiles } from './intake/handed.ts';
import { findByContent, readOutcome, type Outcome } from './intake/outcome.ts';
import { writeNew } from './ocr/durable.ts';
import { documentRef } from './refs.ts';
import type { WireDocument } from './wire-types.ts';
import { isLost } from './write/lost.ts';

type Upload = Parameters<HostIntake['receive']>[0];
type Received = Awaited<ReturnType<HostIntake['receive']>>;

export interface PaperlessIntake extends HostIntake {
  /** Looks after what the host had not taken in when its upload was answered. */
  follow(signal?: AbortSignal): Promise<void>;
}

/** Whoever uploads is told so long whether the host took the file; a busy host takes longer, and tells of it by a poll. */
const LONGEST_WAIT_MS = 30_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;
/** By then the host has come to it, or never got it. */
const GIVEN_UP_MS = 24 * 60 * 60 * 1000;

interface Intake {
  readonly context: PaperlessContext;
  readonly handed: HandedFiles;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Hands uploads over to the host, which takes them in when it comes to it. */
export function createPaperlessIntake(
  context: PaperlessContext,
  deps: { readonly wait?: Intake['wait'] },
): PaperlessIntake {
  const handed = createHandedFiles(join(context.settings.inboundFolder, 'uploads'));
  const intake: Intake = { context, handed, wait: deps.wait ?? pause };
  const on: Operation = { hostId: context.settings.id, operation: 'receive' };
  return {
    receive: async (upload, signal) => {
      throwIfAborted(signal, on);
      const name = nameFor(upload.name, on);
      const staged = join(context.settings.inboundFolder, 'staging', randomBytes(12).toString('hex'));
      try {
        const content = await stage(upload.content, staged, { context, on, signal });
        return await lay(intake, { ...content, name, path: staged }, { on, signal });
      } finally {
        await rm(staged, { force: true });
      }
    },
    follow: async (signal) => {
      for (const one of await handed.list()) await settleLate(intake, one, { on, signal });
    },
  };
}

interface About {
  readonly on: Operation;
  readonly signal: AbortSignal | undefined;
}

/** @throws HostError `invalid` */
function nameFor(given: string, on: Operation): string {
  const name = given.normalize('NFC');
  const ending = /[^.]\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const isGood = !/[/\\\p{Cc}]/u.test(name) && Object.hasOwn(SCAN_EXTENSIONS, ending);
  if (!isGood) throw hostError('invalid', 'The host cannot take a file of this name', { on });
  const letters = Array.from(name);
  if (letters.length <= LONGEST_STRING) return name;
  return [...letters.slice(0, LONGEST_STRING - ending.length - 2), '…', '.', ending].join('').slice(0, LONGEST_STRING);
}

interface Staged {
  readonly sha256: string;
  readonly md5: string;
  readonly bytes: number;
}

async function stage(
  content: Upload['content'],
  path: string,
  { context, on, signal }: About & { readonly context: PaperlessContext },
): Promise<Staged> {
  const md5 = createHash('md5');
  const limit = context.settings.largestFileBytes;
  async function* limited(): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    for await (const chunk of content) {
      throwIfAborted(signal, on);
      bytes += chunk.length;
      if (bytes > limit) throw new FileError('file-too-large', 'Larger than allowed', { details: { limit } });
      md5.update(chunk);
      yield chunk;
    }
  }
  try {
    await ensureFolder(join(context.settings.inboundFolder, 'staging'));
    const written = await writeNew(path, limited());
    return { ...written, md5: md5.digest('hex') };
  } catch (error) {
    throw asFileError(error, 'write');
  }
}

type Laid = Staged & { readonly name: string; readonly path: string };

async function lay(intake: Intake, file: Laid, about: About): Promise<Received> {
  const { sha256, bytes, name } = file;
  const standing = await findByContent(intake.context, file, about);
  if (standing) return { ref: documentRef(standing.id), name, bytes, sha256, wasThere: true };
  const { handed, lost } = await handOver(intake, file, about);
  const end = intake.context.clock.now().getTime() + LONGEST_WAIT_MS;
  for (let ms = FIRST_PAUSE_MS; intake.context.clock.now().getTime() < end; ms = Math.min(2 * ms, LONGEST_PAUSE_MS)) {
    await intake.wait(ms, about.signal ?? new AbortController().signal);
    throwIfAborted(about.signal, about.on);
    const outcome = await settle(intake, handed, about);
    if (outcome.kind === 'refused') throw outcome.error;
    if (outcome.kind === 'taken')
      return { ...(outcome.document && { ref: documentRef(outcome.document.id) }), name, bytes, sha256 };
  }
  if (lost) throw lost;
  return { name, bytes, sha256 };
}

interface OnItsWay {
  readonly handed: Handed;
  /** Nobody can say whether the host has it: who repeats the upload does no harm. */
  readonly lost?: HostError;
}

/** Posts the file unless it is on its way already. */
async function handOver({ context, handed }: Intake, file: Laid, { on, signal }: About): Promise<OnItsWay> {
  const { sha256, md5, name, path } = file;
  const fresh: Handed = { sha256, md5, name, at: context.clock.now().toISOString() };
  if (!(await handed.begin(fresh))) {
    const before = await handed.find(sha256);
    if (before?.task !== undefined) return { handed: before };
    const lost = hostError('timeout', 'Not known yet whether the host has the file', { on });
    if (before && (await isAtWork(context, signal))) return { handed: before, lost };
    await handed.save(fresh);
  }
  try {
    const task = await context.api.uploadDocument({ path, name, title: name }, { signal });
    const known = { ...fresh, task };
    await handed.save(known);
    return { handed: known };
  } catch (error) {
    const isElsewhere = Math.floor((statusOf(error) ?? 0) / 100) === 3; // a redirect: nobody took it
    if (isLost(error) && !isElsewhere) return { handed: fresh, lost: error }; // looked for by its content from now on
    await handed.end(sha256);
    throw error;
  }
}

/** While the host takes files in, one whose answer was lost may be among them. */
async function isAtWork({ api }: PaperlessContext, signal: AbortSignal | undefined): Promise<boolean> {
  const tasks = await api.tasks({ task_type: 'consume_file' }, { signal });
  return tasks.some(({ status }) => status === 'pending' || status === 'started');
}

/** Once it is known what became of a file, it is forgotten. */
async function settle({ context, handed }: Intake, one: Handed, about: About): Promise<Outcome> {
  const outcome = await readOutcome(context, one, about);
  if (outcome.kind === 'taken' && outcome.document) await release(context, outcome.document, about);
  const isOld = context.clock.now().getTime() - Date.parse(one.at) > GIVEN_UP_MS;
  if (outcome.kind !== 'waiting' || isOld) await handed.end(one.sha256);
  return outcome;
}

/** Whoever uploaded it is gone: what cannot be done now is tried at the next poll, which goes on. */
async function settleLate(intake: Intake, one: Handed, about: About): Promise<void> {
  const { log, settings } = intake.context;
  try {
    const outcome = await settle(intake, one, about);
    if (outcome.kind !== 'refused') return;
    const { code, details } = outcome.error;
    log.warn('The host did not take an upload', { hostId: settings.id, code, sha256: one.sha256, ...details });
  } catch (error) {
    if (!(error instanceof HostError) || error.code === 'cancelled') throw error;
    log.warn('An upload cannot be looked after', { hostId: settings.id, code: error.code });
  }
}

/** What is posted belongs to the account that posted it, and nobody else would see it; unless a workflow gave it to somebody. */
async function release({ api }: PaperlessContext, { id, owner }: WireDocument, { signal }: About): Promise<void> {
  if (owner === null || owner !== (await api.probe({ signal })).userId) return;
  await api.patchDocument(id, { owner: null }, { signal });
}
