import path from 'node:path';
import { headingPaths } from '../../../src/app/archive/spreadsheets/heading-paths.ts';
import { exportDossiers } from '../../../src/app/archive/spreadsheets/export-dossiers.ts';
import { importDossiers, type ImportReport } from '../../../src/app/archive/spreadsheets/import-dossiers.ts';
import { reportSheet } from '../../../src/app/archive/spreadsheets/report-sheet.ts';
import { without } from '../../../src/app/archive/without.ts';
import type { LayoutSheet } from '../../../src/domain/spreadsheet/layout.ts';
import type { SheetToWrite, WrittenCell } from '../../../src/ports/spreadsheet.ts';
import { WORKER, type DemoContext, type FondsAtWork } from '../demo-context.ts';
import type { DemoDossier, DemoFonds } from '../generate/arrangement.ts';
import { plantedFault, type SlipRow } from '../generate/planted-faults.ts';

const LAYOUT = 'vankho';
/** Of the whole: 12,000 rows with faults. */
const IMPORT_BAR = 30;

/** Dossiers by workbook with planted faults, the mended rows, then their documents. */
export async function takeIn(context: DemoContext, all: readonly FondsAtWork[]): Promise<void> {
  const { timings } = context;
  await timings.step('Lập bảng tính phiếu tin và mục lục văn bản', () => writeAll(context, all));
  const reports: ImportReport[] = [];
  await timings.step(
    'Nhập phiếu tin từ XLSX (có lỗi cài sẵn)',
    async () => {
      for (const one of all) reports.push(await importFile(context, one, 'phieu-tin'));
      return toldFaults(all, reports);
    },
    IMPORT_BAR,
  );
  await timings.step('Ghi báo cáo lỗi theo từng dòng', async () => {
    for (const [index, report] of reports.entries()) {
      const file = path.join(context.out, `bao-cao-loi-${all[index]?.made.code ?? ''}.xlsx`);
      await context.deps.spreadsheets.write(file, [reportSheet(report, context.deps.text)]);
    }
    return `${String(reports.reduce((sum, { remarkCount }) => sum + remarkCount, 0))} dòng`;
  });
  await timings.step('Nhập lại các dòng đã sửa', () => importMended(context, all));
  await timings.step('Nhập mục lục văn bản từ XLSX', () => importDocuments(context, all));
}

/** The workbook that imports back equal, with what is secret left out for a reader. */
export async function exportAll({ deps, out, timings }: DemoContext, all: readonly FondsAtWork[]): Promise<void> {
  await timings.step('Xuất XLSX toàn bộ hồ sơ, văn bản', async () => {
    let [dossiers, documents, masked] = [0, 0, 0];
    for (const { made, fonds } of all) {
      const file = path.join(out, `toan-phong-${made.code}.xlsx`);
      const report = await exportDossiers(deps, { path: file, fondsId: fonds.id, viewer: { sight: 'no-secrets' } });
      dossiers += report.dossiers;
      documents += report.documents;
      masked += report.masked;
    }
    return `${String(dossiers)} hồ sơ (${String(masked)} hồ sơ mật chỉ giữ số), ${String(documents)} văn bản`;
  });
}

async function importFile({ deps, out }: DemoContext, { made, fonds }: FondsAtWork, name: string) {
  const file = path.join(out, `${name}-${made.code}.xlsx`);
  return importDossiers(deps, { path: file, fondsId: fonds.id, dryRun: false, faulty: 'skip', actor: WORKER });
}

function toldFaults(all: readonly FondsAtWork[], reports: readonly ImportReport[]): string {
  const planted = all.flatMap(({ made }) => [...faultyOnes(made)]).length;
  const sum = (of: (report: ImportReport) => number) => reports.reduce((total, report) => total + of(report), 0);
  const [added, faulty] = [sum(({ dossiers }) => dossiers.added), sum(({ dossiers }) => dossiers.faulty)];
  if (faulty !== planted) throw new Error(`Cài ${String(planted)} lỗi, báo ${String(faulty)}`);
  return `nhận ${String(added)} hồ sơ, báo đủ ${String(faulty)}/${String(planted)} dòng lỗi`;
}

async function importMended(context: DemoContext, all: readonly FondsAtWork[]): Promise<string> {
  let added = 0;
  for (const one of all) {
    const headings = await headingsOf(context, one);
    const rows = [...faultyOnes(one.made)].map((dossier) => slipOf(dossier, headings));
    await write(context, one, { name: 'phieu-tin-da-sua', sheets: [sheetOf(dossierSheet(context), rows)] });
    const report = await importFile(context, one, 'phieu-tin-da-sua');
    if (report.dossiers.faulty > 0) throw new Error('Dòng đã sửa vẫn bị báo lỗi');
    added += report.dossiers.added;
  }
  return `${String(added)} hồ sơ`;
}

async function importDocuments(context: DemoContext, all: readonly FondsAtWork[]): Promise<string> {
  let added = 0;
  for (const one of all) {
    const { documents } = await importFile(context, one, 'muc-luc-van-ban');
    if (documents.faulty > 0) throw new Error('Mục lục văn bản bị báo lỗi');
    added += documents.added;
  }
  return `${String(added)} văn bản`;
}

async function writeAll(context: DemoContext, all: readonly FondsAtWork[]): Promise<string> {
  let rows = 0;
  for (const one of all) {
    const { made } = one;
    await write(context, one, {
      name: 'phieu-tin',
      sheets: [sheetOf(dossierSheet(context), slips(made, await headingsOf(context, one)))],
    });
    await write(context, one, {
      name: 'muc-luc-van-ban',
      sheets: [sheetOf(documentSheet(context), documentRows(made))],
    });
    rows += made.dossiers;
  }
  return `${String(rows)} dòng phiếu tin`;
}

interface ToWrite {
  readonly name: string;
  readonly sheets: readonly SheetToWrite[];
}

async function write({ deps, out }: DemoContext, { made }: FondsAtWork, { name, sheets }: ToWrite): Promise<void> {
  await deps.spreadsheets.write(path.join(out, `${name}-${made.code}.xlsx`), sheets);
}

function dossierSheet({ deps }: DemoContext): LayoutSheet {
  return layoutOf(deps).dossiers;
}

function documentSheet({ deps }: DemoContext): LayoutSheet {
  const { documents } = layoutOf(deps);
  if (documents === undefined) throw new Error(`${LAYOUT} has no list of documents`);
  return documents;
}

function layoutOf({ layouts }: DemoContext['deps']) {
  const layout = layouts.find(({ id }) => id === LAYOUT);
  if (layout === undefined) throw new Error(`No layout ${LAYOUT}`);
  return layout;
}

type Rows = Iterable<SlipRow>;

function sheetOf({ name, columns }: LayoutSheet, rows: Rows): SheetToWrite {
  function* cells(): Generator<readonly WrittenCell[]> {
    for (const row of rows) yield columns.map(({ field }) => row[field] ?? null);
  }
  return { name, columns: columns.map(({ headers, width }) => ({ header: headers[0] ?? '', width })), rows: cells() };
}

function* dossiersOf(made: DemoFonds): Generator<DemoDossier> {
  for (let number = 1; number <= made.dossiers; number += 1) yield made.dossier(number);
}

function* faultyOnes(made: DemoFonds): Generator<DemoDossier> {
  for (const dossier of dossiersOf(made)) if (plantedFault(dossier, made.dossiers) !== undefined) yield dossier;
}

function* slips(made: DemoFonds, headings: Headings): Generator<SlipRow> {
  for (const dossier of dossiersOf(made))
    yield { ...slipOf(dossier, headings), ...plantedFault(dossier, made.dossiers) };
}

/** The path as a workbook has it, with the codes of the scheme, by the titles alone. */
type Headings = ReadonlyMap<string, string>;

const BETWEEN = ' › ';

async function headingsOf({ deps }: DemoContext, { fonds }: FondsAtWork): Promise<Headings> {
  const paths = [...(await headingPaths(deps, fonds.id)).values()];
  return new Map(paths.map((whole) => [whole.split(BETWEEN).map(withoutCode).join(BETWEEN), whole]));
}

function withoutCode(heading: string): string {
  return heading.replace(/^\d+\. /u, '');
}

function slipOf(dossier: DemoDossier, headings: Headings): SlipRow {
  const { heading, startDate, endDate } = dossier;
  return {
    ...without(dossier, 'types'),
    ...{ heading: headings.get(heading.join(BETWEEN)) ?? null, language: 'Tiếng Việt' },
    ...{ startDate: asTyped(startDate), endDate: asTyped(endDate) },
  };
}

function* documentRows(made: DemoFonds): Generator<SlipRow> {
  for (const dossier of dossiersOf(made))
    for (const { temporaryNumber, issuedOn, ...rest } of made.documents(dossier))
      yield { ...rest, dossierTemporaryNumber: temporaryNumber, issuedOn: asTyped(issuedOn), language: 'Tiếng Việt' };
}

/** `09/03/2015`, `03/2015`, `2015`. */
function asTyped(date: string): string {
  return date.split('-').reverse().join('/');
}
