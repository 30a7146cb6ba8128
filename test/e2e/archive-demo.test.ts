import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { generateArrangement } from '../../scripts/demo/generate/arrangement.ts';
import { runArchiveDemo } from '../../scripts/demo/run-archive-demo.ts';
import { rejection } from '../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../support/temp-dir.ts';

describe('scripts/demo: a whole arrangement', function () {
  this.timeout(300_000);
  let out: string;

  beforeEach(async () => {
    out = await makeTempDir();
  });
  afterEach(() => removeTempDir(out));

  it('goes from the receipt to boxes, forms and a destroyed list, and says what each step did', async () => {
    const lines: string[] = [];

    const { timings } = await runArchiveDemo({ dossiers: 60, seed: 7, out }, (line) => lines.push(line));

    const resultOf = (start: string) => timings.find(({ name }) => name.startsWith(start))?.result;
    expect(resultOf('Nhập phiếu tin từ XLSX')).to.match(/^nhận \d+ hồ sơ, báo đủ (\d+)\/\1 dòng lỗi$/u);
    expect(resultOf('Rà soát tính đầy đủ')).to.equal('60 hồ sơ, 0 chưa đủ');
    expect(resultOf('Hệ thống hóa và đánh số')).to.match(/, 60 có số$/u);
    expect(resultOf('Cố định số hồ sơ')).to.equal('60 hồ sơ');
    expect(resultOf('Báo cáo kết quả chỉnh lý')).to.match(/^60 hồ sơ .*0 người có lỗi$/u);
    expect(resultOf('Hủy tài liệu')).to.match(/^trạng thái Đã hủy/u);
    expect(resultOf('Mục lục hồ sơ (PDF)')).to.equal('60 hồ sơ trong 4 quyển');
    expect(resultOf('Kiểm chứng nhật ký')).to.match(/nguyên vẹn$/u);
    expect(lines.join('\n')).to.include('Mức phải đạt');
    expect(await readdir(out)).to.include.members(['kho', 'phieu-tin-UB.xlsx', 'bao-cao-loi-VP.xlsx']);
    expect(await readdir(path.join(out, 'bieu-mau'))).to.include.members([
      ...['inventory-UB-01.pdf', 'inventory-VP-02.pdf', 'box-labels-UB.pdf', 'cover-VP.pdf'],
      ...['elimination-list-vu-huy.docx', 'destruction-minutes-vu-huy.pdf', 'arrangement-report-du-an.docx'],
    ]);
  });

  it('leaves a folder alone in which something lies already', async () => {
    const refused = await rejection(runArchiveDemo({ dossiers: 1, seed: 1, out: path.dirname(out) }, () => undefined));

    expect(refused).to.have.property('message').that.includes('không trống');
  });

  it('makes up the same arrangement from the same seed, with as many documents and sheets as the slips say', () => {
    const [one, again, other] = [3, 3, 4].map((seed) => generateArrangement({ dossiers: 30, seed }));
    const all = (made = one) => made?.flatMap((fonds) => [1, 2, 3].map((number) => fonds.dossier(number))) ?? [];

    expect(all(again)).to.deep.equal(all());
    expect(all(other)).to.not.deep.equal(all());
    const [fonds] = one ?? [];
    const dossier = fonds?.dossier(5) ?? expect.fail('no dossier');
    const documents = fonds?.documents(dossier) ?? [];
    expect(documents).to.have.lengthOf(dossier.documentCount);
    expect(documents.reduce((sum, { sheetCount }) => sum + sheetCount, 0)).to.equal(dossier.sheetCount);
  });
});
