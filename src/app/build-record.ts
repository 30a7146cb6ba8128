import type { CataloguedDocument } from '../domain/cataloguing/catalogued-document.ts';
import { effectiveValue } from '../domain/cataloguing/field-value.ts';
import type { FieldValue, FieldValues } from '../domain/cataloguing/field-value.ts';
import type { FoundSeparator } from '../domain/division/division.ts';
import { FIELD_NAMES } from '../domain/metadata/field-name.ts';
import type { PageReading } from '../domain/page/page-reading.ts';
import type { ScanIdentity } from '../ports/scan-reader.ts';
import type { DocumentRow } from '../ports/store.ts';

export interface RecordSource {
  readonly name: string;
  readonly identity: ScanIdentity;
  readonly engine: string;
  readonly readings: readonly PageReading[];
  readonly documents: readonly CataloguedDocument[];
  readonly separators: readonly FoundSeparator[];
}

/** The record of one file as `design.md` §7 shows it. Equal input gives equal text: no clock, no host, no ids. */
export interface ScanRecord {
  readonly file: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly signed: boolean;
  readonly engine: string;
  readonly pages: readonly RecordPage[];
  readonly documents: readonly CataloguedDocument[];
  /** Sheets between documents, which belong to none; with what follows them: a box, a dossier, a document. */
  readonly separators: readonly Pick<FoundSeparator, 'page' | 'kind' | 'label'>[];
}

type RecordPage = Pick<
  PageReading,
  | 'page'
  | 'widthPx'
  | 'heightPx'
  | 'ppi'
  | 'rotation'
  | 'skewDegrees'
  | 'blank'
  | 'verdict'
  | 'findings'
  | 'signing'
  | 'source'
  | 'text'
  | 'confidence'
>;

export function buildRecord(source: RecordSource): ScanRecord {
  return {
    file: source.name,
    sha256: source.identity.sha256,
    mediaType: source.identity.mediaType,
    signed: source.identity.signed,
    engine: source.engine,
    pages: source.readings.map(recordPage),
    documents: source.documents.map((document) => ({ ...document, fields: inSchemaOrder(document.fields) })),
    separators: source.separators.map(({ page, kind, label }) => ({ page, kind, label })),
  };
}

/** The order in which a database gives its rows must not show: equal input gives equal records on every store. */
function inSchemaOrder(fields: FieldValues): FieldValues {
  const entries = FIELD_NAMES.flatMap((name) => {
    const field = fields[name];
    return field === undefined ? [] : [[name, canonical(field)] as const];
  });
  return Object.fromEntries(entries);
}

function canonical({ value, confidence, needsReview, origin, evidence }: FieldValue): FieldValue {
  const shown = { value, confidence, needsReview, origin };
  if (evidence === undefined) return shown;
  const { page, box, quote } = evidence;
  return { ...shown, evidence: { page, box, quote } };
}

function recordPage(reading: PageReading): RecordPage {
  const { page, widthPx, heightPx, ppi, rotation, skewDegrees, blank, verdict, findings, signing } = reading;
  const { source, text, confidence } = reading;
  const state = { page, widthPx, heightPx, ppi, rotation, skewDegrees, blank, verdict, findings };
  return { ...state, ...(signing && { signing }), source, text, confidence };
}

/** Documents as stored, each field with the value that counts. */
export function storedDocuments(rows: readonly DocumentRow[]): readonly CataloguedDocument[] {
  return rows.map((row) => ({ firstPage: row.firstPage, lastPage: row.lastPage, fields: effectiveFields(row) }));
}

function effectiveFields(row: DocumentRow): FieldValues {
  const entries = Object.entries(row.fields).flatMap(([name, opinions]) => {
    const value = effectiveValue(opinions);
    return value === undefined ? [] : [[name, value] as const];
  });
  // Object.fromEntries forgets the key type; the keys come from `row.fields` itself.
  return Object.fromEntries(entries);
}

/** The text of a file: pages parted by a form feed, as paginated text files are. */
export function fileText(readings: readonly PageReading[]): string {
  return `${readings.map((reading) => reading.text).join('\n\f\n')}\n`;
}
