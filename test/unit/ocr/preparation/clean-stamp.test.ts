import { expect } from 'chai';
import { cleanStamp } from '../../../../src/ocr/preparation/clean-stamp.ts';
import { DrawnPage } from '../../../support/ocr/drawn-page.ts';

const SIZE = { width: 400, height: 300 };
const STAMP = [40, 40, 240, 110] as const;

/** A frame with two upright strokes in it, as letters. */
function framedStamp(): DrawnPage {
  return new DrawnPage(SIZE).frame([48, 48, 220, 92], 6).rectangle([120, 76, 8, 36]).rectangle([180, 76, 8, 36]);
}

describe('ocr/preparation/clean-stamp', () => {
  it('takes the frame away and leaves the letters', () => {
    const page = framedStamp();

    cleanStamp(page.data, SIZE, STAMP);

    expect(page.level(150, 51)).to.equal(255);
    expect(page.level(51, 90)).to.equal(255);
    expect(page.level(124, 90)).to.be.below(60);
    expect(page.level(184, 90)).to.be.below(60);
  });

  it('takes the frame away when it is stamped aslant', () => {
    const tan = Math.tan((4 * Math.PI) / 180);
    const straight = framedStamp();
    const page = new DrawnPage(SIZE).paint((x, y) => straight.level(x, Math.round(y - (x - 158) * tan)) || 0);

    cleanStamp(page.data, SIZE, [30, 20, 260, 140]);

    expect(page.level(150, 51)).to.equal(255);
    expect(page.level(124, 90)).to.be.below(60);
  });

  it('keeps a ring', () => {
    const page = new DrawnPage(SIZE).ring([160, 150], 100, { thickness: 8 });

    cleanStamp(page.data, SIZE, [50, 40, 220, 220]);

    expect(page.level(60, 150)).to.be.below(60);
  });

  it('takes a rule away', () => {
    const page = new DrawnPage(SIZE).rectangle([60, 90, 120, 5]);

    cleanStamp(page.data, SIZE, STAMP);

    expect(Math.min(...page.data)).to.equal(255);
  });

  it('darkens faint ink, but not without limit', () => {
    const faint = new DrawnPage(SIZE).rectangle([100, 60, 40, 40], 175);
    const trace = new DrawnPage(SIZE).rectangle([100, 60, 40, 40], 236);

    cleanStamp(faint.data, SIZE, STAMP);
    cleanStamp(trace.data, SIZE, STAMP);

    expect(faint.level(120, 80)).to.be.below(110);
    expect(trace.level(120, 80)).to.be.above(120);
  });

  it('does not take large letters that stand close for a frame', () => {
    const page = new DrawnPage(SIZE);
    for (const x of [60, 68, 110, 118, 160]) page.rectangle([x, 60, 6, 70]);
    page.rectangle([60, 92, 106, 6]);

    cleanStamp(page.data, SIZE, STAMP);

    expect(page.level(63, 70)).to.be.below(60);
    expect(page.level(100, 94)).to.be.below(60);
  });

  it('keeps letters that hang together with the frame', () => {
    const page = framedStamp().rectangle([122, 104, 4, 36]);

    cleanStamp(page.data, SIZE, STAMP);

    expect(page.level(150, 51)).to.equal(255);
    expect(page.level(150, 136)).to.equal(255);
    expect(page.level(124, 90)).to.be.below(60);
    expect(page.level(184, 90)).to.be.below(60);
  });

  it('takes the pieces of a worn frame away', () => {
    const page = framedStamp().paint((x, y) =>
      (x < 110 || x > 200 || y < 58 || y > 125) && (x + y) % 40 < 12 ? 255 : undefined,
    );

    cleanStamp(page.data, SIZE, STAMP);

    expect(page.level(66, 51)).to.equal(255);
    expect(page.level(124, 90)).to.be.below(60);
  });

  it('changes nothing outside the box', () => {
    const page = new DrawnPage(SIZE).rectangle([300, 200, 80, 80], 30);

    cleanStamp(page.data, SIZE, STAMP);

    expect(page.level(340, 240)).to.equal(30);
  });
});
