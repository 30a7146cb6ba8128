import { expect } from 'chai';
import { parseTesseractTsv } from '../../../src/ocr/tesseract-tsv.ts';

const HEADER = 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext';
const ROWS = [
  '1\t1\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t',
  '2\t1\t1\t0\t0\t0\t190\t150\t600\t90\t-1\t',
  '4\t1\t1\t1\t1\t0\t190\t150\t600\t40\t-1\t',
  '5\t1\t1\t1\t1\t1\t190\t150\t80\t40\t96.5\tQUYẾT',
  '5\t1\t1\t1\t1\t2\t280\t150\t80\t40\t88\tĐỊNH',
  '5\t1\t1\t2\t1\t1\t190\t200\t50\t40\t91\tVề',
  '5\t1\t2\t1\t1\t1\t190\t300\t500\t4\t95\t ',
  '5\t1\t2\t1\t1\t1\t190\t400\t50\t30\t-1\t|',
];

function parse(...lines: readonly string[]) {
  return parseTesseractTsv(Buffer.from([...lines, ''].join('\n'), 'utf8'));
}

function codeOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
  return 'no error';
}

describe('ocr/tesseract-tsv', () => {
  it('gives words with boxes, confidence and line', () => {
    const [first, second, third] = parse(HEADER, ...ROWS);

    expect(first).to.deep.equal({ text: 'QUYẾT', box: [190, 150, 80, 40], confidence: 0.965, block: 1, line: 0 });
    expect(second?.line).to.equal(0);
    expect(third?.line).to.equal(1);
  });

  it('leaves out rules and pictures, which tesseract gives as blank words', () => {
    expect(parse(HEADER, ...ROWS).map(({ text }) => text)).to.deep.equal(['QUYẾT', 'ĐỊNH', 'Về', '|']);
  });

  it('keeps confidences between 0 and 1', () => {
    expect(parse(HEADER, ...ROWS).at(-1)?.confidence).to.equal(0);
  });

  it('composes marks', () => {
    const [word] = parse(HEADER, `5\t1\t1\t1\t1\t1\t1\t1\t9\t9\t90\t${'Việt'.normalize('NFD')}`);

    expect(word?.text).to.equal('Việt'.normalize('NFC'));
  });

  it('takes the rows of an empty page', () => {
    expect(parse(HEADER, '1\t1\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t')).to.deep.equal([]);
  });

  it('refuses what is no TSV', () => {
    expect(codeOf(() => parse(''))).to.equal('output-unreadable');
    expect(codeOf(() => parse('Empty page!!'))).to.equal('output-unreadable');
    expect(codeOf(() => parse(HEADER, '5\t1\t1\t1\t1\t1\tx\t1\t9\t9\t90\tab'))).to.equal('output-unreadable');
    expect(codeOf(() => parse(HEADER, '5\t1\t1'))).to.equal('output-unreadable');
  });

  it('refuses bytes that are no UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(`${HEADER}\n5\t1\t1\t1\t1\t1\t1\t1\t9\t9\t90\tB`), Buffer.of(0xff, 0x0a)]);

    expect(codeOf(() => parseTesseractTsv(bytes))).to.equal('output-unreadable');
  });
});
