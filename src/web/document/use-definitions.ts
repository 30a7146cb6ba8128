import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { schemaQuery } from '../api/queries.ts';
import type { FieldContent, FieldName } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { displayContent } from '../model/field-draft.ts';
import { readFieldDefinitions, type FieldDefinition } from '../model/field-definition.ts';

export interface Definitions {
  readonly all: readonly FieldDefinition[];
  readonly error: Error | null;
  readonly label: (name: FieldName) => string;
  /** The value as one reads it. */
  readonly show: (name: FieldName, value: FieldContent) => string;
}

/** The fields of the metadata schema in the language of the page; empty until they have come. */
export function useDefinitions(): Definitions {
  const api = useApi();
  const { language } = useMessages();
  const { data, error } = useQuery(schemaQuery(api));
  return useMemo(() => {
    const all = data === undefined ? [] : readFieldDefinitions(data, language);
    const byName = new Map(all.map((definition) => [definition.name, definition]));
    return {
      all,
      error,
      label: (name: FieldName) => byName.get(name)?.label ?? name,
      show: (name: FieldName, value: FieldContent) => {
        const definition = byName.get(name);
        return definition ? displayContent(definition, value) : String(value);
      },
    };
  }, [data, error, language]);
}
