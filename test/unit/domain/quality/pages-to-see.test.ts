import { expect } from 'chai';
import type { PageFindingCode, PageVerdict } from '../../../../src/domain/page/page-reading.ts';
import {
  pagesToSee,
  stampPages,
  withoutUnreadStamp,
  withStampAt,
} from '../../../../src/domain/quality/pages-to-see.ts';

const page = (number: number, verdict: PageVerdict, ...codes: readonly PageFindingCode[]) => ({
  ...{ page: number, verdict },
  findings: codes.map((code) => ({ code })),
});

describe('domain/quality/pages-to-see', () => {
  it('names the pages with a stamp that was not read, and those to be scanned again', () => {
    const pages = [page(1, 'good'), page(2, 'rescan', 'clipped'), page(3, 'look', 'stamp-unread'), page(5, 'rescan', 'stamp-unread')]; // prettier-ignore

    expect(pagesToSee(pages)).to.deep.equal({ stamps: '3, 5', rescan: '2, 5' });
    expect(pagesToSee(pages.slice(0, 2))).to.deep.equal({ rescan: '2' });
  });

  it('says nothing of pages that are good or only to be looked at', () => {
    expect(pagesToSee([page(1, 'good'), page(2, 'look', 'skewed')])).to.equal(undefined);
  });

  it('asks no more for stamps on pages that a person has seen; what must be scanned again stays', () => {
    const pages = [page(3, 'look', 'stamp-unread'), page(5, 'rescan', 'stamp-unread', 'clipped')];

    expect(pagesToSee(pages, new Set([3]))).to.deep.equal({ stamps: '5', rescan: '5' });
    expect(pagesToSee(pages, new Set([3, 5]))).to.deep.equal({ rescan: '5' });
    expect(pagesToSee(pages.slice(0, 1), new Set([3]))).to.equal(undefined);
  });

  it('tells the numbers of the pages with stamps', () => {
    expect([stampPages({ stamps: '3, 15', rescan: '2' }), stampPages({ rescan: '2' })]).to.deep.equal([[3, 15], []]);
  });

  it('judges a page by what is left when its stamp asks no more', () => {
    const pages = [page(3, 'look', 'stamp-unread'), page(4, 'look', 'stamp-unread', 'skewed'), page(5, 'good')];

    expect(pages.map(withoutUnreadStamp)).to.deep.equal([page(3, 'good'), page(4, 'look', 'skewed'), page(5, 'good')]);
  });

  it('takes one page with a stamp out of what was told, or puts it back in its place', () => {
    const told = { stamps: '2, 10', rescan: '4' };

    expect(withStampAt(told, { page: 2, asks: false })).to.deep.equal({ stamps: '10', rescan: '4' });
    expect(withStampAt(told, { page: 9, asks: true })).to.deep.equal({ stamps: '2, 9, 10', rescan: '4' });
    expect(withStampAt(told, { page: 2, asks: true })).to.deep.equal(told);
    expect(withStampAt({ stamps: '2' }, { page: 2, asks: false })).to.equal(undefined);
    expect(withStampAt({}, { page: 2, asks: true })).to.deep.equal({ stamps: '2' });
  });
});
