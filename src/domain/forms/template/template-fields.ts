/**
 * What a template of a form can show: `text` is written (empty: nothing, and a condition on it does not hold), `flag` can
 * only be a condition, fields of their own are a list, of which the part of the template is repeated.
 */
export type TemplateField = 'text' | 'flag' | TemplateFields;

export interface TemplateFields {
  readonly [key: string]: TemplateField;
}

/** The values of such fields, as a form must give them. */
export type ValuesOf<Fields extends TemplateFields> = {
  readonly [Key in keyof Fields]: Fields[Key] extends 'text'
    ? string
    : Fields[Key] extends 'flag'
      ? boolean
      : Fields[Key] extends TemplateFields
        ? readonly ValuesOf<Fields[Key]>[]
        : never;
};

export type TemplateValue = string | boolean | readonly TemplateValues[];

/** Values of whatever form. */
export type TemplateValues = Readonly<Record<string, TemplateValue>>;

/** What an office writes between braces for a field, and what it is told about it. */
export interface FieldWords {
  readonly name: string;
  readonly about: string;
}

/** By key of the field: one word has one meaning in all forms. */
export type FieldDictionary = Readonly<Record<string, FieldWords>>;

/** Fields by the name that stands in a template. */
export interface NamedFields {
  readonly [name: string]: TemplateFieldNamed;
}

export type TemplateFieldNamed = 'text' | 'flag' | NamedFields;

/** @throws when a field has no name: a fault of the program that each test of the dictionary shows */
export function nameFields(fields: TemplateFields, words: FieldDictionary): NamedFields {
  const named = Object.entries(fields).map(([key, field]) => [
    nameOfField(key, words),
    typeof field === 'string' ? field : nameFields(field, words),
  ]);
  return Object.fromEntries(named) as NamedFields; // entries of the same shape
}

/**
 * The same values with an empty text for each cell that a row lacks: else a template would show in its place what the
 * form says of itself under the same name.
 */
export function withEmptyCells(values: TemplateValues, fields: TemplateFields): TemplateValues {
  const lists = Object.entries(values).flatMap(([key, value]) => {
    const field = fields[key];
    if (typeof value !== 'object' || typeof field !== 'object') return [];
    const cells = Object.entries(field).map(([name, kind]) => [name, kind === 'flag' ? false : ''] as const);
    const empty: TemplateValues = Object.fromEntries<TemplateValue>(cells);
    return [[key, value.map((row) => ({ ...empty, ...row }))] as const];
  });
  return { ...values, ...Object.fromEntries(lists) };
}

/** The values under the names that stand in a template; what no template can name stays out. */
export function nameValues(values: TemplateValues, words: FieldDictionary): TemplateValues {
  const named = Object.entries(values).flatMap(([key, value]): readonly (readonly [string, TemplateValue])[] => {
    const name = Object.hasOwn(words, key) ? words[key]?.name : undefined;
    if (name === undefined) return [];
    return [[name, typeof value === 'object' ? value.map((row) => nameValues(row, words)) : value]];
  });
  return Object.fromEntries(named);
}

/** @throws when it has none */
export function nameOfField(key: string, words: FieldDictionary): string {
  const found = words[key];
  if (found === undefined) throw new Error(`The field ${key} has no name`);
  return found.name;
}
