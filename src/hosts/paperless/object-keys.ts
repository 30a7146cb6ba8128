import type { WireDataType } from './wire-types.ts';

/** `HostObject.written` of a custom field, as far as values depend on it. */
export interface WrittenField {
  readonly data_type: WireDataType;
  /** For `select`: what the record holds (`value`) for each option. */
  readonly options?: readonly { readonly id: string; readonly label: string; readonly value: string }[];
}
