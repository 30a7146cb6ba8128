import { createHash } from 'node:crypto';
import { PdfError } from '../../../ports/errors.ts';
import { imageDecodedData, imageRawData } from '../engine/image-object.ts';
import { pageObjects } from '../engine/page-objects.ts';
import type { PdfPage, PdfRect } from '../engine/pdf-page.ts';
import { textChars, withTextPage } from '../engine/text-page.ts';

/** A word as it was laid: NFC, box in page space (points). */
export interface LaidWord {
  readonly text: string;
  readonly box: PdfRect;
}

export interface ProofRequest {
  readonly page: number;
  /** SHA-256 of the image stream, and of its samples where the stream is not the original one. */
  readonly imageSha256: string;
  readonly samplesSha256: string | undefined;
  readonly words: readonly LaidWord[];
}

export interface PageProof {
  readonly words: number;
  readonly worstBoxMm: number;
}

const MM_PER_POINT = 25.4 / 72;
const MAX_BOX_MM = 1;

/** Reads a page of the finished file with PDFium and compares it with what was meant. @throws PdfError */
export function provePage(page: PdfPage, request: ProofRequest): Promise<PageProof> {
  proveImage(page, request);
  const found = readWords(page);
  proveText(found, request);
  return Promise.resolve({ words: found.length, worstBoxMm: proveBoxes(found, request) });
}

function proveImage(page: PdfPage, { imageSha256, samplesSha256 }: ProofRequest): void {
  const [image, ...more] = [...pageObjects(page)].filter(({ kind }) => kind === 'image');
  if (image === undefined || more.length > 0)
    throw failed('proof-image', 'The page does not hold one image', page.number);
  if (sha256(imageRawData(page.pdfium, image.handle)) !== imageSha256) {
    throw failed('proof-image', 'The image stream is not the one that was laid', page.number);
  }
  if (samplesSha256 !== undefined && sha256(imageDecodedData(page.pdfium, image.handle)) !== samplesSha256) {
    throw failed('proof-image', 'The image does not decode to the samples of the original', page.number);
  }
}

/**
 * Every word is one text object; objects of blanks alone part them. PDFium gives the characters of one baseline from
 * left to right; the order proved is that of the file.
 */
function readWords(page: PdfPage): readonly LaidWord[] {
  const byObject = charactersByObject(page);
  const words: LaidWord[] = [];
  for (const { kind, handle } of pageObjects(page)) {
    const word = kind === 'text' ? byObject.get(handle) : undefined;
    if (word !== undefined) words.push({ text: word.text.normalize('NFC'), box: word.box });
  }
  return words;
}

function charactersByObject(page: PdfPage): ReadonlyMap<number, LaidWord> {
  return withTextPage(page, (text) => {
    const found = new Map<number, LaidWord>();
    for (const { generated, object, text: char, box } of textChars(text)) {
      if (generated || box === undefined || /^\s*$/u.test(char)) continue;
      const before = found.get(object);
      const word =
        before === undefined ? { text: char, box } : { text: before.text + char, box: union(before.box, box) };
      found.set(object, word);
    }
    return found;
  });
}

function proveText(found: readonly LaidWord[], { words, page }: ProofRequest): void {
  const wrong = words.findIndex((word, index) => comparable(found[index]?.text ?? '') !== comparable(word.text));
  if (wrong < 0 && found.length === words.length) return;
  throw new PdfError('proof-text', 'The text read back is not the text that was laid', {
    details: { page, word: wrong < 0 ? words.length : wrong, laid: words.length, found: found.length },
  });
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** PDFium gives right-to-left words in the order seen, brackets mirrored: for them the letters must be the same. */
function comparable(text: string): string {
  if (!RIGHT_TO_LEFT.test(text)) return text;
  const letters = text.normalize('NFKD').match(/\p{L}/gu) ?? [];
  return letters.sort().join('');
}

function proveBoxes(found: readonly LaidWord[], { words, page }: ProofRequest): number {
  let worst = 0;
  words.forEach((word, index) => {
    const box = found[index]?.box;
    if (box !== undefined) worst = Math.max(worst, distance(word.box, box) * MM_PER_POINT);
  });
  if (worst <= MAX_BOX_MM) return worst;
  throw new PdfError('proof-boxes', 'A word lies beside the place where it was read', {
    details: { page, millimetres: Math.round(worst * 100) / 100 },
  });
}

/** Of the edge that is farthest off, in points. */
function distance(a: PdfRect, b: PdfRect): number {
  return Math.max(
    Math.abs(a.left - b.left),
    Math.abs(a.right - b.right),
    Math.abs(a.bottom - b.bottom),
    Math.abs(a.top - b.top),
  );
}

function union(a: PdfRect, b: PdfRect): PdfRect {
  return {
    left: Math.min(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
    top: Math.max(a.top, b.top),
  };
}

function failed(code: 'proof-image', message: string, page: number): PdfError {
  return new PdfError(code, message, { details: { page } });
}

function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
