import { join } from 'node:path';
import { expect } from 'chai';
import { importDossiers } from '../../../../src/app/archive/spreadsheets/import-dossiers.ts';
import type { SpreadsheetDeps } from '../../../../src/app/archive/spreadsheets/spreadsheet-deps.ts';
import { sheetLayouts } from '../../../../src/composition/sheet-layouts.ts';
import { createSpreadsheetReader } from '../../../../src/formats/xlsx/read-workbook.ts';
import { createSpreadsheetWriter } from '../../../../src/formats/xlsx/write-workbook.ts';
import { hasMessage } from '../../../../src/infra/messages/message.ts';
import { createRecordCheck } from '../../../../src/infra/record-check.ts';
import { systemClock } from '../../../../src/infra/system.ts';
import { isPortError } from '../../../../src/ports/errors.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { FONDS_ID, seedFonds } from '../../../support/archive/dossiers.ts';
import { hostileWorkbooks } from '../../../support/office/hostile-workbooks.ts';
import { pglite } from '../../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

const SMALL = 0.05;

/** At full size, with their memory: `npm run bench -- workbooks`. */
describe('app/archive/spreadsheets: workbooks made by strangers', function () {
  this.timeout(120_000);
  let folder: string;
  let store: OpenStore;
  let deps: SpreadsheetDeps;

  before(async () => {
    folder = await makeTempDir();
  });
  after(() => removeTempDir(folder));
  beforeEach(async () => {
    store = await pglite.sharedStore();
    await seedFonds(store);
    let last = 0;
    const ids = { next: () => (last += 1).toString(16).padStart(32, '0') };
    const spreadsheets = { ...createSpreadsheetReader(), ...createSpreadsheetWriter() };
    const layouts = sheetLayouts({ 'schemas.folder': null });
    const text = (key: string) => key;
    deps = { store, ids, clock: systemClock, checkRecord: createRecordCheck(), spreadsheets, layouts, text };
  });

  const codeOf = async (path: string): Promise<string> => {
    const request = { path, fondsId: FONDS_ID, dryRun: false, faulty: 'skip' as const, actor: 'an' };
    try {
      await importDossiers(deps, request);
      return 'read';
    } catch (error) {
      return isPortError(error) ? error.code : String(error);
    }
  };

  for (const workbook of hostileWorkbooks(SMALL).filter(({ isFullSize }) => isFullSize !== true))
    it(`${workbook.name}: ${workbook.outcome}`, async () => {
      const path = join(folder, 'x.xlsx');
      await workbook.write(path);

      const code = await codeOf(path);

      expect(code).to.equal(workbook.outcome);
      if (code === 'read') return;
      expect(hasMessage(code), code).to.equal(true);
      expect(await store.dossiers.count({ fondsId: FONDS_ID })).to.equal(0);
    });
});
