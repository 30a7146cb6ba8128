import type { HostObjectMap } from '../../../src/ports/host-state.ts';
import type { WantedSchema } from '../../../src/ports/host-schema.ts';
import { parseHostId } from '../../../src/hosts/registry.ts';
import type { FakePaperless } from '../fake-paperless/index.ts';
import { noGrants, type Document } from '../fake-paperless/state.ts';
import type { HostDesk, HostRegistry } from '../host-system.ts';

const HOST = parseHostId('paperless-1');

/** Somebody who works in the documents of the host with its own interface. */
export function createDesk(
  fake: FakePaperless,
  { objects, documentOf }: { readonly objects: HostObjectMap; readonly documentOf: (name: string) => Document },
): HostDesk {
  const idOf = async (kind: string, key: string): Promise<number> => {
    const found = (await objects.list(HOST)).find((object) => object.kind === kind && object.key === key);
    if (!found) throw new Error(`Not registered: ${kind} ${key}`);
    return Number(found.remoteId);
  };
  return {
    setValue: async (name, field, value) => {
      const document = documentOf(name);
      const id = await idOf('custom-field', field);
      const others = document.fields.filter((instance) => instance.field !== id);
      fake.clerk.edit(document.id, { custom_fields: [...others, { field: id, value }] });
    },
    valueOf: async (name, field) => {
      const id = await idOf('custom-field', field);
      const value = documentOf(name).fields.find((instance) => instance.field === id)?.value;
      if (value === null || value === '' || typeof value === 'object') return undefined;
      return value;
    },
    ask: async (name, request) => {
      const document = documentOf(name);
      fake.clerk.edit(document.id, { tags: [...document.tags, await idOf('tag', `request:${request}`)] });
    },
    addOwn: (name) => {
      const { id, fields, tags } = documentOf(name);
      const [field, tag] = own(fake);
      fake.clerk.edit(id, { custom_fields: [...fields, { field, value: 'A1' }], tags: [...tags, tag] });
      fake.clerk.note(id, 'Của chúng tôi');
      return Promise.resolve();
    },
    ownOf: (name) => {
      const { fields, tags, notes } = documentOf(name);
      const [field, tag] = own(fake);
      return Promise.resolve({
        fields: fields.filter((instance) => instance.field === field),
        tags: tags.filter((id) => id === tag),
        notes: notes.filter(({ user }) => user === fake.clerk.user.id),
      });
    },
    whileWriting: (act) => {
      fake.faults.add({ on: /^(PATCH|POST) \/api\/documents\/(\d+|bulk_edit)\/$/, kind: 'meanwhile', act });
    },
    notesOf: (name) => Promise.resolve(documentOf(name).notes.map(({ note }) => note)),
  };
}

/** A field and a tag that people made for themselves. */
function own({ state }: FakePaperless): readonly [number, number] {
  const field = [...state.fields.values()].find(({ name }) => name === 'Ngăn kệ')?.id ?? state.nextId('field');
  const tag = [...state.namedOf('tag').values()].find(({ name }) => name === 'Riêng')?.id ?? state.nextId('tag');
  state.fields.set(field, { id: field, name: 'Ngăn kệ', data_type: 'string', extra_data: null });
  const plain = { match: '', matching_algorithm: 0, is_insensitive: true, color: '#000000', is_inbox_tag: false };
  state.namedOf('tag').set(tag, {
    id: tag,
    kind: 'tag',
    name: 'Riêng',
    ...plain,
    parent: null,
    path: '',
    owner: null,
    grants: noGrants(),
  });
  return [field, tag];
}

/** Small: what is registered beside it (tags, views, workflows) is the same for any schema. */
export const WANTED: WantedSchema = {
  fields: [
    { key: 'subject', label: 'Trích yếu nội dung', description: '', kind: 'long-text' },
    { key: 'referenceNumber', label: 'Số, ký hiệu', description: '', kind: 'text' },
    { key: 'issuingBody', label: 'Cơ quan ban hành', description: '', kind: 'long-text' },
    { key: 'issuedOn', label: 'Ngày ban hành', description: '', kind: 'partial-date' },
  ],
  documentTypes: [{ value: 'Công văn', label: 'Công văn' }],
};

export function createRegistry(fake: FakePaperless): HostRegistry {
  const { state } = fake;
  return {
    wanted: WANTED,
    breakObject: () => {
      const [first] = state.workflows.values();
      if (!first) throw new Error('No workflow');
      first.enabled = false;
      return Promise.resolve();
    },
    renameObject: () => {
      fake.admin.object('tag', 'VK: Cần xem lại').name = 'Cần người xem';
      return Promise.resolve();
    },
    addTwin: () => {
      const id = state.nextId('field');
      state.fields.set(id, { id, name: '08. Trích yếu nội dung', data_type: 'longtext', extra_data: null });
      return Promise.resolve();
    },
    objects: () => {
      const named = [...state.named.values()].flatMap((kind) => [...kind.values()]);
      const all = [...named, ...state.fields.values(), ...state.views.values(), ...state.workflows.values()];
      return Promise.resolve(all.map((object) => JSON.stringify(object)).sort());
    },
  };
}
