import type { SheetToWrite, SpreadsheetWriter } from '../../ports/spreadsheet.ts';
import { writeZip, type PartToWrite } from '../zip/write-zip.ts';
import {
  contentTypesXml,
  ROOT_RELATIONS_XML,
  sheetPart,
  STYLES_XML,
  workbookRelationsXml,
  workbookXml,
} from './write-parts.ts';
import { sheetXml } from './write-sheet.ts';

/** Writes rows as they come; why not by a library: ADR 0022. */
export function createSpreadsheetWriter(): SpreadsheetWriter {
  return { write: (path, sheets, signal) => writeZip(path, partsOf(sheets), signal) };
}

function partsOf(sheets: readonly SheetToWrite[]): readonly PartToWrite[] {
  const names = sheets.map(({ name }) => name);
  return [
    part('[Content_Types].xml', contentTypesXml(sheets.length)),
    part('_rels/.rels', ROOT_RELATIONS_XML),
    part('xl/workbook.xml', workbookXml(names)),
    part('xl/_rels/workbook.xml.rels', workbookRelationsXml(sheets.length)),
    part('xl/styles.xml', STYLES_XML),
    ...sheets.map((sheet, index) => ({ name: sheetPart(index + 1), content: sheetXml(sheet) })),
  ];
}

function part(name: string, xml: string): PartToWrite {
  return { name, content: [Buffer.from(xml, 'utf8')] };
}
