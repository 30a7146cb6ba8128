import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { expect } from 'chai';
import { createStagedFiles } from '../../../src/infra/staged-files.ts';
import { rejection } from '../../support/rejection.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

describe('infra/staged-files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await makeTempDir();
  });
  afterEach(() => removeTempDir(folder));

  const staged = () => createStagedFiles(folder, { clock: { now: () => new Date() }, most: 2 });
  const of = (text: string) => Readable.from([Buffer.from(text)]);
  const lying = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

  /** Handed in so many seconds ago. */
  async function keep(text: string, account: string, secondsAgo = 0): Promise<string> {
    const { sha256 } = await staged().keep(of(text), account);
    const then = new Date(Date.now() - secondsAgo * 1000);
    await utimes((await staged().pathOf(sha256, account)) ?? '', then, then);
    return sha256;
  }

  it('are found by whoever handed them in, and by nobody else', async () => {
    const hash = await keep('bảng kê', 'an');

    expect(await readFile((await staged().pathOf(hash, 'an')) ?? '', 'utf8')).to.equal('bảng kê');
    expect(await staged().pathOf(hash, 'bình')).to.equal(undefined);
    expect(await staged().pathOf(`../${hash}`, 'an')).to.equal(undefined);
  });

  it('are as many as an account may have: the oldest of its own makes room', async () => {
    const other = await keep('của người khác', 'bình', 90);
    const [first, second, third] = [await keep('1', 'an', 60), await keep('2', 'an', 30), await keep('3', 'an')];

    expect(await staged().pathOf(first, 'an')).to.equal(undefined);
    for (const hash of [second, third]) expect(await staged().pathOf(hash, 'an')).to.be.a('string');
    expect(await staged().pathOf(other, 'bình')).to.be.a('string');
  });

  it('go after a day, with what a killed process left', async () => {
    await keep('cũ', 'an', 25 * 3600);
    await writeFile(`${folder}/.half`, 'nửa');
    await utimes(`${folder}/.half`, new Date(0), new Date(0));

    await keep('mới', 'bình');

    expect(await lying()).to.have.length(1);
  });

  it('leave nothing where the content breaks off', async () => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('x');
        throw new Error('gone');
      })(),
    );

    expect(String(await rejection(staged().keep(broken, 'an')))).to.include('gone');
    expect(await lying()).to.deep.equal([]);
  });
});
