import { createHash, randomBytes } from 'node:crypto';

export interface Grants {
  view: { users: number[]; groups: number[] };
  change: { users: number[]; groups: number[] };
}
/** What has an owner and may be private. */
export interface Owned {
  owner: number | null;
  grants: Grants;
}

export interface User {
  readonly id: number;
  username: string;
  password: string;
  token: string;
  superuser: boolean;
  staff: boolean;
  active: boolean;
  groups: number[];
  permissions: string[];
  /** Code asked beside the password, where the user has a second factor. */
  oneTimeCode: string | undefined;
  settings: Record<string, unknown>;
}
export interface Group {
  readonly id: number;
  name: string;
  permissions: string[];
}

export type NamedKind = 'tag' | 'document_type' | 'correspondent' | 'storage_path';
export interface NamedObject extends Owned {
  readonly id: number;
  readonly kind: NamedKind;
  name: string;
  match: string;
  matching_algorithm: number;
  is_insensitive: boolean;
  color: string;
  is_inbox_tag: boolean;
  parent: number | null;
  path: string;
}

export interface SelectOption {
  readonly id: unknown;
  readonly label: string;
}
export interface CustomField {
  readonly id: number;
  name: string;
  data_type: string;
  extra_data: Record<string, unknown> | null;
}
export type FieldValue = string | number | boolean | readonly number[] | null;
export interface FieldInstance {
  readonly field: number;
  value: FieldValue;
}

export interface Note {
  readonly id: number;
  readonly note: string;
  readonly created: number;
  readonly user: number;
}
export interface HistoryEntry {
  readonly id: number;
  readonly at: number;
  readonly action: string;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly actor: number | null;
}

export interface Version {
  readonly id: number;
  readonly added: number;
  label: string | null;
  readonly original: Buffer;
  readonly checksum: string;
  archive: Buffer | null;
  content: string;
  readonly mimeType: string;
  readonly fileName: string;
  readonly pageCount: number | null;
}

export interface Document extends Owned {
  readonly id: number;
  title: string;
  correspondent: number | null;
  document_type: number | null;
  storage_path: number | null;
  tags: number[];
  /** `YYYY-MM-DD`. */
  created: string;
  /** Microseconds since 1970, like all times here. */
  modified: number;
  readonly added: number;
  deletedAt: number | null;
  asn: number | null;
  fields: FieldInstance[];
  notes: Note[];
  /** The oldest is the root; its id is that of the document. */
  versions: Version[];
  history: HistoryEntry[];
  /** False until the transaction that made it is through. */
  committed: boolean;
}

export interface Task {
  readonly id: number;
  readonly taskId: string;
  readonly type: string;
  readonly source: string;
  status: 'pending' | 'started' | 'success' | 'failure';
  readonly created: number;
  started: number | null;
  done: number | null;
  readonly input: Readonly<Record<string, unknown>>;
  result: Record<string, unknown> | null;
  documents: number[];
  readonly owner: number | null;
}

export interface SavedView extends Owned {
  readonly id: number;
  name: string;
  body: Record<string, unknown>;
}
export type Part = Record<string, unknown> & { id: number };
export interface Workflow {
  readonly id: number;
  name: string;
  order: number;
  enabled: boolean;
  triggers: Part[];
  actions: Part[];
}

/** All that the host keeps. */
export class State {
  readonly users = new Map<number, User>();
  readonly groups = new Map<number, Group>();
  readonly named = new Map<NamedKind, Map<number, NamedObject>>();
  readonly fields = new Map<number, CustomField>();
  readonly documents = new Map<number, Document>();
  readonly tasks = new Map<number, Task>();
  readonly views = new Map<number, SavedView>();
  readonly workflows = new Map<number, Workflow>();
  /** Triggers and actions that no workflow uses; the next save of any workflow takes them away. */
  readonly looseParts = new Map<'trigger' | 'action', Part[]>([
    ['trigger', []],
    ['action', []],
  ]);
  readonly #now: () => Date;
  readonly #ids = new Map<string, number>();
  #lastTime = 0;

  constructor(now: () => Date) {
    this.#now = now;
    for (const kind of ['tag', 'document_type', 'correspondent', 'storage_path'] as const)
      this.named.set(kind, new Map());
  }

  /** Never the same twice: the host counts microseconds. */
  now(): number {
    this.#lastTime = Math.max(this.#now().getTime() * 1000, this.#lastTime + 1);
    return this.#lastTime;
  }

  /** Ids grow and are never given again. Versions take theirs from the documents. */
  nextId(kind: string): number {
    const id = (this.#ids.get(kind) ?? 0) + 1;
    this.#ids.set(kind, id);
    return id;
  }

  /** For tests that need a certain number. */
  setNext(kind: string, id: number): void {
    this.#ids.set(kind, id - 1);
  }

  namedOf(kind: NamedKind): Map<number, NamedObject> {
    const found = this.named.get(kind);
    if (!found) throw new Error(`No kind ${kind}`);
    return found;
  }

  /** Documents that API readers see at all, permissions aside. */
  present(): Document[] {
    return [...this.documents.values()].filter(({ committed, deletedAt }) => committed && deletedAt === null);
  }

  record(document: Document, changes: Readonly<Record<string, unknown>>, actor: number | null): void {
    const entry = { id: this.nextId('history'), at: this.now(), action: 'update', changes, actor };
    document.history.unshift(entry);
  }
}

export function noGrants(): Grants {
  return { view: { users: [], groups: [] }, change: { users: [], groups: [] } };
}

export function newToken(): string {
  return randomBytes(20).toString('hex');
}

/** 2.x knows files by their MD5. */
export function checksumOf(content: Buffer, apiVersion: 9 | 10): string {
  return apiVersion === 10 ? sha256(content) : createHash('md5').update(content).digest('hex');
}

export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

export function newestOf(document: Document): Version {
  const newest = document.versions.at(-1);
  if (!newest) throw new Error('A document has a version');
  return newest;
}

export function rootOf(document: Document): Version {
  const [root] = document.versions;
  if (!root) throw new Error('A document has a version');
  return root;
}

/** `2026-11-24T23:19:38.602779+07:00`, as the host writes in its own zone. */
export function localTime(micros: number): string {
  const shifted = new Date(Math.floor(micros / 1000) + 7 * 3600 * 1000).toISOString();
  return `${shifted.slice(0, 23)}${fraction(micros)}+07:00`;
}

/** The same with `Z`: versions and history are not shown in the zone of the host. */
export function utcTime(micros: number): string {
  return `${new Date(Math.floor(micros / 1000)).toISOString().slice(0, 23)}${fraction(micros)}Z`;
}

function fraction(micros: number): string {
  return String(micros % 1000).padStart(3, '0');
}
