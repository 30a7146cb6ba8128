import fc from 'fast-check';
import type { Word } from '../../src/domain/page/page-reading.ts';

/** Things that real pages have, so that random pages reach the readers' inner parts. */
const FRAGMENTS = [
  'CỘNG', 'HÒA', 'XÃ', 'HỘI', 'CHỦ', 'NGHĨA', 'VIỆT', 'NAM', 'Số:', 'Số', '/QĐ-UBND', '12/UBND-VX', 'V/v', 'Kính', 'gửi:',
  'Nơi', 'nhận:', 'TM.', 'KT.', 'CHỦ', 'TỊCH', 'ngày', 'tháng', 'năm', '2019', '05', 'QUYẾT', 'ĐỊNH', 'MẬT', 'ĐẾN', '-',
  'Căn', 'cứ', '(Kèm', 'theo', 'Độc', 'lập', 'PHỤ', 'LỤC', '|', '…', '\u2044', 'ﬁ', '❦', 'a\u0301',
]; // prettier-ignore

const text = fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }));

const word: fc.Arbitrary<Word> = fc.record({
  text: text.map((value) => value.replace(/\s/gu, '_')),
  box: fc.tuple(
    fc.integer({ min: 0, max: 1600 }),
    fc.integer({ min: 0, max: 2300 }),
    fc.integer({ min: 0, max: 400 }),
    fc.integer({ min: 0, max: 90 }),
  ),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  line: fc.integer({ min: 0, max: 60 }),
  layer: fc.constantFrom('ink', 'red', 'text-layer'),
});

export function randomWords(): fc.Arbitrary<Word[]> {
  return fc.array(word, { maxLength: 60 });
}
