import { readXml } from '../xml/read-xml.ts';
import { lookOfFormat, type NumberLook } from './number-format.ts';

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
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return formats.map((id) => lookOfFormat(id, codes.get(id)));
}
