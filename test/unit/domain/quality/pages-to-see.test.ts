import { expect } from 'chai';
import type { PageFindingCode, PageVerdict } from '../../../../src/domain/page/page-reading.ts';
import { pagesToSee } from '../../../../src/domain/quality/pages-to-see.ts';

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
});
