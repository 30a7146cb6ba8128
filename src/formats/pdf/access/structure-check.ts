import { open, type FileHandle } from 'node:fs/promises';
import { PdfError } from '../../../ports/errors.ts';

const TAIL_BYTES = 1024;
const ENTRY_BYTES = 20;
const LOOK_BYTES = 24;
const XMP_BYTES = 64 * 1024;
/** What must be found in the packet; with it the file claims to be PDF/A-2u. */
const CLAIMS = ['<pdfaid:part>2</pdfaid:part>', '<pdfaid:conformance>U</pdfaid:conformance>', '<dc:title>'];

/**
 * Walks through the finished file: header, cross-reference table, every object where the table says, trailer,
 * metadata claims. The full judgement of PDF/A is left to outside validators.
 * @throws PdfError
 */
export async function checkStructure(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (!(await text(file, 0, 8)).startsWith('%PDF-1.7')) throw failed('The header is missing');
    const tail = await text(file, Math.max(0, size - TAIL_BYTES), TAIL_BYTES);
    const end = /trailer\n<<.*\/Size (\d+).*\/Root (\d+) 0 R.*\/ID \[.*>>\nstartxref\n(\d+)\n%%EOF\n$/su.exec(tail);
    if (end === null) throw failed('The trailer is missing');
    const [count, root, start] = [Number(end[1]), Number(end[2]), Number(end[3])];
    const offsets = await readOffsets(file, start, count);
    await checkObjects(file, offsets);
    await checkClaims(file, offsets, root);
  } finally {
    await file.close();
  }
}

async function readOffsets(file: FileHandle, start: number, count: number): Promise<readonly number[]> {
  const head = `xref\n0 ${String(count)}\n`;
  const table = await text(file, start, head.length + count * ENTRY_BYTES);
  if (!table.startsWith(head)) throw failed('The cross-reference table is not where the trailer says');
  return Array.from({ length: count }, (_, object) => {
    const entry = table.slice(head.length + object * ENTRY_BYTES, head.length + (object + 1) * ENTRY_BYTES);
    if (!/^\d{10} \d{5} [fn] \n$/u.test(entry)) throw failed('The cross-reference table is damaged');
    return Number(entry.slice(0, 10));
  });
}

async function checkObjects(file: FileHandle, offsets: readonly number[]): Promise<void> {
  for (let object = 1; object < offsets.length; object++) {
    const found = await text(file, offsets[object] ?? 0, LOOK_BYTES);
    if (!found.startsWith(`${String(object)} 0 obj\n`)) throw failed('An object is not where the table says');
  }
}

async function checkClaims(file: FileHandle, offsets: readonly number[], root: number): Promise<void> {
  const catalogue = await text(file, offsets[root] ?? 0, TAIL_BYTES);
  const packet = /\/Metadata (\d+) 0 R/u.exec(catalogue)?.[1];
  if (packet === undefined || !catalogue.includes('/OutputIntents [<<')) throw failed('The catalogue is incomplete');
  const xmp = await text(file, offsets[Number(packet)] ?? 0, XMP_BYTES);
  if (!CLAIMS.every((claim) => xmp.includes(claim))) throw failed('The metadata do not claim PDF/A-2u');
}

async function text(file: FileHandle, position: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.toString('latin1', 0, bytesRead);
}

function failed(message: string): PdfError {
  return new PdfError('proof-structure', message);
}
