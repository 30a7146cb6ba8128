import { expect } from 'chai';
import fc from 'fast-check';
import { orderWords, orderWordsIn, pageText } from '../../../../src/domain/layout/reading-order.ts';
import { frameOf, layoutPage } from '../../../../src/domain/layout/page-layout.ts';
import type { PageReading, Word } from '../../../../src/domain/page/page-reading.ts';
import { BODY, aPage, aPaper, paperLines } from '../../../support/page-builder.ts';
import { randomWords } from '../../../support/random-words.ts';

const LETTER = {
  letterSubject: ['V/v rà soát trang thiết bị', 'phục vụ kỳ thi'],
  addressees: ['Kính gửi:', '- Các phòng chuyên môn;', '- Các đơn vị trực thuộc.'],
};

const EXPECTED = [
  'ỦY BAN NHÂN DÂN',
  'TỈNH HẢI SƠN',
  'Số: 125/UBND-TH',
  'V/v rà soát trang thiết bị',
  'phục vụ kỳ thi',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'Hải Sơn, ngày 14 tháng 6 năm 2019',
  'Kính gửi:',
  '- Các phòng chuyên môn;',
  '- Các đơn vị trực thuộc.',
  ...BODY,
  'Nơi nhận:',
  '- Như trên;',
  '- Lưu: VT, TH.',
  'TM. ỦY BAN NHÂN DÂN',
  'CHỦ TỊCH',
  'Trần Thanh Hải',
];

function textOf(reading: PageReading): string[] {
  return pageText(orderWordsIn(reading.words, frameOf(reading))).split('\n');
}

/** The same words in another order and with senseless line numbers, as a careless engine gives them. */
function scattered(reading: PageReading): PageReading {
  const words = reading.words.map((word, i) => ({ ...word, line: (i * 7) % 5 }));
  return { ...reading, words: words.toSorted((a, b) => ((a.box[0] * 13) % 101) - ((b.box[0] * 13) % 101)) };
}

describe('domain/layout/reading-order', () => {
  it('reads head left, head right, body, recipients, signature', () => {
    expect(textOf(aPaper(LETTER))).to.deep.equal(EXPECTED);
  });

  for (const skew of [-2.5, -1, 0.7, 2.5]) {
    it(`does not mind a slant of ${String(skew)} degrees nor the order of the engine`, () => {
      expect(textOf(scattered(aPaper(LETTER, { skew })))).to.deep.equal(EXPECTED);
    });
  }

  for (const rotation of [90, 180, 270] as const) {
    it(`reads a page that must be turned by ${String(rotation)} degrees`, () => {
      expect(textOf(aPaper(LETTER, { rotation }))).to.deep.equal(EXPECTED);
    });
  }

  it('parts an agency from the national title that begins a word space further', () => {
    const agency = 'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG';
    const head = paperLines({ agency: [] });
    const national = aPage(head).words.find(({ text }) => text === 'CỘNG');
    const gap = 1.4;
    const middle = ((national?.box[0] ?? 0) * 25.4) / 200 - gap - 33.5;

    const lines = textOf(aPage([{ text: agency, x: middle, y: 22, centred: true }, ...head]));

    expect(lines[0]).to.equal(agency);
    expect(lines).to.include('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  });

  it('reads a page without head and foot from top to bottom', () => {
    const rows = BODY.map((text, i) => ({ text, x: 30, y: 40 + i * 8 }));

    expect(textOf(scattered(aPage(rows)))).to.deep.equal(BODY);
  });

  it('reads a table row by row, also on a landscape page', () => {
    const rows = ['TT', '1', '2'].flatMap((number, row) =>
      [number, `Tên đơn vị ${number}`, `Số lượng ${number}`].map((text, column) => ({
        text,
        x: 30 + column * 90,
        y: 50 + row * 9,
      })),
    );

    const lines = textOf(scattered(aPage(rows, { format: [297, 210] })));

    expect(lines).to.deep.equal([
      'TT Tên đơn vị TT Số lượng TT',
      '1 Tên đơn vị 1 Số lượng 1',
      '2 Tên đơn vị 2 Số lượng 2',
    ]);
  });

  it('keeps signing texts and an arrival stamp out of head and body', () => {
    const stamp = [
      { text: 'Ký bởi: Ủy ban nhân dân', x: 150, y: 8, size: 6 },
      { text: 'Thời gian ký: 07/06/2019 10:09:57', x: 150, y: 11, size: 6 },
      { text: 'ĐẾN', x: 20, y: 75 },
      { text: 'Số: 1207', x: 20, y: 82 },
      { text: 'Ngày: 15/6/2019', x: 20, y: 89 },
      { text: 'Chuyển: VP', x: 20, y: 96 },
    ];
    const reading = aPaper(LETTER);
    const page = { ...reading, words: [...reading.words, ...aPage(stamp).words] };

    const layout = layoutPage(page.words, frameOf(page));

    expect(layout.signatureOverlay.map(({ text }) => text)).to.have.lengthOf(2);
    expect(layout.arrivalStamp.map(({ text }) => text)).to.include('Số: 1207');
    expect(layout.head?.numberLine?.text).to.equal('Số: 125/UBND-TH');
    expect(layout.body[0]?.text).to.equal('Kính gửi:');
  });

  it('finds the page number in the upper and the lower margin', () => {
    const body = BODY.map((text, i) => ({ text, x: 30, y: 40 + i * 8 }));
    const above = aPage([{ text: '2', x: 105, y: 14 }, ...body]);
    const below = aPage([...body, { text: '3', x: 185, y: 285 }]);

    expect(layoutPage(above.words, frameOf(above)).pageNumber).to.equal(2);
    expect(layoutPage(below.words, frameOf(below)).pageNumber).to.equal(3);
  });

  it('gives back the same words, each once, and one run of words a line', () => {
    fc.assert(
      fc.property(randomWords(), (words) => {
        const ordered = orderWords(words, { width: 1654, height: 2339 }, 200);

        expect(ordered.map(identity).toSorted()).to.deep.equal(words.map(identity).toSorted());
        expect(runs(ordered)).to.equal(new Set(ordered.map(({ line }) => line)).size);
      }),
      { numRuns: 150 },
    );
  });
});

function identity(word: Word): string {
  return JSON.stringify([word.text, word.box, word.confidence, word.layer]);
}

function runs(words: readonly Word[]): number {
  return words.filter((word, i) => word.line !== words[i - 1]?.line).length;
}
