import { expect } from 'chai';
import { catalogue } from '../../../../src/domain/cataloguing/catalogue.ts';
import { repairEntries } from '../../../../src/domain/cataloguing/recipient-entry.ts';
import { aPage, paperLines, type PrintedLine } from '../../../support/page-builder.ts';

/** The entries of a list of which one is read as given. */
function entries(read: { first?: string; middle?: string; last?: string }): readonly string[] {
  return repairEntries([read.first ?? 'Như trên', read.middle ?? 'Văn phòng', read.last ?? 'Lưu: VT, TH']);
}

function recipients(...lines: readonly PrintedLine[]): unknown {
  return catalogue([aPage(lines)], { firstPage: 1, lastPage: 1 }).recipients?.value;
}

describe('domain/cataloguing: recipients', () => {
  for (const first of ['Nhưtên', 'Nhự trên', 'ư trên', 'Như tiên'])
    it(`reads "${first}" as the first entry can only be`, () => {
      expect(entries({ first })[0]).to.equal('Như trên');
    });

  it('keeps the number of the article that a list begins with, and every other first entry', () => {
    expect(entries({ first: 'Nhự Điêu3' })[0]).to.equal('Như Điều 3');
    expect(entries({ first: 'ư Đieu 12' })[0]).to.equal('Như Điều 12');
    expect(entries({ first: 'Thường trực Tỉnh ủy' })[0]).to.equal('Thường trực Tỉnh ủy');
  });

  for (const note of ['(b/C)', '(bí€)', '(B/€)', '(/c)', '[b/e)'])
    it(`reads "${note}" as the note that an entry is for report`, () => {
      expect(entries({ middle: `Thường trực Tỉnh ủy ${note}` })[1]).to.equal('Thường trực Tỉnh ủy (b/c)');
    });

  it('keeps what is said of a purpose, and other brackets', () => {
    expect(entries({ middle: 'Bộ Nội vụ (để b/€)' })[1]).to.equal('Bộ Nội vụ (để b/c)');
    expect(entries({ middle: 'Phòng Nội vụ (02 bản)' })[1]).to.equal('Phòng Nội vụ (02 bản)');
  });

  for (const [read, meant] of [
    ['Lưu: VT; VP', 'Lưu: VT, VP'],
    ['Lưu: VI, NC', 'Lưu: VT, NC'],
    ['Lưu: VTE TCCB', 'Lưu: VT, TCCB'],
    ['Lưu: VT,KGVX', 'Lưu: VT, KGVX'],
    ['1uu: VT TT', 'Lưu: VT, TT'],
    ['Lưu VT, P.TCHC', 'Lưu VT, P.TCHC'],
    ['Lưu: VTLT', 'Lưu: VTLT'],
    ['Lưu: HS, VTLT', 'Lưu: HS, VTLT'],
  ] as const)
    it(`reads the file copy "${read}" as "${meant}"`, () => {
      expect(entries({ last: read })[2]).to.equal(meant);
    });

  it('spells well-known bodies, with commas between, and leaves unknown ones', () => {
    expect(entries({ middle: 'Cống TTĐT tỉnh' })[1]).to.equal('Cổng TTĐT tỉnh');
    expect(entries({ middle: 'Chủ tịch. các Phó Chủ tịch' })[1]).to.equal('Chủ tịch, các Phó Chủ tịch');
    expect(entries({ middle: 'Công ty Cổng Xanh' })[1]).to.equal('Công ty Cổng Xanh');
  });

  it('keeps a note in small print that was hardly read', () => {
    const lines = paperLines({ recipients: ['- Như trên;', '- Thường trực Tỉnh ủy', '- Lưu: VT, TH.'] });
    const note = { text: '(b/€);', x: 68, y: 210, size: 11, confidence: 0.1 };

    expect(recipients(...lines, note)).to.deep.equal(['Như trên', 'Thường trực Tỉnh ủy (b/c)', 'Lưu: VT, TH']);
  });

  it('begins the list where a speck stands beside its heading', () => {
    const lines = paperLines({ recipients: ['- Như trên;', '- Lưu: VT, TH.'] });
    const speck = { text: '`', x: 60, y: 199.5, size: 9, confidence: 0.5 };

    expect(recipients(...lines, speck)).to.deep.equal(['Như trên', 'Lưu: VT, TH']);
  });
});
