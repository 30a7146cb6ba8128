import { expect } from 'chai';
import fc from 'fast-check';
import { repairQuarters } from '../../../../src/domain/cataloguing/quarters.ts';
import type { PairSource } from '../../../../src/domain/cataloguing/spelling.ts';
import { repairSpelling, vocabulary } from '../../../../src/domain/cataloguing/spelling.ts';
import { fold } from '../../../../src/domain/text/fold.ts';

const words = (text: string, confidence = 0.9) => text.split(' ').map((word) => ({ text: word, confidence }));
const repaired = (text: string, sources: readonly PairSource[] = [vocabulary], confidence = 0.9) =>
  repairSpelling(words(text, confidence), sources)
    .map((word) => word.text)
    .join(' ');

describe('domain/cataloguing/spelling', () => {
  it('puts marks right by the word beside', () => {
    expect(repaired('bố sung hồ trợ người lao động')).to.equal('bổ sung hỗ trợ người lao động');
    expect(repaired('TỐ CHỨC hội nghị')).to.equal('TỔ CHỨC hội nghị');
    expect(repaired('các đơn Vị trực thuộc')).to.equal('các đơn vị trực thuộc');
    expect(repaired('liệt SĨ phòng, chống')).to.equal('liệt sĩ phòng, chống');
  });

  it('leaves either placing of a tone, punctuation, figures and words that may be two things as printed', () => {
    for (const text of ['Uỷ ban', 'tổng kết, công tác', 'năm 2019', 'truyền thông', 'tổng hợp, báo cáo', 'tuyến đường'])
      expect(repaired(text)).to.equal(text);
  });

  it('does not change what is surely read', () => {
    expect(repaired('bố sung', [vocabulary], 0.99)).to.equal('bố sung');
  });

  it('does not make sure what was hardly read', () => {
    const sure = repairSpelling(words('bố sung kinh phí', 0.4), [vocabulary]);

    expect(sure.every(({ confidence }) => confidence < 0.5)).to.equal(true);
  });

  it('believes the rest of the page only where it says one thing', () => {
    const one: PairSource = (folded) => (folded === 'son la' ? ['sơn la'] : undefined);
    const two: PairSource = (folded) => (folded === 'son la' ? ['sơn la', 'sơn lạ'] : undefined);

    expect(repaired('tỉnh Son La', [one])).to.equal('tỉnh Sơn La');
    expect(repaired('tỉnh Son La', [two])).to.equal('tỉnh Son La');
  });

  it('changes nothing but marks and the case of a first letter', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('bố', 'sung', 'hồ', 'trợ', 'Đơn', 'Vị', '15/QĐ', 'tỉnh,', 'x')), (texts) => {
        const result = repairSpelling(
          texts.map((text) => ({ text, confidence: 0.8 })),
          [vocabulary],
        );
        expect(result.map(({ text }) => fold(text))).to.deep.equal(texts.map((text) => fold(text)));
      }),
    );
  });
});

describe('domain/cataloguing/quarters', () => {
  const quarter = (text: string) =>
    repairQuarters(words(text))
      .map((word) => word.text)
      .join(' ');

  it('counts the strokes of a Roman figure after "quý"', () => {
    expect(quarter('quý IH năm 2024')).to.equal('quý III năm 2024');
    expect(quarter('Quý H năm')).to.equal('Quý II năm');
    expect(quarter('quý IV và HI')).to.equal('quý IV và HI');
  });

  it('asks about more strokes than there are quarters', () => {
    expect(repairQuarters(words('quý HH'))[1]?.confidence).to.be.below(0.6);
  });
});
