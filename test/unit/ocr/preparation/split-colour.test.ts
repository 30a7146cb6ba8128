import { expect } from 'chai';
import { darkestChannel, splitColour } from '../../../../src/ocr/preparation/split-colour.ts';

function inkOf(r: number, g: number, b: number): number {
  return splitColour(Uint8Array.of(r, g, b)).ink[0] ?? NaN;
}

function redOf(r: number, g: number, b: number): number {
  return splitColour(Uint8Array.of(r, g, b)).red[0] ?? NaN;
}

describe('ocr/preparation/split-colour', () => {
  it('keeps black print and white paper as they are', () => {
    expect(inkOf(30, 30, 30)).to.equal(30);
    expect(inkOf(250, 250, 250)).to.equal(250);
  });

  it('keeps the coloured fringe of black print in a JPEG dark', () => {
    expect(inkOf(52, 44, 40)).to.be.below(60);
  });

  it('makes stamps and pen strokes white', () => {
    expect(inkOf(222, 54, 96)).to.equal(255);
    expect(inkOf(40, 60, 170)).to.equal(255);
  });

  it('shows red ink dark and nothing else', () => {
    expect(redOf(222, 54, 96)).to.be.below(100);
    expect(redOf(40, 60, 170)).to.equal(255);
    expect(redOf(30, 30, 30)).to.equal(255);
    expect(redOf(250, 240, 205)).to.equal(255);
  });

  it('counts the red pixels', () => {
    const pixels = [222, 54, 96, 255, 255, 255, 210, 40, 60, 20, 20, 20];

    expect(splitColour(Uint8Array.from(pixels)).redPixels).to.equal(2);
  });

  it('finds the darkest channel of each pixel', () => {
    expect([...darkestChannel(Uint8Array.of(9, 200, 7, 80, 60, 90))]).to.deep.equal([7, 60]);
  });
});
