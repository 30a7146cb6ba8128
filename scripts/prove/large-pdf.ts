import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

const SAMPLES = path.join(import.meta.dirname, '../../samples');
/** It bears a secrecy mark: the whole file would be withheld. */
const MARKED = 'Công văn kiểm tra năm 2018.jpg';
const WIDTH = 2480; // A4 at 300 ppi
const HEIGHT = 3508;
/** Gives some 1 MB for a noisy colour page, what an office scanner makes. */
const QUALITY = 92;

/** Writes a PDF of colour scans, A4 at 300 ppi, page by page; every image differs in its bytes. @returns its size in bytes */
export async function writeLargePdf(file: string, pages: number): Promise<number> {
  const images = await colourPages();
  const output = fs.openSync(file, 'w');
  const offsets: number[] = [];
  let position = 0;
  const write = (...parts: readonly (string | Uint8Array)[]) => {
    for (const part of parts) position += fs.writeSync(output, Buffer.from(part));
  };
  const object = (number: number, ...parts: readonly (string | Uint8Array)[]) => {
    offsets[number] = position;
    write(`${String(number)} 0 obj\n`, ...parts, '\nendobj\n');
  };
  write('%PDF-1.7\n%\u00e2\u00e3\n');
  object(1, '<</Type/Catalog/Pages 2 0 R>>');
  const draw = 'q 595.2 0 0 841.92 0 0 cm /I Do Q';
  object(3, `<</Length ${String(draw.length)}>>stream\n${draw}\nendstream`);
  for (let page = 0; page < pages; page += 1) {
    const image = withComment(images[page % images.length] ?? Buffer.alloc(0), `page ${String(page)}`);
    const dictionary = `/Width ${String(WIDTH)}/Height ${String(HEIGHT)}/ColorSpace/DeviceRGB/BitsPerComponent 8`;
    const filter = `/Filter/DCTDecode/Length ${String(image.length)}`;
    object(4 + 2 * page, `<</Type/XObject/Subtype/Image${dictionary}${filter}>>stream\n`, image, '\nendstream');
    const resources = `/Resources<</XObject<</I ${String(4 + 2 * page)} 0 R>>>>`;
    object(5 + 2 * page, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.2 841.92]/Contents 3 0 R${resources}>>`);
  }
  const kids = Array.from({ length: pages }, (_, page) => `${String(5 + 2 * page)} 0 R`).join(' ');
  object(2, `<</Type/Pages/Count ${String(pages)}/Kids[${kids}]>>`);
  writeTrailer(write, offsets, position);
  fs.closeSync(output);
  return position;
}

function writeTrailer(write: (text: string) => void, offsets: readonly number[], start: number): void {
  const lines = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = String(offsets.length);
  write(`xref\n0 ${size}\n0000000000 65535 f \n${lines.join('')}`);
  write(`trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${String(start)}\n%%EOF\n`);
}

/** The samples that are images of printed pages, scaled to 300 ppi. */
async function colourPages(): Promise<readonly Buffer[]> {
  const names = fs.readdirSync(SAMPLES).filter((name) => /\.(jpg|png)$/.test(name) && name.normalize('NFC') !== MARKED);
  return Promise.all(
    names
      .toSorted()
      .map((name) =>
        sharp(path.join(SAMPLES, name))
          .rotate()
          .resize(WIDTH, HEIGHT, { fit: 'fill' })
          .toColourspace('srgb')
          .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
          .toBuffer(),
      ),
  );
}

/** A JPEG comment right after the start mark: other bytes, same pixels. */
function withComment(jpeg: Buffer, text: string): Buffer {
  const head = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from(text, 'latin1'), jpeg.subarray(2)]);
}
