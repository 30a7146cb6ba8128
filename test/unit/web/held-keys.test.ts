import { expect } from 'chai';
import { isCommand } from '../../../src/web/parts/held-keys.ts';

describe('web/parts/held-keys', () => {
  it('lets keys that move be held down, and takes a key that judges once a press', () => {
    const held = ['ArrowDown', 'PageUp', 'j', 'd', 's', 'Enter', ' '].map((key) => isCommand({ key, repeat: true }));

    expect(held).to.deep.equal([true, true, true, false, false, false, false]);
    expect(isCommand({ key: 'd', repeat: false })).to.equal(true);
  });
});
