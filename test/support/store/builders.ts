import type { CataloguedDocument } from '../../../src/domain/cataloguing/catalogued-document.ts';
import type { FieldValue } from '../../../src/domain/cataloguing/field-value.ts';
import type { FieldContent, FieldName } from '../../../src/domain/metadata/field-name.ts';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import type { DocumentRef, HostId } from '../../../src/ports/host.ts';
import type { ScanIdentity } from '../../../src/ports/scan-reader.ts';
import type { ReadingResult, ScanFile, Store } from '../../../src/ports/store.ts';

/** 32 hex digits that end in `number`. */
export function anId(number: number): string {
  return number.toString(16).padStart(32, '0');
}

export function aScanFile(number: number, changes: Partial<ScanFile> = {}): ScanFile {
  return {
    id: anId(number),
    hostId: 'folder' as HostId,
    ref: `ref-${String(number)}` as DocumentRef,
    name: `Văn bản ${String(number)}.pdf`,
    state: 'received',
    revision: 1,
    bytes: null,
    sha256: null,
    mediaType: null,
    pageCount: null,
    signed: false,
    code: null,
    details: {},
    fingerprint: null,
    receivedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, number)),
    updatedAt: new Date(Date.UTC(2026, 0, 1)),
    ...changes,
  };
}

export function aPage(page: number, text: string): PageReading {
  const words = text.split(/\s+/).filter(Boolean);
  return {
    page,
    widthPx: 1654,
    heightPx: 2339,
    ppi: 200,
    rotation: 0,
    skewDegrees: 0.4,
    blank: text === '',
    verdict: 'good',
    findings: text === '' ? [{ code: 'blank' }] : [],
    words: words.map((word, index) => ({
      text: word,
      box: [10 * index, 20, 9, 12],
      confidence: 0.9,
      line: 0,
      layer: 'ink',
    })),
    text,
    confidence: 0.9,
    source: 'ocr',
  };
}

export function aValue(value: FieldContent, changes: Partial<FieldValue> = {}): FieldValue {
  return { value, confidence: 0.8, needsReview: false, origin: 'model', ...changes };
}

export function aHumanValue(value: FieldContent): FieldValue {
  return { value, confidence: 1, needsReview: false, origin: 'human' };
}

export function aDocument(
  firstPage: number,
  lastPage: number,
  fields: Partial<Record<FieldName, FieldValue>> = {},
): CataloguedDocument {
  return { firstPage, lastPage, fields };
}

function anIdentity(pages: number): ScanIdentity {
  return {
    format: 'pdf',
    mediaType: 'application/pdf',
    bytes: 1000,
    sha256: 'a'.repeat(64),
    pages: Array.from({ length: pages }, (_, index) => ({
      page: index + 1,
      kind: 'image',
      widthPx: 1654,
      heightPx: 2339,
      ppi: 200,
      colour: 'grey',
      textChars: 0,
    })),
    signed: false,
  };
}

/** What was read of a file: the texts of its pages and the documents in it. */
export function aResult(
  scanFileId: string,
  texts: readonly string[],
  documents: readonly CataloguedDocument[],
): ReadingResult {
  const readings = texts.map((text, index) => aPage(index + 1, text));
  return { scanFileId, identity: anIdentity(texts.length), engine: 'máy 1', readings, documents };
}

/** The same result of a file whose content has changed. */
export function ofOtherContent(result: ReadingResult): ReadingResult {
  return { ...result, identity: { ...result.identity, sha256: 'd'.repeat(64) } };
}

/** A file that was taken in and read. @returns its id */
export async function aReadFile(
  store: Store,
  number: number,
  read: { readonly texts: readonly string[]; readonly documents?: readonly CataloguedDocument[] },
): Promise<string> {
  const file = aScanFile(number);
  await store.scanFiles.insert(file);
  const documents = read.documents ?? [aDocument(1, read.texts.length)];
  await store.readings.saveResult(aResult(file.id, read.texts, documents));
  return file.id;
}
