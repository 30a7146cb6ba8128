import { sql, type RawBuilder } from 'kysely';
import { effectiveValue, type FieldOpinions, type FieldValue } from '../../domain/cataloguing/field-value.ts';
import type { FieldName } from '../../domain/metadata/field-name.ts';
import { fold } from '../../domain/text/fold.ts';
import type { SearchHit, SearchQuery, SearchRepository } from '../../ports/store/search.ts';
import type { DocumentRow } from '../../ports/store.ts';
import type { Database } from '../database.ts';
import { countPhrases, findMatches } from '../search/find-matches.ts';
import { makeSnippet } from '../search/make-snippet.ts';
import { parseQuery, toTsQuery, type Phrase } from '../search/parse-query.ts';
import type { SearchMode } from '../search/words.ts';
import { visibleScan } from './archive/access/visible.ts';
import { contentText } from './readings/field-rows.ts';
import { findDocument } from './readings/list-documents.ts';

interface Window {
  readonly limit: number;
  readonly offset: number;
}

interface Found {
  readonly document_id: string;
  readonly file_name: string;
  readonly first_page: number;
  readonly last_page: number;
  readonly rank: number;
  readonly total: number;
}

interface ParsedQuery {
  readonly mode: SearchMode;
  readonly phrases: readonly Phrase[];
  readonly conditions: readonly RawBuilder<boolean>[];
  /** What holds beside what was asked. */
  readonly visible: readonly RawBuilder<boolean>[];
}

export function makeSearchRepository({ db }: Database): SearchRepository {
  return {
    search: async (query, window) => {
      const parsed = parse(query);
      // Signs alone are no words: they match nothing, rather than everything.
      if (parsed.phrases.length === 0 && (query.text.trim() !== '' || parsed.conditions.length === 0)) {
        return { total: 0, hits: [] };
      }
      const { rows } = await statement(parsed, window).execute(db);
      const total = rows[0]?.total ?? (window.offset > 0 ? await countAll(db, parsed) : 0);
      const hits: SearchHit[] = [];
      for (const row of rows) hits.push(await makeHit(db, parsed, row));
      return { total, hits };
    },
  };
}

function parse(query: SearchQuery): ParsedQuery {
  const mode = query.exactMarks ? 'marked' : 'folded';
  const conditions = Object.entries(query.fields).map(([field, part]) => fieldHolds(field, part));
  if (query.issuedFrom !== undefined) conditions.push(issued('high', '>=', lowest(query.issuedFrom)));
  if (query.issuedTo !== undefined) conditions.push(issued('low', '<=', highest(query.issuedTo)));
  const visible = query.visibleTo === undefined ? [] : [visibleScan(sql`d.id`, query.visibleTo)];
  return { mode, phrases: parseQuery(query.text, mode), conditions, visible };
}

function fieldHolds(field: string, part: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from vankho.field_value v where v.document_id = d.id and v.field = ${field}
    and v.effective and strpos(v.folded, ${fold(part)}) > 0)`;
}

/** A partial date (`2019`, `2019-05`) stands for its whole year or month: it is found when the two spans touch. */
function issued(bound: 'low' | 'high', operator: '<=' | '>=', date: string): RawBuilder<boolean> {
  const [day, month] = bound === 'low' ? ['-01', '-01'] : ['-31', '-12'];
  const whole = sql`v.folded || case length(v.folded) when 4 then ${month + day}::text when 7 then ${day}::text else '' end`;
  return sql<boolean>`exists (select 1 from vankho.field_value v where v.document_id = d.id and v.field = 'issuedOn'
    and v.effective and (${whole}) collate "C" ${sql.raw(operator)} ${date})`;
}

function lowest(date: string): string {
  return date + '-01-01'.slice(date.length === 4 ? 0 : date.length === 7 ? 3 : 6);
}

function highest(date: string): string {
  return date + '-12-31'.slice(date.length === 4 ? 0 : date.length === 7 ? 3 : 6);
}

/** The best row of each document that holds all phrases; field words weigh ten times as much as text. */
function matches({ mode, phrases, conditions, visible }: ParsedQuery): RawBuilder<unknown> {
  const vector = sql.ref(`r.${mode}`);
  const asked = sql`${toTsQuery(phrases)}::tsquery`;
  const rank = phrases.length === 0 ? sql`0` : sql`ts_rank('{0.1, 0.2, 0.4, 1.0}', ${vector}, ${asked}, 1)`;
  const words = phrases.length === 0 ? [] : [sql<boolean>`${vector} @@ ${asked}`];
  const all = [...words, ...conditions, ...visible];
  return sql`select distinct on (r.document_id) r.document_id, r.first_page, r.last_page, f.name as file_name,
      ${rank}::float8 as rank
    from vankho.search_row r
    join vankho.archival_document d on d.id = r.document_id
    join vankho.scan_file f on f.id = d.scan_file_id
    where ${sql.join(all, sql` and `)}
    order by r.document_id, rank desc, r.first_page`;
}

function statement(parsed: ParsedQuery, { limit, offset }: Window): RawBuilder<Found> {
  return sql<Found>`select m.*, count(*) over () as total from (${matches(parsed)}) m
    order by rank desc, document_id limit ${limit} offset ${offset}`;
}

async function countAll(db: Database['db'], parsed: ParsedQuery): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from (${matches(parsed)}) m`.execute(db);
  return rows[0]?.total ?? 0;
}

async function makeHit(db: Database['db'], parsed: ParsedQuery, row: Found): Promise<SearchHit> {
  const document = await findDocument(db, row.document_id);
  if (document === undefined) throw new Error('A document vanished while it was searched for');
  const fields = effectiveFields(document);
  return {
    documentId: row.document_id,
    scanFileId: document.scanFileId,
    fileName: row.file_name,
    rank: Math.round(row.rank * 1e6) / 1e6,
    fields,
    ...((await matchInPages(db, parsed, { row, document })) ?? matchInFields(parsed, document, fields)),
  };
}

type Place = Pick<SearchHit, 'page' | 'snippet'>;

/** The page with the most phrases, of equal ones the first. */
async function matchInPages(
  db: Database['db'],
  { phrases, mode }: ParsedQuery,
  { row, document }: { readonly row: Found; readonly document: DocumentRow },
): Promise<Place | undefined> {
  const pages = await db
    .selectFrom('page')
    .select(['page', 'text'])
    .where('scan_file_id', '=', document.scanFileId)
    .where('page', '>=', row.first_page)
    .where('page', '<=', row.last_page)
    .orderBy('page')
    .execute();
  const found = pages.map((page) => ({ ...page, matches: findMatches(page.text, phrases, mode) }));
  const best = found.toSorted((a, b) => countPhrases(b.matches) - countPhrases(a.matches))[0];
  if (best === undefined || (phrases.length > 0 && best.matches.length === 0)) return undefined;
  return { page: best.page, snippet: makeSnippet(best.text, best.matches) };
}

type EffectiveFields = SearchHit['fields'];

function matchInFields({ phrases, mode }: ParsedQuery, document: DocumentRow, fields: EffectiveFields): Place {
  const values = Object.values(fields).map((value) => ({ value, text: contentText(value.value) }));
  const found = values.map((entry) => ({ ...entry, matches: findMatches(entry.text, phrases, mode) }));
  const best = found.toSorted((a, b) => countPhrases(b.matches) - countPhrases(a.matches))[0];
  return {
    page: best?.value.evidence?.page ?? document.firstPage,
    snippet: makeSnippet(best?.text ?? '', best?.matches ?? []),
  };
}

function effectiveFields(document: DocumentRow): EffectiveFields {
  const fields: Partial<Record<FieldName, FieldValue>> = {};
  for (const [name, opinions] of Object.entries(document.fields) as [FieldName, FieldOpinions][]) {
    const value = effectiveValue(opinions);
    if (value !== undefined) fields[name] = value;
  }
  return fields;
}
