import { expect } from 'chai';
import { createDigitReaders, type DigitReaders } from '../../../src/ocr/digits/create-digit-readers.ts';
import { createWordReader, type OpenedWordReader } from '../../../src/ocr/words/create-word-reader.ts';
import { PROOF_PPI, proveLayer, type ProvenLayer } from '../../../src/processors/recognise/prove-layer.ts';
import { openBench, type Bench } from '../formats/support/bench.ts';
import { FIRST_EXTRA, tinyPdf } from '../formats/support/tiny-pdf.ts';

const LINES = [
  'So: 125/UBND-TH',
  'Nam 2019 thang 06 trang 34',
  'hai ba tam chin than hoa binh an',
  'con nam anh em ban be cha me',
  'lam toan giao thong xe may theo quan',
  'phong trung tam khu pho song nui cay xanh ruong',
  'MAT',
];

/** A map to Unicode that says of each letter that it is itself, but of some. */
function toUnicode(lies: Readonly<Record<string, string>>): string {
  const codes = Array.from({ length: 95 }, (_, i) => i + 32);
  const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
  const mapped = (code: number) => lies[String.fromCharCode(code)]?.charCodeAt(0) ?? code;
  const pairs = codes.map((code) => `<${hex(code, 2)}> <${hex(mapped(code), 4)}>`).join('\n');
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange ${String(codes.length)} beginbfchar\n${pairs}\nendbfchar endcmap end end`;
  return `<< /Length ${String(map.length)} >>\nstream\n${map}\nendstream`;
}

describe('processors/recognise: text of a page held against its picture', () => {
  let bench: Bench;
  let digits: DigitReaders;
  let words: OpenedWordReader;

  before(async () => {
    bench = await openBench();
    digits = createDigitReaders({ threads: 1 });
    words = createWordReader({ threads: 1 });
  });
  after(async () => {
    await Promise.all([bench.close(), digits.dispose(), words.dispose()]);
  });

  async function prove(lies: Readonly<Record<string, string>>, white = '', more = ''): Promise<ProvenLayer> {
    const text = (line: string, i: number) => `BT /F2 14 Tf 1 0 0 1 80 ${String(760 - i * 24)} Tm (${line}) Tj ET`;
    const content = `${LINES.map(text).join('\n')} 1 g BT /F2 14 Tf 1 0 0 1 80 400 Tm (${white}) Tj ET ${more}`;
    const font = `<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode ${String(FIRST_EXTRA + 1)} 0 R >>`;
    const unnamed = `<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding << /Differences [65 /g1 77 /g2 84 /g3] >> >>`;
    const fonts = `/F2 ${String(FIRST_EXTRA)} 0 R /F3 ${String(FIRST_EXTRA + 2)} 0 R`;
    const path = await bench.put(
      'page.pdf',
      tinyPdf([{ content, fonts }], { extra: [font, toUnicode(lies), unnamed] }),
    );
    const [page] = (await bench.reader.identify(path)).pages;
    if (page === undefined) throw new Error('No page');
    const share = PROOF_PPI / page.ppi;
    const size = {
      widthPx: Math.round(page.widthPx * share),
      heightPx: Math.round(page.heightPx * share),
      ppi: PROOF_PPI,
    };
    const raster = await bench.reader.rasterise(path, { ...page, ...size });
    const layer = await bench.reader.textLayer(path, page);
    const readers = { digitReaders: digits.readers, wordReader: words.reader };
    return proveLayer(readers, { layer, page, raster, signal: new AbortController().signal });
  }

  it('takes an honest page', async () => {
    const { layer, isContradicted } = await prove({});
    expect(isContradicted).to.equal(false);
    expect(layer.filter(({ hidden }) => hidden)).to.deep.equal([]);
  });

  it('knows digits that are drawn otherwise', async () => {
    expect((await prove({ 1: '7', 7: '1' })).isContradicted).to.equal(true);
    expect((await prove({ 0: '5', 2: '8', 9: '3' })).isContradicted).to.equal(true);
  });

  it('knows letters that are drawn otherwise', async () => {
    expect((await prove({ n: 'm', m: 'n' })).isContradicted).to.equal(true);
    expect((await prove({ a: 'o', o: 'a', h: 'k', t: 'c' })).isContradicted).to.equal(true);
  });

  it('knows letters for which the font has a blank, or nothing', async () => {
    expect((await prove({ A: ' ' })).isContradicted).to.equal(true);
    expect((await prove({ A: '\0' })).isContradicted).to.equal(true);
    expect((await prove({ A: '\u00bc' })).isContradicted).to.equal(true);
  });

  it('knows a word of a font that says nothing of its letters', async () => {
    expect((await prove({}, '', 'BT /F3 14 Tf 1 0 0 1 80 500 Tm (MAT) Tj ET')).isContradicted).to.equal(true);
  });

  it('hides words in white on white', async () => {
    const { layer, isContradicted } = await prove({}, 'So: 999');
    expect(isContradicted).to.equal(false);
    expect(layer.filter(({ hidden }) => hidden).map(({ text }) => text)).to.deep.equal(['So:', '999']);
  });
});
