import { expect } from 'chai';
import fc from 'fast-check';
import { cursorAt, moveCursor, rangeOf } from '../../../../src/web/archive/grid/cursor.ts';

const SIZE = { rows: 100, columns: 8, page: 12 };
const press = (key: string, shiftKey = false, ctrlKey = false) => ({ key, shiftKey, ctrlKey });

describe('web/archive/grid/cursor', () => {
  it('moves as in a spreadsheet', () => {
    const at = cursorAt(5, 7);
    const to = (key: string, shift = false, ctrl = false) => {
      const next = moveCursor(at, press(key, shift, ctrl), SIZE);
      return next && [next.row, next.column];
    };

    expect(to('Enter')).to.deep.equal([6, 7]);
    expect(to('Enter', true)).to.deep.equal([4, 7]);
    expect(to('Tab')).to.deep.equal([6, 0]);
    expect(to('Tab', true)).to.deep.equal([5, 6]);
    expect(to('PageDown')).to.deep.equal([17, 7]);
    expect(to('End', false, true)).to.deep.equal([99, 7]);
    expect(to('Home', false, true)).to.deep.equal([0, 0]);
    expect(to('x')).to.equal(undefined);
  });

  it('chooses a range with Shift, whichever way', () => {
    const up = moveCursor(cursorAt(5, 3), press('ArrowUp', true), SIZE) ?? expect.fail();
    const left = moveCursor(up, press('ArrowLeft', true), SIZE) ?? expect.fail();

    expect(rangeOf(left)).to.deep.equal({ top: 4, bottom: 5, left: 2, right: 3 });
  });

  it('never leaves the grid', () => {
    const keys = [
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'PageUp',
      'PageDown',
      'Home',
      'End',
      'Tab',
      'Enter',
    ];
    const moves = fc.array(fc.record({ key: fc.constantFrom(...keys), shiftKey: fc.boolean(), ctrlKey: fc.boolean() }));
    fc.assert(
      fc.property(moves, (pressed) => {
        const { row, column } = pressed.reduce((at, keysDown) => moveCursor(at, keysDown, SIZE) ?? at, cursorAt(50, 4));
        expect(row).to.be.within(0, 99);
        expect(column).to.be.within(0, 7);
      }),
    );
  });
});
