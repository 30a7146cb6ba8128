import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import type { DocumentRef, HostCursor } from '../../ports/host.ts';
import { decodeRef } from './mapper.ts';

/**
 * What was last told about an entry: `d` (document) or `p` (problem) and the 8 characters of `shortDigest`.
 * Equal marks: nothing new to tell.
 */
export type Mark = string & { readonly __brand: 'Mark' };

/** An entry that looks different but may still be changing; `gone` when it was not to be seen. */
export interface Waiting {
  readonly mark: Mark | 'gone';
  /** Milliseconds since the epoch: since when it has looked like this. */
  readonly since: number;
}

/** Everything the host must remember between polls; nothing of it is kept anywhere else. */
export interface PollState {
  /** Number of the device the inbox lies on; tells a share that is not mounted from an empty folder. */
  readonly device: string;
  readonly told: ReadonlyMap<DocumentRef, Mark>;
  readonly waiting: ReadonlyMap<DocumentRef, Waiting>;
}

export const BEGINNING: PollState = { device: '', told: new Map(), waiting: new Map() };

const VERSION = 'folder1';
const MARK_LENGTH = 9;
const MARK = /^[dp][\w-]{8}$/;
const CHECK_LENGTH = 16;

/**
 * Version, compressed names, marks and check sum, parted by points. Names are sorted and written without what they
 * share with the one before (front coding); marks are as good as random and stay outside the compression.
 */
export async function encodeCursor(state: PollState): Promise<HostCursor> {
  const refs = [...state.told.keys()].sort();
  const waiting = [...state.waiting].map(([ref, { mark, since }]) => [ref, mark, since]);
  const head = JSON.stringify({ device: state.device, waiting });
  const packed = await promisify(deflate)(`${head}\n${frontCode(refs)}`);
  const marks = refs.map((ref) => state.told.get(ref) ?? '').join('');
  const body = `${VERSION}.${packed.toString('base64url')}.${marks}`;
  return `${body}.${checkSum(body)}` as HostCursor; // the one place where cursors are made
}

/** Undefined for text that is no whole cursor of this version. */
export async function decodeCursor(cursor: string): Promise<PollState | undefined> {
  const [version, packed, marks, check, ...rest] = cursor.split('.');
  if (version !== VERSION || packed === undefined || marks === undefined || rest.length > 0) return undefined;
  if (check !== checkSum(`${version}.${packed}.${marks}`)) return undefined;
  const [head = '', ...lines] = (await promisify(inflate)(Buffer.from(packed, 'base64url')))
    .toString('utf8')
    .split('\n');
  return { ...readHead(head), told: readTold(lines, marks) };
}

function checkSum(body: string): string {
  return hash('sha256', body).slice(0, CHECK_LENGTH);
}

function frontCode(refs: readonly string[]): string {
  let before = '';
  const lines = refs.map((ref) => {
    const shared = sharedLength(before, ref);
    before = ref;
    return `${shared.toString(36)} ${ref.slice(shared)}`;
  });
  return lines.join('\n');
}

function sharedLength(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  const next = other.charCodeAt(length);
  // Half a surrogate pair cannot be written as UTF-8.
  return next >= 0xdc00 && next <= 0xdfff ? length - 1 : length;
}

function readTold(lines: readonly string[], marks: string): ReadonlyMap<DocumentRef, Mark> {
  const told = new Map<DocumentRef, Mark>();
  let before = '';
  let at = 0;
  for (const line of lines) {
    const blank = line.indexOf(' ');
    if (blank < 0) continue; // no name at all: an empty list is one empty line
    before = before.slice(0, Number.parseInt(line.slice(0, blank), 36)) + line.slice(blank + 1);
    told.set(before as DocumentRef, marks.slice(at, at + MARK_LENGTH) as Mark); // guarded by the check sum
    at += MARK_LENGTH;
  }
  return told;
}

function readHead(head: string): Pick<PollState, 'device' | 'waiting'> {
  const { device, waiting } = JSON.parse(head) as { device: unknown; waiting: unknown }; // as: written by encodeCursor
  const rows = Array.isArray(waiting) ? waiting.filter(isWaitingRow) : [];
  return {
    device: typeof device === 'string' ? device : '',
    waiting: new Map(rows.map(([ref, mark, since]) => [ref, { mark, since }])),
  };
}

function isWaitingRow(row: unknown): row is [DocumentRef, Waiting['mark'], number] {
  if (!Array.isArray(row)) return false;
  const [ref, mark, since] = row as unknown[];
  if (typeof ref !== 'string' || typeof mark !== 'string' || typeof since !== 'number') return false;
  return decodeRef(ref) !== undefined && (mark === 'gone' || MARK.test(mark));
}
