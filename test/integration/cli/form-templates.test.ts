import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { formCommand } from '../../../src/cli/commands/form.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { openTemplates } from '../../../src/composition/open-templates.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { RequestError, TemplateError } from '../../../src/ports/errors.ts';
import { cells, makeDocx, runs } from '../../support/office/make-docx.ts';
import { rejection } from '../../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';
import { UNUSED_OPENERS } from '../../support/unused-openers.ts';

describe('cli: vankho form templates|check', () => {
  let folder = '';
  let lines: string[] = [];
  before(async () => {
    folder = await makeTempDir();
  });
  after(() => removeTempDir(folder));
  beforeEach(() => {
    lines = [];
  });

  function run(args: readonly string[], flags: Readonly<Record<string, string | boolean>> = {}): Promise<number> {
    const say = (line: string) => void lines.push(line);
    const context: CliContext = {
      config: loadConfig({ environment: {} }),
      ...{ language: 'vi', json: flags['json'] === true, signal: new AbortController().signal },
      output: { out: say, err: say, progress: () => undefined, columns: 100 },
      openers: { ...UNUSED_OPENERS, openTemplates: () => Promise.resolve(openTemplates()) },
      text: (key, details) => message(key, details, 'vi'),
    };
    return formCommand.run(context, { args, flags });
  }

  it('writes all templates with a guide, and over nothing that is there', async () => {
    const out = join(folder, 'all');

    expect(await run(['templates'], { out })).to.equal(0);

    const guide = readFileSync(join(out, 'cho-dien.md'), 'utf8');
    expect(guide).to.include('## Biên bản hủy tài liệu (destruction-minutes.docx)');
    expect(guide).to.include('- `{#người tham gia} … {/người tham gia}`: Danh sách người tham gia hủy');
    expect(guide).to.include('  - `{họ tên}`: Họ và tên');
    expect(existsSync(join(out, 'inventory.docx'))).to.equal(true);
    expect(await rejection(run(['templates'], { out }))).to.be.instanceOf(RequestError);
    expect(await run(['templates', 'inventory'], { out, overwrite: true })).to.equal(0);
    expect(await rejection(run(['templates', 'cover'], { out }))).to.be.instanceOf(RequestError);
  });

  it('says of each shipped template that it fits', async () => {
    const out = join(folder, 'shipped');
    await run(['templates', 'council-minutes'], { out });

    expect(await run(['check', join(out, 'council-minutes.docx')])).to.equal(0);

    expect(lines.at(-1)).to.match(/dùng được cho Biên bản họp hội đồng, 3\d chỗ điền/);
  });

  it('names what is wrong in a changed one, and ends with its exit code', async () => {
    const file = join(folder, 'mau.docx');
    writeFileSync(
      file,
      makeDocx(`${runs('{co quan}')}<w:tbl>${cells('{#tài liệu hủy}{tiêu đề}', '{số phiếu}{/}')}</w:tbl>`),
    );

    expect(await run(['check', file], { form: 'elimination-list' })).to.equal(78);

    expect(lines[0]).to.include('{co quan}').and.to.include('có phải {cơ quan}?');
    expect(lines.join('\n')).to.include('{số phiếu}').and.to.include('2 chỗ phải sửa');
    writeFileSync(file, makeDocx(`${runs('{#tài liệu hủy}')}<w:tbl>${cells('{tiêu đề}{/}')}</w:tbl>`));
    lines = [];
    expect(await run(['check', file], { form: 'elimination-list' })).to.equal(78);
    expect(lines[0]).to.include('phải cùng trong một bảng');
  });

  it('warns of rows that would be missing on paper, as JSON as well', async () => {
    const file = join(folder, 'elimination-list.docx');
    writeFileSync(file, makeDocx(runs('{cơ quan}')));

    expect(await run(['check', file], { json: true })).to.equal(0);

    const { faults, warnings } = JSON.parse(lines[0] ?? '') as { faults: unknown[]; warnings: { key: string }[] };
    expect([faults, warnings.map(({ key }) => key)]).to.deep.equal([[], ['form.template.list-unused']]);
  });

  it('checks columns of workbooks', async () => {
    const file = join(folder, 'inventory.columns.json');
    const columns = {
      form: 'inventory',
      tables: [{ list: 'hồ sơ', columns: [{ field: 'từ khóa', title: 'Từ khóa' }] }],
    };
    writeFileSync(file, JSON.stringify(columns));
    expect(await run(['check', file])).to.equal(0);
    expect(await rejection(run(['check', file], { form: 'file-plan' }))).to.be.instanceOf(TemplateError);
    expect(await rejection(run(['check', join(folder, 'none.docx')], { form: 'inventory' }))).to.include({
      code: 'not-readable',
    });
    expect(await rejection(run(['check']))).to.be.instanceOf(RequestError);
  });
});
