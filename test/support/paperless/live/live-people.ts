import type { HostObjectMap } from '../../../../src/ports/host-state.ts';
import { parseHostId } from '../../../../src/hosts/registry.ts';
import type { HostDesk, HostRegistry } from '../../host-system.ts';
import { WANTED } from '../fake-people.ts';
import type { AdminApi, LiveDocument, Row } from './admin-api.ts';

export const LIVE_ID = parseHostId('paperless-live');
const OWN_FIELD = 'VK-CONTRACT Ngăn kệ';
const OWN_TAG = 'VK-CONTRACT Riêng';
export const OBJECT_PATHS = [
  'workflows/',
  'saved_views/',
  'custom_fields/',
  'tags/',
  'document_types/',
  'storage_paths/',
  'correspondents/',
];

interface Desk {
  readonly api: AdminApi;
  readonly objects: HostObjectMap;
  readonly idOf: (name: string) => number;
}

export function createLiveDesk({ api, objects, idOf }: Desk): HostDesk {
  const registered = async (kind: string, key: string): Promise<number> => {
    const found = (await objects.list(LIVE_ID)).find((object) => object.kind === kind && object.key === key);
    if (!found) throw new Error(`Not registered: ${kind} ${key}`);
    return Number(found.remoteId);
  };
  const document = (name: string): Promise<LiveDocument> => api.document(idOf(name));
  const edit = (name: string, body: object): Promise<unknown> =>
    api.call('PATCH', `documents/${String(idOf(name))}/`, body);
  return {
    setValue: async (name, field, value) => {
      const id = await registered('custom-field', field);
      const others = (await document(name)).custom_fields.filter((instance) => instance.field !== id);
      await edit(name, { custom_fields: [...others, { field: id, value }] });
    },
    valueOf: async (name, field) => {
      const id = await registered('custom-field', field);
      const value = (await document(name)).custom_fields.find((instance) => instance.field === id)?.value;
      return typeof value === 'string' && value !== '' ? value : undefined;
    },
    ask: async (name, request) => {
      await edit(name, { tags: [...(await document(name)).tags, await registered('tag', `request:${request}`)] });
    },
    addOwn: async (name) => {
      const { custom_fields: fields, tags } = await document(name);
      const field = await ensure(api, 'custom_fields/', { name: OWN_FIELD, data_type: 'string' });
      const tag = await ensure(api, 'tags/', { name: OWN_TAG, matching_algorithm: 0, match: '', owner: null });
      await edit(name, { custom_fields: [...fields, { field, value: 'A1' }], tags: [...tags, tag] });
      await api.call('POST', `documents/${String(idOf(name))}/notes/`, { note: 'Của chúng tôi' });
    },
    ownOf: async (name) => {
      const { custom_fields: fields, tags, notes } = await document(name);
      const field = await ensure(api, 'custom_fields/', { name: OWN_FIELD, data_type: 'string' });
      const tag = await ensure(api, 'tags/', { name: OWN_TAG, matching_algorithm: 0, match: '', owner: null });
      return {
        fields: fields.filter((instance) => instance.field === field),
        tags: tags.filter((id) => id === tag),
        notes: notes.filter(({ note }) => note === 'Của chúng tôi'),
      };
    },
    notesOf: async (name) => (await document(name)).notes.map(({ note }) => note),
  };
}

async function ensure(
  api: AdminApi,
  path: string,
  body: { readonly name: string; readonly [key: string]: unknown },
): Promise<number> {
  const found = (await api.list(path)).find(({ name }) => name === body.name);
  return (found ?? ((await api.call('POST', path, body)) as Row)).id;
}

/** @param before objects that stood in the host before, by path and id: none of ours */
export function createLiveRegistry(api: AdminApi, before: ReadonlySet<string>): HostRegistry {
  const news = () => newObjects(api, before);
  return {
    wanted: WANTED,
    breakObject: async () => {
      const first = (await news()).find(({ path }) => path === 'workflows/');
      await api.call('PATCH', `workflows/${String(first?.row.id)}/`, { enabled: false });
    },
    renameObject: async () => {
      const found = (await news()).find(({ path, row }) => path === 'tags/' && row.name === 'VK: Cần xem lại');
      await api.call('PATCH', `tags/${String(found?.row.id)}/`, { name: 'Cần người xem' });
    },
    addTwin: async () => {
      await api.call('POST', 'custom_fields/', { name: '08. Trích yếu nội dung', data_type: 'longtext' });
    },
    objects: async () => {
      const own = [OWN_FIELD, OWN_TAG];
      return (await news())
        .filter(({ row }) => !own.includes(row.name ?? ''))
        .map(({ row }) => JSON.stringify(row))
        .sort();
    },
  };
}

export async function newObjects(
  api: AdminApi,
  before: ReadonlySet<string>,
): Promise<readonly { readonly path: string; readonly row: Row }[]> {
  const found: { readonly path: string; readonly row: Row }[] = [];
  for (const path of OBJECT_PATHS) {
    for (const row of await api.list(path)) if (!before.has(`${path}${String(row.id)}`)) found.push({ path, row });
  }
  return found;
}
