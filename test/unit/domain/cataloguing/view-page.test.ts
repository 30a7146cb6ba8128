import { expect } from 'chai';
import { viewPage } from '../../../../src/domain/cataloguing/reader.ts';
import { aPage, paperLines } from '../../../support/page-builder.ts';

describe('domain/cataloguing/reader: viewPage', () => {
  const reading = aPage(paperLines({ title: 'QUYẾT ĐỊNH' }));

  it('takes a page apart once, whatever else becomes known of it', () => {
    const first = viewPage(reading);
    const later = viewPage({ ...reading, verdict: 'look' });

    expect(later.layout).to.equal(first.layout);
    expect(later.reading.verdict).to.equal('look');
  });

  it('takes the same words apart anew in another frame', () => {
    const first = viewPage(reading);

    for (const other of [{ rotation: 180 as const }, { ppi: reading.ppi / 2 }, { widthPx: reading.widthPx * 2 }]) {
      expect(viewPage({ ...reading, ...other }).layout).to.not.equal(first.layout);
    }
    expect(viewPage({ ...reading, rotation: 180 }).layout.head).to.not.deep.equal(first.layout.head);
  });
});
