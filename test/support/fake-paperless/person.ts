import { consumeVersion } from './consume.ts';
import type { Core } from './core.ts';
import { patchDocument } from './document-patch.ts';
import { typeOfName } from './mime-type.ts';
import { runWorkflows, UPDATED } from './run-workflows.ts';
import type { Document, FieldValue, NamedKind, NamedObject, User } from './state.ts';
import { addWithAncestors, removeWithDescendants } from './tag-tree.ts';
import { restore } from './trash.ts';

/** Somebody who works in the host's own interface: the same effects as there, without the permissions. */
export class Person {
  readonly user: User;
  readonly #core: Core;

  constructor(core: Core, user: User) {
    this.#core = core;
    this.user = user;
  }

  get token(): string {
    return this.user.token;
  }

  /** Saves the page of a document; lists are whole lists. */
  edit(id: number, body: Readonly<Record<string, unknown>>): void {
    const document = this.#document(id);
    patchDocument(this.#core, document, { body, user: this.user });
    this.#core.counters.write(id, { kind: 'patch', user: this.user.username });
    runWorkflows(this.#core, document, UPDATED);
  }

  /** Null empties a field and leaves it on the document. */
  setField(id: number, field: string, value: FieldValue): void {
    const fieldId = this.#fieldId(field);
    const others = this.#document(id).fields.filter((instance) => instance.field !== fieldId);
    this.edit(id, { custom_fields: [...others, { field: fieldId, value }] });
  }

  removeField(id: number, field: string): void {
    const fieldId = this.#fieldId(field);
    this.edit(id, { custom_fields: this.#document(id).fields.filter((instance) => instance.field !== fieldId) });
  }

  fieldOf(id: number, field: string): FieldValue | undefined {
    const fieldId = this.#fieldId(field);
    return this.#document(id).fields.find((instance) => instance.field === fieldId)?.value;
  }

  addTag(id: number, name: string): void {
    this.edit(id, { tags: addWithAncestors(this.#core.state, this.#document(id).tags, [this.object('tag', name).id]) });
  }

  removeTag(id: number, name: string): void {
    this.edit(id, {
      tags: removeWithDescendants(this.#core.state, this.#document(id).tags, [this.object('tag', name).id]),
    });
  }

  tagsOf(id: number): readonly string[] {
    return this.#document(id).tags.map((tag) => this.#core.state.namedOf('tag').get(tag)?.name ?? '');
  }

  note(id: number, note: string): void {
    const { state } = this.#core;
    const document = this.#document(id);
    document.notes.push({ id: state.nextId('note'), note, created: state.now(), user: this.user.id });
    document.modified = state.now();
  }

  trash(id: number): void {
    this.#document(id).deletedAt = this.#core.state.now();
  }

  restore(id: number): void {
    restore(this.#core.state, this.#document(id));
  }

  /** For good, with the audit log. */
  purge(id: number): void {
    this.#core.state.documents.delete(id);
  }

  uploadVersion(id: number, { name, content, label }: { name: string; content: Buffer; label?: string }): void {
    const file = { name, content, mimeType: typeOfName(name) };
    consumeVersion(this.#core, this.#document(id), { file, label: label ?? null, actor: this.user.id });
  }

  /** By its name in the interface. */
  object(kind: NamedKind, name: string): NamedObject {
    const found = [...this.#core.state.namedOf(kind).values()].find((object) => object.name === name);
    if (!found) throw new Error(`No ${kind} ${name}`);
    return found;
  }

  #fieldId(name: string): number {
    const found = [...this.#core.state.fields.values()].find((field) => field.name === name);
    if (!found) throw new Error(`No field ${name}`);
    return found.id;
  }

  #document(id: number): Document {
    const document = this.#core.state.documents.get(id);
    if (!document) throw new Error(`No document ${String(id)}`);
    return document;
  }
}
