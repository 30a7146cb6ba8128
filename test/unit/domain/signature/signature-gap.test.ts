import { expect } from 'chai';
import { signatureGap } from '../../../../src/domain/signature/signature-gap.ts';
import { aPage, paperLines } from '../../../support/page-builder.ts';

const MM = 200 / 25.4;

describe('domain/signature/signature-gap', () => {
  it('asks for no second look where the name stands clear under its office', () => {
    expect(signatureGap(aPage(paperLines()))).to.equal(undefined);
  });

  it('gives the last line of the office and the words that were taken for the name', () => {
    const gap = signatureGap(aPage(paperLines({ name: 'Trần Thanhh Hải' })));

    expect(gap?.name.map(({ text }) => text)).to.deep.equal(['Trần', 'Thanhh', 'Hải']);
    expect(gap?.office[1]).to.be.within(200 * MM, 206 * MM);
  });

  it('looks to the right of the recipients where a seal covers the office', () => {
    const gap = signatureGap(aPage(paperLines({ role: [], name: '' })));

    expect(gap?.name).to.deep.equal([]);
    expect(gap?.office[0]).to.be.within(135 * MM, 155 * MM);
    expect(gap?.office[1]).to.be.within(195 * MM, 201 * MM);
  });

  it('looks nowhere on a page without a foot', () => {
    expect(signatureGap(aPage(paperLines({ foot: false })))).to.equal(undefined);
  });
});
