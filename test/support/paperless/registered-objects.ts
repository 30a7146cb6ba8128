import { MARKS, markKey, REQUESTS, requestKey, VALUE_MAPPINGS } from '../../../src/hosts/paperless/mappings.ts';
import { createRegisteredSource, type RegisteredSource } from '../../../src/hosts/paperless/registered.ts';
import type { PaperlessApi } from '../../../src/hosts/paperless/api.ts';
import type { WireCustomField, WireNamed, WireTag } from '../../../src/hosts/paperless/wire-types.ts';
import type { HostId } from '../../../src/ports/host.ts';
import type { HostObject } from '../../../src/ports/host-state.ts';
import type { HostMark, HostRequest, HostValueName } from '../../../src/ports/host-values.ts';

const HOST = 'paperless-1' as HostId; // a test's own

/** A host in which all is registered, with objects of other people beside. */
export interface RegisteredWorld {
  readonly fields: readonly WireCustomField[];
  readonly tags: readonly WireTag[];
  readonly types: readonly WireNamed[];
  readonly objects: readonly HostObject[];
  field(name: HostValueName | 'issuedOn.partial'): number;
  mark(mark: HostMark): number;
  request(request: HostRequest): number;
  type(value: string): number;
  source(api: Pick<PaperlessApi, 'list'>): RegisteredSource;
}

export const FOREIGN = { fields: [501, 502, 503], tags: [601, 602, 603], type: 701 } as const;
const TYPES = ['Quyết định', 'Công văn', 'Tờ trình'];

export function registeredWorld(): RegisteredWorld {
  const objects: HostObject[] = [];
  const keep = (kind: string, key: string, name: string) => {
    const id = objects.length + 1;
    objects.push({ hostId: HOST, kind, key, remoteId: String(id), name, written: {} });
    return id;
  };
  const fields: WireCustomField[] = [];
  for (const [key, mapping] of Object.entries(VALUE_MAPPINGS)) {
    if (mapping.shownAs !== 'custom-field') continue;
    const options = Object.entries(mapping.options ?? {}).map(([label, id]) => ({ id, label }));
    const extra_data = mapping.type === 'select' ? { select_options: options } : null;
    fields.push({
      id: keep('custom-field', key, mapping.name),
      name: mapping.name,
      data_type: mapping.type,
      extra_data,
    });
    const { partial } = mapping;
    if (!partial) continue;
    const id = keep('custom-field', partial.key, partial.name);
    fields.push({ id, name: partial.name, data_type: partial.type, extra_data: null });
  }
  for (const id of FOREIGN.fields)
    fields.push({ id, name: `Của người ${String(id)}`, data_type: 'string', extra_data: null });
  const root: WireTag = { id: keep('tag', 'root', 'Văn Khố'), name: 'Văn Khố', parent: null };
  const below = (key: string) => ({ id: keep('tag', key, key), name: key, parent: root.id });
  const tags = [
    root,
    ...MARKS.map((mark) => below(markKey(mark))),
    ...REQUESTS.map((request) => below(requestKey(request))),
    ...FOREIGN.tags.map((id) => ({ id, name: `Thẻ ${String(id)}`, parent: null })),
  ];
  const types = TYPES.map((name) => ({ id: keep('document-type', name, name), name }));
  const idOf = (kind: string, key: string) =>
    Number(objects.find((one) => one.kind === kind && one.key === key)?.remoteId);
  return {
    fields,
    tags,
    types: [...types, { id: FOREIGN.type, name: 'Loại của người' }],
    objects,
    field: (name) => idOf('custom-field', name),
    mark: (mark) => idOf('tag', markKey(mark)),
    request: (request) => idOf('tag', requestKey(request)),
    type: (value) => idOf('document-type', value),
    source: (api) =>
      createRegisteredSource({ id: HOST }, api, {
        clock: { now: () => new Date('2026-11-28T00:00:00Z') },
        objects: {
          list: () => Promise.resolve(objects),
          put: () => Promise.resolve(),
          remove: () => Promise.resolve(),
        },
      }),
  };
}
