import { appendFileSync, constants, renameSync, rmSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, open, readdir, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { runProgram } from '../../../../src/infra/subprocess.ts';
import { asNobody, asRef, openFolderBench, type FolderBench } from '../../../support/hosts/folder-bench.ts';
import { rejection } from '../../../support/rejection.ts';

const MIB = 1024 ** 2;

/** A signal that never aborts but does something the third time it is looked at, so in the middle of a copy. */
function interfering(deed: () => void): AbortSignal {
  const { signal } = new AbortController();
  let looks = 0;
  Object.defineProperty(signal, 'aborted', {
    get: () => {
      looks += 1;
      if (looks === 3) deed();
      return false;
    },
  });
  return signal;
}

describe('hosts/folder: fetchContent', () => {
  let bench: FolderBench;
  let target: string;
  const at = (name: string): string => join(bench.inbox, name);

  beforeEach(async () => {
    bench = await openFolderBench();
    await mkdir(join(bench.root, 'targets'));
    target = join(bench.root, 'targets/copy');
  });
  afterEach(() => bench.close());

  // Done at once (synchronously), so that each happens while the copy is under way and not after it.
  const changes: readonly (readonly [string, string, () => void])[] = [
    [
      'grows',
      'conflict',
      () => {
        appendFileSync(at('a.tif'), 'more');
      },
    ],
    [
      'shrinks',
      'conflict',
      () => {
        writeFileSync(at('a.tif'), 'less');
      },
    ],
    [
      'is written over in place',
      'conflict',
      () => {
        writeFileSync(at('a.tif'), Buffer.alloc(8 * MIB, 2));
      },
    ],
    [
      'is replaced by another of the same size and time',
      'conflict',
      () => {
        renameSync(at('new.tmp'), at('a.tif'));
      },
    ],
    [
      'is removed',
      'not-found',
      () => {
        rmSync(at('a.tif'));
      },
    ],
  ];
  for (const [what, code, deed] of changes) {
    it(`gives no copy of a document that ${what} meanwhile`, async () => {
      const then = new Date(2020, 0, 1);
      for (const [index, name] of ['a.tif', 'new.tmp'].entries()) {
        await writeFile(at(name), Buffer.alloc(8 * MIB, index + 1));
        await utimes(at(name), then, then);
      }

      const error = await rejection(bench.host.reader.fetchContent(asRef('a.tif'), target, interfering(deed)));

      expect(error).to.include({ code, hostId: 'scans' });
      expect(await readdir(join(bench.root, 'targets'))).to.deep.equal([]);
    });
  }

  it('copies what is larger than its memory, holes as holes', async () => {
    const bytesThere = 320 * MIB; // 2 GB go the same way, at 5 s of hashing
    const handle = await open(at('big.tif'), constants.O_WRONLY | constants.O_CREAT);
    await handle.write('II*\0');
    await handle.truncate(bytesThere);
    await handle.close();
    const before = process.memoryUsage().rss;
    let most = 0;
    const timer = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss - before);
    }, 5);

    const { bytes } = await bench.host.reader.fetchContent(asRef('big.tif'), target);
    clearInterval(timer);

    expect(bytes).to.equal(bytesThere);
    expect((await stat(target)).size).to.equal(bytesThere);
    expect((await stat(target)).blocks * 512).to.be.lessThan(8 * MIB);
    expect(most).to.be.lessThan(64 * MIB);
  });

  it('refuses a document over the limit before it copies', async () => {
    await writeFile(at('a.tif'), Buffer.alloc(100));
    const host = bench.again({ largestFileBytes: 99 });

    expect(await rejection(host.reader.fetchContent(asRef('a.tif'), target))).to.include({ code: 'file-too-large' });
    expect(await readdir(join(bench.root, 'targets'))).to.deep.equal([]);
  });

  it('reaches nothing outside the inbox, neither through a link to a file nor through one to a folder', async () => {
    await mkdir(join(bench.root, 'outside'));
    await writeFile(join(bench.root, 'outside/a.pdf'), 'secret');
    await symlink(join(bench.root, 'outside/a.pdf'), at('link.pdf'));
    await symlink(join(bench.root, 'outside'), at('folder'));
    await symlink('folder/a.pdf', at('inner.pdf'));

    for (const ref of ['link.pdf', 'folder/a.pdf', 'inner.pdf'].map(asRef)) {
      expect(await bench.host.reader.getDocument(ref)).to.equal(undefined);
      expect(await rejection(bench.host.reader.fetchContent(ref, target))).to.include({ code: 'not-found' });
    }
  });

  it('works where the inbox itself is reached through a link', async () => {
    await writeFile(at('a.pdf'), 'a');
    await symlink(bench.inbox, join(bench.root, 'link'));
    const host = bench.again({ inbox: join(bench.root, 'link') });

    expect(await host.reader.fetchContent(asRef('a.pdf'), target)).to.include({ bytes: 1 });
  });

  it('gives nothing of hidden files, pipes and files that are no scans', async () => {
    await writeFile(at('.secret.pdf'), 'x');
    await writeFile(at('a.key'), 'x');
    await runProgram({
      ...{ program: 'mkfifo', args: [at('pipe.pdf')], env: { PATH: '/usr/bin:/bin' } },
      ...{ timeoutMs: 5000, maxOutputBytes: 1000 },
    });

    for (const ref of ['.secret.pdf', 'a.key', 'pipe.pdf'].map(asRef)) {
      expect(await rejection(bench.host.reader.fetchContent(ref, target))).to.include({ code: 'not-found' });
    }
  });

  it('says that it may not read the document, or not write the copy', async () => {
    await writeFile(at('a.pdf'), 'a');
    await writeFile(at('b.pdf'), 'b');
    await chmod(at('a.pdf'), 0o000);
    await chmod(join(bench.root, 'targets'), 0o555);

    const [unreadable, unwritable] = await asNobody([], async () => [
      await rejection(bench.host.reader.fetchContent(asRef('a.pdf'), target)),
      await rejection(bench.host.reader.fetchContent(asRef('b.pdf'), target)),
    ]);

    expect(unreadable).to.include({ code: 'not-readable' });
    expect(unwritable).to.include({ code: 'not-writable' });
  });

  it('leaves the original alone: content, time of change, rights', async () => {
    await writeFile(at('a.pdf'), 'a');
    await chmod(at('a.pdf'), 0o440);
    const before = await stat(at('a.pdf'), { bigint: true });

    await bench.host.reader.fetchContent(asRef('a.pdf'), target);

    const after = await stat(at('a.pdf'), { bigint: true });
    for (const key of ['ino', 'size', 'mode', 'mtimeNs', 'ctimeNs', 'nlink'] as const)
      expect(after[key]).to.equal(before[key]);
  });
});
