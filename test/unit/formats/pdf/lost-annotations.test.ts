import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createPdfEngine } from '../../../../src/formats/pdf/engine/pdf-file.ts';
import { withPage, type PdfPage } from '../../../../src/formats/pdf/engine/pdf-page.ts';
import { identifyPdfPages } from '../../../../src/formats/pdf/identify-pdf.ts';
import { showPdfFields } from '../../../../src/formats/pdf/rasterise-pdf.ts';
import { DEFAULT_SCAN_LIMITS } from '../../../../src/formats/scan-limits.ts';
import { annotate, type TinyAnnotation } from '../../../integration/formats/support/annotations.ts';
import { tinyPdf } from '../../../integration/formats/support/tiny-pdf.ts';

const NUMBER: TinyAnnotation = { subtype: 'Widget', rect: [126, 710, 156, 739], lines: ['542'] };
const SAID = 'BT /F1 13 Tf 1 0 0 1 100 715 Tm (So:) Tj ET';

describe('formats/pdf: annotations that PDFium cannot set apart', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'annotations-'));
  });
  after(() => rm(folder, { recursive: true }));

  /** What is told of the page where PDFium answers otherwise to some calls. */
  async function shown(annotations: readonly TinyAnnotation[], calls: Partial<PdfPage['pdfium']['fn']>) {
    const path = join(folder, 'a.pdf');
    const { entries, extra } = annotate(annotations);
    await writeFile(path, tinyPdf([{ content: SAID, entries }], { extra }));
    const file = (await createPdfEngine()).open(path);
    try {
      const [identity] = await identifyPdfPages(file, { first: 1, last: 1 }, DEFAULT_SCAN_LIMITS);
      if (identity === undefined) throw new Error('No page');
      return await withPage(file, 1, (page) => {
        const pdfium = { ...page.pdfium, fn: { ...page.pdfium.fn, ...calls } };
        return showPdfFields({ ...page, pdfium }, identity, DEFAULT_SCAN_LIMITS);
      });
    } finally {
      file.close();
    }
  }

  const failing = {
    FPDFPage_Flatten: () => 0,
    FPDF_ImportPagesByIndex: () => 0,
    FPDFPage_GenerateContent: () => 0,
  };
  for (const [name, answer] of Object.entries(failing)) {
    it(`are told as lost where ${name} fails, fields and notes alike`, async () => {
      expect(await shown([NUMBER], { [name]: answer })).to.equal('lost');
      expect(await shown([{ ...NUMBER, subtype: 'Stamp' }], { [name]: answer })).to.equal('lost');
      expect(await shown([{ ...NUMBER, subtype: 'Link' }], { [name]: answer })).to.equal('none');
    });
  }

  it('are none where all goes well and words alone are shown', async () => {
    expect(await shown([NUMBER], {})).to.equal('none');
  });
});
