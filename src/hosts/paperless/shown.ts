import { hash } from 'node:crypto';
import type { HostMark, HostRequest, HostValueName, HostValues } from '../../ports/host-values.ts';
import { cleanText, decodeValue, type HostContent } from './field-values.ts';
import type { Registered } from './registered.ts';
import type { WireDocument } from './wire-types.ts';

/** What a document shows of what is ours. */
export interface Shown {
  /** Without `title`, which is made of the others. */
  readonly values: HostValues;
  readonly marks: readonly HostMark[];
  readonly requests: readonly HostRequest[];
}

export function readShown(
  document: Pick<WireDocument, 'custom_fields' | 'document_type' | 'tags'>,
  registered: Registered,
): Shown {
  const standing = cellsOf(document);
  const values: Partial<Record<HostValueName, HostContent>> = {};
  for (const [name, field] of registered.fields) {
    const value = decodeValue(name, field, standing);
    if (value !== undefined) values[name] = value;
  }
  const documentType = typeShown(document.document_type, registered);
  if (documentType !== undefined) values.documentType = documentType;
  return {
    values,
    marks: standingOf(registered.marks, document.tags),
    requests: standingOf(registered.requests, document.tags),
  };
}

export function cellsOf({ custom_fields }: Pick<WireDocument, 'custom_fields'>): ReadonlyMap<number, unknown> {
  return new Map(custom_fields.map(({ field, value }) => [field, value]));
}

function typeShown(id: number | null, { documentTypes, typeNames }: Registered): string | undefined {
  if (id === null) return undefined;
  for (const [value, ours] of documentTypes) if (ours === id) return value;
  return typeNames.get(id) ?? `#${String(id)}`; // a private type of somebody
}

function standingOf<Key>(ids: ReadonlyMap<Key, number>, tags: readonly number[]): readonly Key[] {
  return [...ids].flatMap(([key, id]) => (tags.includes(id) ? [key] : []));
}

/** `HostDocument.fingerprint`: over what we read or write of a document, not over what others keep on it. */
export function fingerprintOf(document: WireDocument, registered: Registered): string {
  const { values, marks, requests } = readShown(document, registered);
  const { title, created, document_type, content, versions = [] } = document;
  const seen = [
    [cleanText(title), created, document_type],
    hash('sha256', content.normalize('NFC')),
    versions.map(({ id, checksum }) => [id, checksum]).sort(([one], [other]) => Number(one) - Number(other)),
    Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)),
    [...marks].sort(),
    [...requests].sort(),
  ];
  return hash('sha256', JSON.stringify(seen));
}
