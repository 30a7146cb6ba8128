import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const START = path.join(ROOT, 'scripts/ensure.mjs');

describe('the start script', function () {
  this.timeout(60_000);

  let folder: string;

  before(async () => {
    folder = await makeTempDir();
  });

  after(() => removeTempDir(folder));

  it('starts Node with its collector of garbage set, once, and hands on what was asked for', async () => {
    const entry = path.join(folder, 'entry.mjs');
    await writeFile(entry, 'console.log(JSON.stringify([process.execArgv, process.argv.slice(2)]));');

    const asked = ['--no-warnings', START, path.relative(ROOT, entry), 'a', 'b c'];
    const { stdout } = await promisify(execFile)(process.execPath, asked);

    const [flags, args] = JSON.parse(stdout) as [string[], string[]];
    expect(flags.filter((flag) => flag === '--initial-old-space-size=128')).to.have.length(1);
    expect(args).to.deep.equal(['a', 'b c']);
  });
});
