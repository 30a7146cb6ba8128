import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

const SAMPLES = path.join(import.meta.dirname, '../../samples');
/** Letters without a secrecy mark. */
const NAMES = ['Chỉ thị 06 (quét ngược).jpg', 'Công văn khẩn ứng phó mưa bão.jpg', 'Hướng dẫn 927 (sao y).jpg'];

/** A scan of its own content, by name and SHA-256. */
export interface CrashDocument {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** Heads of the project's sample letters, each with another comment: different files that are quick to read. */
export async function makeDocuments(count: number): Promise<readonly CrashDocument[]> {
  const heads = await Promise.all(NAMES.map((name) => headOf(path.join(SAMPLES, name))));
  return Array.from({ length: count }, (_, index) => {
    const head = heads[index % heads.length] ?? Buffer.alloc(0);
    const bytes = withComment(head, `document ${String(index)}`);
    const name = `Văn bản số ${String(index + 1).padStart(2, '0')} "gấp".jpg`;
    return { name, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
  });
}

/** Files appear whole in the inbox, as a careful copier delivers them. */
export function deliver(document: CrashDocument, inbox: string): void {
  const unfinished = path.join(path.dirname(inbox), 'delivery');
  fs.writeFileSync(unfinished, document.bytes);
  fs.renameSync(unfinished, path.join(inbox, document.name));
}

async function headOf(file: string): Promise<Buffer> {
  const { width, height } = await sharp(file).metadata();
  const cut = { left: 0, top: 0, width, height: Math.round(height * 0.4) };
  return await sharp(file).extract(cut).withMetadata({ density: 200 }).jpeg({ quality: 80 }).toBuffer();
}

/** A comment segment (ITU-T T.81, B.2.4.5) right behind the start of the image. */
function withComment(jpeg: Buffer, comment: string): Buffer {
  const text = Buffer.from(comment);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xfffe, 0);
  segment.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, text, jpeg.subarray(2)]);
}
