import type { WireDataType } from './wire-types.ts';

/** `HostObject.written` of a custom field, as far as values depend on it. */
export interface WrittenField {
  readonly data_type: WireDataType;
  /** For `select`: what the record holds (`value`) for each option. */
  readonly options?: readonly { readonly id: string; readonly label: string; readonly value: string }[];
}

/** Key of the text field beside a date field: it holds a date that lacks its day. */
export function partialKey(field: string): string {
  return `${field}.partial`;
}
