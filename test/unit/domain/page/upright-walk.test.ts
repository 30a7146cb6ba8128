import { expect } from 'chai';
import { inverseTurn, turnBox, turnSize } from '../../../../src/domain/page/geometry.ts';
import { uprightWalk } from '../../../../src/domain/page/upright-walk.ts';

describe('uprightWalk', () => {
  for (const turn of [0, 90, 180, 270] as const) {
    it(`goes over every pixel of a page turned by ${String(turn)}° where it stands upright`, () => {
      const page = { width: 3, height: 2 };
      const upright = turnSize(page, turn);
      const { origin, across, down } = uprightWalk(page, turn);
      for (let y = 0; y < upright.height; y += 1) {
        for (let x = 0; x < upright.width; x += 1) {
          const [column, row] = turnBox([x, y, 1, 1], upright, inverseTurn(turn));
          expect(origin + x * across + y * down).to.equal(row * page.width + column);
        }
      }
    });
  }
});
