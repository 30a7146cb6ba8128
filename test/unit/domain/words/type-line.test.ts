import { expect } from 'chai';
import { placeInLine } from '../../../../src/domain/words/type-line.ts';
import { aPage } from '../../../support/page-builder.ts';

const EM = (14 / 72) * 200;
const BASE = (100 / 25.4) * 200;

function lineOf(text: string) {
  return aPage([{ text, x: 40, y: 100, size: 14 }]).words;
}

describe('domain/words/type-line', () => {
  it('finds size and baseline of the type, whatever letters a word has', () => {
    const line = lineOf('Nguyễn quang an hạ Đông');

    for (const word of line) {
      const { em, baseline } = placeInLine(word, line);
      expect(em, word.text).to.be.within(EM * 0.88, EM * 1.15);
      expect(baseline, word.text).to.be.within(BASE - EM * 0.1, BASE + EM * 0.1);
    }
  });

  it('is not misled by a box that a stroke made higher or lower', () => {
    const line = lineOf('Trần Thanh Hải').map((word, i) => {
      const [x, y, width, height] = word.box;
      return i === 1 ? { ...word, box: [x, y - EM, width, height + 1.6 * EM] as const } : word;
    });

    for (const word of line) {
      const { em, baseline } = placeInLine(word, line);
      expect(em).to.be.within(EM * 0.88, EM * 1.15);
      expect(baseline).to.be.within(BASE - EM * 0.15, BASE + EM * 0.15);
    }
  });

  it('takes a word alone by its own box', () => {
    const [word] = lineOf('Thanh');
    expect(word).to.not.equal(undefined);
    if (word !== undefined) expect(placeInLine(word, []).em).to.be.within(EM * 0.9, EM * 1.1);
  });
});
