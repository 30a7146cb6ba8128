import { expect } from 'chai';
import { isCutOff } from '../../../../src/domain/cataloguing/word-pairs.ts';

describe('domain/cataloguing/word-pairs', () => {
  it('knows the beginning of a word that mostly follows there', () => {
    for (const [before, cut] of [
      ['HÀNH', 'CHÍ'],
      ['TÀI', 'CHÍ'],
      ['môi', 'trườ'],
      ['CÔNG', 'NGH'],
      ['NHÂN', 'DÂ'],
    ] as const)
      // prettier-ignore
      expect(isCutOff(before, cut), cut).to.equal(true);
  });

  it('leaves whole words alone, and names that nobody can know', () => {
    for (const [before, whole] of [
      ['HÀNH', 'CHÍNH'],
      ['XÃ', 'HÒA'],
      ['HÒA', 'AN'],
      ['HUYỆN', 'CỦ'],
      ['', 'BAN'],
      ['BAN', ''],
    ] as const)
      // prettier-ignore
      expect(isCutOff(before, whole), whole).to.equal(false);
  });
});
