import { expect } from 'chai';
import fc from 'fast-check';
import {
  applyAffine,
  composeAffine,
  IDENTITY,
  invertAffine,
  mapBox,
  rotation,
  scaling,
  turning,
  type Affine,
} from '../../../../src/domain/page/affine.ts';
import { turnBox, turnSize, type Box, type QuarterTurn, type Size } from '../../../../src/domain/page/geometry.ts';

const sizes = fc.record({ width: fc.integer({ min: 10, max: 5000 }), height: fc.integer({ min: 10, max: 5000 }) });
const turns = fc.constantFrom<QuarterTurn>(0, 90, 180, 270);
const angles = fc.double({ min: -10, max: 10, noNaN: true });
const points = fc.tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 }));

/** Any chain of a resize, a turn and a deskew. */
const maps = fc.tuple(sizes, sizes, turns, angles).map(([from, to, turn, degrees]): Affine => {
  const turned = turnSize(from, turn);
  return composeAffine(composeAffine(turning(from, turn), scaling(turned, to)), rotation(degrees, to, to));
});

function boxIn(size: Size): fc.Arbitrary<Box> {
  return fc
    .tuple(fc.integer({ min: 0, max: size.width - 2 }), fc.integer({ min: 0, max: size.height - 2 }))
    .chain(([x, y]) =>
      fc
        .tuple(fc.integer({ min: 1, max: size.width - x }), fc.integer({ min: 1, max: size.height - y }))
        .map(([width, height]): Box => [x, y, width, height]),
    );
}

describe('domain/page/affine', () => {
  it('comes back to the point it started from', () => {
    fc.assert(
      fc.property(maps, points, (map, [x, y]) => {
        const [backX, backY] = applyAffine(invertAffine(map), ...applyAffine(map, x, y));

        expect(backX).to.be.closeTo(x, 1e-4);
        expect(backY).to.be.closeTo(y, 1e-4);
      }),
    );
  });

  it('does the first map before the second', () => {
    fc.assert(
      fc.property(maps, maps, points, (first, then, [x, y]) => {
        const [wantedX, wantedY] = applyAffine(then, ...applyAffine(first, x, y));
        const [oneStepX, oneStepY] = applyAffine(composeAffine(first, then), x, y);

        expect(oneStepX).to.be.closeTo(wantedX, Math.abs(wantedX) * 1e-9 + 1e-6);
        expect(oneStepY).to.be.closeTo(wantedY, Math.abs(wantedY) * 1e-9 + 1e-6);
      }),
    );
  });

  it('turns boxes as the page is turned', () => {
    const cases = sizes.chain((size) => fc.tuple(fc.constant(size), boxIn(size), turns));
    fc.assert(
      fc.property(cases, ([size, box, turn]) => {
        expect(mapBox(box, turning(size, turn), turnSize(size, turn))).to.deep.equal(turnBox(box, size, turn));
      }),
    );
  });

  it('keeps the middle of the page in the middle when it rotates', () => {
    const [x, y] = applyAffine(rotation(3, { width: 100, height: 200 }, { width: 120, height: 210 }), 50, 100);

    expect([x, y]).to.deep.equal([60, 105]);
  });

  it('rotates clockwise, as seen on a screen', () => {
    const square = { width: 100, height: 100 };

    const [x, y] = applyAffine(rotation(90, square, square), 100, 50);

    expect(x).to.be.closeTo(50, 1e-9);
    expect(y).to.be.closeTo(100, 1e-9);
  });

  it('gives whole pixels around a rotated box, inside the page', () => {
    const page = { width: 200, height: 100 };
    fc.assert(
      fc.property(boxIn(page), angles, (box, degrees) => {
        const mapped = mapBox(box, rotation(degrees, page, page), page);

        expect(mapped.every(Number.isInteger)).to.equal(true);
        expect(mapped[0] >= 0 && mapped[1] >= 0).to.equal(true);
        expect(mapped[0] + mapped[2] <= page.width && mapped[1] + mapped[3] <= page.height).to.equal(true);
      }),
    );
  });

  it('leaves boxes as they are where nothing was done', () => {
    expect(mapBox([3, 4, 5, 6], IDENTITY, { width: 100, height: 100 })).to.deep.equal([3, 4, 5, 6]);
  });

  it('refuses to take back what flattens the page', () => {
    expect(() => invertAffine({ ...IDENTITY, a: 0 })).to.throw(RangeError);
  });
});
