import type { HostMark, HostRequest, HostValueName } from '../../ports/host-values.ts';
import type { HostObject } from '../../ports/host-state.ts';
import type { PaperlessApi } from './api.ts';
import { partialKey, type WrittenField } from './object-keys.ts';
import { MARKS, markKey, REQUESTS, requestKey, VALUE_MAPPINGS } from './mappings.ts';
import type { PaperlessDeps, PaperlessSettings } from './settings.ts';
import type { WireCustomField, WireDataType } from './wire-types.ts';

/** A custom field that is ours, as the host has it now. */
export interface RegisteredField {
  readonly id: number;
  /** As people see it in the host now. */
  readonly name: string;
  /** Of the host, not of the mapping: a person may have changed it, and a wrong type is a half-written 500. */
  readonly type: WireDataType;
  /** Options of the host; `value` is what the record holds, or the label where the option is none of ours. */
  readonly options: readonly { readonly id: string; readonly value: string }[];
  /** Field that holds a date whose day is not known. */
  readonly partial: { readonly id: number; readonly type: WireDataType } | undefined;
}

/** Which objects of the host are ours, by our keys. What is not registered is neither shown nor written. */
export interface Registered {
  readonly fields: ReadonlyMap<HostValueName, RegisteredField>;
  readonly marks: ReadonlyMap<HostMark, number>;
  readonly requests: ReadonlyMap<HostRequest, number>;
  /** Type of document → id in the host. */
  readonly documentTypes: ReadonlyMap<string, number>;
  /** Names of all types of document that we can see, also those of other people. */
  readonly typeNames: ReadonlyMap<number, string>;
  readonly tagParents: ReadonlyMap<number, number>;
}

export interface RegisteredSource {
  /** `fresh`: after the host refused a value: a field may have been changed since. */
  load(how?: { readonly fresh?: boolean; readonly signal?: AbortSignal | undefined }): Promise<Registered>;
}

/** Definitions change seldom; documents are read and written by thousands. */
const KEPT_MS = 5 * 60 * 1000;

/** The id map and the definitions in the host, kept for some minutes. */
export function createRegisteredSource(
  { id: hostId }: Pick<PaperlessSettings, 'id'>,
  api: Pick<PaperlessApi, 'list'>,
  { objects, clock }: Pick<PaperlessDeps, 'objects' | 'clock'>,
): RegisteredSource {
  let kept: { readonly registered: Registered; readonly since: number } | undefined;
  return {
    load: async ({ fresh = false, signal } = {}) => {
      const now = clock.now().getTime();
      if (!fresh && kept && now - kept.since < KEPT_MS) return kept.registered;
      // One whose making broke off has no id yet.
      const rows = (await objects.list(hostId)).filter(({ remoteId }) => remoteId !== '');
      const ours = new Map(rows.map(({ kind, key, remoteId }) => [`${kind} ${key}`, Number(remoteId)]));
      const types = await api.list('document-type', { signal });
      const tags = await api.list('tag', { signal });
      const tagOf = (key: string) => tags.find(({ id }) => id === ours.get(`tag ${key}`))?.id;
      const registered: Registered = {
        fields: registeredFields({ ours, rows }, await api.list('custom-field', { signal })),
        marks: pick(MARKS, (mark) => tagOf(markKey(mark))),
        requests: pick(REQUESTS, (request) => tagOf(requestKey(request))),
        documentTypes: new Map(keysOf(ours, 'document-type').filter(([, id]) => types.some((type) => type.id === id))),
        typeNames: new Map(types.map(({ id, name }) => [id, name.normalize('NFC')])),
        tagParents: new Map(tags.flatMap(({ id, parent }) => (typeof parent === 'number' ? [[id, parent]] : []))),
      };
      // Where nothing is registered yet, registration is looked for each time.
      kept = registered.fields.size > 0 ? { registered, since: now } : undefined;
      return registered;
    },
  };
}

interface IdMap {
  readonly ours: ReadonlyMap<string, number>;
  readonly rows: readonly HostObject[];
}

function registeredFields(
  { ours, rows }: IdMap,
  definitions: readonly WireCustomField[],
): ReadonlyMap<HostValueName, RegisteredField> {
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  const partialKeys = new Set(keysOf(ours, 'custom-field').map(([key]) => partialKeyOf(key)));
  const fields = new Map<HostValueName, RegisteredField>();
  for (const [key, id] of keysOf(ours, 'custom-field')) {
    const definition = byId.get(id);
    if (!definition || partialKeys.has(key)) continue;
    const name = key as HostValueName; // keys of custom fields are names of values, also of those added to the schema
    const partial = byId.get(ours.get(`custom-field ${partialKeyOf(key)}`) ?? -1);
    fields.set(name, {
      id,
      name: definition.name.normalize('NFC'),
      type: definition.data_type,
      options: optionsOf(definition, valuesOf(rows, key)),
      partial: partial && { id: partial.id, type: partial.data_type },
    });
  }
  return fields;
}

function partialKeyOf(field: string): string {
  const mapping = VALUE_MAPPINGS[field as HostValueName]; // undefined for a field of the office's own
  return (mapping?.shownAs === 'custom-field' ? mapping.partial?.key : undefined) ?? partialKey(field);
}

/** What registration wrote down: an adopted option has an id of its own, one that left the schema another label. */
function valuesOf(rows: readonly HostObject[], key: string): ReadonlyMap<string, string> {
  const row = rows.find((one) => one.kind === 'custom-field' && one.key === key);
  const { options = [] } = (row?.written ?? {}) as Partial<WrittenField>; // the registrar alone writes it
  return new Map(options.map(({ id, value }) => [id, value]));
}

function optionsOf({ extra_data }: WireCustomField, values: ReadonlyMap<string, string>): RegisteredField['options'] {
  return (extra_data?.select_options ?? []).map(({ id, label }) => ({ id, value: values.get(id) ?? label }));
}

function keysOf(ours: ReadonlyMap<string, number>, kind: string): readonly (readonly [string, number])[] {
  return [...ours].flatMap(([name, id]) => (name.startsWith(`${kind} `) ? [[name.slice(kind.length + 1), id]] : []));
}

function pick<Key>(keys: readonly Key[], find: (key: Key) => number | undefined): ReadonlyMap<Key, number> {
  return new Map(
    keys.flatMap((key) => {
      const id = find(key);
      return id === undefined ? [] : [[key, id]];
    }),
  );
}
