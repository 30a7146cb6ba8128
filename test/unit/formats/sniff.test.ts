import { expect } from 'chai';
import { sniffFormat } from '../../../src/formats/sniff.ts';

describe('formats/sniff', () => {
  const heads: readonly (readonly [string, Buffer, ReturnType<typeof sniffFormat>])[] = [
    ['a PDF', Buffer.from('%PDF-1.4\n'), 'pdf'],
    ['a PDF after a mail header', Buffer.concat([Buffer.alloc(900, 0x20), Buffer.from('%PDF-1.4')]), 'pdf'],
    ['a PDF mark too far in', Buffer.concat([Buffer.alloc(2000, 0x20), Buffer.from('%PDF-1.4')]), undefined],
    ['a little-endian TIFF', Buffer.from('II*\0'), 'tiff'],
    ['a big-endian TIFF', Buffer.from('MM\0*'), 'tiff'],
    ['a BigTIFF', Buffer.from('II+\0'), 'tiff'],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'jpeg'],
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'png'],
    ['words that begin like a TIFF', Buffer.from('II. Nội dung'), undefined],
    ['a Word file', Buffer.from('PK\x03\x04'), undefined],
    ['nothing', Buffer.alloc(0), undefined],
  ];
  for (const [name, head, format] of heads) {
    it(`takes ${name} for ${format ?? 'nothing it reads'}`, () => {
      expect(sniffFormat(head)).to.equal(format);
    });
  }
});
