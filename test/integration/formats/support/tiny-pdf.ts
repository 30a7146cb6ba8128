import { deflateSync } from 'node:zlib';

/** A PDF written by hand, so that the tests know every byte of it. */
export interface TinyImage {
  readonly dictionary: string;
  readonly data: Uint8Array;
}

export interface TinyPage {
  /** Entries of the page besides the usual ones, e.g. `/Rotate 90`. */
  readonly entries?: string;
  readonly mediaBox?: string;
  readonly content: string | Buffer;
  /** Fonts besides F1 (Helvetica), e.g. `/F2 1000 0 R`. */
  readonly fonts?: string;
  /** Resource names Im0, Im1 … */
  readonly images?: readonly TinyImage[];
}

export interface TinyOptions {
  /** Entries of the catalogue. */
  readonly catalogue?: string;
  /** Entries of the trailer. */
  readonly trailer?: string;
  /** Further objects, numbered from {@link FIRST_EXTRA}. */
  readonly extra?: readonly string[];
}

export const FIRST_EXTRA = 1000;

interface TinyObject {
  readonly number: number;
  readonly body: Buffer;
}

export function tinyPdf(pages: readonly TinyPage[], options: TinyOptions = {}): Buffer {
  const objects: TinyObject[] = [];
  const kids: string[] = [];
  let next = 10;
  for (const page of pages) {
    const images = (page.images ?? []).map((image) => ({ image, number: next++ }));
    for (const { image, number } of images) objects.push({ number, body: stream(image.dictionary, image.data) });
    const content = next++;
    objects.push({ number: content, body: stream('', Buffer.from(page.content)) });
    const names = images.map(({ number }, index) => `/Im${String(index)} ${String(number)} 0 R`).join(' ');
    const box = page.mediaBox ?? '[0 0 595 842]';
    const number = next++;
    kids.push(`${String(number)} 0 R`);
    objects.push({
      number,
      body: Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Contents ${String(content)} 0 R /Resources << /XObject << ${names} >> /Font << /F1 3 0 R ${page.fonts ?? ''} >> >> ${page.entries ?? ''} >>`,
      ),
    });
  }
  objects.push(
    { number: 1, body: Buffer.from(`<< /Type /Catalog /Pages 2 0 R ${options.catalogue ?? ''} >>`) },
    { number: 2, body: Buffer.from(`<< /Type /Pages /Count ${String(kids.length)} /Kids [${kids.join(' ')}] >>`) },
    { number: 3, body: Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>') },
    ...(options.extra ?? []).map((body, index) => ({ number: FIRST_EXTRA + index, body: Buffer.from(body) })),
  );
  return write(objects, options.trailer ?? '');
}

export function imageDictionary(width: number, height: number, rest: string): string {
  return `/Type /XObject /Subtype /Image /Width ${String(width)} /Height ${String(height)} ${rest}`;
}

export function jpegImage(width: number, height: number, data: Uint8Array): TinyImage {
  const rest = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode';
  return { dictionary: imageDictionary(width, height, rest), data };
}

export function flateImage(width: number, height: number, rgb: Uint8Array): TinyImage {
  const rest = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode';
  return { dictionary: imageDictionary(width, height, rest), data: deflateSync(rgb) };
}

/** Draws Im0 over the whole sheet of A4. */
export const FULL_PAGE = 'q 595 0 0 842 0 0 cm /Im0 Do Q';

function stream(dictionary: string, data: Uint8Array): Buffer {
  const head = Buffer.from(`<< ${dictionary} /Length ${String(data.length)} >>\nstream\n`);
  return Buffer.concat([head, data, Buffer.from('\nendstream')]);
}

function write(objects: readonly TinyObject[], trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  let position = parts[0]?.length ?? 0;
  const entries: string[] = [];
  for (const { number, body } of objects) {
    const whole = Buffer.concat([Buffer.from(`${String(number)} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    entries.push(`${String(number)} 1\n${String(position).padStart(10, '0')} 00000 n \n`);
    parts.push(whole);
    position += whole.length;
  }
  const table = `xref\n0 1\n0000000000 65535 f \n${entries.join('')}`;
  const end = `trailer\n<< /Size 2000 /Root 1 0 R ${trailer} >>\nstartxref\n${String(position)}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table + end)]);
}
