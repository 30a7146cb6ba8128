import { Buffer } from 'node:buffer';
import { open } from 'node:fs/promises';
import { readFileChunks } from './durable.ts';

/** Enough for the head of any JPEG file that is not mostly thumbnails. */
const HEAD_BYTES = 256 * 1024;
/** A4 in points. */
const PAGE = { width: 595, height: 842 };

interface JpegFacts {
  readonly width: number;
  readonly height: number;
  readonly colours: number;
}

export async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

export function isPdf(head: Buffer): boolean {
  return head.subarray(0, 1024).includes('%PDF-');
}

/**
 * A PDF that shows a file which is not read, without any text: the image where it is a JPEG file (copied as it is), else
 * an empty page. The host shows this beside the unchanged original.
 */
export async function* imagePdf(sourcePath: string, head: Buffer, bytes: number): AsyncGenerator<Uint8Array> {
  const facts = jpegFacts(head);
  const scale = facts ? Math.min(PAGE.width / facts.width, PAGE.height / facts.height) : 1;
  const [width, height] = facts ? [facts.width * scale, facts.height * scale] : [PAGE.width, PAGE.height];
  const drawing = facts ? `${width.toFixed(2)} 0 0 ${height.toFixed(2)} 0 0 cm /Im Do` : '';
  const writer = new PdfText();
  yield writer.head();
  yield writer.object('<< /Type /Catalog /Pages 2 0 R >>');
  yield writer.object('<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
  const box = `/MediaBox [0 0 ${width.toFixed(2)} ${height.toFixed(2)}]`;
  const image = facts ? '/XObject << /Im 5 0 R >>' : '';
  yield writer.object(`<< /Type /Page /Parent 2 0 R ${box} /Contents 4 0 R /Resources << ${image} >> >>`);
  yield writer.object(`<< /Length ${String(drawing.length)} >>\nstream\n${drawing}\nendstream`);
  if (facts) {
    yield writer.openStream(`<< ${imageEntries(facts)} /Length ${String(bytes)} >>`);
    for await (const chunk of readFileChunks(sourcePath)) yield writer.raw(chunk);
    yield writer.closeStream();
  }
  yield writer.end();
}

function imageEntries({ width, height, colours }: JpegFacts): string {
  const space = colours === 1 ? '/DeviceGray' : colours === 4 ? '/DeviceCMYK' : '/DeviceRGB';
  // Adobe writes four colours the wrong way round.
  const decode = colours === 4 ? '/Decode [1 0 1 0 1 0 1 0]' : '';
  const size = `/Width ${String(width)} /Height ${String(height)}`;
  return `/Type /XObject /Subtype /Image ${size} /ColorSpace ${space} ${decode} /BitsPerComponent 8 /Filter /DCTDecode`;
}

/** Size and colours from the frame header (ITU T.81, B.2.2); undefined for what is no JPEG file. */
function jpegFacts(head: Buffer): JpegFacts | undefined {
  if (head.length < 4 || head.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < head.length;) {
    if (head[at] !== 0xff) return undefined;
    const marker = head[at + 1] ?? 0;
    if (isFrame(marker)) return frameFacts(head, at);
    at += marker === 0xff ? 1 : 2 + head.readUInt16BE(at + 2);
  }
  return undefined;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function frameFacts(head: Buffer, at: number): JpegFacts | undefined {
  const [height, width, colours] = [head.readUInt16BE(at + 5), head.readUInt16BE(at + 7), head[at + 9] ?? 0];
  return width > 0 && height > 0 && [1, 3, 4].includes(colours) ? { width, height, colours } : undefined;
}

/** Objects of a PDF file and where they begin. */
class PdfText {
  readonly #offsets: number[] = [];
  #bytes = 0;

  head(): Buffer {
    return this.raw(Buffer.from('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'));
  }

  object(body: string): Buffer {
    return this.raw(Buffer.from(`${this.#open()}${body}\nendobj\n`, 'latin1'));
  }

  openStream(dictionary: string): Buffer {
    return this.raw(Buffer.from(`${this.#open()}${dictionary}\nstream\n`, 'latin1'));
  }

  closeStream(): Buffer {
    return this.raw(Buffer.from('\nendstream\nendobj\n'));
  }

  raw<Bytes extends Uint8Array>(bytes: Bytes): Bytes {
    this.#bytes += bytes.length;
    return bytes;
  }

  end(): Buffer {
    const count = String(this.#offsets.length + 1);
    const rows = this.#offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const trailer = `trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${String(this.#bytes)}\n%%EOF\n`;
    return this.raw(Buffer.from(`xref\n0 ${count}\n0000000000 65535 f \n${rows}${trailer}`, 'latin1'));
  }

  #open(): string {
    this.#offsets.push(this.#bytes);
    return `${String(this.#offsets.length)} 0 obj\n`;
  }
}
