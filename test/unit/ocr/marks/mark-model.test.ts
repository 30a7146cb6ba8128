import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { CLOSE, loadMarkModel, READING, WINDOW } from '../../../../src/ocr/marks/mark-model.ts';
import { markCases, type MarkCase } from '../../../support/ocr/mark-cases.ts';

const inkOf = ({ ink }: MarkCase) => Float64Array.from(Buffer.from(ink, 'hex'), (value) => value / 255);

function expectClose(given: readonly number[] | undefined, { probabilities }: MarkCase): void {
  expect(given).to.have.length(probabilities.length);
  for (const [index, probability] of probabilities.entries()) expect(given?.[index]).to.be.closeTo(probability, 0.02);
}

describe('ocr/marks/mark-model', () => {
  const model = loadMarkModel();

  for (const [number, one] of markCases('patches').entries()) {
    it(`gives patch ${String(number)} the probabilities of the training`, () => {
      const [window, ...others] = model.score({ ...WINDOW, data: inkOf(one) });

      expect(others).to.deep.equal([]);
      expectClose(window?.probabilities, one);
    });
  }

  for (const [number, one] of markCases('readings').entries()) {
    it(`reads window ${String(number)} as the training did`, () => {
      expectClose(model.read({ ...READING, data: inkOf(one) }), one);
    });
  }

  for (const [number, one] of markCases('judgements').entries()) {
    it(`judges window ${String(number)} as the training did`, () => {
      expectClose(model.judge({ ...READING, data: inkOf(one) }), one);
    });
  }

  for (const [number, one] of markCases('testimonies').entries()) {
    it(`says of window ${String(number)} what the training did`, () => {
      expectClose(model.testify({ ...READING, data: inkOf(one) }), one);
    });
  }

  for (const [number, one] of markCases('closer').entries()) {
    it(`reads closely what stands in window ${String(number)} as the training did`, () => {
      expectClose(model.readClosely({ ...CLOSE, data: inkOf(one) }), one);
    });
  }

  it('has weights of less than 2 MB', () => {
    const sizes = ['marks', 'reader', 'judge', 'witness', 'close'].map((name) => readFileSync(new URL(`../../../../src/ocr/marks/weights/${name}.bin`, import.meta.url)).length); // prettier-ignore
    expect(sizes.reduce((sum, size) => sum + size, 0)).to.be.lessThan(2_000_000);
  });

  it('scores nothing of a look smaller than a window', () => {
    expect(model.score({ width: 10, height: 10, data: new Float64Array(100) })).to.deep.equal([]);
  });
});
