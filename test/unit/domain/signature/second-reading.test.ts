import { expect } from 'chai';
import { bestName, judgeName } from '../../../../src/domain/signature/second-reading.ts';

function line(text: string, confidence = 0.95) {
  return text.split(' ').map((word, i) => ({ text: word, confidence, box: [i * 50, 0, 45, 20] as const }));
}

function textOf(words: readonly { readonly text: string }[] | undefined): string | undefined {
  return words?.map(({ text }) => text).join(' ');
}

describe('domain/signature/second-reading', () => {
  it('takes the name out of the strokes before it', () => {
    expect(textOf(bestName([line('⁄ ` Hoàng Trọng Dũng')]))).to.equal('Hoàng Trọng Dũng');
  });

  it('keeps a degree before the name', () => {
    expect(textOf(bestName([line('ThS. Trần Thanh Hải')]))).to.equal('ThS. Trần Thanh Hải');
  });

  it('prefers a name that is borne to one that only could be', () => {
    expect(textOf(bestName([line('Cao Duỵ Bềnh', 0.99), line('Cao Duy Bình', 0.7)]))).to.equal('Cao Duy Bình');
  });

  it('is as sure as the engine only where two readings say the same', () => {
    const alone = bestName([line('Cao Duy Bình'), line('⁄ Chế')]);
    const twice = bestName([line('Cao Duy Bình'), line('` Cao Duy Bình', 0.9)]);

    expect(alone?.every(({ confidence }) => confidence <= 0.6)).to.equal(true);
    expect(twice?.every(({ confidence }) => confidence >= 0.9)).to.equal(true);
  });

  it('finds no name in strokes, seals and words of offices', () => {
    expect(bestName([line('⁄S_ `'), line('THỨ TRƯỞNG'), line('KIEU/? &E1/9/XEE V/X')])).to.equal(undefined);
  });

  it('makes a first reading surer that the second confirms, but not of marks that make another name', () => {
    const judged = judgeName(line('Cao Duy Thăng', 0.7), line('Cao Duy Thăng', 0.93));

    expect(judged?.from).to.equal('first');
    expect(judged?.words.map(({ confidence }) => confidence >= 0.93)).to.deep.equal([true, true, false]);
  });

  it('takes the degree from the reading that has it', () => {
    expect(textOf(judgeName(line('Cao Duy Bình'), line('TS. Cao Duy Bình'))?.words)).to.equal('TS. Cao Duy Bình');
  });

  it('parts words that a stroke joined, and knows a name by what it can only be', () => {
    expect(textOf(bestName([line('_)Đỗ/Bá Đạt')]))).to.equal('Đỗ Bá Đạt');
    expect(textOf(bestName([line('_"HuỳnhKim Yến')]))).to.equal('Huỳnh Kim Yến');
    expect(textOf(bestName([line('Đồ Bá Đạt')]))).to.equal('Đồ Bá Đạt');
    expect(textOf(bestName([line('PGS.TS. Cao Duy Bình')]))).to.equal('PGS.TS. Cao Duy Bình');
  });

  it('writes a family name with a capital that a stroke took', () => {
    expect(textOf(bestName([line('không Kim Dũng'), line('tiếng Kim Dũng')]))).to.equal('Không Kim Dũng');
  });

  it('takes signs off the words of a name', () => {
    expect(textOf(bestName([line('“Dương Xuân Bình')]))).to.equal('Dương Xuân Bình');
  });

  it('lets the reading of the whole page speak for one of several', () => {
    const readings = [line('Cao Quảng Bình', 0.9), line('Cao Quang Bình', 0.8)];

    expect(textOf(bestName(readings, line('Cao Quang Bình')))).to.equal('Cao Quang Bình');
  });

  it('puts a whole name in place of one that strokes stand before', () => {
    expect(textOf(judgeName(line('“^ Öioắng Đình Hạnh'), line('Hoàng Đình Hạnh'))?.words)).to.equal('Hoàng Đình Hạnh');
  });

  it('is not sure of two readings that both left letters before the name out', () => {
    const cut = bestName([line('hổ Cao Duy Bình'), line('nS Cao Duy Bình')]);

    expect(textOf(cut)).to.equal('Cao Duy Bình');
    expect(cut?.every(({ confidence }) => confidence <= 0.6)).to.equal(true);
  });

  it('doubts a first reading that the second contradicts, and keeps it', () => {
    const judged = judgeName(line('Đặng Thành Yến'), line('Đặng Thanh Yến'));

    expect(textOf(judged?.words)).to.equal('Đặng Thành Yến');
    expect(judged?.words.every(({ confidence }) => confidence <= 0.5)).to.equal(true);
  });

  it('puts a name that is borne in place of one that is none, but never a shorter one', () => {
    expect(textOf(judgeName(line('Lê Tùị Hồng Mỹ'), line('Lê Thị Hồng Mỹ'))?.words)).to.equal('Lê Thị Hồng Mỹ');
    expect(textOf(judgeName(line('Khổng Phị Hồng Khánh'), line('Hồng Khánh'))?.words)).to.equal('Khổng Phị Hồng Khánh');
  });
});
