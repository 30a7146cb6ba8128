import { expect } from 'chai';
import { separatorPayload } from '../../../../src/domain/division/separator-sheet.ts';
import { withSheetCode } from '../../../../src/processors/recognise/read-sheet-code.ts';
import { aPage, aPaper } from '../../../support/page-builder.ts';

const IMAGE = { width: 1, height: 1, ppi: 200, data: new Uint8Array([255]) };
const OURS = separatorPayload({ kind: 'box', label: 'H-07' });

describe('processors/recognise: square codes of separator sheets', () => {
  let looks = 0;
  const reader = (...codes: readonly string[]) => ({
    name: 'giả',
    read: () => {
      looks += 1;
      return Promise.resolve(codes);
    },
  });
  beforeEach(() => {
    looks = 0;
  });

  it('keeps what one of our sheets says, and nothing of the codes of others', async () => {
    const page = aPage([{ text: 'PHIẾU NGĂN CÁCH', x: 60, y: 40 }]);

    expect((await withSheetCode(reader('https://example.vn/1', OURS), IMAGE, page)).sheetCode).to.equal(OURS);
    expect(await withSheetCode(reader('https://example.vn/1'), IMAGE, page)).to.equal(page);
    expect(await withSheetCode(undefined, IMAGE, page)).to.equal(page);
  });

  it('does not look at pages that hold too much, or nothing', async () => {
    const paper = aPaper();
    const [word] = paper.words;
    const full = { ...paper, words: Array.from({ length: 91 }, () => word ?? []).flat() };

    expect(await withSheetCode(reader(OURS), IMAGE, full)).to.equal(full);
    expect(await withSheetCode(reader(OURS), IMAGE, { ...aPage([]), blank: true })).to.not.have.property('sheetCode');
    expect(looks).to.equal(0);
  });
});
