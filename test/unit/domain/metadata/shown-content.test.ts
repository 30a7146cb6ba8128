import { expect } from 'chai';
import { shownContent } from '../../../../src/domain/metadata/shown-content.ts';

describe('domain/metadata/shown-content', () => {
  it('writes dates as in Vietnam, of the fields that are dates', () => {
    expect(shownContent('issuedOn', '2015-01-05')).to.equal('05/01/2015');
    expect(shownContent('issuedOn', '2020-10')).to.equal('10/2020');
    expect(shownContent('issuedOn', '2020')).to.equal('2020');
    expect(shownContent('retentionDueOn', '2035-12-31')).to.equal('31/12/2035');
    expect(shownContent('created', '2020-10-01')).to.equal('01/10/2020');
  });

  it('leaves everything else as it is', () => {
    expect(shownContent('referenceNumber', '2020-10')).to.equal('2020-10');
    expect(shownContent('issuedOn', 'tháng mười')).to.equal('tháng mười');
    expect(shownContent('issuedOn', '2015-02-31')).to.equal('2015-02-31');
    expect(shownContent('pageCount', 12)).to.equal('12');
    expect(shownContent('recipients', ['Như trên', 'Lưu: VT'])).to.equal('Như trên; Lưu: VT');
  });
});
