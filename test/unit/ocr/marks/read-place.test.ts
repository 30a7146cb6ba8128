import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Look } from '../../../../src/ocr/marks/look.ts';
import { loadMarkModel, READING } from '../../../../src/ocr/marks/mark-model.ts';
import { readMark } from '../../../../src/ocr/marks/read-place.ts';

/** Windows of 75 ppi, the word of a stamp in the middle, and the probability of each class. */
const CASES = JSON.parse(
  readFileSync(new URL('../../../fixtures/marks/readings.json', import.meta.url), 'utf8'),
) as readonly { readonly ink: string; readonly probabilities: readonly number[] }[];

const BORDER = 40;
const MIDDLE = [BORDER + READING.width / 2, BORDER + READING.height / 2] as const;

/** The window with paper around it. */
function lookOf(ink: string): Look {
  const [width, height] = [READING.width + 2 * BORDER, READING.height + 2 * BORDER];
  const data = new Float64Array(width * height);
  for (const [index, value] of Buffer.from(ink, 'hex').entries()) {
    const [x, y] = [index % READING.width, Math.floor(index / READING.width)];
    data[(y + BORDER) * width + x + BORDER] = value / 255;
  }
  return { width, height, data };
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
        expect(readMark(lookOf(ink), { at, degrees: 0 }, model).probability, String(down)).to.be.greaterThan(0.75);
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
        expect(readMark(lookOf(ink), { at, degrees }, model).probability, String(right)).to.be.greaterThan(0.65);
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
        expect(readMark(lookOf(ink), { at, degrees: 0 }, model).probability).to.be.lessThan(0.25);
      }
    }
  });
});
