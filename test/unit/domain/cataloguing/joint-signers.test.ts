import { expect } from 'chai';
import { catalogue } from '../../../../src/domain/cataloguing/catalogue.ts';
import { aPage, paperLines, type PrintedLine } from '../../../support/page-builder.ts';

/** A paper on whose foot two persons sign side by side, above the recipients where there are any. */
function signedByTwo(recipients: readonly string[]) {
  const signers: PrintedLine[] = [
    { text: 'THƯ KÝ', x: 65, y: 180, centred: true },
    { text: 'TM. ỦY BAN NHÂN DÂN', x: 150, y: 180, centred: true },
    { text: 'CHỦ TỊCH', x: 150, y: 186, centred: true },
    { text: 'Lê Quang Hưng', x: 65, y: 215, centred: true },
    { text: 'Trần Thanh Hải', x: 150, y: 219, centred: true },
  ];
  const list = recipients.map((text, i) => ({ text, x: 30, y: 230 + i * 5, size: 11 }));
  return catalogue([aPage([...paperLines({ foot: false }), ...signers, ...list])], { firstPage: 1, lastPage: 1 });
}

describe('domain/cataloguing: two signers', () => {
  it('gives both from left to right, and asks a person', () => {
    const fields = signedByTwo(['Nơi nhận:', '- Như trên;', '- Lưu: VT, TH.']);

    expect(fields.signatory).to.deep.include({ value: 'Lê Quang Hưng; Trần Thanh Hải', needsReview: true });
    expect(fields.signerRole).to.deep.include({ value: 'THƯ KÝ; TM. ỦY BAN NHÂN DÂN CHỦ TỊCH', needsReview: true });
    expect(fields.recipients?.value).to.deep.equal(['Như trên', 'Lưu: VT, TH']);
  });

  it('does so where no recipients are named, as under minutes', () => {
    expect(signedByTwo([]).signatory?.value).to.equal('Lê Quang Hưng; Trần Thanh Hải');
  });

  it('knows one signer where recipients stand beside the office', () => {
    const fields = catalogue([aPage(paperLines())], { firstPage: 1, lastPage: 1 });

    expect(fields.signatory?.value).to.equal('Trần Thanh Hải');
  });
});
