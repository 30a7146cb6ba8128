import { expect } from 'chai';
import { frameOf } from '../../../../src/formats/image/frame.ts';

describe('formats/image/frame', () => {
  const a4 = { width: 2480, height: 3508 };

  it('believes the resolution that is stated', () => {
    expect(frameOf(a4, { x: 200, y: 200 }, 0)).to.deep.equal({ size: a4, ppi: 200 });
  });
  it('turns the size with the page', () => {
    expect(frameOf(a4, { x: 300, y: 300 }, 90).size).to.deep.equal({ width: 3508, height: 2480 });
  });
  it('takes a sheet without resolution as A4', () => {
    expect(frameOf(a4, undefined, 0).ppi).to.equal(300.09);
  });
  it('does not believe 72 ppi of a sheet that would be a metre long', () => {
    expect(frameOf(a4, { x: 72, y: 72 }, 0).ppi).to.equal(300.09);
  });
  it('believes 72 ppi of a sheet that fits', () => {
    expect(frameOf({ width: 595, height: 842 }, { x: 72, y: 72 }, 0).ppi).to.equal(72);
  });
  it('does not believe nonsense', () => {
    expect(frameOf(a4, { x: 1, y: 1 }, 0).ppi).to.equal(300.09);
    expect(frameOf(a4, { x: NaN, y: 300 }, 0).ppi).to.equal(300.09);
  });
  it('stretches lines that lie twice as far apart as pixels, also on a turned page', () => {
    const fax = { width: 1728, height: 1100 };

    expect(frameOf(fax, { x: 204, y: 98 }, 0)).to.deep.equal({ size: { width: 1728, height: 2290 }, ppi: 204 });
    expect(frameOf(fax, { x: 204, y: 98 }, 270).size).to.deep.equal({ width: 2290, height: 1728 });
  });
});
