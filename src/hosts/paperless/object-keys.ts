import type { HostMark, HostRequest, HostValueName } from '../../ports/host-values.ts';
import type { WireDataType } from './wire-types.ts';

/**
 * `HostObject.key` of the objects that values, marks and requests live in. `kind` is that of `RegisteredObjects`.
 * A document type has the value of the record as its key.
 */
export const objectKeys = {
  field: (name: HostValueName): string => name,
  mark: (mark: HostMark): string => `mark:${mark}`,
  request: (request: HostRequest): string => `request:${request}`,
};

/** `HostObject.written` of a custom field, as far as values depend on it. */
export interface WrittenField {
  readonly data_type: WireDataType;
  /** For `select`: what the record holds (`value`) for each option. */
  readonly options?: readonly { readonly id: string; readonly label: string; readonly value: string }[];
}
