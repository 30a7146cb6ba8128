import type { ScanFormat } from '../ports/scan-reader.ts';

/** As many bytes as {@link sniffFormat} looks at. PDF allows 1,024 bytes of anything before its header. */
export const SNIFF_BYTES = 1024 + 8;

const MEDIA_TYPES: Readonly<Record<ScanFormat, string>> = {
  pdf: 'application/pdf',
  tiff: 'image/tiff',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

export function mediaTypeOf(format: ScanFormat): string {
  return MEDIA_TYPES[format];
}

/** The format by content alone; names lie. Undefined for everything that is not read. */
export function sniffFormat(head: Buffer): ScanFormat | undefined {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (isTiff(head)) return 'tiff';
  return head.subarray(0, SNIFF_BYTES).includes('%PDF-', 0, 'latin1') ? 'pdf' : undefined;
}

/** Classic TIFF has version 42, BigTIFF 43, in the byte order of the first two letters. */
function isTiff(head: Buffer): boolean {
  const order = head.toString('latin1', 0, 2);
  const version = order === 'II' ? head.at(2) : order === 'MM' ? head.at(3) : undefined;
  const zero = order === 'II' ? head.at(3) : head.at(2);
  return (version === 42 || version === 43) && zero === 0;
}

function startsWith(head: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, index) => head[index] === byte);
}
