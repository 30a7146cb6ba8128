import { message } from '../../infra/messages/message.ts';
import type { HostDocument, HostEvent } from '../../ports/host.ts';
import type { PendingDocument } from './ocr/pending-types.ts';
import { documentRef, pendingRef } from './refs.ts';
import type { Registered } from './registered.ts';
import { fingerprintOf, readShown } from './shown.ts';
import { asSha256, rootOf, type FileVersion } from './file-versions.ts';
import type { WireDocument } from './wire-types.ts';

/** Controls, line ends, and what steers the direction of writing: they break logs, terminals and tables. */
const NOT_PLAIN = /[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

/** Kinds of file that are worth a look. */
const SCAN_TYPES: ReadonlySet<string> = new Set(['application/pdf', 'image/tiff', 'image/jpeg', 'image/png']);

/** As lists of the host show it. */
export function nameOf({
  id,
  title,
  original_file_name,
}: Pick<WireDocument, 'id' | 'title' | 'original_file_name'>): string {
  const name = [title, original_file_name].map((text) => plain(text ?? '')).find((text) => text !== '');
  return name ?? `#${String(id)}`;
}

function plain(text: string): string {
  return text.normalize('NFC').replaceAll(NOT_PLAIN, ' ').trim();
}

export function isScan({ mime_type }: Pick<WireDocument, 'mime_type'>): boolean {
  return mime_type === '' || SCAN_TYPES.has(mime_type); // not told by every 2.x: reading finds out
}

/** What the host says of the file of a document that is read. */
export interface FileFacts {
  readonly version: FileVersion;
  readonly bytes: number;
  readonly checksum: string;
}

export function toDocument(document: WireDocument, file: FileFacts, registered: Registered): HostDocument {
  const sha256 = asSha256(file.version.checksum) ?? asSha256(file.checksum);
  const { values, marks, requests } = readShown(document, registered);
  return {
    ref: documentRef(document.id),
    name: nameOf(document),
    bytes: file.bytes,
    version: file.version.checksum ?? file.checksum,
    modifiedAt: new Date(document.modified),
    ...(sha256 !== undefined && { sha256 }),
    // Whose title and date they are tells only who knows what was written last.
    values: { ...values, title: document.title, created: document.created },
    marks,
    requests,
    fingerprint: fingerprintOf(document, registered),
  };
}

/** A file that the host posted to be recognised. */
export function toPendingDocument({ sha256, bytes, receivedAt }: PendingDocument): HostDocument {
  return { ...pendingNames(sha256), bytes, version: sha256, modifiedAt: receivedAt, sha256 };
}

/** The host waits as long as it is not answered: what was read before must be given then, too. */
export function toPendingEvent({ sha256, isAnswered }: PendingDocument): HostEvent {
  const told = { ...pendingNames(sha256), sha256 };
  return isAnswered ? { kind: 'added', ...told } : { kind: 'problem', code: 'text-wanted', ...told };
}

/** The host does not say what it is called; people see this in the title of the PDF. */
export function pendingNames(sha256: string): Pick<HostDocument, 'ref' | 'name'> {
  return { ref: pendingRef(sha256), name: message('note.posted-scan', { short: sha256.slice(0, 8) }) };
}

/** `file`: the one that is read. `isRecognised`: the host has its files recognised by us, so that this one may have been posted before it was there. */
export function toEvent(
  kind: 'added' | 'changed',
  document: WireDocument,
  about: { readonly registered: Registered; readonly isRecognised: boolean; readonly file: FileVersion },
): HostEvent {
  const { registered, isRecognised, file } = about;
  const sha256 = asSha256(file.checksum);
  const posted = isRecognised ? asSha256(rootOf(document).checksum) : undefined;
  const told = {
    ref: documentRef(document.id),
    name: nameOf(document),
    ...(sha256 !== undefined && { sha256 }),
    fingerprint: fingerprintOf(document, registered),
  };
  if (!isScan(document)) return { kind: 'problem', code: 'file-type-unknown', ...told };
  return { kind, ...(posted !== undefined && { renamedFrom: pendingRef(posted) }), ...told };
}
