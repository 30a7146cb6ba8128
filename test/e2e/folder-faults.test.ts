import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { ERROR_TABLE } from '../../src/infra/error-table.ts';
import { MAIN, runVankho, type CliRun } from '../support/cli.ts';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
const FIRST = path.join(SAMPLES, 'Mặt sau tờ 12.jpg');
const SECOND = path.join(SAMPLES, 'Chỉ thị 06 (quét ngược).jpg');
const isRoot = process.getuid?.() === 0;

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Rights bind nobody's processes, not those of root. */
function nobodyCanRun(): boolean {
  return isRoot && spawnSync('runuser', ['-u', 'nobody', '--', process.execPath, MAIN, '--version']).status === 0;
}

describe('e2e: folders that cannot be written or read (needs root and an account `nobody`)', function () {
  this.timeout(120_000);
  let data: string;

  before(function () {
    if (!nobodyCanRun()) this.skip();
  });
  beforeEach(() => {
    data = mkdtempSync(path.join(tmpdir(), 'vankho-faults-'));
    for (const name of ['inbox', 'results']) mkdirSync(path.join(data, name));
    copyFileSync(FIRST, path.join(data, 'inbox', 'a.jpg'));
    giveToNobody(data);
  });
  afterEach(() => {
    if (isRoot) rmSync(data, { recursive: true, force: true });
  });

  it('tells that results cannot be written before anything is read, and goes on when they can', async () => {
    const results = path.join(data, 'results');
    takeBack(results);

    const refused = await startOnceAsNobody(data);

    expect(refused.code, refused.err).to.equal(ERROR_TABLE['not-writable'].exit);
    expect(refused.err)
      .to.include('thư mục kết quả')
      .and.not.match(/src\/|node_modules/);
    expect(sha256(path.join(data, 'inbox', 'a.jpg'))).to.equal(sha256(FIRST));
    giveToNobody(results);
    const mended = await startOnceAsNobody(data);
    expect(mended.code, mended.err).to.equal(0);
    expect(existsSync(path.join(results, 'a.jpg.pdf'))).to.equal(true);
  });

  it('reads again by itself what failed because one folder of results could not be written', async () => {
    const sub = path.join(data, 'results', 'sub');
    mkdirSync(path.join(data, 'inbox', 'sub'));
    copyFileSync(FIRST, path.join(data, 'inbox', 'sub', 'b.jpg'));
    giveToNobody(path.join(data, 'inbox'));
    mkdirSync(sub);
    takeBack(sub);

    const refused = await startOnceAsNobody(data);

    expect(refused.code, refused.err).to.equal(ERROR_TABLE['not-writable'].exit);
    expect(existsSync(path.join(data, 'results', 'a.jpg.pdf'))).to.equal(true);
    giveToNobody(sub);
    const mended = await startOnceAsNobody(data);
    expect(mended.code, mended.err).to.equal(0);
    expect(existsSync(path.join(sub, 'b.jpg.pdf'))).to.equal(true);
  });

  it('tells that the inbox cannot be read', async () => {
    const inbox = path.join(data, 'inbox');
    takeBack(inbox);
    chmodSync(inbox, 0o700);

    const { code, err } = await startOnceAsNobody(data);

    expect(code, err).to.equal(ERROR_TABLE['not-readable'].exit);
    expect(err).to.include('thư mục nhận bản quét');
  });
});

describe('e2e: a full disk (needs root and the right to mount)', function () {
  this.timeout(240_000);
  let disk: string;

  before(function () {
    disk = mkdtempSync(path.join(tmpdir(), 'vankho-disk-'));
    if (!isRoot || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'vankho-test', disk]).status !== 0) {
      rmSync(disk, { recursive: true });
      this.skip();
    }
  });
  after(() => {
    if (!existsSync(disk)) return;
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  });

  it('ends with a clear error, loses nothing, and finishes when there is room again', async () => {
    const data = path.join(disk, 'data');
    mkdirSync(path.join(data, 'inbox'), { recursive: true });
    copyFileSync(FIRST, path.join(data, 'inbox', 'a.jpg'));
    const start = () => runVankho(['start', '--once', '--data', data]);
    expect((await start()).code).to.equal(0);
    copyFileSync(SECOND, path.join(data, 'inbox', 'b.jpg'));
    const filler = path.join(disk, 'filler');
    const before = sha256(path.join(data, 'results', 'a.jpg.pdf'));
    fill(filler);

    const refused = await start();

    expect(refused.code, refused.err).to.equal(ERROR_TABLE['disk-full'].exit);
    expect(refused.err)
      .to.include('Đĩa hết chỗ')
      .and.not.match(/src\/|node_modules/);
    expect(existsSync(path.join(data, 'results', 'b.jpg.pdf'))).to.equal(false);
    expect(sha256(path.join(data, 'inbox', 'b.jpg'))).to.equal(sha256(SECOND));
    rmSync(filler);
    const mended = await start();
    expect(mended.code, mended.err).to.equal(0);
    for (const ending of ['pdf', 'txt', 'json']) {
      expect(existsSync(path.join(data, 'results', `b.jpg.${ending}`)), ending).to.equal(true);
    }
    expect(sha256(path.join(data, 'results', 'a.jpg.pdf'))).to.equal(before);
    expect((await runVankho(['ledger', 'verify', '--data', data])).code).to.equal(0);
  });
});

/** Leaves less room than one scan takes. */
function fill(file: string): void {
  const { bavail, bsize } = statfsSync(path.dirname(file));
  writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize - 128 * 1024)));
}

function giveToNobody(place: string): void {
  execFileSync('chown', ['-R', 'nobody', place]);
}

function takeBack(place: string): void {
  chownSync(place, 0, 0);
  chmodSync(place, 0o755);
}

function startOnceAsNobody(data: string): Promise<CliRun> {
  return runVankho(['start', '--once', '--data', data], {
    program: ['runuser', '-u', 'nobody', '--', process.execPath],
    env: { HOME: data },
  });
}
