import { isFieldName } from '../../../domain/metadata/field-name.ts';
import type { HostObject } from '../../../ports/host-state.ts';
import type { WantedField, WantedFieldKind, WantedSchema } from '../../../ports/host-schema.ts';
import { partialKey } from '../object-keys.ts';
import type { WireCustomField, WireDataType } from '../wire-types.ts';
import { LONG_TEXT_SINCE, releaseOf } from '../versions.ts';
import { compareName } from './compare-common.ts';
import { planOptions, type WantedOption } from './field-options.ts';
import { finding } from './finding.ts';
import { joinParts, type Item } from './item.ts';
import type { Known } from './written.ts';
import type { FieldMapping, PaperlessMapping } from './mapping.ts';
import { markedOptionId, optionIdOf } from './option-id.ts';
import { plainName } from './names.ts';

/** A custom field as it shall be. */
export interface FieldSpec {
  readonly key: string;
  readonly name: string;
  readonly dataType: WireDataType;
  readonly options: readonly WantedOption[];
}

const TYPES: Readonly<Record<WantedFieldKind, WireDataType>> = {
  text: 'string',
  'long-text': 'longtext',
  date: 'date',
  'partial-date': 'date',
  integer: 'integer',
  boolean: 'boolean',
  choice: 'select',
  list: 'longtext',
  link: 'url',
};
const PARTIAL = '(thiếu ngày)';

/** The fields of the schema in the words of the host, then those of the archive itself. */
export function fieldSpecs(
  { fields }: WantedSchema,
  mapping: PaperlessMapping,
  rows: readonly HostObject[] = [],
): readonly FieldSpec[] {
  const { values } = mapping.values;
  const specs: FieldSpec[] = [];
  const numberOf = numbering(mapping, rows);
  for (const field of fields) {
    const mapped = values[field.key];
    if (mapped === undefined) specs.push(...addedField(field, numberOf(field.key)));
    else if (isField(mapped)) specs.push(...mappedField(field, mapped));
  }
  const own = Object.entries(values).filter(([key]) => !isFieldName(key));
  // Titles and labels of the archive's own fields stand in the mapping: no schema has them.
  for (const [key, mapped] of own) if (isField(mapped)) specs.push(...ownField(key, mapped));
  return specs;
}

/** A number once given stays, whatever goes or comes before it; no new field gets one that was in use. */
function numbering(
  { values: { values, firstFreeNumber } }: PaperlessMapping,
  rows: readonly HostObject[],
): (key: string) => number {
  const given = new Map(
    rows.flatMap(({ kind, key, name }): [string, number][] => {
      const number = Number(/^\d+/.exec(name)?.[0] ?? NaN);
      return kind === 'custom-field' && values[key] === undefined && number > 0 ? [[key, number]] : [];
    }),
  );
  let last = Math.max(firstFreeNumber - 1, ...given.values());
  return (key) => given.get(key) ?? (last += 1);
}

function isField(mapped: { readonly shownAs: string } & Partial<FieldMapping>): mapped is {
  readonly shownAs: string;
} & FieldMapping {
  return mapped.shownAs === 'custom-field';
}

function mappedField(field: WantedField, mapped: FieldMapping): readonly FieldSpec[] {
  const number = /^\d+/.exec(mapped.name)?.[0] ?? '';
  const name = `${number}. ${plainName(field.label)}`;
  const options = optionsOf(field, mapped.options ?? {});
  const whole = { key: field.key, name, dataType: mapped.type, options };
  if (!mapped.partial) return [whole];
  return [whole, { key: mapped.partial.key, name: `${name} ${PARTIAL}`, dataType: mapped.partial.type, options: [] }];
}

function addedField(field: WantedField, number: number): readonly FieldSpec[] {
  const name = `${String(number)}. ${plainName(field.label)}`;
  const whole = { key: field.key, name, dataType: TYPES[field.kind], options: optionsOf(field, {}) };
  if (field.kind !== 'partial-date') return [whole];
  return [whole, { key: partialKey(field.key), name: `${name} ${PARTIAL}`, dataType: 'string', options: [] }];
}

function ownField(key: string, mapped: FieldMapping): readonly FieldSpec[] {
  const options = Object.entries(mapped.options ?? {}).map(([value, id]) => ({ value, id, label: value }));
  return [{ key, name: mapped.name, dataType: mapped.type, options }];
}

function optionsOf({ options = [] }: WantedField, ids: Readonly<Record<string, string>>): readonly WantedOption[] {
  const taken = new Set(Object.values(ids));
  return options.map(({ value, label }) => {
    const short = ids[value] ?? optionIdOf(value);
    const id = ids[value] === undefined && taken.has(short) ? markedOptionId(value, short) : short;
    taken.add(id);
    return { value, id, label: plainName(label) };
  });
}

export function fieldItem(spec: FieldSpec): Item<'custom-field'> {
  const { key, name, dataType } = spec;
  const plan = (found: WireCustomField, known: Known | undefined) =>
    planOptions(spec.options, known?.written.options ?? [], found.extra_data?.select_options ?? []);
  return {
    kind: 'custom-field',
    key,
    name,
    needs: ({ probe: { version } }) =>
      dataType === 'longtext' && !releaseOf(version).longText
        ? finding('schema.no-long-text', { version, least: LONG_TEXT_SINCE })
        : undefined,
    body: () => ({
      name,
      data_type: dataType,
      ...(dataType === 'select' && {
        extra_data: { select_options: spec.options.map(({ id, label }) => ({ id, label })) },
      }),
    }),
    compare(found, known, state) {
      if (found.data_type !== dataType) {
        const details = { name: found.name, found: found.data_type, wanted: dataType };
        return joinParts([{ findings: [], action: 'unchanged', blocked: finding('schema.type-differs', details) }]);
      }
      const named = compareName({ kind: 'custom-field', name }, found, { known, state });
      if (dataType !== 'select') return joinParts([named]);
      const { part, options } = plan(found, known);
      const difference = joinParts([named, part]);
      if (difference.patch === undefined) return difference;
      // Even for another name alone the host wants the whole list again, else 400.
      return { ...difference, patch: { ...difference.patch, extra_data: { select_options: options } } };
    },
    written: (found, known) => ({
      data_type: dataType,
      ...(dataType === 'select' && { options: plan(found, known).ours }),
    }),
  };
}
