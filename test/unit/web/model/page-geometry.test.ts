import { expect } from 'chai';
import { turnBox } from '../../../../src/domain/page/geometry.ts';
import {
  addTurn,
  boxInPercent,
  cropAround,
  fitScale,
  turnedSize,
  turnTransform,
} from '../../../../src/web/model/page-geometry.ts';

const PAGE = { width: 1000, height: 2000 };

describe('web/model/page-geometry', () => {
  it('adds turns round and round', () => {
    expect([addTurn(270, 90), addTurn(180, 270), addTurn(90, -180)]).to.deep.equal([0, 90, 270]);
  });

  it('places a box in shares of the page', () => {
    expect(boxInPercent([100, 500, 50, 20], PAGE)).to.deep.equal({
      left: '10.000%',
      top: '25.000%',
      width: '5.000%',
      height: '1.000%',
    });
  });

  it('turns as the domain turns: the corner of a box lands where the domain says', () => {
    for (const turn of [0, 90, 180, 270] as const) {
      const [x, y] = applied(turnTransform(PAGE, turn), [100, 200]);
      // A box of no size is a point.
      const [wantedX, wantedY] = turnBox([100, 200, 0, 0], PAGE, turn);

      expect([Math.round(x), Math.round(y)], String(turn)).to.deep.equal([wantedX, wantedY]);
    }
  });

  it('shows more along the line than across it, on a page that lies on its side too', () => {
    const upright = cropAround([400, 1000, 40, 30], PAGE, { turn: 0 });
    const sideways = cropAround([400, 1000, 30, 40], PAGE, { turn: 90 });

    expect(upright[2] - 40).to.be.greaterThan(upright[3] - 30);
    expect(sideways[3] - 40).to.be.greaterThan(sideways[2] - 30);
  });

  it('never cuts beyond the page', () => {
    expect(cropAround([0, 1990, 1000, 10], PAGE, { turn: 0 })).to.satisfy(
      ([x, y, width, height]: readonly number[]) =>
        x === 0 && Number(y) > 0 && Number(width) === 1000 && Number(y) + Number(height) === 2000,
    );
  });

  it('fits without blowing up too far', () => {
    expect(fitScale({ width: 100, height: 50 }, { width: 400, height: 100 }, 3)).to.equal(2);
    expect(fitScale({ width: 10, height: 5 }, { width: 400, height: 100 }, 3)).to.equal(3);
    expect(turnedSize(PAGE, 90)).to.deep.equal({ width: 2000, height: 1000 });
  });
});

/** Where a CSS transform of translate and rotate takes a point. */
function applied(transform: string, [x, y]: readonly [number, number]): readonly [number, number] {
  const [dx = 0, dy = 0] = [...transform.matchAll(/(-?\d+)px|translate\((0),/g)].map(([, px]) => Number(px ?? 0));
  const angle = (Number(/rotate\((\d+)deg\)/.exec(transform)?.[1] ?? 0) * Math.PI) / 180;
  const [shiftX, shiftY] = transform.includes('translate(0') ? [0, Math.max(dx, dy)] : [dx, dy];
  return [x * Math.cos(angle) - y * Math.sin(angle) + shiftX, x * Math.sin(angle) + y * Math.cos(angle) + shiftY];
}
