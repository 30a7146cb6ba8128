import type { FieldValue } from '../../../src/domain/cataloguing/field-value.ts';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import type { DocumentRef, HostId } from '../../../src/ports/host.ts';
import type { ScanFile, Store } from '../../../src/ports/store.ts';
import { START } from './fake-service.ts';
import { GOOD_MEASURES } from '../page-measures.ts';

/** A scan file of 32 hex digits that end in `number`. */
export function idOf(number: number): string {
  return number.toString(16).padStart(32, '0');
}

export function aScanFile(number: number, changes: Partial<ScanFile> = {}): ScanFile {
  return {
    id: idOf(number),
    hostId: 'inbox' as HostId,
    ref: `/srv/very/secret/inbox/${String(number)}.pdf` as DocumentRef,
    name: `hộp 1/văn bản ${String(number)}.pdf`,
    state: 'review',
    revision: 1,
    bytes: 1000,
    sha256: number.toString(16).padStart(64, 'a'),
    mediaType: 'application/pdf',
    pageCount: 2,
    signed: false,
    code: null,
    details: {},
    fingerprint: null,
    receivedAt: new Date(START.getTime() + number * 1000),
    updatedAt: START,
    ...changes,
  };
}

export function aReading(page: number, text: string): PageReading {
  return {
    page,
    widthPx: 2480,
    heightPx: 3508,
    ppi: 150,
    rotation: 0,
    skewDegrees: 0.4,
    blank: false,
    verdict: 'look',
    findings: [{ code: 'low-resolution', value: 150 }],
    words: [
      { text: 'Số:', box: [367, 446, 50, 40], confidence: 0.97, line: 0, layer: 'ink', spellings: [{ text: 'số', share: 0.98 }] }, // prettier-ignore
    ],
    signing: { signature: 'present', seal: 'missing', box: [1300, 2400, 700, 500] },
    text,
    confidence: 0.96,
    source: 'ocr',
    measures: GOOD_MEASURES,
  };
}

export function aValue(value: FieldValue['value'], changes: Partial<FieldValue> = {}): FieldValue {
  const evidence = { page: 1, box: [367, 446, 120, 65] as const, quote: String(value) };
  return { value, confidence: 0.9, needsReview: false, origin: 'model', evidence, ...changes };
}

/** File 1 with two documents, 2 failed, 3 withheld, 4 done. */
export async function seed(store: Store): Promise<void> {
  await store.scanFiles.insert(aScanFile(1));
  const failure = { code: 'file-encrypted', details: { file: '/srv/very/secret/inbox/2.pdf' } };
  await store.scanFiles.insert(aScanFile(2, { state: 'failed', pageCount: null, sha256: null, ...failure }));
  await store.scanFiles.insert(aScanFile(3, { state: 'withheld', code: 'secrecy-mark', details: { page: 1 } }));
  await store.scanFiles.insert(aScanFile(4, { state: 'done' }));
  await store.readings.saveResult({
    scanFileId: idOf(1),
    identity: { format: 'pdf', mediaType: 'application/pdf', bytes: 1000, sha256: 'a', signed: false, pages: [] },
    engine: 'máy 1',
    readings: [aReading(1, 'Số: 103/QĐ-UBND\nVề việc chỉnh lý tài liệu'), aReading(2, 'Tờ trình về kinh phí')],
    documents: [
      {
        firstPage: 1,
        lastPage: 1,
        fields: {
          documentType: aValue('Quyết định'),
          number: aValue('103', { confidence: 0.6, needsReview: true }),
          issuedOn: aValue('2019-05-12'),
          issuingBody: aValue('Ủy ban nhân dân tỉnh Mẫu'),
          subject: aValue('Về việc chỉnh lý tài liệu'),
          addressees: aValue(['UBND huyện', 'Sở Nội vụ']),
        },
      },
      {
        firstPage: 2,
        lastPage: 2,
        fields: {
          documentType: aValue('Tờ trình'),
          number: aValue('12'),
          issuedOn: aValue('2020-01'),
          issuingBody: aValue('Sở Nội vụ'),
          subject: aValue('Về kinh phí'),
        },
      },
    ],
  });
}
