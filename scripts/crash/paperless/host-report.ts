/** What the program of the fake host and the one that runs it say to each other. */
export interface HostCommands {
  /** Takes the files of a folder in, all at once. */
  upload: { readonly folder: string };
  /** People of the host write notes, and values of their own. */
  peopleWork: Record<string, never>;
  /** Connections are taken and broken off at once, and counted. */
  down: Record<string, never>;
  up: Record<string, never>;
  report: Record<string, never>;
}
export type HostCommand = keyof HostCommands;

export interface HostPlan {
  /** Shares of webhooks, from 0 to 1. */
  readonly drop: number;
  readonly duplicate: number;
  readonly longestDelayMs: number;
  readonly remoteOcr: { readonly endpoint: string; readonly key: string } | undefined;
}

export interface HostStarted {
  readonly url: string;
  readonly token: string;
}

export interface ReportedDocument {
  readonly id: number;
  readonly sha256: string;
  readonly title: string;
  readonly created: string;
  /** By the name of the field. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  readonly notes: readonly string[];
  /** By the service account, notes left out. */
  readonly writes: readonly string[];
}

export interface HostReport {
  readonly documents: readonly ReportedDocument[];
  /** The host's own work: files to take in, webhooks to send. */
  readonly busy: boolean;
  readonly hooks: {
    readonly dropped: number;
    readonly duplicated: number;
    readonly sent: number;
    readonly lost: number;
  };
  readonly requests: number;
  /** Most requests within one second. */
  readonly peaks: { readonly up: number; readonly down: number; readonly afterReturn: number };
  /** Connections that met the host while it was down. */
  readonly knocks: number;
}

export interface Envelope {
  readonly id: number;
  readonly command: HostCommand;
  readonly given: Readonly<Record<string, unknown>>;
}
export interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

export const OWN_FIELD = 'Ngăn kệ';
export const OWN_TAG = 'Riêng';
export const OWN_NOTE = 'Của chúng tôi';
export const OWN_VALUE = 'A1';
/** What people write in place of it, once a document is catalogued, in one of so many. */
export const OWN_LATE_VALUE = 'B2';
export const LATE_EVERY = 10;
/** By them people of the host see that we are through with a document. */
export const DONE_TAGS: ReadonlySet<string> = new Set(['VK: Đã biên mục', 'VK: Cần xem lại']);
