import { Buffer } from 'node:buffer';
import { createHash, randomBytes } from 'node:crypto';
import { readdir, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { HostError } from '../../ports/errors.ts';
import type { HostIntake } from '../../ports/host.ts';
import { createFile, type Copied } from './copy.ts';
import { syncFolder } from '../../infra/durable-folders.ts';
import { place } from './durable.ts';
import { hostError, throwIfAborted, writeFailure, type Operation } from './errors.ts';
import { displayName, joinPath, joinRef } from './mapper.ts';
import { hasScanExtension, isIgnoredName } from './names.ts';
import { statOf } from './reader.ts';
import type { FolderContext } from './settings.ts';

/** Names are tried with ` (2)`, ` (3)` … before giving up. */
const MOST_TWINS = 1000;
/** Room for the number and the hidden name of the draft. */
const LONGEST_NAME_BYTES = 230;
const DRAFT = /^\.[0-9a-f]{16}\.part$/;
/** Longer than any upload takes without a byte written. */
const LEFT_BEHIND_MS = 60 * 60 * 1000;

type Upload = Parameters<HostIntake['receive']>[0];

/** Uploads of the console and the API: written beside under a hidden name, then given theirs. */
export function createFolderIntake(context: FolderContext): HostIntake {
  return {
    async receive(upload, signal) {
      const on: Operation = { hostId: context.id, operation: 'receive', file: upload.name };
      assertName(upload.name, on);
      try {
        return await receive(context, upload, { on, signal });
      } catch (error) {
        throw writeFailure(error, on);
      }
    },
  };
}

function assertName(name: string, on: Operation): void {
  const bytes = Buffer.from(name.normalize('NFC'));
  const bad = name === '' || /[/\0\n\r]/.test(name) || bytes.length > LONGEST_NAME_BYTES || isIgnoredName(bytes);
  if (bad || !hasScanExtension(bytes)) throw hostError('invalid', 'The folder cannot take a file of this name', { on });
}

interface Receiving {
  readonly on: Operation;
  readonly signal: AbortSignal | undefined;
}

async function receive(
  context: FolderContext,
  upload: Upload,
  { on, signal }: Receiving,
): ReturnType<HostIntake['receive']> {
  const root = await realpath(context.inbox, { encoding: 'buffer' });
  await sweepDrafts(context);
  const draft = path.join(context.inbox, `.${randomBytes(8).toString('hex')}.part`);
  try {
    const copied = await writeDraft(draft, upload.content, { on, signal });
    for (let twin = 1; twin <= MOST_TWINS; twin += 1) {
      const name = numbered(upload.name.normalize('NFC'), twin);
      if (!(await placed(draft, joinPath(root, [Buffer.from(name)]), on))) continue;
      await syncFolder(root);
      const ref = joinRef('', Buffer.from(name));
      return { ref, name: displayName(ref), ...copied };
    }
    throw hostError('conflict', 'Too many files of this name', { on });
  } finally {
    await rm(draft, { force: true });
  }
}

/** Removes what killed uploads left. The inbox belongs to people: only names are touched that nobody gives by hand. */
async function sweepDrafts({ inbox, clock }: FolderContext): Promise<void> {
  for (const name of (await readdir(inbox)).filter((entry) => DRAFT.test(entry))) {
    const draft = path.join(inbox, name);
    const stats = await statOf(draft);
    const old = stats?.isFile() === true && clock.now().getTime() - Number(stats.mtimeMs) > LEFT_BEHIND_MS;
    if (old) await rm(draft, { force: true });
  }
}

async function writeDraft(
  draft: string,
  content: AsyncIterable<Uint8Array>,
  { on, signal }: Receiving,
): Promise<Copied> {
  const handle = await createFile(draft);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of content) {
      throwIfAborted(signal, on);
      await handle.writeFile(chunk);
      hash.update(chunk);
      bytes += chunk.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** False where the name is taken. */
async function placed(draft: string, target: Buffer, on: Operation): Promise<boolean> {
  try {
    await place(draft, target, { fresh: true, on });
    return true;
  } catch (error) {
    if (error instanceof HostError && error.code === 'conflict') return false;
    throw error;
  }
}

function numbered(name: string, twin: number): string {
  if (twin === 1) return name;
  const { name: stem, ext } = path.parse(name);
  return `${stem} (${String(twin)})${ext}`;
}
