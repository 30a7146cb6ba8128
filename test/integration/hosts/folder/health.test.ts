import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { createHost, HOST_KINDS, parseHostId } from '../../../../src/hosts/registry.ts';
import { ConfigError } from '../../../../src/ports/errors.ts';
import { asNobody, openFolderBench, type FolderBench } from '../../../support/hosts/folder-bench.ts';

describe('hosts/folder: health and settings', () => {
  let bench: FolderBench;

  beforeEach(async () => {
    bench = await openFolderBench();
  });
  afterEach(() => bench.close());

  it('finds nothing wrong, having written and taken away', async () => {
    expect(await bench.host.checkHealth()).to.deep.equal([]);
    expect(await readdir(bench.results, { recursive: true })).to.deep.equal(['.vankho', '.vankho/staging']);
  });

  it('tells of a missing inbox', async () => {
    await rm(bench.inbox, { recursive: true });

    expect(await bench.host.checkHealth()).to.deep.equal([
      { severity: 'error', code: 'inbox-missing', details: { system: 'ENOENT' } },
    ]);
  });

  it('tells of an inbox that is a file', async () => {
    await rm(bench.inbox, { recursive: true });
    await writeFile(bench.inbox, 'x');

    expect((await bench.host.checkHealth()).map(({ code }) => code)).to.deep.equal(['inbox-not-a-folder']);
  });

  it('tells of folders it may not read or write', async () => {
    await chmod(bench.inbox, 0o000);
    await mkdir(bench.results);
    await chmod(bench.results, 0o555);

    const findings = await asNobody([], () => bench.host.checkHealth());

    expect(findings.map(({ code }) => code)).to.deep.equal(['inbox-not-readable', 'results-not-writable']);
  });

  it('warns of little space', async () => {
    const host = bench.again({ lowDiskBytes: Number.MAX_SAFE_INTEGER });

    const [finding] = await host.checkHealth();

    expect(finding).to.include({ severity: 'warning', code: 'disk-low' });
    expect(finding?.details['freeGiB']).to.be.greaterThan(0);
  });

  for (const [inbox, results] of [
    ['x', 'x'],
    ['x', 'x/results'],
    ['x/inbox', 'x'],
    ['x', 'x/./y/..'],
  ] as const) {
    it(`refuses inbox ${inbox} with results ${results}`, () => {
      const paths = { inbox: join(bench.root, inbox), results: `${bench.root}/${results}` };

      expect(() => bench.again(paths)).to.throw(ConfigError);
    });
  }

  it('takes folders side by side, also where one name begins like the other', () => {
    expect(() => bench.again({ inbox: join(bench.root, 'x'), results: join(bench.root, 'x-results') })).to.not.throw();
    expect(() => bench.again({ inbox: join(bench.root, 'x'), results: join(bench.root, '..x') })).to.not.throw();
  });

  it('is made by the registry, which knows every kind', () => {
    const { clock, inbox, results } = bench;

    const host = createHost({ kind: 'folder', id: parseHostId('scans'), inbox, results }, { clock });

    expect(HOST_KINDS).to.include(host.describe().kind);
  });

  it('takes host ids that can stand in addresses and file names, and no others', () => {
    expect(parseHostId('paperless-1')).to.equal('paperless-1');
    for (const text of ['', 'A', 'a b', '-a', '../x', 'ạ', 'a'.repeat(33)]) {
      expect(() => parseHostId(text)).to.throw(ConfigError);
    }
  });
});
