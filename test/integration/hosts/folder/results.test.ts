import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { runProgram } from '../../../../src/infra/subprocess.ts';
import { FileError, HostError } from '../../../../src/ports/errors.ts';
import type { DocumentRef, HostWriter, Rendition } from '../../../../src/ports/host.ts';
import { listFiles } from '../../../support/folder-system.ts';
import { asNobody, openFolderBench, type FolderBench } from '../../../support/hosts/folder-bench.ts';
import { rejection } from '../../../support/rejection.ts';

const MOUNT = { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' }, timeoutMs: 10_000, maxOutputBytes: 10_000 };

describe('hosts/folder: results', () => {
  let bench: FolderBench;
  let writer: HostWriter;
  let ref: DocumentRef;

  beforeEach(async () => {
    bench = await openFolderBench();
    writer = bench.host.writer ?? expect.fail();
    await mkdir(join(bench.inbox, 'sub'));
    await writeFile(join(bench.inbox, 'sub/a.pdf'), 'scan');
    ref = (await bench.poll()).events[0]?.ref ?? expect.fail();
  });
  afterEach(() => bench.close());

  const inResults = (name: string): string => join(bench.results, name);
  const shown = async (): Promise<readonly string[]> =>
    (await listFiles(bench.results)).filter((path) => !path.startsWith('.vankho/'));
  const kept = async (): Promise<readonly string[]> =>
    (await listFiles(bench.results)).filter((path) => path.startsWith('.vankho/'));
  const all = (content: string): Promise<readonly Rendition[]> =>
    Promise.all((['access-pdf', 'text', 'record'] as const).map((kind) => bench.finished(kind, `${kind} ${content}`)));

  it('writes nothing anew when all is there already', async () => {
    await writer.deliverRenditions(ref, await all('one'));
    const before = await stat(inResults('sub/a.pdf'), { bigint: true });

    await writer.deliverRenditions(ref, await all('one'));

    const after = await stat(inResults('sub/a.pdf'), { bigint: true });
    expect([after.ino, after.mtimeNs]).to.deep.equal([before.ino, before.mtimeNs]);
  });

  it('lays again what somebody removed', async () => {
    await writer.deliverRenditions(ref, await all('one'));
    await rm(inResults('sub'), { recursive: true });

    await writer.deliverRenditions(ref, await all('one'));

    expect(await shown()).to.deep.equal(['sub/a.json', 'sub/a.pdf', 'sub/a.txt']);
  });

  it('never writes over a file of somebody else, and names it', async () => {
    await mkdir(inResults('sub'), { recursive: true });
    await writeFile(inResults('sub/a.txt'), 'notes of a person');

    const error = await rejection(writer.deliverRenditions(ref, await all('one')));

    expect(error).to.be.instanceOf(HostError);
    expect(error).to.deep.include({ code: 'conflict', details: { file: 'sub/a.txt' } });
    expect(await shown()).to.deep.equal(['sub/a.txt']);
    expect(await readFile(inResults('sub/a.txt'), 'utf8')).to.equal('notes of a person');
  });

  it('never writes over nor takes away a result that a person changed', async () => {
    await writer.deliverRenditions(ref, await all('one'));
    await writeFile(inResults('sub/a.txt'), 'corrected by hand');

    const again = await rejection(writer.deliverRenditions(ref, await all('two')));
    const away = await rejection(writer.withdrawRenditions(ref));

    expect(again).to.deep.include({ code: 'conflict', details: { file: 'sub/a.txt' } });
    expect(away).to.deep.include({ code: 'conflict', details: { file: 'sub/a.txt' } });
    expect(await shown()).to.deep.equal(['sub/a.txt']);
  });

  it('takes over equal files when its own list was lost', async () => {
    await writer.deliverRenditions(ref, await all('one'));
    await rm(inResults('.vankho'), { recursive: true });

    await writer.deliverRenditions(ref, await all('one'));
    await writer.deliverRenditions(ref, await all('two'));

    expect(await readFile(inResults('sub/a.txt'), 'utf8')).to.equal('text two');
  });

  it('stops at a damaged list instead of guessing what is whose', async () => {
    await writer.deliverRenditions(ref, await all('one'));
    for (const path of await kept()) await writeFile(inResults(path), '{"version":1,');

    expect(await rejection(writer.deliverRenditions(ref, await all('two')))).to.include({ code: 'protocol' });
    expect(await readFile(inResults('sub/a.txt'), 'utf8')).to.equal('text one');
  });

  it('follows no link out of the results', async () => {
    const outside = join(bench.root, 'outside');
    await mkdir(outside);
    await mkdir(bench.results);
    await symlink(outside, inResults('sub'));

    expect(await rejection(writer.deliverRenditions(ref, await all('one')))).to.include({ code: 'conflict' });
    expect(await readdir(outside)).to.deep.equal([]);
  });

  it('follows no link where a result must go', async () => {
    const victim = join(bench.root, 'victim');
    await writeFile(victim, 'untouched');
    await mkdir(inResults('sub'), { recursive: true });
    await symlink(victim, inResults('sub/a.txt'));

    expect(await rejection(writer.deliverRenditions(ref, await all('one')))).to.include({ code: 'conflict' });
    expect(await readFile(victim, 'utf8')).to.equal('untouched');
  });

  it('says so when a file stands where a folder must', async () => {
    await mkdir(bench.results);
    await writeFile(inResults('sub'), 'a file');

    expect(await rejection(writer.deliverRenditions(ref, await all('one')))).to.include({ code: 'conflict' });
    expect(await shown()).to.deep.equal(['sub']);
  });

  it('delivers names at the limit of the file system', async () => {
    const names = ['a', 'b'].map((last) => `${'ộ'.repeat(83)}${last}.tif`); // 254 bytes
    for (const name of names) await writeFile(join(bench.inbox, name), name);

    for (const { ref: one } of (await bench.poll()).events) await writer.deliverRenditions(one, await all(one));

    expect(await shown()).to.have.lengthOf(9);
  });

  it('says that it may not write, and leaves nothing', async () => {
    await mkdir(bench.results);
    await chmod(bench.results, 0o555);
    const renditions = await all('one');

    const error = await asNobody([], () => rejection(writer.deliverRenditions(ref, renditions)));

    expect(error).to.be.instanceOf(FileError);
    expect(error).to.include({ code: 'not-writable' });
    expect(await listFiles(bench.results)).to.deep.equal([]);
  });

  it('says that the disk is full, keeps what was delivered and leaves nothing half', async function () {
    await mkdir(bench.results);
    const mounted = await runProgram({
      ...MOUNT,
      program: 'mount',
      args: ['-t', 'tmpfs', '-o', 'size=1m', 'none', bench.results],
    });
    if (mounted.exitCode !== 0) {
      process.stdout.write('    left out: no right to mount here\n');
      this.skip();
    }
    try {
      await writer.deliverRenditions(ref, await all('one'));
      const before = await listFiles(bench.results);
      const large = [
        await bench.finished('text', 'two'),
        await bench.finished('access-pdf', 'x'.repeat(2 * 1024 ** 2)),
      ];

      const error = await rejection(writer.deliverRenditions(ref, large));

      expect(error).to.be.instanceOf(FileError);
      expect(error).to.include({ code: 'disk-full', retryable: true });
      expect(await listFiles(bench.results)).to.deep.equal(before);
      expect(await readFile(inResults('sub/a.txt'), 'utf8')).to.equal('text one');
    } finally {
      await runProgram({ ...MOUNT, program: 'umount', args: [bench.results] });
    }
  });

  it('says that a result is read-only, as on a share mounted so', async function () {
    await mkdir(bench.results);
    const mounted = await runProgram({
      ...MOUNT,
      program: 'mount',
      args: ['-t', 'tmpfs', '-o', 'ro', 'none', bench.results],
    });
    if (mounted.exitCode !== 0) {
      process.stdout.write('    left out: no right to mount here\n');
      this.skip();
    }
    try {
      expect(await rejection(writer.deliverRenditions(ref, await all('one')))).to.include({ code: 'not-writable' });
    } finally {
      await runProgram({ ...MOUNT, program: 'umount', args: [bench.results] });
    }
  });

  it('removes empty folders with the last result, but none with something in it', async () => {
    await writer.deliverRenditions(ref, await all('one'));
    await writer.withdrawRenditions(ref);
    const afterFirst = await readdir(bench.results);
    await writer.deliverRenditions(ref, await all('one'));
    await writeFile(inResults('sub/mine.txt'), 'mine');
    await writer.withdrawRenditions(ref);

    expect(afterFirst).to.deep.equal(['.vankho']);
    expect(await shown()).to.deep.equal(['sub/mine.txt']);
    expect(await kept()).to.deep.equal([]);
  });

  it('leaves no text behind when a half-done delivery is withdrawn', async () => {
    const staging = inResults('.vankho/staging');
    await writer.deliverRenditions(ref, await all('one'));
    const key = (await kept())[0]?.split('/').at(-1)?.replace('.json', '') ?? expect.fail();
    await mkdir(join(staging, `${key}.0123456789ab`));
    await writeFile(join(staging, `${key}.0123456789ab/text`), 'secret');

    await writer.withdrawRenditions(ref);

    expect(await listFiles(bench.results)).to.deep.equal([]);
  });

  it('sweeps what killed runs left behind, but not what runs are still writing', async () => {
    const staging = inResults('.vankho/staging');
    await mkdir(join(staging, 'old.0123456789ab'), { recursive: true });
    bench.clock.advance(3 * 60 * 60 * 1000);
    await writer.deliverRenditions(ref, await all('one'));
    const left = await readdir(staging);
    await mkdir(join(staging, 'new.0123456789ab'));
    bench.clock.advance(-3 * 60 * 60 * 1000);
    await writer.deliverRenditions(ref, await all('two'));

    expect(left).to.deep.equal([]);
    expect(await readdir(staging)).to.deep.equal(['new.0123456789ab']);
  });

  it('knows its own files after a delivery that stopped half-way, and never takes a name that was just taken', async () => {
    const [pdf, text] = await all('one');
    await writer.deliverRenditions(ref, [pdf ?? expect.fail(), text ?? expect.fail()]);
    const { signal } = new AbortController();
    const staging = inResults('.vankho/staging');
    // Looked at while the files are written beside: somebody lays a file where the last of them must go.
    Object.defineProperty(signal, 'aborted', {
      get: () => {
        const last = readdirSync(staging, { recursive: true }).some((name) => String(name).endsWith('/record'));
        if (last) writeFileSync(inResults('sub/a.json'), 'mine');
        return false;
      },
    });

    const stopped = await rejection(writer.deliverRenditions(ref, await all('two'), signal));
    const half = await readFile(inResults('sub/a.pdf'), 'utf8');
    const foreign = await readFile(inResults('sub/a.json'), 'utf8');
    await rm(inResults('sub/a.json'));
    await writer.deliverRenditions(ref, await all('three'));

    expect(stopped).to.deep.include({ code: 'conflict', details: { file: 'sub/a.json' } });
    expect([half, foreign]).to.deep.equal(['access-pdf two', 'mine']);
    expect(await readFile(inResults('sub/a.pdf'), 'utf8')).to.equal('access-pdf three');
    expect(await shown()).to.have.lengthOf(3);
  });

  it('is killed at any moment and leaves whole files that the next run completes', async function () {
    this.timeout(60_000);
    const sets = [await all('one'), await all(`two ${'x'.repeat(500_000)}`)];
    const texts = await Promise.all(sets.flat().map(({ path }) => readFile(path, 'utf8')));
    const script = new URL('../../../support/hosts/deliver-on-and-on.ts', import.meta.url).pathname;
    for (let round = 0; round < 6; round += 1) {
      const running = join(bench.root, `running-${String(round)}`);
      const killer = new AbortController();
      const run = runProgram({
        program: process.execPath,
        args: [script, bench.inbox, bench.results, ref, JSON.stringify(sets), running],
        env: {},
        timeoutMs: 30_000,
        maxOutputBytes: 10_000,
        signal: killer.signal,
      });
      const ended = rejection(run);
      while (!existsSync(running)) await setTimeout(5);
      await setTimeout(50 + Math.random() * 150);
      killer.abort();
      const error = await ended;
      expect(error).to.include({ code: 'cancelled' });

      for (const path of await shown())
        expect(texts.includes(await readFile(inResults(path), 'utf8')), path).to.equal(true);
    }
    expect(await shown(), 'the runs were too short to show anything').to.have.lengthOf(3);
    bench.clock.advance(3 * 60 * 60 * 1000);
    const last = await all('three');
    await writer.deliverRenditions(ref, last);

    for (const [index, ending] of ['pdf', 'txt', 'json'].entries()) {
      const there = await readFile(inResults(`sub/a.${ending}`), 'utf8');
      expect(there).to.equal(await readFile(last[index]?.path ?? '', 'utf8'));
    }
    expect(await readdir(inResults('.vankho/staging'))).to.deep.equal([]);
  });
});
