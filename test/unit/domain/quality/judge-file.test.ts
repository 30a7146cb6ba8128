import { expect } from 'chai';
import fc from 'fast-check';
import { judgeFile, withJudgements } from '../../../../src/domain/quality/judge-file.ts';
import type { PageReading } from '../../../../src/domain/page/page-reading.ts';
import { goodReading, LIMITS, measured, numbered } from '../../../support/quality-reading.ts';

const FIRST = 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015 Ủy ban nhân dân quyết định';
const SECOND = 'Điều 2 Chánh Văn phòng và các ông bà có tên tại Điều 1 chịu trách nhiệm thi hành quyết định này';
const LIST = 'Giấy chứng nhận số 15 cấp cho ông Lò Văn Mười sinh năm 1972 thường trú tại xã Chiềng Sơ';

/** 192 fields, all alike but some. */
const seen = (digit: string) => measured({ fingerprint: digit.repeat(192) });

function codesOf(readings: readonly PageReading[]): readonly (readonly unknown[])[] {
  const documents = [{ firstPage: 1, lastPage: readings.length }];
  return judgeFile(readings, documents, LIMITS).map(({ findings }) => findings.map(({ code, value }) => [code, value]));
}

describe('domain/quality/judge-file', () => {
  it('finds a sheet that was scanned twice, though the engine read one word otherwise', () => {
    const again = FIRST.replace('phương', 'phươnq');

    expect(codesOf([goodReading(1, FIRST, seen('4')), goodReading(2, SECOND, seen('4')), goodReading(3, again, seen('5'))])).to.deep.equal([[], [], [['duplicate-page', 1]]]);
  }); // prettier-ignore

  it('takes forms that differ in a number for two pages', () => {
    const other = LIST.replace('15', '16').replace('1972', '1980');

    expect(codesOf([goodReading(1, LIST, seen('4')), goodReading(2, other, seen('4'))])).to.deep.equal([[], []]);
  });

  it('takes a form that was filled in for somebody else for another page, though words of it were misread', () => {
    const unsure = (reading: PageReading, text: string) => ({
      ...reading,
      words: reading.words.map((word) => (word.text === text ? { ...word, text: `${text}i`, confidence: 0.5 } : word)),
    });
    const long = `${FIRST} ${SECOND} ${LIST}`;
    const other = unsure(goodReading(2, long.replace('1972', '1980').replace('Lò', 'Trần'), seen('4')), 'phương');

    expect(codesOf([unsure(goodReading(1, long, seen('4')), 'quyết'), other])).to.deep.equal([[], []]);
  });

  it('finds a long page that was scanned twice, though one figure of it was surely misread', () => {
    const long = Array.from({ length: 30 }, (_, row) => `mục ${String(row + 1)} gồm ${String(300 + 7 * row)} hộ ở bản ${String(row)}`).join(' ');

    expect(codesOf([goodReading(1, long, seen('4')), goodReading(2, long.replace('447', '441'), seen('4'))])).to.deep.equal([[], [['duplicate-page', 1]]]);
  }); // prettier-ignore

  it('finds a sheet that was scanned twice, though a figure of it was misread, which the engine was not sure of', () => {
    const again = goodReading(2, LIST.replace('1972', '1g72'), seen('4'));
    const unsure = { ...again, words: again.words.map((word) => (word.text === '1g72' ? { ...word, confidence: 0.6 } : word)) };

    expect(codesOf([goodReading(1, LIST, seen('4')), unsure])).to.deep.equal([[], [['duplicate-page', 1]]]);
  }); // prettier-ignore

  it('finds a sheet that was scanned twice, though a letter came to stand in a figure, surely read', () => {
    expect(codesOf([goodReading(1, LIST, seen('4')), goodReading(2, LIST.replace('1972', '1g72'), seen('4'))])).to.deep.equal([[], [['duplicate-page', 1]]]);
  }); // prettier-ignore

  it('takes pages that bear different page numbers for two pages, however alike', () => {
    const pages = [numbered(goodReading(1, LIST, seen('4')), 1), numbered(goodReading(2, LIST, seen('4')), 2)];

    expect(codesOf(pages)).to.deep.equal([[], []]);
  });

  it('takes the same words in another place for two pages', () => {
    expect(codesOf([goodReading(1, FIRST, seen('1')), goodReading(2, FIRST, seen('e'))])).to.deep.equal([[], []]);
  });

  it('needs pictures less alike where a long page bears the same words', () => {
    const long = Array.from({ length: 5 }, (_, row) => `${FIRST} mục ${String(row)} ${LIST}`).join(' ');
    const twins = (text: string) => codesOf([goodReading(1, text, seen('4')), goodReading(2, text.replace('phương', 'phươnq'), seen('8'))]);

    expect(twins(long)).to.deep.equal([[], []]);
    expect(codesOf([goodReading(1, long, seen('4')), goodReading(2, long, measured({ fingerprint: '7'.repeat(150) + '4'.repeat(42) }))])).to.deep.equal([[], [['duplicate-page', 1]]]);
    expect(codesOf([goodReading(1, LIST, seen('4')), goodReading(2, LIST, measured({ fingerprint: '7'.repeat(150) + '4'.repeat(42) }))])).to.deep.equal([[], []]);
  }); // prettier-ignore

  it('needs them less alike where a shorter one bears the same page number, too', () => {
    const text = `${SECOND} ${LIST}`;
    const less = measured({ fingerprint: '7'.repeat(150) + '4'.repeat(42) });
    const pages = [goodReading(1, text, seen('4')), goodReading(2, text, less)];

    expect(codesOf(pages)).to.deep.equal([[], []]);
    expect(codesOf(pages.map((page) => numbered(page, 1)))).to.deep.equal([[], [['duplicate-page', 1]]]);
  });

  it('never calls separator sheets duplicates of each other', () => {
    const readings = [goodReading(1, SECOND, seen('4')), goodReading(2, FIRST, seen('6')), goodReading(3, SECOND, seen('4')), goodReading(4, LIST, seen('8'))]; // prettier-ignore
    const documents = [{ firstPage: 2, lastPage: 2 }, { firstPage: 4, lastPage: 4 }]; // prettier-ignore

    expect(judgeFile(readings, documents, LIMITS).flatMap(({ findings }) => findings)).to.deep.equal([]);
  });

  it('never calls blank sides duplicates of each other', () => {
    const blank = (page: number) => goodReading(page, '', { blank: true, words: [] });

    expect(codesOf([goodReading(1, FIRST), blank(2), blank(3)])).to.deep.equal([[], [['blank', undefined]], [['blank', undefined]]]);
  }); // prettier-ignore

  it('does not count a page that was scanned twice as out of order', () => {
    const pages = [goodReading(1, FIRST), numbered(goodReading(2, SECOND), 2), numbered(goodReading(3, SECOND), 2), numbered(goodReading(4, LIST), 3)];

    expect(codesOf(pages)).to.deep.equal([[], [], [['duplicate-page', 2]], []]);
  }); // prettier-ignore

  it('misses no page where a second form of one kind, without a number, passes for a second scan', () => {
    const form = (page: number) => goodReading(page, LIST, seen('4'));
    const pages = [goodReading(1, FIRST), numbered(goodReading(2, SECOND), 2), form(3), form(4), numbered(goodReading(5, `${FIRST} ${SECOND}`), 5)]; // prettier-ignore

    expect(codesOf(pages)).to.deep.equal([[], [], [], [['duplicate-page', 3]], []]);
  });

  it('misses a page by the numbers printed on the others, blank backs between them or not', () => {
    const back = (page: number) => goodReading(page, '', { blank: true, words: [] });
    const pages = [goodReading(1, FIRST), back(2), numbered(goodReading(3, SECOND), 2), back(4), numbered(goodReading(5, LIST), 4)];

    expect(codesOf(pages)[4]).to.deep.equal([['missing-page', 3]]);
  }); // prettier-ignore

  it('gives every page one judgement, in the order of the pages, the same each time', () => {
    const pages = fc.array(fc.record({ text: fc.constantFrom(FIRST, SECOND, LIST, ''), blank: fc.boolean() }));
    fc.assert(
      fc.property(pages, (made) => {
        const readings = made.map(({ text, blank }, index) => goodReading(index + 1, text, { blank }));
        const judged = judgeFile(readings, [], LIMITS);

        expect(judged.map(({ page }) => page)).to.deep.equal(readings.map(({ page }) => page));
        expect(judgeFile(readings, [], LIMITS)).to.deep.equal(judged);
        expect(withJudgements(readings, judged).map(({ verdict }) => verdict)).to.deep.equal(judged.map(({ verdict }) => verdict));
      }),
    );
  }); // prettier-ignore
});
