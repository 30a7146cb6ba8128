import { expect } from 'chai';
import { paleLifted } from '../../../../src/ocr/marks/look.ts';

describe('ocr/marks/look', () => {
  it('brings pale ink nearer to full ink; paper and full ink stay as they are', () => {
    const { data } = paleLifted({ width: 4, height: 1, data: Float64Array.of(0, 0.1, 0.3, 1) });

    expect([...data]).to.deep.equal([...data].sort());
    expect(data[0]).to.equal(0);
    expect(data[1]).to.be.closeTo(0.1 ** 0.625, 1e-9);
    expect(data[2]).to.be.greaterThan(0.45);
    expect(data[3]).to.equal(1);
  });
});
