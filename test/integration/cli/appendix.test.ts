import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { retentionCommand } from '../../../src/cli/commands/retention.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { openTables } from '../../../src/composition/open-tables.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import type { AppendixReview } from '../../../src/domain/retention/appendix/appendix-review.ts';
import type { RetentionSchedule } from '../../../src/domain/retention/retention-schedule.ts';
import { hasMessage, message } from '../../../src/infra/messages/message.ts';
import { ScheduleError } from '../../../src/ports/errors.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { drawHtml } from '../../support/appendix/draw-html.ts';
import { HEADING, layOut, type DrawnRow } from '../../support/appendix/lay-out.ts';
import { shippedSchedule } from '../../support/appendix/shipped.ts';
import { toldByTable } from '../../support/appendix/told-by-table.ts';
import { rejection } from '../../support/rejection.ts';
import { pglite } from '../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

const ROWS: readonly DrawnRow[] = [
  HEADING,
  { kind: 'group', no: '', title: 'I. Tài liệu tổng hợp', period: '' },
  { kind: 'line', no: '1', title: 'Hồ sơ hội nghị', period: '20 năm' },
  { kind: 'line', no: '2', title: 'Công văn trao đổi', period: 'một thời gian' },
];
const HEAD = { id: 'tt-99-2030-bnv', title: 'Thông tư thử', issuer: 'Bộ Nội vụ' };

describe('cli: vankho retention import-appendix', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let folder: string;
  let out: string[];
  let err: string[];

  beforeEach(async () => {
    store = await pglite.sharedStore();
    folder = await makeTempDir();
  });
  afterEach(() => removeTempDir(folder));

  async function run(file: string, flags: Record<string, string | boolean> = {}): Promise<number> {
    [out, err] = [[], []];
    const text = (key: string, details = {}) => {
      expect(hasMessage(key), key).to.equal(true);
      return message(key, details);
    };
    const output = {
      out: (line: string) => void out.push(line),
      err: (line: string) => void err.push(line),
      progress: () => undefined,
      columns: 200,
    };
    const openers = {
      openStore: () => Promise.resolve({ ...store, close: () => Promise.resolve() }),
      openTables: () => Promise.resolve(openTables()),
    };
    const shown = { language: 'vi', json: flags['json'] === true, output, text, openers };
    // What the command does not use is not there.
    const context = { config: loadConfig({ environment: {} }), ...shown } as unknown as CliContext;
    return retentionCommand.run(context, { args: ['import-appendix', file], flags });
  }
  async function fileOf(name: string, content: string | Buffer): Promise<string> {
    const file = join(folder, name);
    await writeFile(file, content);
    return file;
  }

  it('shows each row, and what is doubtful in it', async () => {
    expect(await run(await fileOf('phu-luc.html', drawHtml(ROWS)))).to.equal(0);
    expect(out.join('\n')).to.include('Hồ sơ hội nghị').and.to.include('một thời gian');
    expect(err.join('\n')).to.include('1 dòng phải xem');
  });

  it('takes nothing over before a person looked at each open row; the corrected review is taken over', async () => {
    const file = await fileOf('phu-luc.html', drawHtml(ROWS));
    const refused = await rejection(run(file, { ...HEAD, accept: true }));
    expect(refused).to.be.instanceOf(ScheduleError);
    expect((refused as ScheduleError).faults.map(({ key }) => key)).to.deep.equal([
      'retention.appendix.period-unclear',
    ]);
    expect(await store.retention.versions({ scheduleId: HEAD.id })).to.deep.equal([]);

    await run(file, { json: true });
    const review = JSON.parse(out.join('')) as AppendixReview;
    const rows = review.rows.map((row) => (row.no === '2' ? { ...row, text: '10 năm', checked: true } : row));
    const corrected = await fileOf('review.json', JSON.stringify({ ...review, rows }));
    expect(await run(file, { ...HEAD, review: corrected, accept: true })).to.equal(0);

    const taken = await store.retention.version({ scheduleId: HEAD.id, version: 1 });
    expect(taken?.state).to.equal('proposed');
    expect(taken?.schedule.groups[0]?.items.map(({ text }) => text)).to.deep.equal(['20 năm', '10 năm']);
    expect(taken?.schedule.sources.join()).to.include(review.sha256);
    expect(taken?.schedule.coverage.extent).to.equal('partial');
  });

  it('refuses a review of another file, and a file without such a table', async () => {
    await run(await fileOf('a.html', drawHtml(ROWS)), { json: true });
    const review = await fileOf('review.json', out.join(''));
    const other = await fileOf('b.html', drawHtml(ROWS.slice(0, 3)));
    const keyOf = async (work: Promise<unknown>) => ((await rejection(work)) as ScheduleError).faults[0]?.key;
    expect(await keyOf(run(other, { review }))).to.equal('retention.appendix.other-file');
    const none = await fileOf('c.html', '<!doctype html><p>Không có bảng</p>');
    expect(await keyOf(run(none))).to.equal('retention.appendix.no-table');
  });

  it('takes in the schedule of 2011 from its file', async () => {
    const common = shippedSchedule('tt-09-2011-bnv');
    const file = await fileOf('tt-09.html', drawHtml(layOut(common)));
    const flags = { id: 'tt-09-2011-bnv', title: common.title, issuer: common.issuer, accept: true };
    expect(await run(file, flags)).to.equal(0);
    const [newest] = (await store.retention.versions({ scheduleId: common.id })).slice(-1);
    const taken = await store.retention.version({ scheduleId: common.id, version: newest?.version ?? 0 });
    // What is absent in a file is undefined here.
    const told = (groups: RetentionSchedule['groups']) =>
      JSON.parse(JSON.stringify(toldByTable({ groups }))) as unknown;
    expect(told(taken?.schedule.groups ?? [])).to.deep.equal(told(common.groups));
  });
});
