import { expect } from 'chai';
import { isSyllable, placedOtherwise, spellingKey, syllableShare } from '../../../../src/domain/text/syllable.ts';

describe('domain/text/syllable', () => {
  const good = 'nghiêng giếng quyết quốc thuở khuỷu hoà hòa uỷ ủy gì giữ yêu ướt khuya ngoằn xoong Nguyễn Quỳnh loét';
  for (const word of good.split(' ')) {
    it(`takes ${word} for a syllable`, () => {
      expect(isSyllable(word)).to.equal(true);
    });
  }

  for (const word of ['hoc', 'mat', 'ngượg', 'ngh', 'wood', 'nghà ', 'bẩc', 'zá', 'UBND', 'phãt', 'cchi', 'sửaa']) {
    it(`does not take ${word} for one`, () => {
      expect(isSyllable(word)).to.equal(false);
    });
  }

  it('knows the two ways of placing a tone for one spelling, and other tones for another', () => {
    expect(spellingKey('UỶ')).to.equal(spellingKey('ủy'));
    expect(spellingKey('hoà')).to.equal(spellingKey('HÒA'));
    expect(spellingKey('TỈNH')).to.not.equal(spellingKey('TĨNH'));
    expect(spellingKey('BAN')).to.not.equal(spellingKey('BÀN'));
  });

  it('gives the other placing of a tone, where there is one', () => {
    expect(['Uỷ', 'ỦY', 'hoá', 'THỦY', 'khoẻ'].map(placedOtherwise)).to.deep.equal(['Ủy', 'UỶ', 'hóa', 'THUỶ', 'khỏe']);
    for (const word of ['QUÝ', 'HOA', 'của', 'hoàn', 'tuyến', 'BAN', ''])
      expect(placedOtherwise(word), word).to.equal(undefined);
  });

  it('measures how much of a text is Vietnamese', () => {
    expect(syllableShare('Độc lập - Tự do - Hạnh phúc')).to.deep.equal({ share: 1, count: 6 });
    expect(syllableShare('the quick brown fox jumps over').share).to.be.lessThan(0.4);
    expect(syllableShare('')).to.deep.equal({ share: 0, count: 0 });
  });
});
