import type { Division } from '../../../src/domain/division/division.ts';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import { aDocument, aHumanValue, aValue } from '../store/builders.ts';
import { drawnLine, PAGE_HEIGHT, PAGE_WIDTH, readingOf, type DrawnPage } from './drawn-page.ts';
import { fileId, officeFiles, type OfficeFile } from './fixtures.ts';
import type { ConsoleService } from './console-service.ts';

/**
 * A dossier scanned in one go, 14 sides: sheet 1 with its blank back 2, documents 3–5, 6–10 (10 is blank), 11–14 with an
 * annex on 13, which lies on its side; whether 11 begins a document is doubtful. On that of page 6 somebody typed a number.
 */
export const STREAM_ID = fileId(2);
const SHEETS = [1];
const BLANK = [2, 10];
const FIRST = [3, 6, 11];
/** Scanned so that it must be turned. */
const ON_ITS_SIDE = 13;

export const STREAM_DIVISION: Division = {
  documents: [
    { firstPage: 3, lastPage: 5, confidence: 1 },
    { firstPage: 6, lastPage: 10, confidence: 0.99 },
    {
      ...{ firstPage: 11, lastPage: 14, confidence: 0.6 },
      annexes: [{ firstPage: 13, lastPage: 14 }],
      doubts: [{ page: 11, reason: 'weak-head' }],
    },
  ],
  separators: [{ page: 1, kind: 'dossier', label: 'HS-2017-014' }],
};

export function streamFile(): OfficeFile {
  const [, file] = officeFiles();
  if (file?.result === undefined) throw new Error('No stream in the office');
  const pages = Array.from({ length: 14 }, (_, i) => sideOf(i + 1));
  const readings = pages.map((page, i): PageReading => {
    const reading = readingOf(page, i + 1);
    return BLANK.includes(i + 1) ? { ...reading, blank: true, text: '' } : reading;
  });
  const documents = STREAM_DIVISION.documents.map(({ firstPage, lastPage }) =>
    aDocument(firstPage, lastPage, {
      documentType: aValue(firstPage === 6 ? 'Báo cáo' : 'Quyết định'),
      referenceNumber: aValue(`${String(firstPage)}/QĐ-UBND`),
    }),
  );
  return {
    row: { ...file.row, pageCount: pages.length },
    pages,
    result: { ...file.result, readings, documents },
  };
}

/** What a reading would have kept of the division, and a number that somebody typed. */
export async function keepStream({ app: { store } }: ConsoleService): Promise<void> {
  const file = await store.scanFiles.find(STREAM_ID);
  await store.divisions.save({ scanFileId: STREAM_ID, sha256: file?.sha256 ?? '', division: STREAM_DIVISION });
  const typed = `${STREAM_ID}-6`;
  const { revision = 0 } = (await store.readings.document(typed)) ?? {};
  await store.readings.setHumanValue({ documentId: typed, revision, field: 'number', value: aHumanValue('61') });
}

function sideOf(page: number): DrawnPage {
  const size = { widthPx: PAGE_WIDTH, heightPx: PAGE_HEIGHT, rotation: page === ON_ITS_SIDE ? 90 : 0 } as const;

  if (BLANK.includes(page)) return { ...size, lines: [] };
  if (SHEETS.includes(page)) {
    const lines = ['PHIẾU NGĂN CÁCH', 'BẮT ĐẦU HỒ SƠ MỚI', 'HS-2017-014'].map((text, i) =>
      drawnLine(text, { x: 330, y: 300 + i * 180, size: 90, look: 'bold' }),
    );
    return { ...size, lines };
  }
  const text = Array.from({ length: 22 }, (_, i) =>
    drawnLine(`${String(i + 1)}. Các đơn vị chỉnh lý tài liệu lưu trữ theo kế hoạch đã được phê duyệt.`, {
      ...{ x: 170, y: (FIRST.includes(page) ? 560 : 260) + i * 66, size: 30 },
    }),
  );
  const head = [
    drawnLine('ỦY BAN NHÂN DÂN HUYỆN MẪU', { x: 130, y: 150, size: 30, look: 'bold' }),
    drawnLine('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { x: 880, y: 150, size: 30, look: 'bold' }),
    drawnLine('QUYẾT ĐỊNH', { x: 690, y: 400, size: 40, look: 'bold' }),
  ];
  return { ...size, lines: [...(FIRST.includes(page) ? head : []), ...text] };
}
