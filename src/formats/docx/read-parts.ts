import { Buffer } from 'node:buffer';
import { FileError } from '../../ports/errors.ts';
import { createXmlFeed, type XmlHandlers } from '../xml/feed-xml.ts';
import { openZip } from '../zip/open-zip.ts';
import type { PackedPart } from '../zip/pack-zip.ts';
import type { ZipLimits } from '../zip/zip-limits.ts';

const MIB = 1024 ** 2;
/** A template lies in memory as a whole; what is larger is no form. */
const LIMITS: Partial<ZipLimits> = {
  maxBytes: 20 * MIB,
  maxUnpackedBytes: 100 * MIB,
  maxEntryBytes: 50 * MIB,
  maxEntries: 2000,
};
const ZIP = Buffer.from('PK', 'latin1');
/** The compound file of Office before 2007, in which encrypted files of today lie too. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const CONTENT_TYPES = '[Content_Types].xml';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.';
const DOCUMENT = `${WORD}document.main+xml`;
/** What Word saves as a template (.dotx) differs from a document in this word alone. */
const TEMPLATE = `${WORD}template.main+xml`;
const HYPERLINK = '/hyperlink';

/**
 * The parts of a text document, after a look at each: XML is well-formed and without a document type, nothing runs
 * (macros), nothing is fetched from elsewhere when somebody opens the file.
 * @throws FileError `file-empty`, `office-file-…`
 */
export async function readParts(bytes: Uint8Array): Promise<readonly PackedPart[]> {
  checkHead(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const parts = await unpack(bytes);
  const types = parts.find(({ name }) => name === CONTENT_TYPES);
  if (types === undefined) throw refusal('office-file-unknown');
  checkTypes(types);
  for (const part of parts) checkPart(part);
  return parts.map((part) => (part === types ? asDocument(part) : part));
}

/** Without looking at what the parts hold. @throws FileError */
export async function unpack(bytes: Uint8Array): Promise<readonly PackedPart[]> {
  const zip = await openZip(bytes, LIMITS);
  try {
    const parts: PackedPart[] = [];
    for (const name of zip.names) {
      const pieces: Uint8Array[] = [];
      for await (const piece of zip.read(name)) pieces.push(piece);
      parts.push({ name, bytes: Buffer.concat(pieces) });
    }
    return parts;
  } finally {
    zip.close();
  }
}

function checkHead(bytes: Buffer): void {
  if (bytes.length === 0) throw new FileError('file-empty', 'The file has no bytes');
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) return;
  if (!bytes.subarray(0, COMPOUND.length).equals(COMPOUND)) throw refusal('office-file-unknown');
  throw refusal(bytes.includes(ENCRYPTED) ? 'office-file-encrypted' : 'office-file-old');
}

function checkTypes(part: PackedPart): void {
  const types: string[] = [];
  feed(part, { open: (_, { ContentType }) => types.push(ContentType ?? '') });
  if (types.some((type) => /macroEnabled|vbaProject/iu.test(type))) throw refusal('office-file-macros');
  if (!types.some((type) => type === DOCUMENT || type === TEMPLATE)) throw refusal('office-file-unknown');
}

function checkPart(part: PackedPart): void {
  if (/vbaProject\.bin$|\/activeX\//iu.test(part.name)) throw refusal('office-file-macros');
  if (!/\.(?:xml|rels)$/iu.test(part.name)) return;
  feed(part, {
    open(name, { TargetMode, Type }) {
      const leadsOut = name === 'Relationship' && TargetMode === 'External' && !String(Type).endsWith(HYPERLINK);
      if (leadsOut) throw new FileError('office-file-unsafe', 'A part is fetched', { details: { part: part.name } });
    },
  });
}

export function feed({ name, bytes }: PackedPart, handlers: XmlHandlers): void {
  const xml = createXmlFeed(name, handlers);
  xml.write(bytes);
  xml.end();
}

function asDocument(part: PackedPart): PackedPart {
  const text = Buffer.from(part.bytes).toString('utf8').replaceAll(TEMPLATE, DOCUMENT);
  return { name: part.name, bytes: Buffer.from(text, 'utf8') };
}

type Refusal = 'office-file-unknown' | 'office-file-old' | 'office-file-encrypted' | 'office-file-macros';

function refusal(code: Refusal): FileError {
  return new FileError(code, 'The file is no text document that is read', { details: { format: 'docx' } });
}
