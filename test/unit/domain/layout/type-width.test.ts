import { expect } from 'chai';
import type { PlacedWord } from '../../../../src/domain/layout/placed-word.ts';
import { advanceOf, roomBetween } from '../../../../src/domain/layout/type-width.ts';

/** Words from left to right with the width and the place of their boxes, as they were measured on a page. */
function placed(...words: readonly (readonly [text: string, left: number, width: number])[]): PlacedWord[] {
  return words.map(([text, left, width]) => {
    const box = [left, 0, width, 40] as const;
    return { box, word: { text, box, confidence: 0.97, line: 1, layer: 'ink' } };
  });
}

describe('domain/layout/type-width', () => {
  it('gives wide letters more than narrow ones, whatever their marks', () => {
    expect(advanceOf('Minh')).to.be.below(advanceOf('Manh'));
    expect(advanceOf('Trí')).to.be.closeTo(advanceOf('Tri'), 1e-9);
  });

  it('finds room for a word between two that stand far apart', () => {
    const [first = 1, second = 0] = roomBetween(placed(['Phan', 1496, 129], ['Tuấn', 1642, 124], ['Trí', 1939, 76]));

    expect(first).to.be.below(0.2);
    expect(second).to.be.above(1.5);
  });

  it('finds none where the box of a word leaves out its first letter', () => {
    const [, second = 1] = roomBetween(placed(['Hoàng', 1500, 166], ['Thanh', 1680, 164], ['Lan', 1900, 60]));

    expect(second).to.be.below(0.3);
  });
});
