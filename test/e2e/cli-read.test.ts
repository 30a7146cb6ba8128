import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect } from 'chai';
import { isFieldName } from '../../src/domain/metadata/field-name.ts';
import { ERROR_TABLE } from '../../src/infra/error-table.ts';
import { runVankho, type CliRun } from '../support/cli.ts';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
const TYPED = path.join(SAMPLES, 'Quyết định 1105 thành lập Ban Chỉ đạo.jpg');
const STREAM = path.join(SAMPLES, 'Hồ sơ rừng phòng hộ Vĩnh Khê 2017.pdf');
const MARKED = path.join(SAMPLES, 'Công văn kiểm tra năm 2018.jpg');

interface ReadField {
  readonly value: unknown;
  readonly confidence: number;
  readonly needsReview: boolean;
  readonly origin: string;
  readonly evidence?: { readonly page: number; readonly box: readonly number[]; readonly quote: string };
}
interface ReadRecord {
  readonly file: string;
  readonly sha256: string;
  readonly engine: string;
  readonly pages: readonly { readonly page: number; readonly widthPx: number; readonly heightPx: number }[];
  readonly documents: readonly {
    readonly firstPage: number;
    readonly lastPage: number;
    readonly fields: Readonly<Record<string, ReadField>>;
  }[];
  readonly timings: { readonly cpuSeconds: number; readonly wallSeconds: number };
}

describe('e2e: vankho read', function () {
  this.timeout(120_000);
  let folder: string;
  let temporary: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vankho-read-e2e-'));
    temporary = path.join(folder, 'tmp');
    mkdirSync(temporary);
  });
  afterEach('leaves nothing in the temporary folder and makes nothing where it runs', () => {
    expect(readdirSync(temporary)).to.deep.equal([]);
    expect(readdirSync(folder).filter((name) => name === 'x' || name === 'data')).to.deep.equal([]);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function read(...args: string[]): Promise<CliRun> {
    return runVankho(['read', ...args], { cwd: folder, env: { TMPDIR: temporary } });
  }
  function put(name: string, content: string | Uint8Array): string {
    writeFileSync(path.join(folder, name), content);
    return name;
  }

  it('prints one object a file, each with pages, documents and evidence', async () => {
    const { code, out, err } = await read('--json', TYPED, STREAM);

    expect(code, err).to.equal(0);
    const [typed, stream, ...more] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as ReadRecord); // the command's promise, which the test then holds it to
    expect(more).to.deep.equal([]);
    expectShape(typed, TYPED);
    expectShape(stream, STREAM);
    expect(typed?.documents[0]?.fields['number']).to.include({ value: '1105', origin: 'model' });
    expect(stream?.documents.length).to.be.greaterThan(1);
    expect(stream?.documents.at(-1)?.lastPage).to.equal(stream?.pages.length);
  });

  it('takes a name as it is, whatever a shell would make of it', async () => {
    const name = 'a$(touch x)`touch x`; touch x "\'\n.jpg';
    copyFileSync(TYPED, path.join(folder, name));

    const { code, out, err } = await read('--json', '--', name);

    expect(code, err).to.equal(0);
    expect((JSON.parse(out) as ReadRecord).file).to.equal(name);
  });

  it('goes on after a file that cannot be read, and ends with the code of the first', async () => {
    const empty = put('rỗng.pdf', '');
    const text = put('chữ.pdf', 'Kính gửi: Ủy ban nhân dân');

    const { code, out, err } = await read('--json', empty, TYPED, text);

    expect(code).to.equal(ERROR_TABLE['file-empty'].exit);
    expect(out.trimEnd().split('\n')).to.have.length(1);
    expectLines(err, [empty, text]);
  });

  const cut = () => readFileSync(STREAM).subarray(0, 30_000);
  const faults: readonly (readonly [string, keyof typeof ERROR_TABLE, () => string | Promise<string>])[] = [
    ['a PDF that was cut off', 'file-broken', () => put('cụt.pdf', cut())],
    ['a JPEG that was cut off', 'file-broken', () => put('cụt.jpg', readFileSync(TYPED).subarray(0, 90_000))],
    ['a text file named .pdf', 'file-type-unknown', () => put('chữ.pdf', 'Kính gửi: Ủy ban nhân dân')],
    ['an empty file', 'file-empty', () => put('rỗng.png', '')],
    ['an encrypted PDF', 'file-encrypted', async () => put('khóa.pdf', await encryptedPdf())],
    ['an image of 30,000 × 30,000 pixels', 'page-too-large', () => put('lớn.png', whitePng(30_000))],
    ['a PNG that says 2,147,483,647 pixels a side', 'page-too-large', () => put('dối.png', pngHeader(2 ** 31 - 1))],
    ['a TIFF that says 4,000,000,000 pixels a side', 'page-too-large', () => put('dối.tif', hugeTiff())],
    ['a PDF image that unpacks to 400 million pixels', 'page-too-large', () => put('bom.pdf', bombPdf(1))],
    ['a PDF that says it has a million pages', 'too-many-pages', () => put('triệu.pdf', bombPdf(1_000_000))],
    ['a file that is not there', 'file-not-found', () => 'không có.pdf'],
    ['a folder', 'file-type-unknown', () => (mkdirSync(path.join(folder, 'mục.pdf')), 'mục.pdf')],
    ['a named pipe', 'file-type-unknown', () => makePipe('ống.pdf')],
    ['a page with a secrecy mark', 'secrecy-mark', () => MARKED],
  ];
  for (const [what, error, make] of faults) {
    it(`refuses ${what} in one line with the file's name`, async () => {
      const file = await make();

      const { code, out, err } = await read('--json', file);

      expect(code, err).to.equal(ERROR_TABLE[error].exit);
      expect(out).to.equal('');
      expectLines(err, [file]);
    });
  }

  function makePipe(name: string): string {
    execFileSync('mkfifo', [path.join(folder, name)]);
    return name;
  }
});

/** One line a file, with its name, in Vietnamese, and no trace of the program's inside. */
function expectLines(err: string, files: readonly string[]): void {
  const lines = err.trimEnd().split('\n');
  expect(lines, err).to.have.length(files.length);
  for (const [index, file] of files.entries()) expect(lines[index]?.startsWith(`${file}: `), err).to.equal(true);
  expect(err)
    .to.match(/[ạảấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]/)
    .and.not.match(/node_modules|src\/| at .*:\d+|Error:/);
}

/** `design.md` §7: what the command promises to programs. */
function expectShape(record: ReadRecord | undefined, file: string): void {
  if (record === undefined) throw new Error(`No record of ${file}`);
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  expect(record).to.include({ file, sha256 });
  expect(record.engine).to.match(/^(tesseract|node-tesseract-ocr)\S* .*vie/);
  expect(record.timings.cpuSeconds).to.be.greaterThan(0);
  expect(record.timings.wallSeconds).to.be.greaterThan(0);
  for (const [index, page] of record.pages.entries()) {
    expect(page.page).to.equal(index + 1);
    const keys = ['page', 'widthPx', 'heightPx', 'ppi', 'rotation', 'skewDegrees', 'blank', 'verdict', 'findings'];
    expect(page).to.include.all.keys(...keys, 'text', 'confidence');
  }
  for (const { fields } of record.documents) {
    for (const [name, field] of Object.entries(fields)) {
      expect(isFieldName(name), name).to.equal(true);
      expectField(name, field, record.pages);
    }
  }
}

function expectField(name: string, field: ReadField, pages: ReadRecord['pages']): void {
  expect(field.confidence, name).to.be.within(0, 1);
  expect(field.needsReview, name).to.be.a('boolean');
  expect(['model', 'rule'], name).to.include(field.origin);
  const { evidence } = field;
  if (evidence === undefined) return;
  expect(evidence.box, name).to.have.length(4);
  expectInside(evidence.box, pages[evidence.page - 1], name);
}

function expectInside(box: readonly number[], page: ReadRecord['pages'][number] | undefined, name: string): void {
  const [x = -1, y = -1, width = 0, height = 0] = box;
  expect(Math.min(x, y), name).to.be.at.least(0);
  expect(Math.min(width, height), name).to.be.greaterThan(0);
  expect(x + width, name).to.be.at.most(page?.widthPx ?? 0);
  expect(y + height, name).to.be.at.most(page?.heightPx ?? 0);
}

async function encryptedPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]);
  document.encrypt({ userPassword: 'bí mật', ownerPassword: 'chủ', permissions: {} });
  return document.save({ useObjectStreams: false });
}

function pngChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  // The checksum stays zero: the size in the header must be refused before anything is checked or decoded.
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}

function pngHeader(side: number, pixels: Buffer = deflateSync(Buffer.alloc(10))): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]); // 1 bit, grey
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function whitePng(side: number): Buffer {
  return pngHeader(side, deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8)), 0xff)));
}

function hugeTiff(): Buffer {
  const entries = [256, 257, 258, 259, 262, 273, 277, 278, 279].map((tag) => {
    const entry = Buffer.alloc(12);
    entry.writeUInt16LE(tag, 0);
    entry.writeUInt16LE(4, 2);
    entry.writeUInt32LE(1, 4);
    entry.writeUInt32LE(tag === 256 || tag === 257 || tag === 278 ? 4_000_000_000 : 1, 8);
    return entry;
  });
  const count = Buffer.from([entries.length, 0]);
  return Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), count, ...entries, Buffer.alloc(64)]);
}

/** A PDF of 50 KB with one image of 20,000 × 20,000 pixels and a page tree that says what it likes. */
function bombPdf(pages: number): Buffer {
  const side = 20_000;
  const pixels = deflateSync(Buffer.alloc((side * side) / 8, 0xff), { level: 9 });
  const size = `/Width ${String(side)}/Height ${String(side)}`;
  const image = `/Type/XObject/Subtype/Image${size}/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/FlateDecode`;
  const draw = 'q 595 0 0 842 0 0 cm /I Do Q';
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n'),
    Buffer.from(`2 0 obj<</Type/Pages/Kids[3 0 R]/Count ${String(pages)}>>endobj\n`),
    Buffer.from('3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R'),
    Buffer.from('/Resources<</XObject<</I 4 0 R>>>>>>endobj\n'),
    Buffer.from(`4 0 obj<<${image}/Length ${String(pixels.length)}>>stream\n`),
    pixels,
    Buffer.from(`\nendstream endobj\n5 0 obj<</Length ${String(draw.length)}>>stream\n${draw}\nendstream endobj\n`),
    Buffer.from('trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n'),
  ]);
}
