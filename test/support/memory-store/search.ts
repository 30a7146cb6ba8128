import { effectiveValue, type FieldValue } from '../../../src/domain/cataloguing/field-value.ts';
import { fold } from '../../../src/domain/text/fold.ts';
import type { SearchHit, SearchQuery, SearchRepository } from '../../../src/ports/store/search.ts';
import type { DocumentRow } from '../../../src/ports/store.ts';
import type { MemoryContext, MemoryState } from './state.ts';

const AROUND = 60;

/**
 * Every word and phrase must stand somewhere in the text or the values of the document; rank is how often they do.
 * Plain comparison of parts: what words are, and ranking as people expect it, only the real store knows.
 */
export function memorySearch({ alone }: MemoryContext): SearchRepository {
  return {
    search: (query, { limit, offset }) =>
      alone((state) => {
        const hits = [...state.documents.values()].flatMap((row) => hitOf(state, row, query));
        hits.sort((a, b) => b.rank - a.rank || (a.documentId < b.documentId ? -1 : 1));
        return { total: hits.length, hits: hits.slice(offset, offset + limit) };
      }),
  };
}

function hitOf(state: MemoryState, row: DocumentRow, query: SearchQuery): readonly SearchHit[] {
  const file = state.scanFiles.get(row.scanFileId);
  const values = effectiveValues(row);
  if (file === undefined || !hasFields(values, query) || !isInRange(values, query)) return [];
  const terms = termsOf(query);
  const pages = (state.readings.get(row.scanFileId) ?? []).filter(
    ({ page }) => page >= row.firstPage && page <= row.lastPage,
  );
  const marks = pages.map(({ text }) => terms.flatMap((term) => places(text, term, query.exactMarks)));
  const all = [...pages.map(({ text }) => text), ...Object.values(values).flatMap(({ value }) => value)].join(' | ');
  if (terms.some((term) => places(all, term, query.exactMarks).length === 0)) return [];
  const first = Math.max(
    0,
    marks.findIndex((found) => found.length > 0),
  );
  const snippet = snippetOf(pages[first]?.text ?? '', marks[first] ?? []);
  const page = pages[first]?.page ?? row.firstPage;
  const ids = { documentId: row.id, scanFileId: row.scanFileId, fileName: file.name };
  return [{ ...ids, page, rank: marks.flat().length, snippet, fields: values }];
}

function effectiveValues(row: DocumentRow): SearchHit['fields'] {
  const values = Object.entries(row.fields).map(([name, opinions]) => [name, effectiveValue(opinions)] as const);
  return Object.fromEntries(values.filter((entry): entry is [string, FieldValue] => entry[1] !== undefined));
}

function hasFields(values: SearchHit['fields'], { fields }: SearchQuery): boolean {
  const shown: Readonly<Record<string, FieldValue | undefined>> = values;
  return Object.entries(fields).every(([name, part]) => fold(String(shown[name]?.value ?? '')).includes(fold(part)));
}

function isInRange({ issuedOn }: SearchHit['fields'], { issuedFrom, issuedTo }: SearchQuery): boolean {
  if (issuedFrom === undefined && issuedTo === undefined) return true;
  if (typeof issuedOn?.value !== 'string') return false;
  return issuedOn.value >= (issuedFrom ?? '') && issuedOn.value <= (issuedTo ?? '9999');
}

function termsOf({ text }: SearchQuery): readonly string[] {
  return [...text.matchAll(/"([^"]+)"|(\S+)/g)].map(([, phrase, word]) => phrase ?? word ?? '');
}

type Mark = readonly [start: number, length: number];

function places(text: string, term: string, exactMarks: boolean): readonly Mark[] {
  const plain = (part: string) => (exactMarks ? part.toLowerCase() : fold(part)).replace(/\s/g, ' ');
  // Each character is folded by itself, so that offsets are those of the text: Vietnamese in NFC folds one to one.
  const where = Array.from(text)
    .map((character) => plain(character).padEnd(character.length).slice(0, character.length))
    .join('');
  const found: Mark[] = [];
  for (let at = where.indexOf(plain(term)); at >= 0; at = where.indexOf(plain(term), at + 1))
    found.push([at, term.length]);
  return found;
}

function snippetOf(text: string, marks: readonly Mark[]): SearchHit['snippet'] {
  const start = Math.max(0, (marks[0]?.[0] ?? 0) - AROUND);
  const cut = text.slice(start, start + 2 * AROUND);
  const moved = marks.map(([at, length]) => [at - start, length] as const);
  return { text: cut, marks: moved.filter(([at, length]) => at >= 0 && at + length <= cut.length) };
}
