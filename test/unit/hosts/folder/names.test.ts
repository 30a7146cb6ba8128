import { expect } from 'chai';
import { hasScanExtension, isIgnoredName } from '../../../../src/hosts/folder/names.ts';

describe('hosts/folder/names', () => {
  for (const name of ['.a.pdf', '~$bao cao.pdf', 'a.pdf.part', 'a.PDF.crdownload', 'x.tmp', 'Thumbs.db', '@eaDir']) {
    it(`passes over ${name}`, () => {
      expect(isIgnoredName(Buffer.from(name))).to.equal(true);
    });
  }

  for (const name of ['a.pdf', 'tmp.pdf', 'part.tif', '$(id).png', 'công văn.docx', 'thumbs.db.pdf']) {
    it(`does not pass over ${name}`, () => {
      expect(isIgnoredName(Buffer.from(name))).to.equal(false);
    });
  }

  it('knows scans by their ending, in any case', () => {
    const scans = ['a.pdf', 'A.PDF', 'b.Tif', 'c.tiff', 'd.jpg', 'e.JPEG', 'f.png', 'x.y.pdf'];
    const others = ['pdf', '.pdf', 'a.pdf ', 'a.docx', 'a.pdf.p7s', 'a.', 'a.constructor', 'a.toString'];

    expect(scans.map((name) => hasScanExtension(Buffer.from(name)))).to.deep.equal(scans.map(() => true));
    expect(others.map((name) => hasScanExtension(Buffer.from(name)))).to.deep.equal(others.map(() => false));
  });
});
