import type { CustomFieldValue } from '../api.ts';
import { hostError, type Operation } from '../errors.ts';
import { isDay, lengthOf, LONGEST_STRING } from '../field-values.ts';
import type { WireCustomField, WireDataType } from '../wire-types.ts';

type Rule = (value: NonNullable<CustomFieldValue>, definition: WireCustomField) => boolean;

const LONGEST_URL = 200;
const isText = (value: unknown): value is string => typeof value === 'string';
const hasPlace = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\S+$/i.test(text);

const RULES: Readonly<Record<WireDataType, Rule>> = {
  string: (value) => isText(value) && lengthOf(value) <= LONGEST_STRING,
  longtext: isText,
  url: (value) => isText(value) && (value === '' || (lengthOf(value) <= LONGEST_URL && hasPlace(value))),
  date: (value) => isText(value) && isDay(value),
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value) && Number(value) === (Number(value) | 0),
  float: (value) => typeof value === 'number' && Number.isFinite(value),
  // Bare amounts come back as text or as numbers, whatever they were written as.
  monetary: (value) =>
    isText(value) ? /^([A-Z]{3}-?\d+\.\d{1,2}|-?\d+(\.\d{1,2})?)$/.test(value) : typeof value === 'number',
  documentlink: (value) => Array.isArray(value) && value.every((one) => Number.isInteger(one) && Number(one) > 0),
  select: (value, { extra_data }) => extra_data?.select_options?.some(({ id }) => id === value) === true,
};

/** A value of the wrong type is no refusal in the host but an error in the middle of writing: half is then written. */
export function fits(value: CustomFieldValue, definition: WireCustomField): boolean {
  if (value === null) return true;
  // A type of a later release: not ours, so it is only sent back as it came.
  return !Object.hasOwn(RULES, definition.data_type) || RULES[definition.data_type](value, definition);
}

/** Definitions of fields, as fresh as the value needs. */
export interface Definitions {
  /** @throws HostError `invalid` for a field that is not there, or a value that it cannot hold */
  demandFit(values: ReadonlyMap<number, CustomFieldValue>, on: Operation, signal?: AbortSignal): Promise<void>;
  /** After fields were changed through us. */
  forget(): void;
}

export function createDefinitions(
  list: (signal: AbortSignal | undefined) => Promise<readonly WireCustomField[]>,
): Definitions {
  let known: ReadonlyMap<number, WireCustomField> = new Map();
  const unfit = (values: ReadonlyMap<number, CustomFieldValue>): number | undefined => {
    for (const [id, value] of values) {
      const definition = known.get(id);
      if (!definition || !fits(value, definition)) return id;
    }
    return undefined;
  };
  return {
    demandFit: async (values, on, signal) => {
      if (unfit(values) === undefined) return;
      known = new Map((await list(signal)).map((definition) => [definition.id, definition]));
      const field = unfit(values);
      if (field === undefined) return;
      const details = { field, type: known.get(field)?.data_type ?? 'missing' };
      throw hostError('invalid', 'The field cannot hold this value', { on, details });
    },
    forget: () => {
      known = new Map();
    },
  };
}
