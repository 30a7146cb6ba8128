import { expect } from 'chai';
import {
  darkestOf,
  inkedBox,
  isBlankInked,
  isDrawn,
  isOnLightPaper,
} from '../../../../src/domain/text/layer-picture.ts';
import type { Box } from '../../../../src/domain/page/geometry.ts';

const SIZE = { width: 300, height: 60 };

function sheet(paper = 255, ...bars: readonly { readonly box: Box; readonly ink: number }[]) {
  const data = new Uint8Array(SIZE.width * SIZE.height).fill(paper);
  for (const { box, ink } of bars)
    for (let y = box[1]; y < box[1] + box[3]; y += 1)
      data.fill(ink, y * SIZE.width + box[0], y * SIZE.width + box[0] + box[2]);
  return { ...SIZE, channels: 1 as const, data };
}

/** Strokes of letters in a box. */
function letters([left, top, width, height]: Box, ink = 0) {
  return Array.from({ length: Math.floor(width / 8) }, (_, i) => ({ ink, box: [left + i * 8, top, 3, height] as Box }));
}

describe('domain/text/layer-picture', () => {
  const word = { text: 'Số', box: [20, 10, 80, 36] as Box };

  it('sees dark, pale and white letters, whatever the paper', () => {
    expect(isDrawn(sheet(255, ...letters([20, 16, 80, 20])), word)).to.equal(true);
    expect(isDrawn(sheet(255, ...letters([20, 16, 80, 20], 215)), word)).to.equal(true);
    expect(isDrawn(sheet(90, ...letters([20, 16, 80, 20], 255)), word)).to.equal(true);
  });

  it('sees nothing where white stands on white, or next to white, and no letters in a rule below', () => {
    expect(isDrawn(sheet(), word)).to.equal(false);
    expect(isDrawn(sheet(255, ...letters([20, 16, 80, 20], 245)), word)).to.equal(false);
    expect(isDrawn(sheet(255, { box: [0, 44, 300, 2], ink: 0 }), word)).to.equal(false);
  });

  it('says nothing of what is too small to tell, or off the page', () => {
    expect(isDrawn(sheet(), { text: 'a', box: [20, 10, 1, 30] })).to.equal(true);
    expect(isDrawn(sheet(), { text: 'a', box: [20, 10, 40, 0] })).to.equal(true);
    expect(isDrawn(sheet(), { text: 'a', box: [900, 900, 40, 20] })).to.equal(true);
  });

  it('tells paper from dark ground, and print in colour by its darkest channel', () => {
    expect(isOnLightPaper(sheet(255, ...letters([20, 16, 80, 20])), word)).to.equal(true);
    expect(isOnLightPaper(sheet(40, ...letters([20, 16, 80, 20], 255)), word)).to.equal(false);
    const blue = { width: 2, height: 1, channels: 3 as const, data: Uint8Array.from([0, 0, 255, 255, 255, 255]) };
    expect(darkestOf(blue)).to.deep.include({ channels: 1, data: Uint8Array.from([0, 255]) });
  });

  it('finds where the letters of a box begin and end', () => {
    expect(inkedBox(sheet(255, ...letters([24, 18, 60, 20])), word.box)).to.deep.equal([20, 18, 80, 20]);
    expect(inkedBox(sheet(), word.box)).to.equal(undefined);
  });

  describe('blanks', () => {
    const [before, next] = [
      { text: 'M', box: [20, 10, 24, 36] as Box },
      { text: 'T', box: [68, 10, 20, 36] as Box },
    ];

    it('finds letters that the text has a blank for', () => {
      expect(isBlankInked(sheet(255, ...letters([46, 16, 20, 22])), before, next)).to.equal(false);
      const slanting = Array.from({ length: 18 }, (_, i) => ({ ink: 0, box: [47 + i, 20 + (i % 10), 2, 4] as Box }));
      expect(isBlankInked(sheet(255, ...slanting), before, next)).to.equal(true);
    });

    it('takes blanks, rules between cells, rules below and far words for none', () => {
      expect(isBlankInked(sheet(), before, next)).to.equal(false);
      expect(isBlankInked(sheet(255, { box: [56, 0, 2, 60], ink: 0 }), before, next)).to.equal(false);
      expect(isBlankInked(sheet(255, { box: [44, 40, 24, 2], ink: 0 }), before, next)).to.equal(false);
      expect(isBlankInked(sheet(0), before, { text: 'T', box: [200, 10, 20, 36] })).to.equal(false);
      expect(isBlankInked(sheet(0), before, { text: 'T', box: [68, 40, 20, 36] })).to.equal(false);
    });
  });
});
