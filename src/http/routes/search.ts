import documentSchema from '../../../schemas/metadata/document.schema.json' with { type: 'json' };
import type { FieldName } from '../../domain/metadata/field-name.ts';
import type { SearchHit, SearchQuery } from '../../ports/store/search.ts';
import { defineRoute, ok, type Route } from '../api/route.ts';
import type { HttpDeps } from '../deps.ts';
import { invalid } from '../http-error.ts';
import { scanViewer } from './open-scan.ts';
import { maskFileNames } from './scan-names.ts';

type FieldQuery = Readonly<Partial<Record<`field.${FieldName}`, string>>>;
interface Query extends FieldQuery {
  readonly q?: string;
  readonly marks: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly offset: number;
}

export function searchRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ query: Query }>('search', async (call) => {
      const { limit, offset } = call.query;
      const asked = { ...toSearch(call.query), visibleTo: scanViewer(call) };
      const found = await deps.store.search.search(asked, { limit, offset });
      const hits = await maskFileNames(deps, found.hits, call);
      return ok({ total: found.total, hits: hits.map(hitView) });
    }),
    defineRoute('readDocumentSchema', () =>
      Promise.resolve({ status: 200, body: documentSchema, mediaType: 'application/schema+json' }),
    ),
  ];
}

/** @throws ValidationError when nothing is asked for */
function toSearch(query: Query): SearchQuery {
  const fields = fieldsOf(query);
  const text = query.q?.trim() ?? '';
  const { from, to } = query;
  if (text === '' && Object.keys(fields).length === 0 && from === undefined && to === undefined)
    throw invalid('q', 'search-empty');
  return {
    text,
    exactMarks: query.marks,
    fields,
    ...(from !== undefined && { issuedFrom: from }),
    ...(to !== undefined && { issuedTo: to }),
  };
}

function fieldsOf(query: Query): SearchQuery['fields'] {
  const fields: Partial<Record<FieldName, string>> = {};
  for (const [key, value] of Object.entries(query)) {
    const name = key.startsWith('field.') ? key.slice('field.'.length) : '';
    if (isFieldName(name) && typeof value === 'string') fields[name] = value;
  }
  return fields;
}

function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(documentSchema.properties, name);
}

function hitView({ documentId, scanFileId, fileName, page, rank, snippet, fields }: SearchHit): object {
  return { documentId, scanFileId, fileName, page, rank, snippet, fields };
}
