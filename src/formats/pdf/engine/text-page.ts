import type { PdfPage, PdfRect } from './pdf-page.ts';
import type { Pdfium } from './pdfium.ts';

export interface TextPage {
  readonly pdfium: Pdfium;
  readonly handle: number;
  readonly count: number;
  /** Base font of the character, without the tag of a subset. */
  readonly fontName: (index: number) => string;
  /** Degrees clockwise by which the character is turned on the page, from 0 on. */
  readonly angle: (index: number) => number;
}

export interface TextChar {
  readonly index: number;
  readonly text: string;
  /** Put in by PDFium (line ends, blanks guessed from gaps), not in the file. */
  readonly generated: boolean;
  /** A hyphen after which the line ends, with nothing put in between. */
  readonly endsLine: boolean;
  /** The text object that draws it; 0 for generated ones. */
  readonly object: number;
  /** Advance width by ascent and descent, in page space; absent for generated ones. */
  readonly box: PdfRect | undefined;
}

export function withTextPage<T>(page: PdfPage, use: (text: TextPage) => T): T {
  const { pdfium } = page;
  const handle = pdfium.fn.FPDFText_LoadPage(page.handle);
  if (handle === 0) return use({ pdfium, handle, count: 0, fontName: () => '', angle: () => 0 });
  try {
    const count = Math.max(0, pdfium.fn.FPDFText_CountChars(handle));
    const angle = (index: number) => (Math.max(0, pdfium.fn.FPDFText_GetCharAngle(handle, index)) * 180) / Math.PI;
    return use({ pdfium, handle, count, fontName: (index) => readFontName(pdfium, handle, index), angle });
  } finally {
    pdfium.fn.FPDFText_ClosePage(handle);
  }
}

/**
 * A hyphen at the end of a line comes as U+0002, for readers that would join the word. Here it stays what is drawn:
 * `NĐ-CP` is not one word.
 */
const HYPHEN = '-';

const UNKNOWN = '\ufffd';

/** The font does not say which letter it draws: PDFium gives the code in its place, which may look like any letter. */
function isUnmapped(fn: Pdfium['fn'], handle: number, index: number): boolean {
  return fn.FPDFText_HasUnicodeMapError(handle, index) === 1;
}

const SURROGATE = { high: 0xd800, low: 0xdc00, end: 0xe000 } as const;

/** Characters in the order of the file; the two halves of a surrogate pair come as one. */
export function* textChars({ pdfium, handle, count }: TextPage): Generator<TextChar> {
  const { fn } = pdfium;
  const scratch = fn.malloc(32);
  try {
    for (let index = 0; index < count; index++) {
      const unicode = fn.FPDFText_GetUnicode(handle, index) >>> 0;
      const generated = fn.FPDFText_IsGenerated(handle, index) === 1;
      const low = isHigh(unicode) && index + 1 < count ? fn.FPDFText_GetUnicode(handle, index + 1) >>> 0 : 0;
      const endsLine = fn.FPDFText_IsHyphen(handle, index) === 1;
      yield {
        index,
        text: endsLine ? HYPHEN : isUnmapped(fn, handle, index) ? UNKNOWN : toText(unicode, low),
        generated,
        endsLine,
        object: generated ? 0 : fn.FPDFText_GetTextObject(handle, index),
        box: generated ? undefined : looseBox(pdfium, { handle, index, scratch }),
      };
      if (isLow(low)) index++;
    }
  } finally {
    fn.free(scratch);
  }
}

function isHigh(unit: number): boolean {
  return unit >= SURROGATE.high && unit < SURROGATE.low;
}

function isLow(unit: number): boolean {
  return unit >= SURROGATE.low && unit < SURROGATE.end;
}

function toText(unicode: number, low: number): string {
  if (isHigh(unicode)) return isLow(low) ? String.fromCharCode(unicode, low) : UNKNOWN;
  return unicode > 0x10ffff ? UNKNOWN : String.fromCodePoint(unicode);
}

interface CharPlace {
  readonly handle: number;
  readonly index: number;
  readonly scratch: number;
}

function looseBox({ fn, view }: Pdfium, { handle, index, scratch }: CharPlace): PdfRect | undefined {
  if (fn.FPDFText_GetLooseCharBox(handle, index, scratch) === 0) return undefined;
  const memory = view();
  // FS_RECTF: left, top, right, bottom
  return {
    left: memory.getFloat32(scratch, true),
    top: memory.getFloat32(scratch + 4, true),
    right: memory.getFloat32(scratch + 8, true),
    bottom: memory.getFloat32(scratch + 12, true),
  };
}

function readFontName({ fn, withMemory, bytes }: Pdfium, handle: number, index: number): string {
  const size = fn.FPDFText_GetFontInfo(handle, index, 0, 0, 0);
  if (size === 0) return '';
  return withMemory(size, (pointer) => {
    fn.FPDFText_GetFontInfo(handle, index, pointer, size, 0);
    const name = Buffer.from(bytes().subarray(pointer, pointer + size - 1)).toString('utf8');
    return name.replace(/^[A-Z]{6}\+/, '');
  });
}
