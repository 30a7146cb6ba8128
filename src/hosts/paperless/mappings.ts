import states from '../../../mappings/paperless/states.json' with { type: 'json' };
import values from '../../../mappings/paperless/values.json' with { type: 'json' };
import type { HostMark, HostRequest, HostValueName } from '../../ports/host-values.ts';
import type { WireDataType } from './wire-types.ts';

/** How the host shows a value; data in `mappings/paperless/values.json`. */
export type ValueMapping =
  | {
      readonly shownAs: 'custom-field';
      readonly name: string;
      readonly type: WireDataType;
      /** Our value → id of the option. */
      readonly options?: Readonly<Record<string, string>>;
      /** Field that holds a date whose day is not known; `key` as in `HostObjectMap`. */
      readonly partial?: { readonly key: string; readonly name: string; readonly type: WireDataType };
    }
  /** The host's own field; registered objects have our value as their key. */
  | { readonly shownAs: 'document-type' }
  | { readonly shownAs: 'title' };

interface TagMapping {
  readonly name: string;
}

/** Registered no more, honoured in hosts that have them. */
const EARLIER = ['catalogue-again'] as const satisfies readonly HostRequest[];
type Earlier = (typeof EARLIER)[number];

// as: the test of the mappings holds the files to these types.
export const VALUE_MAPPINGS = values.values as Readonly<Partial<Record<HostValueName, ValueMapping>>>;
const MARK_TAGS: Readonly<Record<HostMark, TagMapping>> = states.marks;
const REQUEST_TAGS: Readonly<Record<Exclude<HostRequest, Earlier>, TagMapping>> = states.requests;

export const MARKS = Object.keys(MARK_TAGS) as readonly HostMark[]; // keys of a typed record
export const REQUESTS = [...Object.keys(REQUEST_TAGS), ...EARLIER] as readonly HostRequest[]; // as above

/** Keys in `HostObjectMap` of kind `tag`; custom fields have the value's name as key, document types their value. */
export function markKey(mark: HostMark): string {
  return `mark:${mark}`;
}
export function requestKey(request: HostRequest): string {
  return `request:${request}`;
}
