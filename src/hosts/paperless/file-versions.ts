import type { WireDocument, WireVersion } from './wire-types.ts';
import type { DeliveryRecord } from './write/record-types.ts';

/** Those of ours that were given before we remembered them are known by it; people may label a version as they like. */
export const VERSION_LABEL = 'Văn Khố';

const SHA256 = /^[0-9a-f]{64}$/;

type Versioned = Pick<WireDocument, 'id' | 'versions'>;
type Known = Pick<DeliveryRecord, 'versions'> | undefined;
/** A file of a document. The checksum is that of hosts with versions, null elsewhere. */
export type FileVersion = Pick<WireVersion, 'id' | 'checksum'>;

export function oursAmong({ versions = [] }: Versioned, record: Known): readonly WireVersion[] {
  return versions.filter((version) => !version.is_root && isOurs(version, record));
}

function isOurs({ checksum, version_label }: WireVersion, record: Known): boolean {
  if (record?.versions === undefined) return version_label?.normalize('NFC') === VERSION_LABEL;
  return checksum !== null && record.versions.includes(checksum.toLowerCase());
}

/** The first file of a document, which stays below all that is laid on top of it. */
export function rootOf({ id, versions = [] }: Versioned): FileVersion {
  return versions.find(({ is_root }) => is_root) ?? { id, checksum: null };
}

/** What the host shows: the newest (3.0.5 goes by the id). */
export function shownVersion(document: Versioned): FileVersion {
  return newest(document.versions ?? []) ?? rootOf(document);
}

/** What is to be read: the newest file that people put there. Ours is made of it. */
export function readVersion(document: Versioned, record: Known): FileVersion {
  const ours = new Set(oursAmong(document, record));
  return newest((document.versions ?? []).filter((version) => !ours.has(version))) ?? rootOf(document);
}

function newest(versions: readonly WireVersion[]): WireVersion | undefined {
  return versions.reduce<WireVersion | undefined>((top, one) => (top && top.id > one.id ? top : one), undefined);
}

/** Undefined on hosts of 2.x, whose checksums are MD5. */
export function asSha256(checksum: string | null | undefined): string | undefined {
  const text = checksum?.toLowerCase();
  return text !== undefined && SHA256.test(text) ? text : undefined;
}
