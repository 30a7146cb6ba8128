import { expect } from 'chai';
import { blockMeans, estimatePaper, levelPaper } from '../../../../src/ocr/preparation/level-paper.ts';
import { DrawnPage } from '../../../support/ocr/drawn-page.ts';

const SIZE = { width: 400, height: 320 };

/** Paper that darkens to the right, with a dark stroke every 40 pixels. */
function shadedPage(): DrawnPage {
  return new DrawnPage(SIZE).paint((x, y) => {
    const paper = 240 - x / 4;
    return y % 40 < 12 && x % 8 < 3 ? paper * 0.2 : paper;
  });
}

describe('ocr/preparation/level-paper', () => {
  it('finds the paper under the print', () => {
    const { columns, levels } = estimatePaper(shadedPage().data, SIZE);

    expect(levels[3 * columns + 2]).to.be.within(215, 240);
    expect(levels[3 * columns + columns - 2]).to.be.within(125, 160);
  });

  it('makes shaded paper white and keeps the print dark', () => {
    const page = shadedPage();

    const level = levelPaper(page.data, { ...SIZE, paper: estimatePaper(page.data, SIZE) });

    const at = (x: number, y: number): number => level[y * SIZE.width + x] ?? NaN;
    for (const x of [22, 102, 206, 300, 366]) {
      expect(at(x, 30), `paper at ${String(x)}`).to.be.above(235);
      expect(at(x - (x % 8) + 1, 45), `print at ${String(x)}`).to.be.below(90);
    }
  });

  it('brings the paper to another level where that is asked for', () => {
    const page = new DrawnPage(SIZE, 180);

    const level = levelPaper(page.data, { ...SIZE, paper: estimatePaper(page.data, SIZE), target: 224 });

    expect(level.every((value) => value === 224)).to.equal(true);
  });

  it('does not lift what is darker than any paper', () => {
    const page = new DrawnPage(SIZE, 20);

    const level = levelPaper(page.data, { ...SIZE, paper: estimatePaper(page.data, SIZE) });

    expect(level.every((value) => value < 100)).to.equal(true);
  });

  it('leaves no seams between blocks', () => {
    const page = new DrawnPage(SIZE).paint((x) => 220 - x / 8);

    const level = levelPaper(page.data, { ...SIZE, paper: estimatePaper(page.data, SIZE), target: 200 });

    const row = level.subarray(160 * SIZE.width, 161 * SIZE.width);
    for (let x = 1; x < row.length; x += 1) expect(Math.abs((row[x] ?? 0) - (row[x - 1] ?? 0))).to.be.at.most(2);
  });

  it('takes the mean of each block, the cut ones at the edge too', () => {
    const page = new DrawnPage({ width: 20, height: 16 }).rectangle([16, 0, 4, 16], 100);

    expect([...blockMeans(page.data, page.size)]).to.deep.equal([255, 100]);
  });
});
