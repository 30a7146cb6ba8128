import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { loadMarkModel, WINDOW } from '../../../../src/ocr/marks/mark-model.ts';

/** Patches and the probabilities that the training gave them. */
const CASES = JSON.parse(
  readFileSync(new URL('../../../fixtures/marks/patches.json', import.meta.url), 'utf8'),
) as readonly { readonly ink: string; readonly probabilities: readonly number[] }[];

describe('ocr/marks/mark-model', () => {
  const model = loadMarkModel();

  for (const [number, { ink, probabilities }] of CASES.entries()) {
    it(`gives patch ${String(number)} the probabilities of the training`, () => {
      const data = Float64Array.from(Buffer.from(ink, 'hex'), (value) => value / 255);

      const [window, ...others] = model.score({ ...WINDOW, data });

      expect(others).to.deep.equal([]);
      expect(window?.probabilities).to.have.length(probabilities.length);
      for (const [index, probability] of probabilities.entries())
        expect(window?.probabilities[index]).to.be.closeTo(probability, 0.02);
    });
  }

  it('scores nothing of a look smaller than a window', () => {
    expect(model.score({ width: 10, height: 10, data: new Float64Array(100) })).to.deep.equal([]);
  });
});
