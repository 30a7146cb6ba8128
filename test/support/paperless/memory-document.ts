import type { DocumentChanges, PaperlessApi } from '../../../src/hosts/paperless/api.ts';
import type {
  WireChange,
  WireCustomField,
  WireDocument,
  WireNamed,
  WireNote,
  WireProbe,
  WireTag,
} from '../../../src/hosts/paperless/wire-types.ts';
import { HostError } from '../../../src/ports/errors.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The document as people and calls change it. */
export type StandingDocument = Mutable<WireDocument>;

/** Our account in the host. */
export const US = 3;
const PROBE: WireProbe = {
  ...{ version: '3.0.5', apiVersion: 10, userId: US, username: 'vankho', superuser: false, permissions: [] },
  ...{ trashDelay: 30, auditLog: true },
};

/** What happens around one call: somebody works in the host, or the answer goes astray. */
export interface Moment {
  readonly call: string;
  readonly when: 'before' | 'after';
  /** Counted over all calls, from 0. */
  readonly index: number;
  /** Of a write: ids of fields, or names of members, that it sets. */
  readonly sent: readonly string[];
}

type Used =
  | 'history'
  | 'document'
  | 'patchDocument'
  | 'modifyTags'
  | 'modifyCustomFields'
  | 'notes'
  | 'addNote'
  | 'removeNote'
  | 'probe'
  | 'list';

/**
 * One document in memory behind the part of the API that writes values: lists in a PATCH replace, bulk calls add, tags come
 * and go with their family, a wrong type breaks off in the middle. `at` is called around each call and may throw.
 */
export class MemoryDocument {
  readonly document: StandingDocument;
  readonly notes: Mutable<WireNote>[] = [];
  readonly fields: WireCustomField[];
  readonly tags: WireTag[];
  readonly types: WireNamed[];
  readonly history: WireChange[] = [];
  /** Names of all calls, as they came. */
  readonly calls: string[] = [];
  /** Names of the calls that write, as they came. */
  readonly writes: string[] = [];
  at: (moment: Moment) => void = () => undefined;
  #calls = 0;

  constructor(given: {
    readonly document: WireDocument;
    readonly fields: readonly WireCustomField[];
    readonly tags: readonly WireTag[];
    readonly types: readonly WireNamed[];
  }) {
    this.document = structuredClone(given.document);
    this.fields = [...given.fields];
    this.tags = [...given.tags];
    this.types = [...given.types];
  }

  get api(): PaperlessApi {
    const calls: Pick<PaperlessApi, Used> = {
      document: (id) =>
        this.#around('document', () => (id === this.document.id ? structuredClone(this.document) : undefined)),
      list: (kind) =>
        this.#around('list', () => {
          const lists = { 'custom-field': this.fields, tag: this.tags, 'document-type': this.types };
          return [...lists[kind as keyof typeof lists]] as never; // as: kinds that the writer lists
        }),
      patchDocument: (_, changes) => this.#write('patchDocument', () => this.#patch(changes), Object.keys(changes)),
      modifyTags: (_, { add, remove }) =>
        this.#write('modifyTags', () => {
          const kept = this.document.tags.filter((tag) => !remove.some((gone) => this.#family(tag).includes(gone)));
          this.document.tags = [...new Set([...kept, ...add.flatMap((tag) => this.#family(tag))])];
        }),
      modifyCustomFields: (_, { add, remove }) =>
        this.#write(
          'modifyCustomFields',
          () => {
            for (const [field, value] of Object.entries(add)) this.setField(Number(field), value);
            this.document.custom_fields = this.document.custom_fields.filter(({ field }) => !remove.includes(field));
          },
          Object.keys(add),
        ),
      notes: () => this.#around('notes', () => structuredClone(this.notes)),
      addNote: (_, note) =>
        this.#write('addNote', () => {
          this.notes.push({ id: this.notes.length + 1, note, user: { id: US } });
          return structuredClone(this.notes);
        }),
      removeNote: (_, noteId) =>
        this.#write('removeNote', () => {
          this.notes.splice(0, Infinity, ...this.notes.filter(({ id }) => id !== noteId));
          return structuredClone(this.notes);
        }),
      history: () => this.#around('history', () => structuredClone(this.history)),
      probe: () => this.#around('probe', () => PROBE),
    };
    return new Proxy(calls as PaperlessApi, {
      get: (target, name) => {
        const call: unknown = Reflect.get(target, name);
        if (call === undefined) throw new Error(`Not in memory: ${String(name)}`);
        return call;
      },
    });
  }

  setField(id: number, value: unknown): void {
    const others = this.document.custom_fields.filter(({ field }) => field !== id);
    this.document.custom_fields = [...others, { field: id, value }];
  }

  fieldOf(id: number): unknown {
    return this.document.custom_fields.find(({ field }) => field === id)?.value;
  }

  #patch({ custom_fields, tags, ...single }: DocumentChanges): WireDocument {
    Object.assign(this.document, single);
    if (tags) this.document.tags = [...new Set(tags.flatMap((tag) => this.#family(tag)))];
    if (custom_fields) this.document.custom_fields = custom_fields.map((one) => ({ ...one }));
    return structuredClone(this.document);
  }

  /** A tag and all above it. */
  #family(tag: number): readonly number[] {
    const parent = this.tags.find(({ id }) => id === tag)?.parent;
    return typeof parent === 'number' ? [tag, ...this.#family(parent)] : [tag];
  }

  #write<T>(call: string, work: () => T, sent: readonly string[] = []): Promise<T> {
    const written = () => {
      this.writes.push(call);
      return work();
    };
    return this.#around(call, written, sent);
  }

  async #around<T>(call: string, work: () => T, sent: readonly string[] = []): Promise<T> {
    const index = this.#calls;
    this.#calls += 1;
    this.calls.push(call);
    await Promise.resolve();
    this.at({ call, when: 'before', index, sent });
    const result = work();
    this.at({ call, when: 'after', index, sent });
    return result;
  }
}

export function lostAnswer(): HostError {
  return new HostError('timeout', 'No answer', { hostId: 'paperless-1', operation: 'test', retryable: true });
}

export function aWireDocument(given: Partial<WireDocument> = {}): WireDocument {
  return {
    id: 7,
    title: 'Scan_0001',
    content: 'chữ',
    tags: [],
    document_type: null,
    correspondent: null,
    storage_path: null,
    created: '2026-11-01',
    modified: '2026-11-24T23:14:14.747381+07:00',
    added: '2026-11-24T23:14:14.551901+07:00',
    original_file_name: 'Scan_0001.pdf',
    archived_file_name: null,
    mime_type: 'application/pdf',
    page_count: 1,
    owner: null,
    custom_fields: [],
    versions: [],
    notes: [],
    ...given,
  };
}
