import { expect } from 'chai';
import fs from 'node:fs';
import path from 'node:path';
import { lockDirectory } from '../../../src/store/embedded/directory-lock.ts';
import { rejection } from '../../support/rejection.ts';
import { runChild, type Child } from '../../support/store/child.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

describe('store/embedded/directory-lock', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await makeTempDir();
  });
  afterEach(() => removeTempDir(folder));

  it('is held by one at a time, and leaves nothing behind', async () => {
    const lock = await lockDirectory(folder);

    const error = await rejection(lockDirectory(folder));
    await lock.release();
    const again = await lockDirectory(folder);
    await again.release();

    expect(error).to.include({ code: 'store-locked', retryable: false });
    expect(error).to.have.deep.property('details', { folder });
    expect(fs.readdirSync(folder)).to.deep.equal([]);
  });

  it('works in a folder whose path is longer than a socket path may be', async () => {
    const deep = path.join(folder, 'thư mục rất dài '.repeat(8), 'x'.repeat(100));
    fs.mkdirSync(deep, { recursive: true });

    const lock = await lockDirectory(deep);

    expect(await rejection(lockDirectory(deep))).to.have.property('code', 'store-locked');
    await lock.release();
  });

  it('goes to exactly one of six processes that want it at once, also over the lock of a killed one', async function () {
    this.timeout(60_000);
    for (let round = 0; round < 3; round += 1) {
      const children = Array.from({ length: 6 }, () => runChild('lock-folder.ts', folder));

      const said = await Promise.all(children.map(firstLine));

      expect(said.toSorted()).to.deep.equal(['lost', 'lost', 'lost', 'lost', 'lost', 'won']);
      await killAll(children); // leaves the lock behind for the next round
      expect(fs.existsSync(path.join(folder, '.lock'))).to.equal(true);
    }
  });
});

async function firstLine(child: Child): Promise<string> {
  return String((await child.lines.next()).value);
}

async function killAll(children: readonly Child[]): Promise<void> {
  for (const child of children) child.process.kill('SIGKILL');
  await Promise.all(children.map(({ ended }) => ended));
}
