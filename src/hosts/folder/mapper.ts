import { Buffer, isUtf8 } from 'node:buffer';
import { createHash, hash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import type { DocumentRef, HostDocument } from '../../ports/host.ts';

const SLASH = 0x2f;
const LONGEST_PATH = 4096; // PATH_MAX of Linux: no longer path can be opened

/**
 * Characters that a reference must not carry as they are: controls and line ends (they break logs and terminals),
 * invisible format characters, and what Unicode has not assigned yet (its normal form may still change).
 */
const NOT_PLAIN = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u;
const BIDI_AND_LINE_ENDS = /[\u200E\u200F\u202A-\u202E\u2066-\u2069\u2028\u2029\u0080-\u009F]/g;
const CONTROLS = /\p{Cc}/gu;

/**
 * The bytes of one file name as text. On Linux a name is bytes, not characters: NFC and NFD twins are two files,
 * and a name need not be UTF-8. Readable names stay readable; any other is percent-encoded byte by byte,
 * so that a reference survives NFC, JSON and a text column and still names exactly one file.
 */
function encodeSegment(name: Buffer): string {
  if (isUtf8(name)) {
    const text = name.toString('utf8');
    if (text.normalize('NFC') === text && !NOT_PLAIN.test(text)) return text.replaceAll('%', '%25');
  }
  return percentEncode(name);
}

function percentEncode(name: Buffer): string {
  let text = '';
  for (const byte of name) {
    const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x25;
    text += plain ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return text;
}

export function joinRef(folder: string, name: Buffer): DocumentRef {
  const segment = encodeSegment(name);
  return (folder === '' ? segment : `${folder}/${segment}`) as DocumentRef; // the one place where references are made
}

/**
 * The names a reference stands for, folder by folder; undefined for text that this adapter never gave out:
 * absolute, with `..`, NUL or an empty part, or not in the one form `encodeSegment` writes.
 */
export function decodeRef(ref: string): readonly Buffer[] | undefined {
  if (ref.length > 3 * LONGEST_PATH) return undefined;
  const names: Buffer[] = [];
  for (const segment of ref.split('/')) {
    const name = percentDecode(segment);
    if (name.length === 0 || name.includes(0) || name.includes(SLASH)) return undefined;
    if (segment === '.' || segment === '..' || encodeSegment(name) !== segment) return undefined;
    names.push(name);
  }
  return names;
}

function percentDecode(segment: string): Buffer {
  const parts = segment.split(/(%[0-9A-F]{2})/);
  return Buffer.concat(
    parts.map((part, index) => (index % 2 === 1 ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part, 'utf8'))),
  );
}

/** Joins names to a path below `root`. */
export function joinPath(root: Buffer, names: readonly Buffer[]): Buffer {
  const slash = Buffer.of(SLASH);
  return Buffer.concat([root, ...names.flatMap((name) => [slash, name])]);
}

/** The path below the inbox as people may see it: NFC, one line, nothing that steers a terminal. */
export function displayName(ref: DocumentRef): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return ref
    .split('/')
    .map((segment) => visible(decoder.decode(percentDecode(segment))))
    .join('/')
    .normalize('NFC');
}

function visible(text: string): string {
  return text.replace(BIDI_AND_LINE_ENDS, '\uFFFD').replace(CONTROLS, (character) => {
    const code = character.charCodeAt(0);
    return code === 0x7f ? '\u2421' : String.fromCharCode(0x2400 + code); // Unicode "control pictures"
  });
}

/**
 * What tells one content from the next without reading it. The inode is part of it: scanners write uncompressed
 * pages of equal size, and network folders keep times to 2 seconds only. Where inode numbers change with a
 * remount, every file is looked at once more and found equal by its hash.
 */
function contentKey(stats: BigIntStats): string {
  return `${String(stats.size)}:${String(stats.mtimeNs)}:${String(stats.ino)}`;
}

/** 48 bits are enough: only two states of one and the same file are ever compared. */
export function shortDigest(stats: BigIntStats | undefined, code = ''): string {
  return hash('sha256', `${stats ? contentKey(stats) : ''}|${code}`, 'base64url').slice(0, 8);
}

export function versionOf(stats: BigIntStats): string {
  return createHash('sha256').update(contentKey(stats)).digest('hex').slice(0, 32);
}

export function toDocument(ref: DocumentRef, stats: BigIntStats): HostDocument {
  return {
    ref,
    name: displayName(ref),
    bytes: Number(stats.size),
    version: versionOf(stats),
    modifiedAt: stats.mtime,
  };
}
