import { expect } from 'chai';
import { LOOK_PPI, type GreyImage } from '../../../../src/ocr/marks/look.ts';
import { CLOSE, loadMarkModel, READING } from '../../../../src/ocr/marks/mark-model.ts';
import { readMark } from '../../../../src/ocr/marks/read-place.ts';
import { sightOf } from '../../../../src/ocr/marks/sight.ts';
import { markCases } from '../../../support/ocr/mark-cases.ts';

/** Windows of 150 ppi, the word of a stamp in the middle, and the probability of each class. */
const CASES = markCases('closer');

/** In pixels of the look. */
const BORDER = 40;
const MIDDLE = [BORDER + READING.width / 2, BORDER + READING.height / 2] as const;

/** The window with paper around it. */
function sight(ink: string) {
  const ppi = 2 * LOOK_PPI;
  const [width, height] = [CLOSE.width + 4 * BORDER, CLOSE.height + 4 * BORDER];
  const image = new Uint8Array(width * height).fill(255);
  for (const [index, value] of Buffer.from(ink, 'hex').entries()) {
    const [x, y] = [index % CLOSE.width, Math.floor(index / CLOSE.width)];
    image[(y + 2 * BORDER) * width + x + 2 * BORDER] = 255 - value;
  }
  const page: GreyImage = { image, width, height, ppi };
  return sightOf(page, [0, 0, width, height], 'dark');
}

describe('ocr/marks/read-place', () => {
  const model = loadMarkModel();
  const surely = CASES.filter(({ probabilities: [, ...others] }) => others.slice(0, 3).some((share) => share > 0.97));
  const urgent = CASES.filter(({ probabilities: [, ...others] }) => others.slice(3).some((share) => share > 0.97));

  it('reads a word that stands a little above or below the place that was proposed', () => {
    expect(surely).to.not.have.length(0);
    for (const { ink } of surely) {
      for (const down of [-5, 0, 5]) {
        const at = [MIDDLE[0], MIDDLE[1] + down] as const;
        expect(readMark(sight(ink), { at, degrees: 0 }, model).probability, String(down)).to.be.greaterThan(0.75);
      }
    }
  });

  it('reads a word that leans and stands aside of the place that was proposed', () => {
    for (const { ink } of surely) {
      for (const [right, down, degrees] of [
        [7, 4, 10],
        [4, 7, 10],
        [-7, -4, -10],
      ] as const) {
        const at = [MIDDLE[0] + right, MIDDLE[1] + down] as const;
        expect(readMark(sight(ink), { at, degrees }, model).probability, String(right)).to.be.greaterThan(0.65);
      }
    }
  });

  it('takes no word of urgency for a mark, wherever it is looked for', () => {
    expect(urgent).to.not.have.length(0);
    for (const { ink } of urgent) {
      for (const [x, y] of [
        [0, 0],
        [7, 0],
        [-7, 0],
        [0, 7],
        [0, -7],
      ] as const) {
        const at = [MIDDLE[0] + x, MIDDLE[1] + y] as const;
        expect(readMark(sight(ink), { at, degrees: 0 }, model).probability).to.be.lessThan(0.25);
      }
    }
  });
});
