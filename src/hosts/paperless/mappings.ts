import fieldsFile from '../../../mappings/paperless/fields.json' with { type: 'json' };
import tagsFile from '../../../mappings/paperless/tags.json' with { type: 'json' };
import type { HostMark, HostRequest, HostValueName } from '../../ports/host-values.ts';
import type { WireDataType } from './wire-types.ts';

/** A custom field as `mappings/paperless/fields.json` has it. */
export interface FieldMapping {
  /** Ours: `HostObject.key`. */
  readonly key: string;
  readonly value: HostValueName;
  /** The whole value; or of a partial date: the full day, or what is known when the day is not. */
  readonly part: 'whole' | 'day' | 'partial';
  readonly dataType: WireDataType;
  /** Value of the record → id of the option. */
  readonly options?: Readonly<Record<string, string>>;
}

interface TagMapping {
  /** Ours: `HostObject.key`. */
  readonly key: string;
  readonly mark?: HostMark;
  readonly request?: HostRequest;
}

// as: data of ours; the test of the mappings holds the files to the schema.
export const FIELD_MAPPINGS = [...fieldsFile.fields, ...fieldsFile.own] as readonly FieldMapping[];
const TAGS = tagsFile.tags as readonly TagMapping[]; // as above

export const MARKS = TAGS.flatMap(({ mark }) => (mark === undefined ? [] : [mark]));
export const REQUESTS = TAGS.flatMap(({ request }) => (request === undefined ? [] : [request]));

/** Keys in `HostObjectMap` of kind `tag`; custom fields have that of their mapping, document types their value. */
export function markKey(mark: HostMark): string {
  return TAGS.find((tag) => tag.mark === mark)?.key ?? `mark.${mark}`;
}
export function requestKey(request: HostRequest): string {
  return TAGS.find((tag) => tag.request === request)?.key ?? `request.${request}`;
}
