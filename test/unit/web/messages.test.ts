import { expect } from 'chai';
import { enArchive } from '../../../src/web/archive/messages/en.ts';
import { viArchive } from '../../../src/web/archive/messages/vi.ts';
import { enArrangement } from '../../../src/web/arrangement/messages/en.ts';
import { viArrangement } from '../../../src/web/arrangement/messages/vi.ts';
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

  it('so does arranging, whose keys may be those of other parts', () => {
    const different = Object.entries(viArrangement).filter(
      ([key, text]) => String(holes(text)) !== String(holes(enArrangement[key as keyof typeof viArrangement])),
    );

    expect(different).to.deep.equal([]);
    expect(Object.values(viArrangement).filter((text) => text !== text.normalize('NFC'))).to.deep.equal([]);
  });

  it('is NFC throughout', () => {
    expect(Object.values(VI).filter((text) => text !== text.normalize('NFC'))).to.deep.equal([]);
  });
});
