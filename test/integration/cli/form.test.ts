import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { FormDeps } from '../../../src/app/archive/forms/form-maker.ts';
import { formCommand } from '../../../src/cli/commands/form.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { COLUMN_SETS } from '../../../src/domain/forms/dossiers/inventory.ts';
import { createFormatsPool, type FormatsPool } from '../../../src/formats/formats-pool.ts';
import { createPdfFormRenderer } from '../../../src/formats/pdf-form/pdf-form-renderer.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { systemClock } from '../../../src/infra/system.ts';
import type { PortError } from '../../../src/ports/errors.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDossier, dossierId, seedFonds } from '../../support/archive/dossiers.ts';
import { rejection } from '../../support/rejection.ts';
import { pglite } from '../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

describe('cli: vankho form', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let pool: FormatsPool;
  let folder: string;
  let lines: string[];

  before(async () => {
    pool = createFormatsPool({ threads: 1 });
    folder = await makeTempDir();
  });
  after(async () => {
    await pool.dispose();
    await removeTempDir(folder);
  });
  beforeEach(async () => {
    store = await pglite.sharedStore();
    lines = [];
    await seedFonds(store);
    const official = { inventoryNumber: '01', number: 1, numberFrozen: true, code: 'H01.2015.01' };
    await store.dossiers.insert([aDossier(1, official), aDossier(2)]);
  });

  function run(args: readonly string[], flags: Readonly<Record<string, string | boolean>> = {}): Promise<number> {
    const say = (line: string) => void lines.push(line);
    const deps: FormDeps = {
      ...{ store, clock: systemClock, renderers: [createPdfFormRenderer(pool)], inventoryColumns: COLUMN_SETS.state },
      text: (key, details) => message(key, details),
    };
    const context = {
      config: loadConfig({ environment: {} }),
      ...{ language: 'vi', json: flags['json'] === true, signal: new AbortController().signal },
      output: { out: say, err: say, progress: () => undefined, columns: 100 },
      openers: { openForms: () => Promise.resolve({ deps, close: () => Promise.resolve() }) },
      text: (key: string, details?: Readonly<Record<string, string | number>>) => message(key, details, 'vi'),
    } as unknown as CliContext; // the command opens nothing else
    return formCommand.run(context, { args, flags });
  }
  const out = (name: string) => join(folder, name);

  it('lists the forms', async () => {
    await run(['list']);
    expect(lines.join('\n')).to.match(/inventory +Mục lục hồ sơ +mục lục của phông +pdf/u);
    lines = [];
    await run(['list'], { json: true });
    expect(JSON.parse(lines[0] ?? '')).to.deep.include({
      ...{ kind: 'cover', title: 'Bìa hồ sơ', subject: 'dossiers', formats: ['pdf'] },
    });
  });

  it('makes a form of a whole inventory, and of dossiers by their code', async () => {
    const file = out('muc-luc.pdf');
    await run(['make', 'inventory'], { fonds: 'P01', inventory: '01', out: file, value: 'place=Mẫu; year=2015' });
    expect(lines).to.deep.equal([`Đã lập Mục lục hồ sơ: 1 bản, 1 dòng, 1 trang. Tệp: ${file}`]);
    expect(readFileSync(file).subarray(0, 5).toString()).to.equal('%PDF-');
    await run(['make', 'cover'], {
      ids: `H01.2015.01, ${dossierId(2)}`,
      size: 'tcvn9251',
      out: out('bia.pdf'),
      json: true,
    });
    expect(JSON.parse(lines[1] ?? '')).to.include({ copies: 2, pages: 2, masked: 0 });
  });

  it('writes over a file only where that is said, and leaves the old one where it fails', async () => {
    const file = out('cu.pdf');
    writeFileSync(file, 'bản cũ');
    const flags = { fonds: 'P01', out: file };
    const refused = await rejection(run(['make', 'cover'], flags));
    expect((refused as PortError).details['reason']).to.equal(
      `Tệp đã có: ${file}. Chọn tên khác hoặc thêm --overwrite`,
    );
    await rejection(run(['make', 'inventory'], { ...flags, overwrite: true }));
    expect(readFileSync(file, 'utf8')).to.equal('bản cũ');
    await run(['make', 'cover'], { ...flags, overwrite: true });
    expect(readFileSync(file).subarray(0, 5).toString()).to.equal('%PDF-');
    expect(existsSync(`${file}.new`)).to.equal(false);
  });

  it('says what it must know, by the flag', async () => {
    const told = async (args: readonly string[], flags: Readonly<Record<string, string>>) => {
      const { details } = (await rejection(run(args, { out: out('thieu.pdf'), ...flags }))) as PortError;
      return details['field'];
    };
    expect(await told(['make', 'cover'], {})).to.equal('--fonds');
    expect(await told(['make', 'inventory'], { fonds: 'P01' })).to.equal('--inventory');
    expect(await told(['make', 'receipt-minutes'], { fonds: 'P01' })).to.equal('--ids');
    expect(existsSync(out('thieu.pdf'))).to.equal(false);
  });

  it('refuses what it does not know, and says what there is', async () => {
    const flags = { fonds: 'P01', inventory: '01', out: out('khong.pdf') };
    const refusals: readonly (readonly [readonly string[], Readonly<Record<string, string>>])[] = [
      [['burn'], {}],
      [['make'], flags],
      [['make', 'cover'], { fonds: 'P01' }],
      [['make', 'cover'], { ...flags, fonds: 'P99' }],
      [['make', 'cover'], { ...flags, format: 'odt' }],
      [['make', 'cover'], { ...flags, size: 'a3' }],
      [['make', 'inventory'], { ...flags, columns: 'number,lạ' }],
      [['make', 'inventory'], { ...flags, headings: 'maybe' }],
      [['make', 'inventory'], { ...flags, value: 'không có tên' }],
      [['make', 'letter'], flags],
      [['make', 'cover'], { ...flags, ids: 'chưa từng có' }],
    ];
    const codes: string[] = [];
    for (const [args, given] of refusals) codes.push(((await rejection(run(args, given))) as PortError).code);
    expect(codes.slice(0, -2)).to.deep.equal(Array.from({ length: 9 }, () => 'invalid-request'));
    expect(codes.slice(-2)).to.deep.equal(['not-found', 'not-found']);
    expect(existsSync(out('khong.pdf'))).to.equal(false);
  });
});
