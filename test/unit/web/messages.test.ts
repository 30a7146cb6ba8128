import { expect } from 'chai';
import { enAccess } from '../../../src/web/access/messages/en.ts';
import { viAccess } from '../../../src/web/access/messages/vi.ts';
import { enAppendix } from '../../../src/web/appendix/messages/en.ts';
import { viAppendix } from '../../../src/web/appendix/messages/vi.ts';
import { enArchive } from '../../../src/web/archive/messages/en.ts';
import { viArchive } from '../../../src/web/archive/messages/vi.ts';
import { enArrangement } from '../../../src/web/arrangement/messages/en.ts';
import { viArrangement } from '../../../src/web/arrangement/messages/vi.ts';
import { enDivision } from '../../../src/web/division/messages/en.ts';
import { viDivision } from '../../../src/web/division/messages/vi.ts';
import { enDisposal } from '../../../src/web/disposal/messages/en.ts';
import { viDisposal } from '../../../src/web/disposal/messages/vi.ts';
import { en } from '../../../src/web/messages/en.ts';
import { vi } from '../../../src/web/messages/vi.ts';

/** With those of pages that are loaded later. */
const VI = { ...vi, ...viArchive };
const EN = { ...en, ...enArchive };
type Texts = Readonly<Record<string, string>>;
const PARTS: readonly (readonly [string, Texts, Texts])[] = [
  ['arranging', viArrangement, enArrangement],
  ['disposal', viDisposal, enDisposal],
  ['access', viAccess, enAccess],
  ['division', viDivision, enDivision],
  ['the appendix', viAppendix, enAppendix],
];
const holes = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort();

describe('web/messages', () => {
  it('asks for the same values in both languages', () => {
    const different = Object.entries(VI).filter(
      ([key, text]) => String(holes(text)) !== String(holes(EN[key as keyof typeof VI])),
    );

    expect(different).to.deep.equal([]);
  });

  for (const [part, own, english] of PARTS)
    it(`so does ${part}, whose keys may be those of other parts`, () => {
      const different = Object.entries(own).filter(
        ([key, text]) => String(holes(text)) !== String(holes(english[key])),
      );

      expect(different).to.deep.equal([]);
      expect(Object.values(own).filter((text) => text !== text.normalize('NFC'))).to.deep.equal([]);
    });

  it('is NFC throughout', () => {
    expect(Object.values(VI).filter((text) => text !== text.normalize('NFC'))).to.deep.equal([]);
  });
});
