/** A folder for one run of one file; nothing in it outlives the run. */
export interface WorkFolder {
  readonly path: string;
  pathOf(name: string): string;
  /** @throws FileError `disk-full`, `not-writable` */
  writeText(name: string, text: string): Promise<{ readonly path: string; readonly sha256: string }>;
  close(): Promise<void>;
}

export interface Workspace {
  /** @throws FileError `disk-full`, `not-writable` */
  open(): Promise<WorkFolder>;
  /** Removes what killed runs left behind. */
  sweep(): Promise<void>;
}
