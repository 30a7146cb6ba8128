import { expect } from 'chai';
import { join } from 'node:path';
import { readdir, readFile } from 'node:fs/promises';
import { rescanCommand } from '../../../src/cli/commands/rescan.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { createSpreadsheetWriter } from '../../../src/formats/xlsx/write-workbook.ts';
import { message } from '../../../src/infra/messages/message.ts';
import type { RequestError } from '../../../src/ports/errors.ts';
import { createMemoryStore, type MemoryStore } from '../../support/memory-store.ts';
import { rejection } from '../../support/rejection.ts';
import { aDocument, anId, aResult, aScanFile } from '../../support/store/builders.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';
import { UNUSED_OPENERS } from '../../support/unused-openers.ts';

describe('cli: vankho rescan', () => {
  let store: MemoryStore;
  let folder: string;

  beforeEach(async () => {
    store = createMemoryStore();
    folder = await makeTempDir();
  });
  afterEach(() => removeTempDir(folder));

  async function run(flags: Readonly<Record<string, string>> = {}, json = false): Promise<string> {
    const out: string[] = [];
    const deps = { store, spreadsheets: createSpreadsheetWriter() };
    const context: CliContext = {
      config: loadConfig({ environment: {} }),
      ...{ language: 'vi', json, signal: new AbortController().signal },
      output: { out: (line) => out.push(line), err: () => undefined, progress: () => undefined, columns: 100 },
      openers: { ...UNUSED_OPENERS, openSpreadsheets: () => Promise.resolve({ deps, store } as never) },
      text: (key, details) => message(key, details, 'vi'),
    };
    expect(await rescanCommand.run(context, { args: [], flags })).to.equal(0);
    return out.join('\n');
  }
  async function aBlurredFile(): Promise<void> {
    await store.scanFiles.insert(aScanFile(1, { name: 'hộp 9/tờ 2.pdf', state: 'done' }));
    const result = aResult(anId(1), ['một'], [aDocument(1, 1)]);
    const findings = [{ code: 'blurred' as const }];
    const readings = result.readings.map((reading) => ({ ...reading, verdict: 'rescan' as const, findings }));
    await store.readings.saveResult({ ...result, readings });
  }

  it('lists pages with their file and what is wrong', async () => {
    await aBlurredFile();

    expect(await run()).to.match(/hộp 9\/tờ 2\.pdf +1 +\S/u);
    expect(JSON.parse(await run({}, true))).to.deep.equal([
      { scanFileId: anId(1), fileName: 'hộp 9/tờ 2.pdf', hostId: 'folder', page: 1, findings: [{ code: 'blurred' }] },
    ]);
  });

  it('says where there is none', async () => {
    expect(await run()).to.equal('Không có trang nào nên quét lại.');
  });

  it('writes a workbook, and over none that is there', async () => {
    await aBlurredFile();
    const file = join(folder, 'quét lại.xlsx');

    expect(await run({ out: file })).to.equal(`Đã ghi 1 trang nên quét lại vào ${file}.`);
    expect((await readFile(file)).subarray(0, 2).toString()).to.equal('PK');
    expect(await rejection(run({ out: file }))).to.include({ code: 'invalid-request' });
  });

  it('writes a workbook under no other ending', async () => {
    await aBlurredFile();

    const refused = (await rejection(run({ out: join(folder, 'quét lại.txt') }))) as RequestError;
    expect(refused).to.include({ code: 'invalid-request' });
    expect(refused.details['reason']).to.contain('phải có đuôi .xlsx');
    expect(await readdir(folder)).to.deep.equal([]);
    expect(await run({ out: join(folder, 'A.XLSX') })).to.contain('A.XLSX');
  });
});
