import { findTesseract, type TesseractProgram } from '../../../src/ocr/find-tesseract.ts';

/** The tesseract of this machine, or the sentence why there is none to test with. */
export async function nativeProgram(): Promise<TesseractProgram | string> {
  const finding = await findTesseract('tesseract', { PATH: process.env['PATH'] ?? '' });
  return finding.kind === 'found' ? finding.program : `no usable tesseract with vie here (${finding.kind})`;
}
