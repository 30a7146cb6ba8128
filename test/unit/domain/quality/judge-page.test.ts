import { expect } from 'chai';
import { judgePage, verdictOf } from '../../../../src/domain/quality/judge-page.ts';
import type { PageMeasures, PageReading } from '../../../../src/domain/page/page-reading.ts';
import { goodReading, LIMITS, measured } from '../../../support/quality-reading.ts';

const TEXT = 'Ủy ban nhân dân huyện báo cáo kết quả công tác văn thư lưu trữ năm hai nghìn không trăm mười';

function judge(changes: Partial<PageReading>): ReturnType<typeof judgePage> {
  return judgePage(goodReading(1, TEXT, changes), LIMITS);
}

describe('domain/quality/judge-page', () => {
  it('finds nothing on a good page', () => {
    const findings = judgePage(goodReading(1, TEXT), LIMITS);

    expect({ findings, verdict: verdictOf(findings) }).to.deep.equal({ findings: [], verdict: 'good' });
  });

  it('calls no picture blank or good that is too small to show print', () => {
    for (const blank of [true, false])
      for (const [widthPx, heightPx] of [
        [40, 2339],
        [1654, 40],
        [40, 56],
        [149, 400],
      ] as const) {
        const findings = judge({ ...measured({ inkShare: 0 }), widthPx, heightPx, blank, words: [], confidence: 0 });
        expect(findings).to.deep.include({ code: 'unreadable', value: 0 });
        expect(findings.map(({ code }) => code)).to.not.include('blank');
        expect(verdictOf(findings)).to.equal('rescan');
      }
    expect(judge({ widthPx: 160, heightPx: 400, blank: true, words: [] })).to.deep.include({ code: 'blank' });
    expect(judge({ widthPx: 140, heightPx: 400 })).to.deep.equal([]);
  });

  const places: readonly (readonly [code: string, measure: keyof PageMeasures, limit: number, verdict: string])[] = [
    ['clipped', 'clipped', 3, 'rescan'],
    ['streaks', 'streaks', 1, 'look'],
    ['folded-corner', 'foldedCorner', 9, 'rescan'],
    ['foreign-object', 'foreign', 8, 'rescan'],
  ];
  for (const [code, measure, limit, verdict] of places) {
    it(`says ${code} with its place from the limit on, and not below`, () => {
      const at = { value: limit, box: [0, 10, 20, 30] } as const;
      const findings = judgePage(goodReading(1, TEXT, measured({ [measure]: at })), LIMITS);

      expect(findings).to.deep.equal([{ code, ...at }]);
      expect(verdictOf(findings)).to.equal(verdict);
      expect(judge(measured({ [measure]: { ...at, value: limit - 0.1 } }))).to.deep.equal([]);
    });
  }

  it('tells blur from the broad borders that a coarse scan has anyway', () => {
    expect(judge(measured({ edgeMm: 0.62 }))).to.deep.equal([{ code: 'blurred', value: 0.62 }]);
    expect(judge({ ...measured({ edgeMm: 0.62 }), ppi: 100, widthPx: 827, heightPx: 1169 })).to.deep.equal([
      { code: 'low-resolution', value: 100 },
    ]);
  });

  it('tells too dark, too light and of low contrast apart', () => {
    expect(judge(measured({ paperLevel: 120 }))).to.deep.equal([{ code: 'too-dark', value: 120 }]);
    expect(judge(measured({ paperLevel: 250, contrast: 40 }))).to.deep.equal([{ code: 'too-light', value: 40 }]);
    expect(judge(measured({ paperLevel: 200, contrast: 40 }))).to.deep.equal([{ code: 'low-contrast', value: 40 }]);
    expect(judge(measured({ paperLevel: 120, contrast: 40 })).map(({ code }) => code)).to.deep.equal([
      'too-dark',
      'low-contrast',
    ]);
  });

  it('does not judge the tone of a page with hardly any print, nor of one bit a pixel', () => {
    expect(judge(measured({ contrast: 0 }))).to.deep.equal([]);
    expect(judge(measured({ colour: 'bilevel', edgeMm: 2, contrast: 10, paperLevel: 50 }))).to.deep.equal([
      { code: 'bilevel' },
    ]);
  });

  it('tells one bit a pixel, and print that it broke', () => {
    expect(judge(measured({ colour: 'bilevel', brokenPieces: 6 }))).to.deep.equal([{ code: 'bilevel' }]);
    expect(judge(measured({ colour: 'bilevel', brokenPieces: 90 }))).to.deep.equal([
      { code: 'bilevel' },
      { code: 'broken-print', value: 90 },
    ]);
  });

  it('takes the lid in a folded corner for no object of its own', () => {
    const corner = { value: 20, box: [0, 0, 160, 160] } as const;
    const inIt = { value: 15, box: [0, 0, 120, 120] } as const;
    const apart = { value: 15, box: [1500, 900, 120, 120] } as const;

    expect(judge(measured({ foldedCorner: corner, foreign: inIt }))).to.deep.equal([
      { code: 'folded-corner', ...corner },
    ]);
    expect(judge(measured({ foldedCorner: corner, foreign: apart }))).to.have.lengthOf(2);
  });

  it('holds nothing against the image of a blank side', () => {
    expect(judge({ ...measured({ showThrough: 0.5 }), blank: true, words: [] })).to.deep.equal([{ code: 'blank' }]);
  });

  it('says unreadable, low confidence and nearly blank as it did before there were measures of the image', () => {
    expect(judge({ confidence: 0.4 })).to.deep.equal([{ code: 'unreadable', value: 0.4 }]);
    expect(judge({ confidence: 0.7 })).to.deep.equal([{ code: 'low-confidence', value: 0.7 }]);
    expect(judge({ words: [], ...measured({ inkShare: 0.0001 }) })).to.deep.equal([
      { code: 'nearly-blank', value: 0.0001 },
    ]);
  });

  it('keeps what was known before the page was read, and judges turns and skew', () => {
    const changes = { findings: [{ code: 'junk-text-layer' }], rotation: 180, skewDegrees: -4 } as const;

    expect(judge(changes)).to.deep.equal([
      { code: 'junk-text-layer' },
      { code: 'upside-down', value: 180 },
      { code: 'skewed', value: -4 },
    ]);
  });

  it('does not believe a resolution that makes print as small as a flea', () => {
    const long = Array.from({ length: 5 }, () => TEXT).join(' ');
    const page = goodReading(1, long, { ppi: 600 });

    expect(judgePage(page, LIMITS)).to.deep.equal([{ code: 'wrong-resolution', value: 200 }]);
  });

  it('does not believe a resolution that makes a sheet and its print unusual, where A4 has usual ones', () => {
    const long = Array.from({ length: 5 }, () => TEXT).join(' ');
    const sheet = { widthPx: 1654, heightPx: 2339 };

    expect(judgePage(goodReading(1, long, { ...sheet, ppi: 350 }), LIMITS)).to.deep.equal([{ code: 'wrong-resolution', value: 200 }]);
    expect(judgePage(goodReading(1, long, { ...sheet, ppi: 115 }), LIMITS)).to.deep.equal([{ code: 'wrong-resolution', value: 200 }]);
    // of print drawn far too small little is read
    expect(judgePage(goodReading(1, TEXT, { ...sheet, ppi: 450 }), LIMITS)).to.deep.equal([{ code: 'wrong-resolution', value: 200 }]);
    // print of a book on a small card
    expect(judgePage(goodReading(1, long, { widthPx: 1240, heightPx: 1748, ppi: 260 }), LIMITS)).to.deep.equal([]);
  }); // prettier-ignore
});
