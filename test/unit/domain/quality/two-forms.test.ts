import { expect } from 'chai';
import type { PageReading } from '../../../../src/domain/page/page-reading.ts';
import { judgeFile } from '../../../../src/domain/quality/judge-file.ts';
import { areTwoForms as areTwo, formOf } from '../../../../src/domain/quality/two-forms.ts';
import { goodReading, LIMITS, measured } from '../../../support/quality-reading.ts';

const form = (number: string, name: string) =>
  `ỦY BAN NHÂN DÂN HUYỆN MƯỜNG SÁT Số: ${number}/GM-UBND ngày 14 tháng 6 năm 2019 GIẤY MỜI Kính gửi: Ông ${name} Ủy ban nhân dân ` +
  'huyện mời ông dự hội nghị tổng kết công tác năm 2018 lúc 8 giờ 30 ngày 20 tháng 6 năm 2019 tại hội trường tầng 2 ' +
  'theo Kế hoạch số 45/KH-UBND ngày 10 tháng 5 năm 2019 và Công văn số 612/SNV-VP ngày 3 tháng 6 năm 2019 CHỦ TỊCH Lò Văn Mười';

const page = (number: number, text: string, unsure: readonly string[] = []): PageReading => {
  const reading = goodReading(number, text, measured({ fingerprint: '4'.repeat(192) }));
  return {
    ...reading,
    words: reading.words.map((word) => (unsure.includes(word.text) ? { ...word, confidence: 0.7 } : word)),
  };
};

const areTwoForms = (one: PageReading, other: PageReading) => areTwo(formOf(one), formOf(other));

const twinsOf = (...pages: readonly PageReading[]) =>
  judgeFile(pages, [{ firstPage: 1, lastPage: pages.length }], LIMITS)
    .filter(({ findings }) => findings.some(({ code }) => code === 'duplicate-page'))
    .map((judged) => judged.page);

describe('domain/quality/two-forms', () => {
  const LETTER = form('125', 'Trần Thanh Hải');

  it('takes two letters of one form with another number, or to another person, for two', () => {
    expect(twinsOf(page(1, LETTER), page(2, form('126', 'Trần Thanh Hải')))).to.deep.equal([]);
    expect(twinsOf(page(1, LETTER), page(2, form('125', 'Nguyễn Văn Ân')))).to.deep.equal([]);
    expect(twinsOf(page(1, LETTER), page(2, form('126', 'Quàng Thị Bích Ngọc')))).to.deep.equal([]);
  });

  it('still finds a second scan, also where number or name were not surely read', () => {
    expect(twinsOf(page(1, LETTER), page(2, LETTER))).to.deep.equal([2]);
    expect(twinsOf(page(1, LETTER), page(2, form('126', 'Trần Thanh Hải'), ['126/GM-UBND']))).to.deep.equal([2]);
    expect(twinsOf(page(1, LETTER), page(2, form('125', 'Nguyễn Văn Ân'), ['Ân']))).to.deep.equal([2]);
    expect(twinsOf(page(1, LETTER), page(2, form('125', 'Trân Thành Hài')))).to.deep.equal([2]);
    expect(twinsOf(page(1, LETTER), page(2, LETTER.replace('hội trường', 'hội truờnq')))).to.deep.equal([2]);
  });

  it('takes a number that stands behind its label for one, other figures for none', () => {
    expect(areTwoForms(page(1, 'Giấy mời Số: 15 Kính gửi'), page(2, 'Giấy mời Số: 16 Kính gửi'))).to.equal(true);
    expect(areTwoForms(page(1, 'lúc 8 giờ ngày 20'), page(2, 'lúc 9 giờ ngày 20'))).to.equal(false);
  });

  it('believes certain digits by hand', () => {
    const byHand = (number: number, value: string, certainty: 'certain' | 'proposed' = 'certain'): PageReading => ({
      ...page(number, LETTER),
      digits: [{ asked: 'number', box: [0, 0, 9, 9], value, confidence: 0.99, certainty, opinions: [] }],
    });

    expect(twinsOf(byHand(1, '31'), byHand(2, '32'))).to.deep.equal([]);
    expect(twinsOf(byHand(1, '31'), byHand(2, '31'))).to.deep.equal([2]);
    expect(twinsOf(byHand(1, '31'), byHand(2, '32', 'proposed'))).to.deep.equal([2]);
  });

  it('says nothing of pages in which much differs', () => {
    const [one, other] = ['một', 'hai'].map((word) => Array.from({ length: 120 }, () => word).join(' '));
    expect(areTwoForms(page(1, `Số: 15 ${one ?? ''}`), page(2, `Số: 16 ${one ?? ''}`))).to.equal(true);
    expect(areTwoForms(page(1, `Số: 15 ${one ?? ''} hết`), page(2, `Số: 16 ${other ?? ''} hết`))).to.equal(false);
  });

  it('says nothing of pages without words, or of too many', () => {
    expect(areTwoForms(page(1, ''), page(2, LETTER))).to.equal(false);
    const many = Array.from({ length: 1600 }, () => 'một').join(' ');
    expect(areTwoForms(page(1, `Số: 15 ${many}`), page(2, `Số: 16 ${many}`))).to.equal(false);
  });
});
