import { expect } from 'chai';
import { en } from '../../../src/web/messages/en.ts';
import { vi } from '../../../src/web/messages/vi.ts';

const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('web/messages', () => {
  it('asks for the same values in both languages', () => {
    const different = Object.entries(vi).filter(
      ([key, text]) => String(holes(text)) !== String(holes(en[key as keyof typeof vi])),
    );

    expect(different).to.deep.equal([]);
  });

  it('is NFC throughout', () => {
    expect(Object.values(vi).filter((text) => text !== text.normalize('NFC'))).to.deep.equal([]);
  });
});
