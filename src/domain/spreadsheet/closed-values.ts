import documentSchema from '../../../schemas/metadata/document.schema.json' with { type: 'json' };
import dossierSchema from '../../../schemas/metadata/dossier.schema.json' with { type: 'json' };
import { comparable } from './layout.ts';

interface Code {
  readonly value: string;
  readonly tt05?: string;
}

/** Values of the closed lists by what people write for them: other case and marks, the code of TT 05/2025. */
const BY_FIELD = new Map(
  [...Object.entries(documentSchema.properties), ...Object.entries(dossierSchema.properties)].flatMap(
    ([field, property]) => {
      const codes = codesOf(property);
      return codes.length === 0 ? [] : [[field, namesOf(codes)] as const];
    },
  ),
);

function codesOf(property: object): readonly Code[] {
  return 'x-codes' in property ? (property['x-codes'] as readonly Code[]) : []; // our own schema
}

function namesOf(codes: readonly Code[]): ReadonlyMap<string, string> {
  const names = codes.flatMap(({ value, tt05 }) => [
    [comparable(value), value] as const,
    ...(tt05 === undefined ? [] : [[tt05, value] as const]),
  ]);
  return new Map(names);
}

/** What is in no list stays as it is, for the schema to refuse. */
export function fromCode(field: string, value: unknown): unknown {
  const names = BY_FIELD.get(field);
  if (names === undefined) return value;
  if (typeof value === 'string') return names.get(comparable(value)) ?? value;
  return Array.isArray(value) ? value.map((one) => fromCode(field, one)) : value;
}
