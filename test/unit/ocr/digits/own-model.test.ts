import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { loadOwnModel } from '../../../../src/ocr/digits/own-model.ts';

interface Strip {
  readonly width: number;
  readonly ink: string;
  readonly probabilities: readonly (readonly number[])[];
}

/** Strips and what each network gave for them, in the order of the networks. */
const STRIPS = ['first', 'second'].map((name) => {
  const text = readFileSync(new URL(`../../../fixtures/digits/strips-${name}.json`, import.meta.url), 'utf8');
  return JSON.parse(text) as readonly Strip[];
});

describe('ocr/digits/own-model', () => {
  it('gives what the framework of the training gave, but for the rounding of the weights', () => {
    const model = loadOwnModel();

    STRIPS.forEach((strips, network) => {
      for (const { width, ink, probabilities } of strips) {
        const data = Float64Array.from(Buffer.from(ink, 'hex'), (value) => value / 255);
        const scores = model.score({ channels: 1, height: 40, width, data })[network];
        expect(scores?.steps).to.equal(probabilities.length);
        probabilities.flat().forEach((expected, index) => {
          expect(scores?.data[index]).to.be.closeTo(expected, 0.01);
        });
      }
    });
  });

  it('is small enough to lie with the sources', () => {
    const bytes = readFileSync(new URL('../../../../src/ocr/digits/weights/digits.bin', import.meta.url)).length;

    expect(bytes).to.be.below(2 * 1024 * 1024);
  });
});
