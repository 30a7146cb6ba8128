import { createHash } from 'node:crypto';
import type { HostAccount, HostId, RenditionKind } from '../../../src/ports/host.ts';
import type { HostMark, HostRequest, HostValues } from '../../../src/ports/host-values.ts';

export interface MemoryDocument {
  readonly id: string;
  readonly name: string;
  readonly content: Buffer;
  readonly modifiedAt: Date;
  readonly revision: number;
  /** The revision that made it. */
  readonly madeBy: number;
  readonly removed: boolean;
  readonly renditions: ReadonlyMap<RenditionKind, { readonly content: Buffer; readonly sha256: string }>;
  /** Of a system with fields: what people and we wrote. */
  readonly values: HostValues;
  readonly marks: readonly HostMark[];
  readonly requests: readonly HostRequest[];
  readonly notes: readonly string[];
  /** What others keep on the document and is no business of ours. */
  readonly others: Readonly<Record<string, string>>;
}
export interface MemoryPerson extends HostAccount {
  readonly secret: string;
  readonly oneTimeCode?: string;
}
/** An object that we registered, or that people made. */
export interface MemoryObject {
  readonly name: string;
  readonly definition: string;
}
type Shown = Partial<Pick<MemoryDocument, 'values' | 'marks' | 'requests' | 'notes' | 'others'>>;
const NOTHING = { values: {}, marks: [], requests: [], notes: [], others: {} };

/**
 * A document system as small as can be: numbered documents and one counter that every change raises, as real
 * systems have (Paperless-ngx: `modified`, Alfresco: transaction id). References outlive a new name here.
 */
export class MemorySystem {
  readonly hostId: HostId;
  readonly documents = new Map<string, MemoryDocument>();
  /** Fields and types of documents; `ours` says which of them stand for which of our keys. */
  readonly objects = new Map<string, MemoryObject>();
  readonly ours = new Map<string, string>();
  readonly people: MemoryPerson[] = [];
  offline = false;
  /** Writes of ours that changed something, by document. */
  readonly writes = new Map<string, number>();
  /** Happens once, between what a write reads and what it writes. */
  whileWriting: (() => void | Promise<void>) | undefined;
  /** The next write is carried out, but its answer never arrives. */
  loseAnswer = false;
  /** We may not take notes away. */
  notesStay = false;
  /** Names of documents that have a text of the system's own, and of those that are not for us to see. */
  readonly ownTexts = new Set<string>();
  /** Names of documents whose text a person wrote: it stays. */
  readonly textsOfPeople = new Set<string>();
  readonly hidden = new Set<string>();
  /** Happens once, in the middle of the next delivery. */
  whileDelivering: (() => Promise<void>) | undefined;
  #revision = 0;

  constructor(hostId: HostId) {
    this.hostId = hostId;
  }

  get revision(): number {
    return this.#revision;
  }

  add(name: string, content: Buffer): void {
    const id = `doc-${String(this.documents.size + 1)}`;
    this.#put({ id, name, content, madeBy: this.#revision + 1, removed: false, renditions: new Map(), ...NOTHING });
  }

  /** A person, or we, change what is shown of a document. */
  show(name: string, changes: Shown): void {
    this.#put({ ...this.byName(name), ...changes });
  }

  change(name: string, content: Buffer): void {
    this.#put({ ...this.byName(name), content });
  }

  rename(from: string, to: string): void {
    this.#put({ ...this.byName(from), name: to });
  }

  remove(name: string): void {
    this.#put({ ...this.byName(name), removed: true, renditions: new Map() });
  }

  byName(name: string): MemoryDocument {
    const found = [...this.documents.values()].find((document) => document.name === name && !document.removed);
    if (!found) throw new Error(`No document ${name}`);
    return found;
  }

  /** The name, or the name with the first number that makes it free. */
  freeName(name: string): string {
    const taken = new Set(this.present().map((document) => document.name));
    const [, stem = '', ending = ''] = /^(.*)(\.\w+)$/.exec(name) ?? [];
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${stem} (${String(number)})${ending}`;
    return free;
  }

  /** Name and SHA-256 of every original. */
  present(): readonly { readonly name: string; readonly sha256: string }[] {
    const there = [...this.documents.values()].filter(({ removed }) => !removed);
    return there.map(({ name, content }) => ({ name, sha256: createHash('sha256').update(content).digest('hex') }));
  }

  /** Kind and SHA-256 of what lies beside the document of this name; nothing where there is none. */
  renditionsOf(name: string): readonly (readonly [RenditionKind, string])[] {
    const found = [...this.documents.values()].find((document) => document.name === name);
    return [...(found?.renditions ?? [])].map(([kind, { sha256 }]) => [kind, sha256]);
  }

  /** Renditions lie beside the document: laying them changes neither its revision nor what a poll tells. */
  setRenditions(id: string, renditions: MemoryDocument['renditions']): void {
    const document = this.documents.get(id);
    if (document) this.documents.set(id, { ...document, renditions });
  }

  #put(document: Omit<MemoryDocument, 'revision' | 'modifiedAt'>): void {
    this.#revision += 1;
    const row = { ...document, revision: this.#revision, modifiedAt: new Date(this.#revision * 1000) };
    this.documents.set(document.id, row);
  }
}
