import { expect } from 'chai';
import { enArchive } from '../../../src/web/archive/messages/en.ts';
import { viArchive } from '../../../src/web/archive/messages/vi.ts';
import { en } from '../../../src/web/messages/en.ts';
import { vi } from '../../../src/web/messages/vi.ts';

/** With those of pages that are loaded later. */
const VI = { ...vi, ...viArchive };
const EN = { ...en, ...enArchive };
const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('web/messages', () => {
  it('asks for the same values in both languages', () => {
    const different = Object.entries(VI).filter(
      ([key, text]) => String(holes(text)) !== String(holes(EN[key as keyof typeof VI])),
    );

    expect(different).to.deep.equal([]);
  });

  it('is NFC throughout', () => {
    expect(Object.values(VI).filter((text) => text !== text.normalize('NFC'))).to.deep.equal([]);
  });
});
