import { expect } from 'chai';
import type { CliContext } from '../../../src/cli/context.ts';
import { runCli } from '../../../src/cli/run-cli.ts';

describe('cli: wrong use', () => {
  async function run(args: readonly string[], language = 'vi') {
    const err: string[] = [];
    const output = { out: () => undefined, err: (line: string) => void err.push(line), progress: () => undefined };
    const code = await runCli({
      ...{ args, environment: { VANKHO_LANGUAGE: language }, version: '0', signal: new AbortController().signal },
      output: { ...output, columns: 100 },
      openers: {} as CliContext['openers'], // nothing is opened
    });
    return { code, said: err.join('\n') };
  }

  const cases: readonly (readonly [readonly string[], string])[] = [
    [['bay'], 'Không có lệnh «bay». Xem: vankho --help'],
    [['fond', 'list'], 'Không có lệnh «fond». Có phải «fonds»? Xem: vankho --help'],
    [['disposal'], 'Thiếu «việc». Xem: vankho disposal --help'],
    [['fonds', 'list', '--cod', 'A'], 'Không có tùy chọn «--cod». Có phải «--code»? Xem: vankho fonds --help'],
    [['fonds', 'list', '--code'], 'Tùy chọn «--code» cần một giá trị đứng sau. Xem: vankho fonds --help'],
    [
      ['fonds', 'create', 'Phông', 'UBND', 'tỉnh'],
      'Thừa tham số: tên có khoảng trắng phải đặt trong dấu ngoặc kép. Xem: vankho fonds --help',
    ],
    [
      ['status', '--lang', 'fr'],
      'Giá trị «fr» của tùy chọn «--lang» không được phép; chỉ nhận: vi, en. Xem: vankho status --help',
    ],
  ];
  for (const [args, said] of cases)
    it(`${args.join(' ')}: says what to mend and where help is`, async () => {
      expect(await run(args)).to.deep.equal({ code: 2, said });
    });

  it('speaks English where that is asked for', async () => {
    expect((await run(['disposal'], 'en')).said).to.equal('“action” is missing. See: vankho disposal --help');
  });
});
