import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import sharp from 'sharp';
import { runVankho, type CliRun } from '../support/cli.ts';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
const TYPED = 'Quyết định 1105 thành lập Ban Chỉ đạo.jpg';
const DIGITAL = 'Thông báo tuyển sinh (bản điện tử).pdf';
const QUOTED = "Giấy mời họp 'trực tuyến'.png";
const SECRET = 'Công văn kiểm tra năm 2018.jpg';
const UPSIDE_DOWN = 'Chỉ thị 06 (quét ngược).jpg';
const BLANK = 'Mặt sau.jpg';
const ALL = [TYPED, DIGITAL, QUOTED, SECRET, UPSIDE_DOWN];

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('e2e: vankho start --once', function () {
  this.timeout(240_000);
  let data: string;
  let first: CliRun;
  let standing: string;
  const vankho = (...args: string[]) => runVankho([...args, '--data', data], { cwd: standing });
  const result = (name: string) => path.join(data, 'results', name);

  before(async () => {
    data = mkdtempSync(path.join(tmpdir(), 'vankho-e2e-'));
    standing = mkdtempSync(path.join(tmpdir(), 'vankho-e2e-cwd-'));
    mkdirSync(path.join(data, 'inbox'));
    for (const name of ALL) copyFileSync(path.join(SAMPLES, name), path.join(data, 'inbox', name));
    const paper = { width: 1654, height: 2339, channels: 3, background: { r: 250, g: 249, b: 246 } } as const;
    await sharp({ create: paper })
      .withMetadata({ density: 200 })
      .jpeg()
      .toFile(path.join(data, 'inbox', BLANK));
    first = await vankho('start', '--once');
  });
  after(() => {
    rmSync(data, { recursive: true, force: true });
    rmSync(standing, { recursive: true, force: true });
  });

  it('ends well and shows what was read, in Vietnamese', () => {
    expect(first.code, first.err).to.equal(0);
    expect(first.out).to.include('Số, ký hiệu').and.include('1105/QĐ-UBND').and.include('11/06/2018');
    expect(first.out).to.include('1248/TB-SNV');
  });

  it('leaves nothing in the folder it was started in', () => {
    expect(readdirSync(standing)).to.deep.equal([]);
  });

  it('lays PDF, text and record beside, and changes no original', () => {
    for (const ending of ['pdf', 'txt', 'json']) expect(existsSync(result(`${TYPED}.${ending}`))).to.equal(true);
    for (const name of ALL) {
      const there = sha256(path.join(data, 'inbox', name));
      expect(there, name).to.equal(sha256(path.join(SAMPLES, name)));
    }
  });

  it('writes a record with evidence for what it found', () => {
    const record = JSON.parse(readFileSync(result(`${TYPED}.json`), 'utf8')) as {
      documents: {
        fields: Record<string, { value: string; evidence?: { page: number; box: number[]; quote: string } }>;
      }[];
    };

    const number = record.documents[0]?.fields['number'];
    expect(number?.value).to.equal('1105');
    expect(number?.evidence?.page).to.equal(1);
    expect(number?.evidence?.box).to.have.length(4);
  });

  it('says of a blank side that it is one, and makes no document of it', () => {
    const record = JSON.parse(readFileSync(result(`${BLANK}.json`), 'utf8')) as {
      pages: { blank: boolean }[];
      documents: unknown[];
    };

    expect(first.out.split('\n').find((line) => line.startsWith(BLANK))).to.include('mặt trắng');
    expect(record.documents).to.deep.equal([]);
    expect(record.pages.map(({ blank }) => blank)).to.deep.equal([true]);
  });

  it('reads a page that stands on its head', () => {
    expect(readFileSync(result(`${UPSIDE_DOWN}.txt`), 'utf8')).to.include('CHỈ THỊ');
  });

  it('withholds the page with a secrecy mark: no result, nothing of its text', async () => {
    const names = readdirSync(path.join(data, 'results')).join('\n');
    const found = await vankho('search', 'kiểm tra công tác bảo vệ bí mật', '--json');

    expect(names).to.not.include(SECRET);
    expect(first.out).to.include('giữ lại');
    expect((JSON.parse(found.out) as { total: number }).total).to.equal(0);
  });

  it('finds nothing to do when it is run again', async () => {
    const before = sha256(result(`${TYPED}.pdf`));

    const again = await vankho('start', '--once', '--json');

    expect(again.code, again.err).to.equal(0);
    const counts = JSON.parse(again.out) as Record<string, number>;
    expect(counts['received']).to.equal(0);
    expect(counts['withheld']).to.equal(1);
    expect(counts['failed']).to.equal(0);
    expect(sha256(result(`${TYPED}.pdf`))).to.equal(before);
  });

  it('finds text without marks', async () => {
    const { out } = await vankho('search', 'quyet dinh ban chi dao', '--json');

    expect((JSON.parse(out) as { total: number }).total).to.be.greaterThan(0);
  });

  it('has a ledger that verifies', async () => {
    const { code, out } = await vankho('ledger', 'verify', '--json');

    expect(code).to.equal(0);
    expect(JSON.parse(out)).to.include({ ok: true });
  });

  it('moves its store into another place, whole', async () => {
    const dump = path.join(data, 'all.dump');
    const other = path.join(data, 'other');

    const out = await vankho('export', dump, '--json');
    const into = await runVankho(['import', dump, '--data', other, '--json']);
    const status = await runVankho(['status', '--data', other, '--json']);

    expect(out.code, out.err).to.equal(0);
    expect(into.code, into.err).to.equal(0);
    expect((JSON.parse(into.out) as { rows: number }).rows).to.equal((JSON.parse(out.out) as { rows: number }).rows);
    expect((JSON.parse(status.out) as { counts: Record<string, number> }).counts['withheld']).to.equal(1);
  });
});
