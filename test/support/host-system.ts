import type { FieldContent } from '../../src/domain/metadata/field-name.ts';
import type { Host, HostCapability, HostCursor, HostEvent, RenditionKind } from '../../src/ports/host.ts';
import type { InboundRequest } from '../../src/ports/host-inbound.ts';
import type { WantedSchema } from '../../src/ports/host-schema.ts';
import type { HostRequest, HostValueName } from '../../src/ports/host-values.ts';

/** A system to be reached through a host, empty at first, with the people who work in it. */
export interface HostSystem {
  /** A new host on this system, as another process or a later start would make it. */
  createHost(): Host;
  add(name: string, content: Buffer): Promise<void>;
  change(name: string, content: Buffer): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** So much time goes by that nothing counts as unfinished any more. */
  settle(): void;
  /** The system stops answering, and answers again. */
  breakDown(): Promise<void>;
  repair(): Promise<void>;
  /** SHA-256 of every original by name, seen past the host. */
  originals(): Promise<ReadonlyMap<string, string>>;
  /** SHA-256 of what lies beside a document, seen past the host. */
  delivered(name: string): Promise<ReadonlyMap<RenditionKind, string>>;
  /** People at work in the fields of documents, where the system has any. */
  readonly desk?: HostDesk;
  /** People at work on what we registered, where something can be. */
  readonly registry?: HostRegistry;
  /** The system calling us, where it does. */
  readonly caller?: HostCaller;
  /** A person who may sign in, where people of the system may. */
  addAccount?(account: SystemAccount): Promise<void>;
  /** What was left behind and belongs to nobody. */
  leftovers(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Values of documents as people see and change them, past the host. */
export interface HostDesk {
  /** Null empties the field. */
  setValue(name: string, field: HostValueName, value: FieldContent | boolean | null): Promise<void>;
  /** Undefined: nothing stands there. */
  valueOf(name: string, field: HostValueName): Promise<FieldContent | boolean | undefined>;
  ask(name: string, request: HostRequest): Promise<void>;
  /** A field, a tag and a note of people's own, which have nothing to do with us. */
  addOwn(name: string): Promise<void>;
  /** All that stands there and is not ours, in a form to be compared. */
  ownOf(name: string): Promise<unknown>;
  notesOf(name: string): Promise<readonly string[]>;
  /** Happens once, between what the next write of ours reads and what it writes. */
  whileWriting?(act: () => Promise<void>): void;
}

export interface HostRegistry {
  readonly wanted: WantedSchema;
  /** A person changes an object of ours so that it does not work any more. */
  breakObject(): Promise<void>;
  /** A person gives an object of ours another name, which it may keep. */
  renameObject(): Promise<void>;
  /** Adds an object of people's own with the name of one that we will want. */
  addTwin(): Promise<void>;
  /** All registered objects, ours and others, in a form to be compared. */
  objects(): Promise<readonly string[]>;
}

type Delivery = Omit<InboundRequest, 'body' | 'signal'> & { readonly path: string; readonly body: string };
export interface HostCaller {
  /** What the system sends about a document, with the secret it was given. */
  hint(ref: string): Delivery;
  /** Deliveries whose body cannot be understood. */
  readonly malformed: readonly string[];
}

export interface SystemAccount {
  readonly name: string;
  readonly secret: string;
  readonly groups: readonly string[];
  readonly administrator: boolean;
  readonly oneTimeCode?: string;
}

/** What a kind of system lets its people do, or holds; a folder lets them do all and holds all. */
export interface HostTraits {
  /** The file of a document may be exchanged for another one. */
  readonly contentChanges: boolean;
  readonly renames: boolean;
  /** Two documents cannot have one name, so that a name that is taken gets a number; elsewhere the same content cannot be twice. */
  readonly uniqueNames: boolean;
  /** Names have folders in them. */
  readonly folders: boolean;
  /** A test can come between what we read and what we write. */
  readonly races: boolean;
  /** Accounts with a second factor can be made by a test. */
  readonly secondFactor: boolean;
  /** Our account sees all documents, so that it knows what is used by none. */
  readonly seesAll: boolean;
  /** Whether documents can be destroyed there, and our account may. */
  readonly destroys: 'may' | 'may-not' | 'cannot';
  /** Kinds of results that can be laid beside a document. */
  readonly renditions: readonly RenditionKind[];
}
export const ALL_TRAITS: HostTraits = {
  contentChanges: true,
  renames: true,
  uniqueNames: true,
  folders: true,
  races: true,
  secondFactor: true,
  seesAll: true,
  destroys: 'may',
  renditions: ['access-pdf', 'text', 'record'],
};

export interface HostSubject {
  readonly name: string;
  readonly capabilities: readonly HostCapability[];
  /** Numbers of documents at which listing could go wrong: around the size of a page. */
  readonly listSizes: readonly number[];
  /** What the system makes of the bytes that a test hands it: a live one takes true files only. */
  readonly stored?: (content: Buffer) => Buffer;
  /** Where a test takes longer than those of this machine do. */
  readonly timeoutMs?: number;
  /** What differs from `ALL_TRAITS`. */
  readonly traits?: Partial<HostTraits>;
  /** Random histories to be tried; fewer where each takes long. */
  readonly historyRuns?: number;
  /** People of the system may sign in. */
  readonly accounts?: boolean;
  openSystem(): Promise<HostSystem>;
}

/** Polls until the host has nothing left to tell; the events of all polls together. */
export async function pollAll(
  system: HostSystem,
  host: Host,
  cursor?: HostCursor,
): Promise<{ readonly events: readonly HostEvent[]; readonly cursor: HostCursor }> {
  const events: HostEvent[] = [];
  let at = cursor;
  for (let round = 0; round < 50; round += 1) {
    system.settle();
    const result = await host.events.pollChanges(at);
    events.push(...result.events);
    at = result.cursor;
    if (result.pending === 0) return { events, cursor: at };
  }
  throw new Error('The host never had everything told');
}
