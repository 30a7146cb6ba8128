import type { CataloguedDocument } from '../../../src/domain/cataloguing/catalogued-document.ts';
import type { FieldValue, FieldValues } from '../../../src/domain/cataloguing/field-value.ts';
import type { FieldContent, FieldName } from '../../../src/domain/metadata/field-name.ts';
import type { Box } from '../../../src/domain/page/geometry.ts';
import type { DocumentRef, HostId } from '../../../src/ports/host.ts';
import type { ReadingResult, ScanFile } from '../../../src/ports/store.ts';
import { drawnLine as line, PAGE_HEIGHT, PAGE_WIDTH, readingOf, type DrawnLine, type DrawnPage } from './drawn-page.ts';

/** A scan file of the stub office: its row, what was read of it, and its pages to be drawn. */
export interface OfficeFile {
  readonly row: ScanFile;
  readonly result: ReadingResult | undefined;
  readonly pages: readonly DrawnPage[];
}

/** What a made-up document says; `hand` is a number written by hand. */
interface Content {
  readonly type: string;
  readonly number: string;
  readonly hand?: { readonly readAs: string | undefined };
  readonly notation: string;
  readonly date: string;
  readonly body: string;
  readonly subject: string;
  readonly signatory: string;
  readonly recipients?: readonly string[];
  readonly pages?: number;
  readonly upsideDown?: boolean;
}

const PARENT = 'ỦY BAN NHÂN DÂN TỈNH LẠC GIANG';

function firstPage(content: Content): readonly DrawnLine[] {
  const [year = '', month = '', day = ''] = content.date.split('-');
  return [
    line(PARENT, { x: 130, y: 150, size: 30 }),
    line(content.body.toLocaleUpperCase('vi'), { x: 130, y: 195, size: 30, look: 'bold' }),
    line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { x: 880, y: 150, size: 30, look: 'bold' }),
    line('Số:', { x: 190, y: 265, size: 32 }),
    line(content.number, { x: 260, y: 258, size: 40, look: content.hand ? 'hand' : 'print' }),
    line(`/${content.notation}`, { x: 360, y: 265, size: 32 }),
    line(`Lạc Giang, ngày ${day} tháng ${month} năm ${year}`, { x: 900, y: 265, size: 30 }),
    line(content.type.toLocaleUpperCase('vi'), { x: 690, y: 400, size: 40, look: 'bold' }),
    line(content.subject, { x: 330, y: 460, size: 32, look: 'bold' }),
    ...Array.from({ length: 14 }, (_, index) =>
      line(
        `Điều ${String(index + 1)}. Các đơn vị chỉnh lý tài liệu lưu trữ theo kế hoạch đã được phê duyệt, báo cáo hằng quý.`,
        {
          x: 150,
          y: 600 + index * 62,
          size: 29,
        },
      ),
    ),
    line('Nơi nhận:', { x: 150, y: 1560, size: 26, look: 'bold' }),
    ...(content.recipients ?? []).map((recipient, index) =>
      line(`- ${recipient};`, { x: 150, y: 1604 + index * 38, size: 24 }),
    ),
    line('KT. CHỦ TỊCH', { x: 1030, y: 1520, size: 32, look: 'bold' }),
    line(content.signatory, { x: 1000, y: 1830, size: 34, look: 'bold' }),
  ];
}

function pagesOf(content: Content): readonly DrawnPage[] {
  const page = (lines: readonly DrawnLine[]): DrawnPage => ({
    widthPx: PAGE_WIDTH,
    heightPx: PAGE_HEIGHT,
    rotation: content.upsideDown === true ? 180 : 0,
    lines,
  });
  const more = Array.from({ length: (content.pages ?? 1) - 1 }, (_, index) =>
    page([line(`Phụ lục ${String(index + 1)}: danh mục hồ sơ giai đoạn 2015 - 2018`, { x: 200, y: 200, size: 34 })]),
  );
  return [page(firstPage(content)), ...more];
}

interface Said {
  readonly value: FieldContent;
  readonly confidence: number;
  readonly needsReview?: boolean;
  readonly origin?: FieldValue['origin'];
  /** Words of the page that show the value. */
  readonly quote?: string;
  /** Where the machine read these words otherwise. */
  readonly readAs?: string;
}

/** Boxes lie on the page as the file holds it, so an upside-down page turns them. */
function evidenceBox(page: DrawnPage, quote: string): Box | undefined {
  const found = page.lines.find(({ text }) => text === quote);
  if (!found) return undefined;
  const [x, y, width, height] = found.box;
  return page.rotation === 180 ? [PAGE_WIDTH - x - width, PAGE_HEIGHT - y - height, width, height] : found.box;
}

function fieldsOf(content: Content, start: number, page: DrawnPage): FieldValues {
  const hand = content.hand;
  const [year = '', month = '', day = ''] = content.date.split('-');
  const number = hand ? hand.readAs : content.number;
  const said: Partial<Record<FieldName, Said>> = {
    documentType: { value: content.type, confidence: 0.99, quote: content.type.toLocaleUpperCase('vi') },
    ...(number !== undefined && numberFields(content, number)),
    notation: { value: content.notation, confidence: 0.97, quote: `/${content.notation}` },
    issuedOn: { value: content.date, confidence: 0.96, quote: `Lạc Giang, ngày ${day} tháng ${month} năm ${year}` },
    place: { value: 'Lạc Giang', confidence: 0.97, quote: `Lạc Giang, ngày ${day} tháng ${month} năm ${year}` },
    issuingBody: { value: content.body, confidence: 0.95, quote: content.body.toLocaleUpperCase('vi') },
    parentBody: { value: PARENT, confidence: 0.94, quote: PARENT },
    subject: { value: content.subject, confidence: 0.9, quote: content.subject },
    recipients: { value: content.recipients ?? ['Lưu: VT'], confidence: 0.88, quote: 'Nơi nhận:' },
    signatory: {
      value: content.signatory,
      confidence: hand ? 0.71 : 0.97,
      needsReview: hand !== undefined,
      quote: content.signatory,
    },
    language: { value: 'Tiếng Việt', confidence: 0.99, origin: 'rule' },
    pageCount: { value: content.pages ?? 1, confidence: 1, origin: 'rule' },
  };
  return Object.fromEntries(Object.entries(said).map(([name, field]) => [name, valueOf(field, start, page)]));
}

function valueOf(field: Said, start: number, page: DrawnPage): FieldValue {
  const { value, confidence, needsReview = false, origin = 'model', quote, readAs = quote } = field;
  const box = quote === undefined ? undefined : evidenceBox(page, quote);
  const evidence = box && readAs !== undefined && { page: start, box, quote: readAs };
  return { value, confidence, needsReview, origin, ...(evidence && { evidence }) };
}

/** A handwritten number is never certain, nor is what a rule builds of it. */
function numberFields(content: Content, number: string): Partial<Record<FieldName, Said>> {
  const isHand = content.hand !== undefined;
  const confidence = isHand ? 0.62 : 0.98;
  return {
    number: { value: number, confidence, needsReview: isHand, quote: content.number, readAs: number },
    referenceNumber: { value: `${number}/${content.notation}`, confidence, origin: 'rule' },
  };
}

interface FileSetting extends Pick<ScanFile, 'name' | 'state'>, Partial<Pick<ScanFile, 'code' | 'details' | 'signed'>> {
  readonly number: number;
  readonly contents?: readonly Content[];
}

const SHA256 = 'cd'.repeat(32);
const BYTES = 812_345;

function aFile({ number, contents = [], ...setting }: FileSetting): OfficeFile {
  const drawn = contents.map(pagesOf);
  const pages = drawn.flat();
  const documents = drawn.map((own, index): CataloguedDocument => {
    const before = drawn.slice(0, index).flat().length;
    const [content, first] = [contents[index], own[0]];
    const fields = content && first ? fieldsOf(content, before + 1, first) : {};
    return { firstPage: before + 1, lastPage: before + own.length, fields };
  });
  const row = rowOf(number, { ...setting, pageCount: pages.length > 0 ? pages.length : null });
  return { row, pages, result: documents.length > 0 ? resultOf(row, pages, documents) : undefined };
}

function rowOf(number: number, setting: Partial<ScanFile> & Pick<ScanFile, 'name' | 'state'>): ScanFile {
  const isKnown = setting.state !== 'received';
  return {
    id: fileId(number),
    hostId: 'inbox' as HostId, // the host of the stub office
    ref: setting.name as DocumentRef, // a folder host names files so
    revision: 1,
    bytes: isKnown ? BYTES : null,
    sha256: isKnown ? number.toString(16).padStart(64, 'cd') : null,
    mediaType: isKnown ? 'application/pdf' : null,
    pageCount: null,
    signed: false,
    code: null,
    details: {},
    fingerprint: null,
    // Newest first is the order of the lists: file 1 comes first.
    receivedAt: new Date(Date.UTC(2026, 10, 24, 8, 60 - number)),
    updatedAt: new Date(Date.UTC(2026, 10, 24, 9)),
    ...setting,
  };
}

function resultOf(row: ScanFile, pages: readonly DrawnPage[], documents: readonly CataloguedDocument[]): ReadingResult {
  const identity = {
    format: 'pdf',
    mediaType: 'application/pdf',
    bytes: BYTES,
    sha256: SHA256,
    signed: row.signed,
    pages: [],
  } as const;
  return {
    scanFileId: row.id,
    identity,
    engine: 'máy 1',
    documents,
    readings: pages.map((page, index) => readingOf(page, index + 1)),
  };
}

/** Scan files are numbered in these tests. */
export function fileId(number: number): string {
  return number.toString(16).padStart(32, '0');
}

const DECISION: Content = {
  type: 'Quyết định',
  number: '108',
  hand: { readAs: '103' },
  notation: 'QĐ-UBND',
  date: '2018-06-11',
  body: 'Ủy ban nhân dân huyện Vĩnh Khê',
  subject: 'Về việc phê duyệt kế hoạch chỉnh lý tài liệu lưu trữ tồn đọng',
  signatory: 'Hoàng Bá Lĩnh',
  recipients: ['Như Điều 3', 'TT Huyện ủy (b/c)', 'Lưu: VT, NV (Th)'],
  pages: 3,
};

/** One of every state, a stream of two documents, a page upside down. */
export function officeFiles(): readonly OfficeFile[] {
  return [
    aFile({ number: 1, name: 'hộp 12/quyết định 108.pdf', state: 'review', contents: [DECISION] }),
    aFile({
      number: 2,
      name: 'hộp 12/hồ sơ rừng phòng hộ 2017 (quét liền).pdf',
      state: 'review',
      contents: [
        {
          ...DECISION,
          type: 'Tờ trình',
          number: '21',
          hand: { readAs: undefined },
          notation: 'TTr-HKL',
          date: '2017-03-02',
          body: 'Hạt Kiểm lâm huyện Vĩnh Khê',
          subject: 'Về việc khoanh vùng rừng phòng hộ đầu nguồn',
          signatory: 'Lò Văn Sơn',
          pages: 2,
        },
        {
          ...DECISION,
          type: 'Công văn',
          number: '457',
          notation: 'UBND-VX',
          date: '2017-03-20',
          subject: 'V/v trả lời Tờ trình số 21/TTr-HKL',
          signatory: 'Đặng Thị Huệ',
          pages: 1,
          upsideDown: true,
        },
      ],
    }),
    aFile({
      number: 3,
      name: 'Báo cáo quan trắc nước quý III.pdf',
      state: 'done',
      signed: true,
      contents: [
        {
          type: 'Báo cáo',
          number: '96',
          notation: 'BC-STNMT',
          date: '2019-10-04',
          body: 'Sở Tài nguyên và Môi trường',
          subject: 'Kết quả quan trắc chất lượng nước mặt quý III năm 2019',
          signatory: 'Trịnh Minh Khoa',
        },
      ],
    }),
    withheldFile(),
    aFile({
      number: 5,
      name: 'hộp 13/tờ 45 (hỏng).pdf',
      state: 'failed',
      code: 'file-broken',
    }),
    aFile({ number: 6, name: 'hộp 13/tờ 46.jpg', state: 'reading' }),
    aFile({ number: 7, name: 'hộp 13/tờ 47.jpg', state: 'received' }),
  ];
}

/** Withheld for a stamp that a person sees to be another one; its page can be drawn, of its text nothing is there. */
function withheldFile(): OfficeFile {
  const mark = { code: 'secrecy-mark', details: { level: 'MẬT', page: 1 } };
  const file = aFile({ number: 4, name: 'hộp 13/tờ 44.tif', state: 'withheld', ...mark });
  const lines = [line('CÔNG VĂN ĐẾN', { x: 140, y: 330, size: 36 }), line(PARENT, { x: 130, y: 150, size: 30 })];
  return { ...file, pages: [{ widthPx: PAGE_WIDTH, heightPx: PAGE_HEIGHT, rotation: 0, lines }] };
}

/** Failed for a passing reason: the queue of the stub office tries it again. */
export function retriedFile(): OfficeFile {
  return aFile({ number: 8, name: 'hộp 13/tờ 48.jpg', state: 'failed', code: 'timeout' });
}

/** A file that was read and holds no document. */
export function blankFile(): OfficeFile {
  return aFile({ number: 9, name: 'mặt sau.jpg', state: 'done', code: 'blank-sides', details: { pages: 1 } });
}

/** A file that asks nothing of its fields; a stamp on its second page and on its third could not be read. */
export function stampedFile(): OfficeFile {
  const content: Content = {
    ...{ type: 'Quyết định', number: '88', notation: 'QĐ-UBND', date: '2016-08-15' },
    ...{ body: 'Ủy ban nhân dân huyện Tân Lâm', subject: 'Về việc giao biên chế năm 2016', signatory: 'Hà Quốc Bảo' },
    pages: 3,
  };
  const setting = { code: 'pages-to-see', details: { stamps: '2, 3' } };
  const file = aFile({ number: 10, name: 'hộp 14/tờ 3.pdf', state: 'done', ...setting, contents: [content] });
  const stamp = line('CÔNG VĂN ĐẾN', { x: 240, y: 830, size: 44, look: 'hand' });
  const pages = file.pages.map((page, index) => (index === 0 ? page : { ...page, lines: [...page.lines, stamp] }));
  const readings = pages.map((page, index) => {
    const reading = readingOf(page, index + 1);
    if (index === 0) return reading;
    return { ...reading, verdict: 'look' as const, findings: [{ code: 'stamp-unread' as const, box: stamp.box }] };
  });
  return { ...file, pages, result: file.result && { ...file.result, readings } };
}
