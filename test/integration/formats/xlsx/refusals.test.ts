import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { createSpreadsheetReader } from '../../../../src/formats/xlsx/read-workbook.ts';
import { isPortError } from '../../../../src/ports/errors.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';
import { rejection } from '../../../support/rejection.ts';
import { readWhole, workbookParts, writeParts, type Parts } from '../../../support/office/make-xlsx.ts';

const EMPTY = '<sheetData/>';
const LAUGHS =
  '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>' +
  '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>';
const OUTSIDE =
  '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&f;</t></is></c></row></sheetData></worksheet>';

/** The message of each names the remedy; what is promised here is that a person hears the right one. */
describe('formats/xlsx: what is refused', () => {
  let folder: string;
  before(async () => {
    folder = await makeTempDir();
  });
  after(() => removeTempDir(folder));

  async function codeOf(path: string): Promise<string> {
    const error = await rejection(readWhole(path, 'Hồ sơ'));
    return isPortError(error) ? error.code : String(error);
  }
  async function codeOfParts(given: Parts, sheetData = EMPTY): Promise<string> {
    return await codeOf(await writeParts(join(folder, 'x.xlsx'), workbookParts(sheetData, given)));
  }
  async function codeOfBytes(bytes: Uint8Array): Promise<string> {
    const path = join(folder, 'y.xlsx');
    await writeFile(path, bytes);
    return await codeOf(path);
  }
  const compound = (rest: Buffer) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000_000), rest]);

  it('tells an empty file, another kind of file, the old format and a password', async () => {
    expect(await codeOfBytes(Buffer.alloc(0))).to.equal('file-empty');
    expect(await codeOfBytes(Buffer.from('STT;Tiêu đề;…'))).to.equal('office-file-unknown');
    expect(await codeOfBytes(compound(Buffer.alloc(0)))).to.equal('office-file-old');
    expect(await codeOfBytes(compound(Buffer.from('EncryptedPackage', 'utf16le')))).to.equal('office-file-encrypted');
    expect(await codeOf(join(folder, 'none.xlsx'))).to.equal('file-not-found');
  });

  it('tells a container that is no workbook', async () => {
    const path = await writeParts(join(folder, 'z.zip'), { 'a.txt': 'a' });
    expect(await codeOf(path)).to.equal('office-file-unknown');
    const word = String(workbookParts(EMPTY)['[Content_Types].xml']).replace(
      'spreadsheetml.sheet',
      'wordprocessingml.document',
    );
    expect(await codeOfParts({ '[Content_Types].xml': word })).to.equal('office-file-unknown');
  });

  it('refuses macros, by what the workbook says and by what it holds', async () => {
    const types = String(workbookParts(EMPTY)['[Content_Types].xml']);
    const enabled = types.replace(
      /ContentType="[^"]*sheet\.main\+xml"/,
      'ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"',
    );
    expect(await codeOfParts({ '[Content_Types].xml': enabled })).to.equal('office-file-macros');
    expect(await codeOfParts({ 'xl/vbaProject.bin': 'x' })).to.equal('office-file-macros');
  });

  it('refuses entities that grow or lead to other files', async () => {
    expect(await codeOfParts({ 'xl/worksheets/sheet1.xml': LAUGHS })).to.equal('office-file-unsafe');
    expect(await codeOfParts({ 'xl/worksheets/sheet1.xml': OUTSIDE })).to.equal('office-file-unsafe');
    expect(await codeOfParts({ '[Content_Types].xml': LAUGHS })).to.equal('office-file-unsafe');
  });

  it('refuses a zip bomb before it is unpacked', async () => {
    const bomb = Buffer.alloc(20 * 1024 ** 2, ' ');
    expect(await codeOfParts({ 'xl/worksheets/sheet1.xml': bomb })).to.equal('office-file-unsafe');
  });

  it('refuses a part that unpacks to more than it declares', async () => {
    const path = await writeParts(
      join(folder, 'lie.xlsx'),
      workbookParts(EMPTY, { 'xl/worksheets/sheet1.xml': Buffer.alloc(5 * 1024 ** 2, ' ') }),
    );
    const bytes = await readFile(path);
    const wrong = 100;
    for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4))
      if (bytes.includes('sheet1', at) && bytes.indexOf('sheet1', at) < at + 80) bytes.writeUInt32LE(wrong, at + 24);
    expect(await codeOfBytes(bytes)).to.equal('office-file-broken');
  });

  it('refuses parts of the same name, an encrypted part and too many of them', async () => {
    const path = await writeParts(
      join(folder, 'twice.xlsx'),
      workbookParts(EMPTY, { 'XL/worksheets/SHEET1.xml': 'x' }),
    );
    expect(await codeOf(path)).to.equal('office-file-unsafe');
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`xl/media/${String(index)}.png`, 'x']));
    const large = await writeParts(join(folder, 'many.xlsx'), workbookParts(EMPTY, many));
    const error = await rejection(readWhole(large, 'Hồ sơ', { maxEntries: 40 }));
    expect(error).to.have.property('code', 'office-file-too-large');
    const bytes = await readFile(await writeParts(join(folder, 'e.xlsx'), workbookParts(EMPTY)));
    bytes.writeUInt16LE(0x0801, bytes.indexOf('PK\u0001\u0002') + 8);
    expect(await codeOfBytes(bytes)).to.equal('office-file-encrypted');
  });

  it('never looks at parts whose names lead out of the container', async () => {
    const path = await writeParts(
      join(folder, 'out.xlsx'),
      workbookParts(EMPTY, { '../evil.xml': 'x', '/etc/x': 'x' }),
    );
    expect((await readWhole(path, 'Hồ sơ')).rows).to.deep.equal([]);
  });

  it('tells what is broken: XML, letters, bytes, the order of rows, a part cut off', async () => {
    const sheet = (xml: string | Uint8Array) => codeOfParts({ 'xl/worksheets/sheet1.xml': xml });
    expect(await sheet('<worksheet><sheetData><row></sheetData></worksheet>')).to.equal('office-file-broken');
    expect(await sheet('<worksheet><sheetData>')).to.equal('office-file-broken');
    expect(await sheet(Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe, 0xff]))).to.equal('office-file-broken');
    const rows = '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>';
    expect(await codeOfParts({}, `<sheetData>${rows}</sheetData>`)).to.equal('office-file-broken');
    const whole = await readFile(await writeParts(join(folder, 'cut.xlsx'), workbookParts(EMPTY)));
    expect(await codeOfBytes(whole.subarray(0, whole.length - 40))).to.equal('office-file-broken');
  });

  it('refuses a cell without end and a file beyond the limit', async () => {
    const huge = randomBytes(3_000_000).toString('hex');
    const cell = `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${huge}</t></is></c></row></sheetData>`;
    expect(await codeOfParts({}, cell)).to.equal('office-file-unsafe');
    const path = await writeParts(join(folder, 'big.xlsx'), workbookParts(EMPTY));
    expect(await rejection(readWhole(path, 'Hồ sơ', { maxBytes: 100 }))).to.have.property(
      'code',
      'office-file-too-large',
    );
  });

  it('says which sheet is not there', async () => {
    const path = await writeParts(join(folder, 'w.xlsx'), workbookParts(EMPTY));
    const workbook = await createSpreadsheetReader().open(path);
    expect(() => workbook.read('Văn bản'))
      .to.throw()
      .with.property('code', 'not-found');
    workbook.close();
  });
});
