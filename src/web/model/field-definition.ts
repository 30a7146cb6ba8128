import documentTypes from '../../../mappings/norms/document-types.json' with { type: 'json' };
import type { FieldName } from '../api/types.ts';
import type { Language } from '../messages/messages.ts';
import type { Suggestion } from './suggest.ts';

export interface FieldCode {
  readonly value: string;
  readonly label: string;
}

interface Named<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly help: string;
}
interface TextLimits {
  readonly maxLength: number;
  readonly pattern?: string;
}

/** How a field is shown and typed; derived from the metadata schema, never listed by hand. */
export type FieldDefinition<Name extends string = FieldName> = Named<Name> &
  (
    | ({ readonly kind: 'text' | 'long' } & TextLimits)
    | ({ readonly kind: 'suggest'; readonly suggestions: readonly Suggestion[] } & TextLimits)
    | { readonly kind: 'date' }
    | { readonly kind: 'integer'; readonly minimum: number; readonly maximum: number }
    | { readonly kind: 'list'; readonly maxLength: number }
    | { readonly kind: 'code'; readonly codes: readonly FieldCode[] }
  );

/** What is read of one property of a schema of `schemas/metadata`. */
interface PropertySchema {
  readonly type?: string;
  readonly description?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: { readonly maxLength?: number };
  readonly 'x-labels'?: Readonly<Record<Language, string>>;
  readonly 'x-code-list'?: string;
  readonly 'x-codes'?: readonly ({ readonly value: string } & Readonly<Record<Language, string>>)[];
}

/** The pattern that the schema gives to partial dates. */
const DATE_PATTERN_START = '^[0-9]{4}(-';
/** Longer texts get several lines. */
const LONG_TEXT = 300;
/** Code lists that stand outside the schema. */
const CODE_LISTS: Readonly<Record<string, readonly Suggestion[]>> = {
  'norms/document-types': documentTypes.types.map(({ value, abbreviations }) => ({
    value,
    shortForms: abbreviations.map(({ abbreviation }) => abbreviation),
  })),
};

/** The fields in the order of the schema. @throws Error when the service sent something else than the schema */
export function readFieldDefinitions<Name extends string = FieldName>(
  schema: unknown,
  language: Language,
): readonly FieldDefinition<Name>[] {
  if (typeof schema !== 'object' || schema === null || !('properties' in schema)) {
    throw new Error('Not a metadata schema');
  }
  // The service sends the file this interface describes; unknown keywords are passed over.
  const properties = schema.properties as Readonly<Record<Name, PropertySchema>>;
  return (Object.keys(properties) as Name[]).map((name) => readProperty(name, properties[name], language));
}

function readProperty<Name extends string>(
  name: Name,
  property: PropertySchema,
  language: Language,
): FieldDefinition<Name> {
  const named: Named<Name> = {
    name,
    label: property['x-labels']?.[language] ?? name,
    help: property.description ?? '',
  };
  const codes = property['x-codes'];
  if (codes)
    return { ...named, kind: 'code', codes: codes.map((code) => ({ value: code.value, label: code[language] })) };
  if (property.type === 'array') return { ...named, kind: 'list', maxLength: property.items?.maxLength ?? 500 };
  if (property.type === 'integer') return { ...named, kind: 'integer', ...integerRange(property) };
  if (property.pattern?.startsWith(DATE_PATTERN_START) === true) return { ...named, kind: 'date' };
  return { ...named, ...textKind(property) };
}

function integerRange(property: PropertySchema): { minimum: number; maximum: number } {
  return { minimum: property.minimum ?? 0, maximum: property.maximum ?? Number.MAX_SAFE_INTEGER };
}

type TextKind = (
  { readonly kind: 'text' | 'long' } | { readonly kind: 'suggest'; readonly suggestions: readonly Suggestion[] }
) &
  TextLimits;

function textKind(property: PropertySchema): TextKind {
  const maxLength = property.maxLength ?? 2000;
  const limits = { maxLength, ...(property.pattern !== undefined && { pattern: property.pattern }) };
  const suggestions = CODE_LISTS[property['x-code-list'] ?? ''];
  if (suggestions) return { kind: 'suggest', suggestions, ...limits };
  return { kind: maxLength > LONG_TEXT ? 'long' : 'text', ...limits };
}
