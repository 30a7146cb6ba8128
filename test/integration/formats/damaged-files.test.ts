import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { makeFiles, type MadeFile } from '../../../scripts/bench/robustness/make-files.ts';
import { readOne } from '../../../scripts/bench/robustness/read-one.ts';
import type { Reader } from '../../../src/cli/context.ts';
import { openReader } from '../../../src/composition/open-reader.ts';
import { loadConfig } from '../../../src/config/load-config.ts';

/** A small part of `npm run bench -- robustness`; what is found there comes here as a seed or a case of its own. */
describe('formats: damaged files through the whole reading', function () {
  this.timeout(600_000);
  let folder: string;
  let reader: Reader;
  let files: readonly MadeFile[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vankho-damaged-'));
    reader = await openReader(loadConfig({ environment: {}, overrides: { 'ocr.pages': '2' } }));
    files = await makeFiles({ folder, seed: 'test', count: 40, hostile: false });
  });
  after(async () => {
    await reader.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('makes the same files of the same seed', async () => {
    const again = await makeFiles({ folder: join(folder, 'again'), seed: 'test', count: 40, hostile: false });

    expect(again.map(({ name, how }) => [name, how])).to.deep.equal(files.map(({ name, how }) => [name, how]));
  });

  it('reads each, or says in both languages what happened to it and what to do', async () => {
    const outcomes = new Set<string>();
    for (const file of files) {
      const { outcome, detail } = await readOne(reader, file, new AbortController().signal);
      outcomes.add(outcome);
      expect(outcome, `${file.name} (${file.how}): ${detail}`).not.to.equal('fault');
    }

    expect([...outcomes]).to.include.members(['read', 'file-broken', 'file-type-unknown']);
  });
});
