import { expect } from 'chai';
import fc from 'fast-check';
import { findSkew } from '../../../../src/ocr/preparation/find-skew.ts';
import { DrawnPage, dashedLines } from '../../../support/ocr/drawn-page.ts';

const SIZE = { width: 800, height: 1000 };

describe('ocr/preparation/find-skew', () => {
  it('recovers the angle of printed lines', () => {
    const angles = fc.double({ min: -6, max: 6, noNaN: true });
    fc.assert(
      fc.property(angles, fc.integer({ min: 1, max: 1000 }), (degrees, seed) => {
        const { degrees: found } = findSkew(dashedLines(SIZE, degrees, seed).data, SIZE);

        expect(found).to.be.closeTo(degrees, 0.1);
      }),
      { numRuns: 12 },
    );
  });

  it('finds no skew on a sheet without print', () => {
    expect(findSkew(new DrawnPage(SIZE).data, SIZE).degrees).to.equal(0);
    expect(findSkew(new DrawnPage(SIZE, 200).grain(90).data, SIZE).degrees).to.equal(0);
  });

  it('finds no skew in a ring', () => {
    const ring = new DrawnPage(SIZE).ring([400, 500], 140, { thickness: 8 });

    expect(findSkew(ring.data, SIZE).degrees).to.equal(0);
  });
});
