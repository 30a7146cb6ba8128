import { createHash } from 'node:crypto';
import type { HostId, RenditionKind } from '../../../src/ports/host.ts';

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
}

/**
 * A document system as small as can be: numbered documents and one counter that every change raises, as real
 * systems have (Paperless-ngx: `modified`, Alfresco: transaction id). References outlive a new name here.
 */
export class MemorySystem {
  readonly hostId: HostId;
  readonly documents = new Map<string, MemoryDocument>();
  offline = false;
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
    this.#put({ id, name, content, madeBy: this.#revision + 1, removed: false, renditions: new Map() });
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
