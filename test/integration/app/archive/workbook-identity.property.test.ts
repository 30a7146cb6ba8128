import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { createDossiers } from '../../../../src/app/archive/dossiers/create-dossiers.ts';
import { exportDossiers } from '../../../../src/app/archive/spreadsheets/export-dossiers.ts';
import { importDossiers } from '../../../../src/app/archive/spreadsheets/import-dossiers.ts';
import type { SpreadsheetDeps } from '../../../../src/app/archive/spreadsheets/spreadsheet-deps.ts';
import { documentsOf, dossiersOf } from '../../../../src/app/archive/spreadsheets/walk-fonds.ts';
import { sheetLayouts } from '../../../../src/composition/sheet-layouts.ts';
import { createSpreadsheetReader } from '../../../../src/formats/xlsx/read-workbook.ts';
import { createSpreadsheetWriter } from '../../../../src/formats/xlsx/write-workbook.ts';
import { message } from '../../../../src/infra/messages/message.ts';
import { createRecordCheck } from '../../../../src/infra/record-check.ts';
import { createIdSource, systemClock } from '../../../../src/infra/system.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { aFonds, FONDS_ID } from '../../../support/archive/dossiers.ts';
import { pglite } from '../../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const OTHER_ID = 'e'.repeat(32);
/** What spreadsheets like to make something else of. */
const TRAPS = [
  ...[
    '=1+1',
    '+84 912',
    '-2',
    '@a',
    '\u0027007',
    '007',
    '1e5',
    '0,5',
    '1.000',
    '31/02/2018',
    '2018-02',
    'TRUE',
    '#REF!',
    '３',
  ],
  ...[
    '_x000D_',
    '<b>&amp;',
    'a\nb',
    'Đồng Đăng',
    'e\u0301\u0323',
    '𠀀 Hán Nôm',
    '"dấu nháy"',
    'a; b',
    'a › b',
    '\u200b',
  ],
];

const text = fc.oneof(
  fc.constantFrom(...TRAPS),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((one) => `x${one.replaceAll(/[^\P{Cc}\t\n]/gu, '')}`),
);
const year = fc.integer({ min: 1945, max: 2025 }).map(String);
const month = fc.integer({ min: 1, max: 12 }).map((one) => String(one).padStart(2, '0'));
const date = fc.oneof(
  year,
  fc.tuple(year, month).map((one) => one.join('-')),
  fc.tuple(year, month).map((one) => `${one.join('-')}-07`),
);
const optional = <Model extends Record<string, fc.Arbitrary<unknown>>>(model: Model, key: string & keyof Model) =>
  fc.record(model, { requiredKeys: [key] });

const description = optional(
  {
    ...{ title: text, startDate: date, endDate: date, note: text, annotation: text, autograph: text },
    retention: fc.constantFrom('Vĩnh viễn', '05 năm', '70 năm'),
    accessConditions: fc.constantFrom('Công khai', 'Sử dụng có điều kiện', 'Mật'),
    language: fc.uniqueArray(fc.constantFrom('Tiếng Việt', 'Tiếng Pháp', 'Hán Nôm'), { minLength: 1 }),
    physicalCondition: fc.constantFrom('Tốt', 'Hỏng'),
    ...{ sheetCount: fc.nat(9_999_999), pageCount: fc.nat(900), documentCount: fc.nat(20) },
    notation: fc.constantFrom('TCCB', 'VX.1', '007'),
    keywords: fc.uniqueArray(fc.constantFrom('lũ lụt', '=đê', '01'), { minLength: 1 }),
  },
  'title',
);
const entry = optional(
  {
    ...{ subject: text, issuedOn: date, issuingBody: text, signatory: text, notation: text, referenceNumber: text },
    number: fc.constantFrom('1', '05', '007a', '3176B'),
    addressees: fc.uniqueArray(fc.constantFrom('Sở Y tế', '=UBND', 'a; b'), { minLength: 1 }),
    copyStatus: fc.constantFrom('Bản chính', 'Bản sao'),
    ...{ sheetNumber: fc.integer({ min: 1, max: 99_999 }), sheetCount: fc.integer({ min: 1, max: 90 }) },
  },
  'subject',
);
const dossier = fc.record({
  description,
  documents: fc.array(fc.record({ entry }), { maxLength: 3 }),
  boxNumber: fc.option(fc.integer({ min: 1, max: 999_999 })),
});

describe('app/archive/spreadsheets: export and import', function () {
  this.timeout(240_000);
  let folder: string;
  let store: OpenStore;
  let deps: SpreadsheetDeps;

  before(async () => {
    folder = await makeTempDir();
  });
  after(() => removeTempDir(folder));
  beforeEach(async () => {
    store = await pglite.sharedStore();
    const spreadsheets = { ...createSpreadsheetReader(), ...createSpreadsheetWriter() };
    const layouts = sheetLayouts({ 'schemas.folder': null });
    deps = {
      ...{ store, ids: createIdSource(systemClock), clock: systemClock, checkRecord: createRecordCheck() },
      ...{ spreadsheets, layouts, text: message },
    };
    await store.fonds.insert(aFonds());
    await store.fonds.insert(aFonds({ id: OTHER_ID, code: 'P02', name: 'Phông thứ hai' }));
  });

  const contentOf = async (fondsId: string) => {
    const places = new Map<string, number>();
    const dossiers: object[] = [];
    for await (const { id, position, temporaryNumber, boxNumber, description: body } of dossiersOf(deps, fondsId)) {
      places.set(id, position);
      dossiers.push({ position, temporaryNumber, boxNumber, body });
    }
    const documents: object[] = [];
    for await (const { dossierId, ordinal, entry: body } of documentsOf(deps, fondsId))
      documents.push({ place: places.get(dossierId), ordinal, body });
    return { dossiers, documents };
  };

  it('together change nothing, whatever the texts, dates and numbers are', async () => {
    const dossiers = fc.sample(dossier, 250);
    await createDossiers(deps, { fondsId: FONDS_ID, dossiers, actor: 'an' });
    const path = join(folder, 'all.xlsx');
    await exportDossiers(deps, { path, fondsId: FONDS_ID, viewer: { sight: 'everything' } });

    const request = { path, dryRun: false, faulty: 'refuse' as const, actor: 'an' };
    const report = await importDossiers(deps, { ...request, fondsId: OTHER_ID });
    const again = await importDossiers(deps, { ...request, fondsId: FONDS_ID });

    expect(report.remarks).to.deep.equal([]);
    expect(again.dossiers).to.deep.include({ added: 0, differing: 0, faulty: 0, unchanged: 250 });
    expect(again.documents).to.deep.include({ added: 0, differing: 0, faulty: 0 });
    expect(await contentOf(OTHER_ID)).to.deep.equal(await contentOf(FONDS_ID));
  });
});
