import { writeZip, type PartToWrite } from '../../../src/formats/zip/write-zip.ts';
import { createSpreadsheetReader } from '../../../src/formats/xlsx/read-workbook.ts';
import type { SheetReading, SheetRow } from '../../../src/ports/spreadsheet.ts';
import type { ZipLimits } from '../../../src/formats/zip/zip-limits.ts';

export type Parts = Readonly<Record<string, string | Uint8Array>>;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a workbook as other programs write them: shared strings, styles, two sheets of which one is hidden. */
export function workbookParts(sheetData: string, given: Parts = {}): Parts {
  return {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/></Types>`,
    '_rels/.rels': '<Relationships/>',
    'xl/workbook.xml':
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Hồ sơ" sheetId="1" r:id="rId1"/>` +
      '<sheet name="Danh mục" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
      `<Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="/xl/worksheets/sheet2.xml"/>` +
      `<Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>` +
      `<Relationship Id="rId4" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}"><si><t>Báo cáo</t></si></sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}">${sheetData}</worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`,
    ...given,
  };
}

export async function writeParts(path: string, parts: Parts): Promise<string> {
  const written: PartToWrite[] = Object.entries(parts).map(([name, content]) => ({
    name,
    content: [typeof content === 'string' ? Buffer.from(content) : content],
  }));
  await writeZip(path, written);
  return path;
}

export interface ReadSheet {
  readonly rows: readonly SheetRow[];
  readonly merged: ReturnType<SheetReading['merged']>;
}

/** All of a sheet, for small ones. */
export async function readWhole(path: string, sheet: string, limits?: Partial<ZipLimits>): Promise<ReadSheet> {
  const workbook = await createSpreadsheetReader(limits).open(path);
  try {
    const reading = workbook.read(sheet);
    const rows: SheetRow[] = [];
    for await (const row of reading.rows) rows.push(row);
    return { rows, merged: reading.merged() };
  } finally {
    workbook.close();
  }
}
