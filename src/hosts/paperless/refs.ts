import type { DocumentRef } from '../../ports/host.ts';

/** What a reference stands for: a document of the host, or a file that the host posted to be recognised. */
export type RefTarget =
  { readonly kind: 'document'; readonly id: number } | { readonly kind: 'pending'; readonly sha256: string };

export function documentRef(id: number): DocumentRef {
  return String(id) as DocumentRef; // references are made here and in `pendingRef` only
}

export function pendingRef(sha256: string): DocumentRef {
  return `ocr:${sha256}` as DocumentRef;
}

/** Undefined for text that this adapter never gave out. */
export function parseRef(ref: string): RefTarget | undefined {
  // Ids of the host are 32 bit; `5` has one form only, so that a document never has two references.
  if (/^[1-9]\d{0,9}$/.test(ref)) return { kind: 'document', id: Number(ref) };
  const pending = /^ocr:([0-9a-f]{64})$/.exec(ref);
  return pending?.[1] === undefined ? undefined : { kind: 'pending', sha256: pending[1] };
}
