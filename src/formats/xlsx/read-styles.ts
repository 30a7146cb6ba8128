import { FileError } from '../../ports/errors.ts';
import { readXml } from '../xml/read-xml.ts';
import { lookOfFormat, type NumberLook } from './number-format.ts';

/** The format allows 65,490 looks of cells; other programs do not count as it does. */
const MAX_LOOKS = 200_000;

/** How the numbers of each cell style look, by the number of the style. */
export async function readStyles(part: string, chunks: AsyncIterable<Uint8Array>): Promise<readonly NumberLook[]> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCellFormats = false;
  await readXml(part, chunks, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) formats.push(Number(attributes['numFmtId'] ?? 0));
      if (Math.max(formats.length, codes.size) > MAX_LOOKS)
        throw new FileError('office-file-too-large', 'Too many styles', { details: { part, limit: MAX_LOOKS } });
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return formats.map((id) => lookOfFormat(id, codes.get(id)));
}
