import { expect } from 'chai';
import {
  proposeFonds,
  type FondsCandidate,
  type FondsEvidence,
} from '../../../../src/domain/archive/fonds-proposal.ts';
import { namesOf } from '../../../../src/domain/archive/organisation-names.ts';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';

const COMMITTEE: FondsCandidate = {
  fondsId: 'committee',
  names: namesOf({
    names: [{ value: 'Ủy ban nhân dân tỉnh Vĩnh Long', to: '2025-06-30' as PartialDate }],
    abbreviations: [{ value: 'UBND' }],
  }),
};
const OFFICE: FondsCandidate = {
  fondsId: 'office',
  names: namesOf({
    names: [{ value: 'Văn phòng Ủy ban nhân dân tỉnh Vĩnh Long' }],
    abbreviations: [{ value: 'VPUBND' }, { value: 'VP' }],
  }),
};

describe('domain/archive/fonds-proposal', () => {
  const propose = (evidence: FondsEvidence) =>
    proposeFonds(evidence, [COMMITTEE, OFFICE]).map(({ fondsId, confidence, reasons }) => ({
      fondsId,
      confidence,
      reasons: reasons.map(({ code }) => code),
    }));

  it('tells the fonds of the committee and of its office apart by issuer and notation', () => {
    const both = ['notation', 'issuer'];

    expect(propose({ issuer: 'ỦY BAN NHÂN DÂN\nTỈNH VĨNH LONG', notation: 'QĐ-UBND' })).to.deep.equal([
      { fondsId: 'committee', confidence: 1, reasons: both },
    ]);
    expect(propose({ issuer: 'VĂN PHÒNG UBND TỈNH VĨNH LONG', notation: 'VPUBND-KTN' })).to.deep.equal([
      { fondsId: 'office', confidence: 1, reasons: both },
    ]);
    expect(propose({ notation: 'TB-VP' })).to.deep.equal([
      { fondsId: 'office', confidence: 0.75, reasons: ['notation'] },
    ]);
  });

  it('counts what others sent by the addressee, the first most', () => {
    const [first, second] = propose({
      issuer: 'Sở Nội vụ',
      notation: 'SNV-TCBC',
      addressees: ['Ủy ban nhân dân tỉnh Vĩnh Long (để b/c)', 'Văn phòng UBND tỉnh Vĩnh Long'],
    });

    expect(first).to.deep.include({ fondsId: 'committee', reasons: ['addressee'] });
    expect(second).to.deep.include({ fondsId: 'office', reasons: ['last-addressee'] });
    expect(first?.confidence).to.be.greaterThan(second?.confidence ?? 1);
  });

  it('is not misled by the notation of another committee', () => {
    const [only, ...others] = propose({ issuer: 'Ủy ban nhân dân huyện Long Hồ', notation: 'QĐ-UBND' });

    expect(only).to.deep.include({ fondsId: 'committee', reasons: ['notation-of-another'] });
    expect(only?.confidence).to.be.lessThan(0.6);
    expect(others).to.deep.equal([]);
    const sent = propose({
      issuer: 'Ủy ban nhân dân huyện Long Hồ',
      notation: 'BC-UBND',
      addressees: ['Văn phòng UBND tỉnh Vĩnh Long'],
    });
    expect(sent[0]?.fondsId).to.equal('office');
  });

  it('stands an error of reading, but not another time or another body', () => {
    expect(propose({ issuer: 'Uy ban nhan dan tinh Vĩmh Long' })[0]?.fondsId).to.equal('committee');
    expect(propose({ issuer: 'Ủy ban nhân dân tỉnh Vĩnh Long', issuedOn: '2026-01-05' as PartialDate })).to.deep.equal(
      [],
    );
    expect(propose({ issuer: 'Sở Nội vụ', notation: 'SNV' })).to.deep.equal([]);
    expect(propose({})).to.deep.equal([]);
  });
});
