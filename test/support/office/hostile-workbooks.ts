import { createCipheriv } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { packZip } from '../../../src/formats/zip/pack-zip.ts';
import { writeZip } from '../../../src/formats/zip/write-zip.ts';
import { workbookParts, writeParts, type Parts } from './make-xlsx.ts';

/** A workbook that somebody may give in, and what the reader makes of it: a code of refusal, or `read`. */
export interface HostileWorkbook {
  readonly name: string;
  readonly outcome: string;
  /** Only what is as large as the limits shows the outcome: too slow for a test. */
  readonly isFullSize?: true;
  write(path: string): Promise<unknown>;
}

/** 1 = full size; tests take 0.05. */
type Scale = number;

const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';
const TYPES = '[Content_Types].xml';
const MIB = 1024 ** 2;

/** Headings of the full layout, enough of them to be recognised. */
const DOSSIER_HEADINGS = ['Số tạm', 'Tiêu đề hồ sơ', 'Thời gian bắt đầu', 'Số lượng tờ', 'Ghi chú'];
const DOCUMENT_HEADINGS = [
  ...['Số tạm hồ sơ', 'Số thứ tự trong hồ sơ', 'Tên loại văn bản', 'Số', 'Ký hiệu', 'Ngày ban hành'],
  ...['Cơ quan ban hành', 'Trích yếu nội dung', 'Tờ số', 'Số lượng tờ', 'Ghi chú'],
];

export function hostileWorkbooks(scale: Scale): readonly HostileWorkbook[] {
  return [...honestOnes(scale), ...misused(), ...bombs(scale), ...noWorkbooks()];
}

function honestOnes(scale: Scale): readonly HostileWorkbook[] {
  const formula = `${cell('=1')}<c><f>SUM(A1:A9)</f><v>12</v></c><c><f>HYPERLINK("http://x")</f></c>`;
  const sheet = (rows: string, rest = '') => `<sheetData>${row(DOSSIER_HEADINGS)}${rows}</sheetData>${rest}`;
  const merged = '<mergeCells count="1"><mergeCell ref="B2:B4"/></mergeCells>';
  return [
    {
      name: 'XLSX 50 MB, toàn văn bản',
      outcome: 'read',
      write: (path) => writeLarge(path, Math.round(440_000 * scale)),
    },
    whole('công thức trong ô', 'read', sheet(`<row>${cell('1')}${formula}</row>`)),
    whole('ô gộp', 'read', sheet([2, 3, 4].map((number) => row([String(number), 'Hồ sơ gộp'])).join(''), merged)),
    whole('trang tính không phải của hồ sơ', 'layout-unknown', `<sheetData>${row(['Họ tên', 'Lương'])}</sheetData>`),
  ];
}

function misused(): readonly HostileWorkbook[] {
  const macro = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
  const enabled = String(workbookParts('')[TYPES]).replace(
    /ContentType="[^"]*sheet\.main\+xml"/,
    `ContentType="${macro}"`,
  );
  return [
    parts('macro (.xlsm)', 'office-file-macros', { [TYPES]: enabled, 'xl/vbaProject.bin': 'x' }),
    parts('hàng lùi, cột vượt giới hạn', 'office-file-broken', { [SHEET]: worksheet('<row r="9"/><row r="2"/>') }),
    parts('thực thể lồng nhau (billion laughs)', 'office-file-unsafe', { [SHEET]: laughs() }),
    parts('thực thể trỏ ra tệp khác', 'office-file-unsafe', {
      [STRINGS]: '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><sst><si><t>&f;</t></si></sst>',
    }),
  ];
}

function bombs(scale: Scale): readonly HostileWorkbook[] {
  const times = (count: number) => Math.max(1000, Math.round(count * scale));
  return [
    parts('nén quá mức (zip bomb)', 'office-file-unsafe', { [SHEET]: Buffer.alloc(40 * MIB, ' ') }),
    parts('zip bomb lồng trong tệp', 'read', {
      'xl/media/image1.png': packZip([{ name: 'a', bytes: Buffer.alloc(40 * MIB) }]),
      [SHEET]: worksheet(row(DOSSIER_HEADINGS) + row(['1', 'Hồ sơ một'])),
    }),
    ...fullSize(
      streamed('vô số chuỗi dùng chung rỗng', STRINGS, () => noisy('<sst>', '<si/>', times(60_000_000))),
      streamed('chuỗi dùng chung quá nhiều chữ', STRINGS, () =>
        noisy('<sst>', `<si><t>${'ữ'.repeat(4000)}</t></si>`, times(40_000)),
      ),
      streamed('một chuỗi dài dùng cho mọi ô', SHEET, () => repeated(times(100_000)), {
        [STRINGS]: `<sst><si><t>${'ữ'.repeat(30_000)}</t></si>${DOSSIER_HEADINGS.map((head) => `<si><t>${head}</t></si>`).join('')}</sst>`,
      }),
    ),
    streamed(
      'thẻ lồng nhau không dứt',
      SHEET,
      () => noisy('<worksheet>', '<a>', times(20_000_000)),
      {},
      'office-file-unsafe',
    ),
    streamed('vô số kiểu ô', 'xl/styles.xml', () => noisy('<styleSheet><cellXfs>', '<xf/>', times(60_000_000))),
    streamed('vô số trang tính', 'xl/workbook.xml', () =>
      noisy('<workbook><sheets>', '<sheet name="a" r:id="rId1"/>', times(5_000_000)),
    ),
    streamed('vô số phần khai báo', TYPES, () =>
      noisy('<Types>', '<Default Extension="x" ContentType="y"/>', times(10_000_000)),
    ),
    { name: 'khai sai cỡ sau giải nén', outcome: 'office-file-broken', write: writeLie },
  ];
}

function fullSize(...workbooks: readonly HostileWorkbook[]): readonly HostileWorkbook[] {
  return workbooks.map((workbook) => ({ ...workbook, isFullSize: true }));
}

function noWorkbooks(): readonly HostileWorkbook[] {
  const bytes = (name: string, outcome: string, content: () => Buffer | Promise<Buffer>): HostileWorkbook => ({
    ...{ name, outcome },
    write: async (path) => writeFile(path, await content()),
  });
  const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  return [
    bytes('đặt mật khẩu', 'office-file-encrypted', () =>
      Buffer.concat([compound, noise(MIB), Buffer.from('EncryptedPackage', 'utf16le')]),
    ),
    bytes('loại cũ (.xls)', 'office-file-old', () => Buffer.concat([compound, noise(MIB)])),
    bytes('không phải zip', 'office-file-unknown', () => Buffer.from('Số tạm;Tiêu đề hồ sơ\n1;Hồ sơ một\n')),
    bytes('rỗng', 'file-empty', () => Buffer.alloc(0)),
    bytes('bị cắt cụt', 'office-file-broken', () => {
      const all = packZip(
        Object.entries(workbookParts('<sheetData/>')).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
      );
      return all.subarray(0, all.length - 30);
    }),
  ];
}

function parts(name: string, outcome: string, given: Parts): HostileWorkbook {
  return { name, outcome, write: (path) => writeParts(path, workbookParts('<sheetData/>', given)) };
}

function whole(name: string, outcome: string, sheetData: string): HostileWorkbook {
  return { name, outcome, write: (path) => writeParts(path, workbookParts(sheetData)) };
}

/** One part is written piece by piece, the others as they are. */
function streamed(
  name: string,
  part: string,
  ...[content, given = {}, outcome = 'office-file-too-large']: readonly [() => Iterable<Uint8Array>, Parts?, string?]
): HostileWorkbook {
  const write = (path: string) => {
    const all = { ...workbookParts('<sheetData/>'), ...given };
    const others = Object.entries(all).filter(([other]) => other !== part);
    const fixed = others.map(([other, text]) => ({ name: other, content: [Buffer.from(text)] }));
    return writeZip(path, [...fixed, { name: part, content: content() }]);
  };
  return { name, outcome, write };
}

/** The same piece so many times, with comments of noise between so that it is not packed too tight to be looked at. */
function* noisy(head: string, piece: string, times: number): Generator<Uint8Array> {
  yield Buffer.from(head);
  const block = Buffer.from(piece.repeat(Math.ceil(65_536 / Buffer.byteLength(piece))));
  const each = Math.floor(block.length / Buffer.byteLength(piece));
  for (let done = 0; done < times; done += each) {
    yield block;
    yield Buffer.from(`<!--${noise(512).toString('base64')}${String(done)}-->`);
  }
}

function* repeated(rows: number): Generator<Uint8Array> {
  const heads = DOSSIER_HEADINGS.map((_, index) => `<c t="s"><v>${String(index + 1)}</v></c>`).join('');
  yield Buffer.from(`<worksheet><sheetData><row>${heads}</row>`);
  for (let number = 1; number <= rows; number += 1) {
    const long = '<c t="s"><v>0</v></c>'.repeat(2);
    yield Buffer.from(
      `<row><c><v>${String(number)}</v></c><c t="inlineStr"><is><t>Hồ sơ ${noise(24).toString('base64')}</t></is></c>${long}${long}</row>`,
    );
  }
  yield Buffer.from('</sheetData></worksheet>');
}

const BOOK = 'xl/workbook.xml';
const DOCUMENTS_EACH = 12;

/** Documents with their dossiers, none faulty; 440,000 make 50 MB. */
async function writeLarge(path: string, documents: number): Promise<void> {
  const dossiers = Math.ceil(documents / DOCUMENTS_EACH);
  const all = workbookParts('');
  const book = String(all[BOOK]).replace(' state="hidden"', '');
  const others = Object.entries({ ...all, [BOOK]: book }).filter(([name]) => !/worksheets\/sheet\d/u.test(name));
  await writeZip(path, [
    ...others.map(([name, text]) => ({ name, content: [Buffer.from(text)] })),
    { name: SHEET, content: sheetOf(DOSSIER_HEADINGS, dossiers, dossierRow) },
    { name: 'xl/worksheets/sheet2.xml', content: sheetOf(DOCUMENT_HEADINGS, documents, documentRow) },
  ]);
}

type RowOf = (number: number) => readonly string[];

function* sheetOf(headings: readonly string[], ...[rows, rowOf]: readonly [number, RowOf]): Generator<Uint8Array> {
  yield Buffer.from(`<worksheet><sheetData>${row(headings)}`);
  for (let number = 0; number < rows; number += 1) yield Buffer.from(row(rowOf(number)));
  yield Buffer.from('</sheetData></worksheet>');
}

function dossierRow(number: number): readonly string[] {
  return [String(number + 1), `Hồ sơ giao nhiệm vụ số ${String(number)}`, '2018', '24', ''];
}

function documentRow(number: number): readonly string[] {
  const word = noise(99, number).toString('base64');
  const place = number % DOCUMENTS_EACH;
  return [
    ...[String(Math.floor(number / DOCUMENTS_EACH) + 1), String(place + 1), 'Quyết định', String((number % 3000) + 1)],
    ...['QĐ-UBND', `${String((number % 28) + 1)}/03/2018`, 'Ủy ban nhân dân tỉnh Trường Hà'],
    ...[`Về việc giao nhiệm vụ ${word} cho xã An Phước`, String(place * 2 + 1), '2', word.slice(0, 12)],
  ];
}

async function writeLie(path: string): Promise<void> {
  await writeParts(path, workbookParts('', { [SHEET]: noise(5 * MIB) }));
  const bytes = await readFile(path);
  const central = 'PK\u0001\u0002';
  for (let at = bytes.indexOf(central); at >= 0; at = bytes.indexOf(central, at + 4))
    if (bytes.subarray(at, at + 80).includes('sheet1')) bytes.writeUInt32LE(100, at + 24);
  await writeFile(path, bytes);
}

function laughs(): string {
  const levels = Array.from(
    { length: 12 },
    (_, at) => `<!ENTITY l${String(at + 1)} "${`&l${String(at)};`.repeat(10)}">`,
  );
  return `<!DOCTYPE l [<!ENTITY l0 "ha">${levels.join('')}]>${worksheet(`<row><c t="inlineStr"><is><t>&l12;</t></is></c></row>`)}`;
}

function worksheet(rows: string): string {
  return `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

function row(texts: readonly string[]): string {
  return `<row>${texts.map(cell).join('')}</row>`;
}

function cell(text: string): string {
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** Bytes that do not pack, the same each time. */
function noise(bytes: number, seed = 0): Buffer {
  const key = Buffer.alloc(16);
  key.writeUInt32LE(seed);
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(bytes));
}
