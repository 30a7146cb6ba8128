import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { importSchedule } from '../../../src/app/archive/retention/import-schedule.ts';
import { activateSchedule } from '../../../src/app/archive/retention/move-schedule.ts';
import { retentionCommand } from '../../../src/cli/commands/retention.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import { hasMessage, message } from '../../../src/infra/messages/message.ts';
import { createIdSource, systemClock } from '../../../src/infra/system.ts';
import type { PortError } from '../../../src/ports/errors.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { readSchedule } from '../../../scripts/bench/retention/labelled-titles.ts';
import { aDossier, dossierId, seedFonds } from '../../support/archive/dossiers.ts';
import { rejection } from '../../support/rejection.ts';
import { pglite } from '../../support/store/engines.ts';

describe('cli: vankho retention propose', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let out: string;
  let err: string;
  let environment: Record<string, string>;

  beforeEach(async () => {
    store = await pglite.sharedStore();
    environment = {};
    await seedFonds(store);
    const deps = { store, clock: systemClock, ids: createIdSource(systemClock) };
    const schedule = readSchedule('tt-09-2011-bnv');
    const { version } = await importSchedule(deps, { schedule, as: 'proposed', actor: 'an' });
    await activateSchedule(deps, { ...version, actor: 'bình' });
    const endDate = '2012' as PartialDate;
    await store.dossiers.insert([
      aDossier(1, { description: { title: 'Hồ sơ kỷ luật cán bộ', endDate } }),
      aDossier(2, { description: { title: 'Điều động cán bộ', endDate, secrecy: 'MẬT', accessConditions: 'Mật' } }),
      aDossier(3, { description: { title: 'Linh tinh', endDate } }),
    ]);
  });

  async function run(args: readonly string[], flags: Record<string, string | boolean> = {}): Promise<number> {
    const [printed, told]: [string[], string[]] = [[], []];
    const text = (key: string, details = {}) => {
      expect(hasMessage(key), key).to.equal(true);
      return message(key, details);
    };
    const output = { out: (line: string) => void printed.push(line), err: (line: string) => void told.push(line) };
    // What the command does not use is not there.
    const context = {
      ...{ config: loadConfig({ environment }), language: 'vi', json: flags['json'] === true, text },
      output: { ...output, columns: 250 },
      openers: { openStore: () => Promise.resolve({ ...store, close: () => Promise.resolve() }) },
    } as unknown as CliContext;
    const code = await retentionCommand.run(context, { args: ['propose', ...args], flags });
    [out, err] = [printed.join('\n'), told.join('\n')];
    return code;
  }

  it('prints period, cited row and words for the dossiers of a fonds, and says where there is none', async () => {
    expect(await run(['P01'])).to.equal(0);
    expect(out).to.include('70 năm').and.to.include('tt-09-2011-bnv/3/50').and.to.include('khớp: kỷ luật cán bộ');
    expect(out).to.include('Không mục nào của bảng phù hợp');
    expect(err).to.include('3 hồ sơ, trong đó 1 hồ sơ không có đề xuất');
  });

  it('prints no word of a secret title', async () => {
    await run([dossierId(2)]);
    expect(out).to.include('tt-09-2011-bnv/3/48').and.not.to.include('Điều động').and.not.to.include('động');
    await run([dossierId(2)], { json: true });
    expect(out).to.include('"title":null').and.not.to.include('ộng');
  });

  it('proposes for a title, by the schedule of its date', async () => {
    await run([], { title: 'Sổ đăng ký văn bản đến', date: '2010' });
    expect(out).to.include('tt-09-2011-bnv/12.1/151').and.to.include('20 năm').and.to.include('bảng có hiệu lực sau');
    await run([], { title: 'Sổ đăng ký văn bản đến', date: '2024' });
    expect(err).to.include('không có bảng thời hạn');
  });

  it('reads titles in the words of the office as well', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'vankho-words-'));
    try {
      const file = path.join(folder, 'words.json');
      const entries = { XLKLNS: 'kỷ luật cán bộ' };
      writeFileSync(file, JSON.stringify({ replacements: [{ reason: 'Chữ của cơ quan', entries }] }));
      await run([], { title: 'Hồ sơ XLKLNS', date: '2012' });
      expect(out).not.to.include('tt-09-2011-bnv/3/50');
      environment = { VANKHO_RETENTION_SYNONYMS: file };
      await run([], { title: 'Hồ sơ XLKLNS', date: '2012' });
      expect(out).to.include('tt-09-2011-bnv/3/50');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('refuses what is neither dossier nor fonds', async () => {
    expect(((await rejection(run(['no-such']))) as PortError).code).to.equal('not-found');
    expect(((await rejection(run([]))) as PortError).code).to.equal('invalid-request');
  });
});
