import { expect } from 'chai';
import fc from 'fast-check';
import { divide } from '../../../../src/domain/division/divide.ts';
import { sidesOf } from '../../../../src/domain/division/sides.ts';
import type { Division } from '../../../../src/domain/division/division.ts';
import type { PageReading } from '../../../../src/domain/page/page-reading.ts';
import { BODY, aPage, aPaper } from '../../../support/page-builder.ts';
import { randomWords } from '../../../support/random-words.ts';

const LETTER = { letterSubject: ['V/v rà soát trang thiết bị'], addressees: ['Kính gửi: Các phòng chuyên môn'] };
const DECISION = {
  number: 'Số: 88/QĐ-UBND',
  title: 'QUYẾT ĐỊNH',
  subject: ['Về việc thành lập Tổ giúp việc'],
  authority: ['CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH'],
};

function following(number: number): PageReading {
  return aPage([{ text: String(number), x: 105, y: 14 }, ...BODY.map((text, i) => ({ text, x: 30, y: 30 + i * 7 }))]);
}

const annex = aPage([
  { text: 'PHỤ LỤC I', x: 110, y: 25, centred: true },
  { text: 'DANH SÁCH THÀNH VIÊN', x: 110, y: 32, centred: true },
  { text: '(Kèm theo Quyết định số 88/QĐ-UBND ngày 14 tháng 6 năm 2019)', x: 110, y: 39, centred: true },
  ...BODY.map((text, i) => ({ text, x: 30, y: 60 + i * 7 })),
]);

const blank = aPage([]);

function divisionOf(...pages: readonly PageReading[]): Division {
  return divide(pages.map((page, i) => ({ ...page, page: i + 1 })));
}

function spans(...pages: readonly PageReading[]): (readonly [number, number])[] {
  return divisionOf(...pages).documents.map(({ firstPage, lastPage }) => [firstPage, lastPage]);
}

describe('domain/division/divide', () => {
  it('keeps a draft whose number and day are seen empty with the paper that forwards it', () => {
    const empty = (asked: 'number' | 'day') =>
      ({ asked, box: [0, 0, 10, 10], confidence: 0.95, certainty: 'open', doubt: 'empty', opinions: [] }) as const;
    const draft = aPaper({ ...DECISION, number: 'Số: /QĐ-UBND' });
    const submitted = aPaper({ ...LETTER, foot: false });

    expect(spans(submitted, { ...draft, digits: [empty('number'), empty('day')] })).to.deep.equal([[1, 2]]);
    expect(spans(submitted, aPaper(DECISION))).to.have.lengthOf(2);
  });

  it('cuts a stream of four documents with following pages, a blank side and an annex', () => {
    const stream = [aPaper(LETTER), aPaper(DECISION), annex, blank, aPaper({ ...LETTER, foot: false }), following(2)];

    expect(spans(...stream, aPaper(LETTER))).to.deep.equal([
      [1, 1],
      [2, 4],
      [5, 6],
      [7, 7],
    ]);
  });

  it('tells how sure it is, and is sure of page 1', () => {
    const [first, second] = divisionOf(aPaper(LETTER), aPaper(DECISION)).documents;

    expect(first?.confidence).to.equal(1);
    expect(second?.confidence).to.be.within(0.9, 0.999);
  });

  it('begins a document whose handwritten number was lost in cleaning', () => {
    const lost = aPaper({ ...DECISION, number: 'Số: /QĐ-UBND', place: 'Hải Sơn, ngày tháng 6 năm 2019' });

    expect(spans(aPaper(LETTER), lost)).to.deep.equal([
      [1, 1],
      [2, 2],
    ]);
  });

  it('begins a proposal whose handwritten number and day were read as specks, after a blank back', () => {
    const proposal = aPaper({
      ...DECISION,
      number: 'Số: _ /TTIr-SXD',
      place: 'Hải Sơn, ngày -. tháng 02 năm 2019',
      title: 'TỜ TRÌNH',
      foot: false,
    });

    expect(spans(aPaper(LETTER), blank, proposal, following(2))).to.deep.equal([
      [1, 2],
      [3, 4],
    ]);
  });

  it('keeps an annex that bears a head of its own with its letter', () => {
    const form = aPaper({ ...DECISION, number: 'Số: ……/QĐ-UBND', place: 'Hải Sơn, ngày … tháng … năm 2019' });

    expect(spans(aPaper(LETTER), form)).to.deep.equal([[1, 2]]);
  });

  it('keeps a draft with the letter that sends it', () => {
    const page = aPaper({ ...DECISION, number: 'Số: /QĐ-UBND' });
    const draft = { ...page, words: [...page.words, ...aPage([{ text: 'DỰ THẢO', x: 40, y: 12 }]).words] };

    expect(spans(aPaper(LETTER), draft)).to.deep.equal([[1, 2]]);
  });

  it('keeps a paper that the letter before names as its enclosure', () => {
    const sends = aPaper({ ...LETTER, body: [...BODY, 'Gửi kèm theo Quyết định số 88/QĐ-UBND của Ủy ban nhân dân.'] });

    expect(spans(sends, aPaper(DECISION))).to.deep.equal([[1, 2]]);
    expect(spans(aPaper(LETTER), aPaper(DECISION))).to.deep.equal([
      [1, 1],
      [2, 2],
    ]);
  });

  it('does not begin a document at a copy block low on a page', () => {
    const lines = [
      ...BODY.map((text, i) => ({ text, x: 30, y: 30 + i * 7 })),
      { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 147, y: 200, centred: true },
      { text: 'Số: 15/SY-UBND', x: 62, y: 212, centred: true },
    ];

    expect(spans(aPaper(DECISION), aPage(lines))).to.deep.equal([[1, 2]]);
  });

  it('gives a blank cover to the first document, not to itself', () => {
    expect(spans(blank, blank, aPaper(LETTER), blank)).to.deep.equal([[1, 4]]);
    expect(spans()).to.deep.equal([]);
  });

  it('finds no document in blank sides alone, but one where a side may hold something', () => {
    const smudge = { ...blank, blank: false, findings: [{ code: 'nearly-blank' }] } as const;

    expect(spans(blank)).to.deep.equal([]);
    expect(spans(blank, blank)).to.deep.equal([]);
    expect(spans(smudge)).to.deep.equal([[1, 1]]);
    expect(spans(blank, smudge, blank)).to.deep.equal([[1, 3]]);
  });

  it('gives every side exactly one place, whatever is on it: a document, a separator sheet or a blank', () => {
    const sheet = aPage(
      ['PHIẾU NGĂN CÁCH', 'BẮT ĐẦU HỒ SƠ MỚI'].map((text, i) => ({ text, x: 105, y: 40 + i * 30, centred: true })),
    );
    const page = fc.oneof(
      fc.constantFrom(aPaper(LETTER), aPaper(DECISION), annex, blank, sheet, following(3)),
      randomWords().map((words) => ({ ...blank, blank: false, words })),
    );
    fc.assert(
      fc.property(fc.array(page, { maxLength: 8 }), (pages) => {
        const stream = pages.map((one, i) => ({ ...one, page: i + 1 }));
        const division = divide(stream);

        const sides = sidesOf(stream, division);

        expect(sides.map(({ page: number }) => number)).to.deep.equal(stream.map(({ page: number }) => number));
        for (const { firstPage, lastPage, annexes = [] } of division.documents) {
          expect(firstPage).to.be.at.most(lastPage);
          for (const inner of annexes)
            expect([inner.firstPage, inner.lastPage]).to.satisfy(
              ([from = 0, to = 0]) => from > firstPage && to <= lastPage,
            );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('puts every page into exactly one document, whatever is on it, unless all are blank', () => {
    const page = fc.oneof(
      fc.constantFrom(aPaper(LETTER), aPaper(DECISION), annex, blank, following(3)),
      randomWords().map((words) => ({ ...blank, blank: false, words })),
    );
    fc.assert(
      fc.property(fc.array(page, { maxLength: 8 }), (pages) => {
        const covered = spans(...pages).flatMap(([from, to]) =>
          Array.from({ length: to - from + 1 }, (_, i) => from + i),
        );

        const hasAny = pages.some((reading) => !reading.blank);
        expect(covered).to.deep.equal(hasAny ? pages.map((_, i) => i + 1) : []);
      }),
      { numRuns: 60 },
    );
  });
});
