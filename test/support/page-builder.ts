import { turnBox, turnSize, inverseTurn } from '../../src/domain/page/geometry.ts';
import type { Box, QuarterTurn, Size } from '../../src/domain/page/geometry.ts';
import type { PageReading, Word, WordLayer } from '../../src/domain/page/page-reading.ts';

/** A line of print: where it stands in millimetres of A4 and how well the engine reads it. */
export interface PrintedLine {
  readonly text: string;
  /** Baseline. */
  readonly y: number;
  /** Left edge, or the middle when `centred`. */
  readonly x: number;
  readonly centred?: boolean;
  /** Type size in points. */
  readonly size?: number;
  readonly confidence?: number;
  readonly layer?: WordLayer;
}

export interface PageOptions {
  readonly page?: number;
  /** Degrees clockwise that the printed lines slant. */
  readonly skew?: number;
  /** Turn that would set the page upright; the boxes are given for the page as it lies. */
  readonly rotation?: QuarterTurn;
  /** Width and height in millimetres. */
  readonly format?: readonly [number, number];
}

const PPI = 200;
const MM = PPI / 25.4;

/** What an engine would read of the lines: words with boxes that follow the letters, line by line. */
export function aPage(lines: readonly PrintedLine[], options: PageOptions = {}): PageReading {
  const [widthMm, heightMm] = options.format ?? [210, 297];
  const upright: Size = { width: Math.round(widthMm * MM), height: Math.round(heightMm * MM) };
  const rotation = options.rotation ?? 0;
  const words = lines
    .flatMap((line, index) => wordsOf(line, index))
    .map((word) => ({
      ...word,
      box: turnBox(rounded(slanted(word.box, upright, options.skew ?? 0)), upright, inverseTurn(rotation)),
    }));
  const size = turnSize(upright, inverseTurn(rotation));
  return {
    page: options.page ?? 1,
    widthPx: size.width,
    heightPx: size.height,
    ppi: PPI,
    rotation,
    skewDegrees: options.skew ?? 0,
    blank: words.length === 0,
    verdict: 'good',
    findings: [],
    words,
    text: lines.map(({ text }) => text).join('\n'),
    confidence: 0.96,
    source: 'ocr',
  };
}

function wordsOf(line: PrintedLine, index: number): Word[] {
  const em = ((line.size ?? 13) / 72) * PPI;
  const parts = line.text.split(' ');
  const total = parts.reduce((sum, part) => sum + widthOf(part, em), 0) + (parts.length - 1) * em * 0.25;
  let x = line.x * MM - (line.centred === true ? total / 2 : 0);
  return parts.map((text): Word => {
    const width = widthOf(text, em);
    const box = boxOf(text, [x, line.y * MM, width], em);
    x += width + em * 0.25;
    return { text, box, confidence: line.confidence ?? 0.96, line: index, layer: line.layer ?? 'ink' };
  });
}

function widthOf(text: string, em: number): number {
  return (
    Array.from(text).reduce((sum, c) => sum + (/\p{Lu}/u.test(c) ? 0.58 : /[.,;:|'-]/.test(c) ? 0.28 : 0.47), 0) * em
  );
}

/** Capitals, digits and ascenders reach up, tails reach down. */
function boxOf(text: string, [x, baseline, width]: readonly [number, number, number], em: number): Box {
  if (/^[-–]$/.test(text)) return [x, baseline - em * 0.25, width, em * 0.06];
  const up = /[\p{Lu}\p{N}bdfhklt]/u.test(text) || text.normalize('NFD') !== text ? 0.68 : 0.46;
  const down = /[gpqy,;Q]/u.test(text) ? 0.2 : 0;
  return [x, baseline - em * up, width, em * (up + down)];
}

function slanted([x, y, width, height]: Box, size: Size, degrees: number): Box {
  return [x, y + Math.tan((degrees * Math.PI) / 180) * (x + width / 2 - size.width / 2), width, height];
}

function rounded([x, y, width, height]: Box): Box {
  return [Math.round(x), Math.round(y), Math.round(width), Math.max(1, Math.round(height))];
}

export interface Paper {
  readonly agency?: readonly string[];
  readonly number?: string;
  readonly place?: string;
  /** Subject lines under the number of a letter. */
  readonly letterSubject?: readonly string[];
  readonly title?: string;
  readonly subject?: readonly string[];
  readonly authority?: readonly string[];
  readonly addressees?: readonly string[];
  readonly body?: readonly string[];
  readonly recipients?: readonly string[];
  readonly role?: readonly string[];
  readonly name?: string;
  readonly foot?: boolean;
}

const NATIONAL = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];
export const BODY = [
  'Thực hiện kế hoạch công tác năm và ý kiến của các đơn vị trực thuộc, cơ quan đề',
  'nghị các phòng chuyên môn phối hợp triển khai một số nội dung sau đây để bảo đảm',
  'tiến độ chung của toàn ngành và báo cáo kết quả trước thời hạn được giao theo quy',
  'định hiện hành về chế độ thông tin, báo cáo.',
];

/** The printed lines of a one-page paper laid out as NĐ 30/2020 has it. All names and matters are invented. */
export function paperLines(paper: Paper = {}): PrintedLine[] {
  const agency = paper.agency ?? ['ỦY BAN NHÂN DÂN', 'TỈNH HẢI SƠN'];
  const upper = [
    ...stack(agency, { x: 62, y: 22, step: 6 }),
    ...stack(NATIONAL, { x: 147, y: 22, step: 6 }),
    ...one(paper.number ?? 'Số: 125/UBND-TH', { x: 62, y: 46 }),
    ...one(paper.place ?? 'Hải Sơn, ngày 14 tháng 6 năm 2019', { x: 147, y: 46 }),
    ...stack(paper.letterSubject ?? [], { x: 62, y: 53, step: 5 }),
    ...one(paper.title, { x: 110, y: 66 }),
    ...stack(paper.subject ?? [], { x: 110, y: 73, step: 6 }),
    ...stack(paper.authority ?? [], { x: 110, y: 92, step: 6 }),
    ...(paper.addressees ?? []).map((text, i) => ({ text, x: i === 0 ? 70 : 90, y: 100 + i * 7 })),
    ...(paper.body ?? BODY).map((text, i) => ({ text, x: i === 0 ? 42 : 30, y: 128 + i * 7, size: 14 })),
  ];
  return paper.foot === false ? upper : [...upper, ...footLines(paper)];
}

function footLines(paper: Paper): PrintedLine[] {
  const recipients = ['Nơi nhận:', ...(paper.recipients ?? ['- Như trên;', '- Lưu: VT, TH.'])];
  return [
    ...recipients.map((text, i) => ({ text, x: 30, y: 200 + i * 5, size: 11 })),
    ...stack(paper.role ?? ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], { x: 150, y: 200, step: 6 }),
    ...one(paper.name ?? 'Trần Thanh Hải', { x: 150, y: 238 }),
  ];
}

function stack(lines: readonly string[], at: { x: number; y: number; step: number }): PrintedLine[] {
  return lines.map((text, i) => ({ text, x: at.x, y: at.y + i * at.step, centred: true, size: 13 }));
}

function one(text: string | undefined, at: { x: number; y: number }): PrintedLine[] {
  return text === undefined ? [] : [{ text, ...at, centred: true, size: 13 }];
}

export function aPaper(paper: Paper = {}, options: PageOptions = {}): PageReading {
  return aPage(paperLines(paper), options);
}

/** Changes single words of a reading, as another engine or a pen would have them. */
export function withWords(reading: PageReading, change: (word: Word) => Word): PageReading {
  return { ...reading, words: reading.words.map(change) };
}
