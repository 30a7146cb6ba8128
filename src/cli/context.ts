import type { FormDeps } from '../app/archive/forms/form-maker.ts';
import type { RegisterDeps, RegisterFileDeps } from '../app/archive/registers/register-deps.ts';
import type { SpreadsheetDeps } from '../app/archive/spreadsheets/spreadsheet-deps.ts';
import type { AppDeps } from '../app/deps.ts';
import type { SchemaDeps } from '../app/register-schema.ts';
import type { ReadFileDeps } from '../app/read-file.ts';
import type { ReadProgress } from '../app/read-scan-file.ts';
import type { SweepResult } from '../app/sweep-host.ts';
import type { Config } from '../config/load-config.ts';
import type { TemplateKind } from '../domain/forms/template/template-layouts.ts';
import type { Language } from '../infra/messages/message.ts';
import type { WantedSchema } from '../ports/host-schema.ts';
import type { HostFinding, HostId } from '../ports/host.ts';
import type { FormRenderer } from '../ports/form-renderer.ts';
import type { TemplateFiller } from '../ports/form-templates.ts';
import type { Store } from '../ports/store.ts';
import type { TableReader } from '../ports/table-reader.ts';
import type { WorkFolder } from '../ports/workspace.ts';

/** What a command gets: how to speak, where to write, and how to open what it needs. Nothing is opened before it is asked for. */
export interface CliContext {
  readonly config: Config;
  readonly language: Language;
  readonly json: boolean;
  readonly output: Output;
  /** Aborted by Ctrl+C or SIGTERM. */
  readonly signal: AbortSignal;
  readonly openers: Openers;
  text(key: string, details?: MessageDetails): string;
}

export type MessageDetails = Readonly<Record<string, string | number>>;

export interface Output {
  /** Standard output: results only. */
  out(text: string): void;
  /** Standard error: progress, notes, errors. */
  err(text: string): void;
  /** Writes over the last line of a terminal; an empty text clears it. Does nothing where standard error is no terminal. */
  progress(text: string): void;
  readonly columns: number;
}

/** Given by the composition root, the only place that knows the adapters. */
export interface Openers {
  openReader(config: Config): Promise<Reader>;
  openService(config: Config, roles: ServiceRoles): Promise<Service>;
  openStore(config: Config): Promise<Store>;
  /** For appendices of circulars: tables of documents. */
  openTables(config: Config): Promise<Tables>;
  /** The configured hosts and the store, without reading. */
  openHosts(config: Config): Promise<Hosts>;
  /** The store, with what reads and writes workbooks of dossiers. Close the store after. */
  openSpreadsheets(config: Config): Promise<{ readonly deps: SpreadsheetDeps; readonly store: Store }>;
  /** The store and its queue, with what reads and writes registers of documents. */
  openRegisters(
    config: Config,
  ): Promise<{ readonly deps: RegisterDeps & RegisterFileDeps; readonly close: () => Promise<void> }>;
  /** The store, with what draws printed forms. */
  openForms(config: Config): Promise<{ readonly deps: FormDeps; readonly close: () => Promise<void> }>;
  /** What draws papers that need no store. */
  openPapers(): Promise<{ readonly renderer: FormRenderer; readonly close: () => Promise<void> }>;
  /** What checks and writes templates of forms; needs no store. */
  openTemplates(): Promise<FormTemplateTools>;
  exportStore(config: Config, file: string): Promise<TransferReport>;
  importStore(config: Config, file: string): Promise<TransferReport>;
  /** Never throws: what is wrong comes back as findings. */
  examine(config: Config): Promise<readonly HostFinding[]>;
  /** Lays the sample scans into an inbox that does not exist yet; the number laid. */
  layOutSamples(config: Config): Promise<number>;
}

export interface FormTemplateTools {
  readonly filler: TemplateFiller;
  /** The template of a kind as it comes with the program. */
  shipped(kind: TemplateKind): Uint8Array;
}

export interface Hosts {
  readonly deps: SchemaDeps;
  readonly store: Store;
  /** What every host shall have. @throws ConfigError where the schema of the office cannot be taken */
  wanted(): WantedSchema;
  close(): Promise<void>;
}

export interface Tables {
  readonly reader: TableReader;
  dispose(): Promise<void>;
}

export interface TransferReport {
  readonly rows: number;
  readonly tables: number;
  readonly sha256: string;
}

/** Reads files without a store. */
export interface Reader {
  readonly deps: ReadFileDeps;
  readonly engineVersion: string;
  openFolder(): Promise<WorkFolder>;
  dispose(): Promise<void>;
}

/** `serve` = HTTP and sweep; `work` = jobs; `once` = somebody waits for the end: what fails is not retried for long. */
export interface ServiceRoles {
  readonly serve: boolean;
  readonly work: boolean;
  readonly once?: boolean;
  /** Called when everything is open and before the first job begins. */
  readonly beforeWork?: (deps: AppDeps) => Promise<void>;
}

export interface Service {
  readonly deps: AppDeps;
  readonly hostIds: readonly HostId[];
  /** Where people find things, for the last lines on the terminal. */
  readonly places: { readonly inbox: string; readonly results: string; readonly console?: string };
  /** Present on the very first start: the administrator's secret, shown once. */
  readonly firstSecret?: { readonly name: string; readonly secret: string };
  onProgress(listener: ReadProgress): void;
  sweep(hostId: HostId): Promise<SweepResult>;
  /** Sweeps on and on until the signal aborts. @throws StoreError `store-broken` */
  keepSweeping(signal: AbortSignal): Promise<void>;
  /** Waits for the signal. @throws StoreError `store-broken` as soon as the store stopped: the process must end */
  untilStopped(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
