import type { DateSystem } from '../../domain/spreadsheet/serial-date.ts';
import { FileError, RequestError } from '../../ports/errors.ts';
import type { SheetInfo, SpreadsheetReader, Workbook } from '../../ports/spreadsheet.ts';
import { readXml } from '../xml/read-xml.ts';
import { openZip, type ZipContainer } from '../zip/open-zip.ts';
import type { ZipLimits } from '../zip/zip-limits.ts';
import { checkContainer } from './check-container.ts';
import type { CellContext } from './read-cell.ts';
import { findWorkbook, readList, readRelations, relationId, type Relation } from './read-package.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheet } from './read-sheet.ts';
import { readStyles } from './read-styles.ts';

/** More sheets than anybody looks through. */
const MAX_SHEETS = 1_000;

export function createSpreadsheetReader(limits: Partial<ZipLimits> = {}): SpreadsheetReader {
  return {
    async open(path, signal) {
      await checkContainer(path);
      const zip = await openZip(path, limits);
      try {
        return await openWorkbook(zip, signal);
      } catch (error) {
        zip.close();
        throw error;
      }
    },
  };
}

interface SheetPart extends SheetInfo {
  readonly part: string;
}

async function openWorkbook(zip: ZipContainer, signal: AbortSignal | undefined): Promise<Workbook> {
  const part = await findWorkbook(zip, signal);
  const relations = await readRelations(zip, part, signal);
  const { sheets, dateSystem } = await readSheetList({ zip, part, relations }, signal);
  const context = await readContext({ zip, relations, dateSystem }, signal);
  return {
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    read(name, given) {
      const sheet = sheets.find((one) => one.name === name);
      if (!sheet) throw new RequestError('not-found', 'No such sheet', { details: { id: name } });
      return readSheet({ part: sheet.part, chunks: zip.read(sheet.part, given), context });
    },
    close: () => {
      zip.close();
    },
  };
}

interface WorkbookPart {
  readonly zip: ZipContainer;
  readonly part: string;
  readonly relations: ReadonlyMap<string, Relation>;
}

/** Sheets with cells: charts and the like are left out. */
async function readSheetList({ zip, part, relations }: WorkbookPart, signal: AbortSignal | undefined) {
  const sheets: SheetPart[] = [];
  let dateSystem: DateSystem = '1900';
  await readXml(part, readList(zip, part, signal), {
    open(element, attributes) {
      if (element === 'workbookPr' && ['1', 'true'].includes(attributes['date1904'] ?? '')) dateSystem = '1904';
      if (element !== 'sheet') return;
      const relation = relations.get(relationId(attributes) ?? '');
      if (relation?.type !== 'worksheet' || !zip.has(relation.target)) return;
      const name = (attributes['name'] ?? '').normalize('NFC');
      sheets.push({ name, hidden: (attributes['state'] ?? 'visible') !== 'visible', part: relation.target });
      if (sheets.length > MAX_SHEETS)
        throw new FileError('office-file-too-large', 'Too many sheets', { details: { limit: MAX_SHEETS } });
    },
  });
  if (sheets.length === 0) throw new FileError('office-file-broken', 'No sheet', { details: { part } });
  return { sheets, dateSystem };
}

interface ContextSource {
  readonly zip: ZipContainer;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly dateSystem: DateSystem;
}

async function readContext(
  { zip, relations, dateSystem }: ContextSource,
  signal: AbortSignal | undefined,
): Promise<CellContext> {
  const partOf = (type: string) =>
    [...relations.values()].find((one) => one.type === type && zip.has(one.target))?.target;
  const [styles, strings] = [partOf('styles'), partOf('sharedStrings')];
  return {
    dateSystem,
    looks: styles === undefined ? [] : await readStyles(styles, zip.read(styles, signal)),
    strings:
      strings === undefined ? { at: () => undefined } : await readSharedStrings(strings, zip.read(strings, signal)),
  };
}
