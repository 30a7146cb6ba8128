import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { flateImage, FULL_PAGE, imageDictionary, tinyPdf } from '../../../test/integration/formats/support/tiny-pdf.ts';
import { tinyTiff } from '../../../test/integration/formats/support/tiny-tiff.ts';

/** A file made to do harm, or that people hand in by mistake. */
export interface HostileFile {
  readonly name: string;
  /** Undefined: a folder of that name. */
  readonly data: Buffer | undefined;
}

const SIDE = 30_000;

export async function hostileFiles(): Promise<readonly HostileFile[]> {
  return [...mistakes(), ...(await imageBombs()), ...tiffTraps(), ...pdfBombs(), ...pdfCircles(), ...pdfLies()];
}

function mistakes(): readonly HostileFile[] {
  return [
    { name: 'rỗng.pdf', data: Buffer.alloc(0) },
    { name: 'thư mục.pdf', data: undefined },
    { name: 'toàn số 0.jpg', data: Buffer.alloc(4096) },
    { name: 'một byte.tif', data: Buffer.from('I') },
    { name: 'chỉ có đầu.png', data: Buffer.from('89504e470d0a1a0a', 'hex') },
    { name: 'chỉ có đầu.jpg', data: Buffer.from('ffd8ffe0', 'hex') },
    { name: 'chỉ có đầu.tif', data: Buffer.from('49492a0008000000', 'hex') },
    { name: 'chỉ có đầu.pdf', data: Buffer.from('%PDF-1.7\n') },
    { name: 'có đầu và cuối.pdf', data: Buffer.from('%PDF-1.7\n%%EOF\n') },
    { name: 'văn bản.pdf', data: Buffer.from('Kính gửi: Ủy ban nhân dân') },
    { name: 'trang web.pdf', data: Buffer.from('<!doctype html><title>404</title>') },
    { name: 'ảnh điện thoại.heic', data: Buffer.from('0000001866747970686569630000000068656963', 'hex') },
    { name: 'bảng tính.xlsx', data: Buffer.from('504b0304140000000800', 'hex') },
    { name: 'ảnh.bmp', data: Buffer.from('424d36000300000000003600', 'hex') },
    { name: 'ảnh.gif', data: Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1') },
    { name: 'ảnh.jp2', data: Buffer.from('0000000c6a5020200d0a870a', 'hex') },
    { name: 'ảnh.svg', data: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>') },
    { name: 'lệnh.pdf', data: Buffer.from('%!PS-Adobe-3.0\n(/etc/passwd) (r) file\n') },
  ];
} // prettier-ignore

async function imageBombs(): Promise<readonly HostileFile[]> {
  const small = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } }).png().toBuffer();
  const liar = Buffer.from(small);
  liar.writeUInt32BE(11_000, 16);
  liar.writeUInt32BE(11_000, 20);
  const strip = await sharp({ create: { width: 65_000, height: 3, channels: 3, background: '#fff' } }).jpeg().toBuffer();
  const column = await sharp({ create: { width: 1, height: 60_000, channels: 3, background: '#777' } }).png().toBuffer();
  return [
    { name: 'bom 30000.png', data: emptyPng(SIDE) },
    { name: 'bom 11000.png', data: emptyPng(11_000) },
    { name: 'nói dối 11000.png', data: liar },
    { name: 'dài 65000.jpg', data: strip },
    { name: 'cao 60000.png', data: column },
    { name: 'một điểm.png', data: await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } }).png().toBuffer() },
    { name: 'nén trong chú thích.png', data: pngWith('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(80_000_000))]), small) },
    { name: 'nén trong hồ sơ màu.png', data: pngWith('iCCP', Buffer.concat([Buffer.from('sRGB\0\0'), deflateSync(Buffer.alloc(80_000_000))]), small) },
  ];
} // prettier-ignore

/** A chunk put behind the header of a PNG. */
function pngWith(type: string, data: Buffer, png: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, 33), chunk(type, data), png.subarray(33)]);
}

/** A square of black, one bit a pixel: a few kilobytes, whatever its side. */
function emptyPng(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))));
  const magic = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([magic, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function tiffTraps(): readonly HostileFile[] {
  const page = { width: 64, height: 8, compression: 1, photometric: 1, strips: [Buffer.alloc(64, 0xaa)], rowsPerStrip: 8 };
  const many = Array.from({ length: 10_001 }, () => page);
  const sides = { ...page, width: SIDE, height: SIDE, compression: 4, rowsPerStrip: SIDE };
  const strange = [6, 9, 34_712, 50_001, 65_535].map((compression) => ({ ...page, compression }));
  const bomb = { ...page, width: 12_000, height: 12_000, bits: 1, compression: 8, strips: [deflateSync(Buffer.alloc(18_000_000))], rowsPerStrip: 12_000 };
  return [
    { name: 'vòng tròn.tif', data: tinyTiff([page], { circle: true }) },
    { name: 'mười nghìn trang.tif', data: tinyTiff(many) },
    { name: 'bom 30000.tif', data: tinyTiff([sides]) },
    { name: 'bom nén.tif', data: tinyTiff([bomb]) },
    { name: 'nén lạ.tif', data: tinyTiff(strange) },
    { name: 'không dòng.tif', data: tinyTiff([{ ...page, height: 0 }]) },
    { name: 'dải ngoài tệp.tif', data: tinyTiff([{ ...page, tags: { 273: 0xffff_fff0 } }]) },
    { name: 'nhiều bit.tif', data: tinyTiff([{ ...page, bits: 64 }]) },
  ];
} // prettier-ignore

const PIXELS = flateImage(8, 8, Buffer.alloc(192, 200));

function pdfBombs(): readonly HostileFile[] {
  const zeros = deflateSync(Buffer.alloc(200_000_000));
  const grey = '/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode';
  const image = { dictionary: imageDictionary(10_000, 10_000, grey), data: zeros };
  const twice = { dictionary: imageDictionary(8, 8, '/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter [/FlateDecode /FlateDecode]'), data: deflateSync(zeros) };
  const huge = { dictionary: imageDictionary(SIDE, SIDE, grey), data: zeros };
  const work = Buffer.from('0 0 m 500 800 l S '.repeat(200_000));
  const one = { content: FULL_PAGE, images: [PIXELS] };
  return [
    { name: 'ảnh nén 200 MB.pdf', data: tinyPdf([{ content: FULL_PAGE, images: [image] }]) },
    { name: 'nén hai lần.pdf', data: tinyPdf([{ content: FULL_PAGE, images: [twice] }]) },
    { name: 'ảnh 30000.pdf', data: tinyPdf([{ content: FULL_PAGE, images: [huge] }]) },
    { name: 'vẽ hai trăm nghìn nét.pdf', data: tinyPdf([{ content: work }]) },
    { name: 'lồng sâu.pdf', data: tinyPdf([one], { catalogue: `/Deep ${'['.repeat(50_000)}${']'.repeat(50_000)}` }) },
    { name: 'q sâu.pdf', data: tinyPdf([{ content: 'q '.repeat(300_000) }]) },
    { name: 'tờ khổng lồ.pdf', data: tinyPdf([{ ...one, mediaBox: '[0 0 14400 14400]' }]) },
    { name: 'tờ vô hạn.pdf', data: tinyPdf([{ ...one, mediaBox: '[0 0 1e30 1e30]' }]) },
    { name: 'tờ âm.pdf', data: tinyPdf([{ ...one, mediaBox: '[595 842 0 0]' }]) },
    { name: 'tờ không cạnh.pdf', data: tinyPdf([{ ...one, mediaBox: '[0 0 0 0]' }]) },
    { name: 'tờ không phải số.pdf', data: tinyPdf([{ ...one, mediaBox: '[/a (b) null true]' }]) },
    { name: 'một đối tượng nghìn trang.pdf', data: sharedPages(1000) },
    { name: 'mười một nghìn trang.pdf', data: sharedPages(11_000) },
  ];
} // prettier-ignore

/** One page object that the page tree names again and again. */
function sharedPages(count: number): Buffer {
  const text = tinyPdf([{ content: '', mediaBox: '[0 0 60 60]' }]).toString('latin1');
  const kids = Array.from({ length: count }, () => '11 0 R').join(' ');
  return Buffer.from(text.replace('/Count 1 /Kids [11 0 R]', `/Count ${String(count)} /Kids [${kids}]`), 'latin1');
}

function pdfCircles(): readonly HostileFile[] {
  const form = (entries: string, content: string) => `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] ${entries} /Length ${String(content.length)} >>\nstream\n${content}\nendstream`;
  const itself = form('/Resources << /XObject << /Im0 1000 0 R >> >>', '/Im0 Do');
  const uses = { content: '/F9 Do', entries: '/Resources << /XObject << /F9 1000 0 R >> >>' };
  const doubling = Array.from({ length: 26 }, (_, n) => form(`/Resources << /XObject << /Im0 ${String(1001 + n)} 0 R >> >>`, '/Im0 Do /Im0 Do'));
  const page = tinyPdf([{ content: FULL_PAGE, images: [PIXELS] }]).toString('latin1');
  return [
    { name: 'cây trang vòng tròn.pdf', data: Buffer.from(page.replace(/\/Kids \[\d+ 0 R\]/, '/Kids [2 0 R]'), 'latin1') },
    { name: 'cha là con.pdf', data: Buffer.from(page.replace(/\/Parent 2 0 R/, '/Parent 12 0 R'), 'latin1') },
    { name: 'mẫu tự gọi mình.pdf', data: tinyPdf([uses], { extra: [itself] }) },
    { name: 'mẫu nhân đôi.pdf', data: tinyPdf([uses], { extra: doubling }) },
    { name: 'độ dài chỉ mình.pdf', data: tinyPdf([{ content: FULL_PAGE, images: [{ ...PIXELS, dictionary: `${PIXELS.dictionary} /Length 10 0 R` }] }]) },
    { name: 'bảng chéo vòng tròn.pdf', data: Buffer.from(page.replace('/Size 2000', `/Size 2000 /Prev ${String(page.indexOf('xref\n0 1'))}`), 'latin1') },
    { name: 'không gian màu vòng tròn.pdf', data: tinyPdf([{ content: FULL_PAGE, images: [{ ...PIXELS, dictionary: imageDictionary(8, 8, '/ColorSpace 1000 0 R /BitsPerComponent 8 /Filter /FlateDecode') }] }], { extra: ['[/Indexed 1000 0 R 255 1000 0 R]'] }) },
    { name: 'mặt nạ là mình.pdf', data: tinyPdf([{ content: FULL_PAGE, images: [{ ...PIXELS, dictionary: `${PIXELS.dictionary} /SMask 10 0 R` }] }]) },
  ];
} // prettier-ignore

function pdfLies(): readonly HostileFile[] {
  const page = tinyPdf([{ content: FULL_PAGE, images: [PIXELS] }]).toString('latin1');
  const filtered = (filter: string, data: Buffer) =>
    tinyPdf([{ content: FULL_PAGE, images: [{ dictionary: imageDictionary(64, 64, `/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /${filter}`), data }] }]);
  const rubbish = Buffer.from(Array.from({ length: 2000 }, (_, n) => (n * 89) & 0xff));
  return [
    { name: 'một tỷ trang.pdf', data: Buffer.from(page.replace('/Count 1', '/Count 1000000000'), 'latin1') },
    { name: 'âm một trang.pdf', data: Buffer.from(page.replace('/Count 1', '/Count -1'), 'latin1') },
    { name: 'không trang.pdf', data: tinyPdf([]) },
    { name: 'xoay 45.pdf', data: tinyPdf([{ content: FULL_PAGE, images: [PIXELS], entries: '/Rotate 45' }]) },
    { name: 'đơn vị lạ.pdf', data: tinyPdf([{ content: FULL_PAGE, images: [PIXELS], entries: '/UserUnit 1e9' }]) },
    { name: 'khóa lạ.pdf', data: tinyPdf([{ content: FULL_PAGE, images: [PIXELS] }], { trailer: '/Encrypt << /Filter /Khoa /V 99 >>' }) },
    ...['JBIG2Decode', 'JPXDecode', 'CCITTFaxDecode', 'DCTDecode', 'LZWDecode', 'RunLengthDecode', 'ASCII85Decode', 'Khong'].map((filter) => ({ name: `rác ${filter}.pdf`, data: filtered(filter, rubbish) })),
  ];
} // prettier-ignore
