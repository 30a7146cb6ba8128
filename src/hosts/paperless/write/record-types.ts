/** What we gave a document of the host, what is under way, and whose text stood there. Texts are told by `digestOf`. */
export interface DeliveryRecord {
  /** Of ours that may stand there. */
  readonly texts: readonly string[];
  /** The host's own, as far as it was seen. */
  readonly before?: string;
  /** Of people. */
  readonly people?: readonly string[];
  /** SHA-256 of the PDF files that we gave as versions; absent where they were not remembered yet. */
  readonly versions?: readonly string[];
  /** What stood there at the last look: of which file, and `modified` of the document. */
  readonly shown?: { readonly version: number; readonly modified: string; readonly text: string };
  /** A version that was handed over: the host's task and the SHA-256 of the file. */
  readonly upload?: { readonly task: string; readonly sha256: string };
  /** Since when the document is not there, as an ISO 8601 time. */
  readonly goneSince?: string | undefined;
  /** `modified` of the document after what we gave it, where nobody had been at work in it before. */
  readonly quietAt?: string;
}
