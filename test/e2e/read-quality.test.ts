import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect } from 'chai';
import sharp from 'sharp';
import { runVankho } from '../support/cli.ts';

const SAMPLE = fileURLToPath(new URL('../../samples/Quyết định 1105 thành lập Ban Chỉ đạo.jpg', import.meta.url));

interface ReadPage {
  readonly verdict: string;
  readonly widthPx: number;
  readonly findings: readonly { readonly code: string; readonly box?: readonly number[]; readonly value?: number }[];
}

function finding(page: ReadPage | undefined, wanted: string) {
  return page?.findings.find(({ code }) => code === wanted);
}

function rightOf([left = 0, , width = 0]: readonly number[] = []): number {
  return left + width;
}

/** The page cut through its text on the right. */
async function cut(page: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(page).metadata();
  return sharp(page)
    .extract({ left: 0, top: 0, width: Math.round(width * 0.7), height })
    .toBuffer();
}

/** The same sheet laid on the glass once more. */
function scannedAgain(page: Buffer): Promise<Buffer> {
  return sharp(page).rotate(0.5, { background: '#f2f2f0' }).linear(0.97, 2).jpeg({ quality: 75 }).toBuffer();
}

async function pdfOf(images: readonly Buffer[], ppi: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (const bytes of images) {
    const image = await pdf.embedJpg(bytes);
    const [width, height] = [(image.width * 72) / ppi, (image.height * 72) / ppi];
    pdf.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
  }
  return pdf.save();
}

describe('e2e: vankho read judges pages', function () {
  this.timeout(600_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vankho-quality-e2e-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function read(
    images: readonly Buffer[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<readonly ReadPage[]> {
    const file = path.join(folder, 'scan.pdf');
    writeFileSync(file, await pdfOf(images, 300));
    const run = await runVankho(['read', file, '--json'], { cwd: folder, env });
    expect(run.code, run.err).to.equal(0);
    // the output is ours: its shape is that of `ScanRecord`
    return (JSON.parse(run.out) as { readonly pages: readonly ReadPage[] }).pages;
  }

  it('says which page is good, which lost text and where, and which was scanned twice', async () => {
    const good = readFileSync(SAMPLE);

    const [first, second, third] = await read([good, await cut(good), await scannedAgain(good)]);

    expect(first?.verdict, JSON.stringify(first?.findings)).to.equal('good');
    expect(second?.verdict).to.equal('rescan');
    expect(rightOf(finding(second, 'clipped')?.box)).to.be.closeTo(second?.widthPx ?? 0, 3);
    expect(finding(third, 'duplicate-page')?.value).to.equal(1);
  });

  it('judges by the limits of the configuration', async () => {
    const [page] = await read([readFileSync(SAMPLE)], { VANKHO_QUALITY_PPI: '400' });

    expect(page?.verdict).to.equal('look');
    expect(page?.findings.map(({ code }) => code)).to.include('low-resolution');
  });
});
