/** A file that the host posted to be recognised: there is no document of the host for it yet. */
export interface PendingDocument {
  readonly sha256: string;
  readonly bytes: number;
  readonly receivedAt: Date;
  /** False while the host waits for an answer. */
  readonly isAnswered: boolean;
}

/** Files that wait for their answer as an OCR engine, and some time after it. */
export interface PendingDocuments {
  /** Undefined when no such file was posted, or when it was cleaned away. @param sha256 64 hexadecimal digits, lower case */
  find(sha256: string): Promise<PendingDocument | undefined>;
  /** Where the bytes of a file that was found lie. Only to be read. */
  contentPath(sha256: string): string;
  /** Takes away what nobody waits for any more. @returns bytes that are left */
  sweep(): Promise<number>;
}
