import { expect } from 'chai';
import { buildRecord } from '../../../src/app/build-record.ts';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import type { ScanIdentity } from '../../../src/ports/scan-reader.ts';
import { goodReading } from '../../support/quality-reading.ts';

const IDENTITY: ScanIdentity = {
  format: 'pdf',
  mediaType: 'application/pdf',
  bytes: 10,
  sha256: 'a'.repeat(64),
  pages: [],
  signed: false,
};
const SIGNING = { signature: 'present', seal: 'missing', box: [700, 1400, 900, 700] } as const;

describe('app/build-record', () => {
  it('says of a page where it is signed what was seen of signature and seal, and of other pages nothing', () => {
    const signed: PageReading = { ...goodReading(2, 'CHỦ TỊCH'), signing: SIGNING };
    const readings = [goodReading(1, 'Căn cứ Luật Lưu trữ'), signed];
    const { pages } = buildRecord({ ...{ name: 'a.pdf', identity: IDENTITY, engine: 'x', readings }, documents: [], separators: [] }); // prettier-ignore

    expect(pages.map(({ signing }) => signing)).to.deep.equal([undefined, SIGNING]);
    expect(pages[0]).not.to.have.property('signing');
  });
});
