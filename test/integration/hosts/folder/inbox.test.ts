import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { runProgram } from '../../../../src/infra/subprocess.ts';
import { HostError } from '../../../../src/ports/errors.ts';
import { asNobody, openFolderBench, SETTLE_MS, type FolderBench } from '../../../support/hosts/folder-bench.ts';
import { rejection } from '../../../support/rejection.ts';

describe('hosts/folder: inbox', () => {
  let bench: FolderBench;
  const at = (name: string): string => join(bench.inbox, name);

  beforeEach(async () => {
    bench = await openFolderBench();
  });
  afterEach(() => bench.close());

  it('takes a file that has long been there at once', async () => {
    await writeFile(at('a.pdf'), 'a');
    bench.clock.advance(SETTLE_MS);

    const { events, pending } = await bench.host.events.pollChanges(undefined);

    expect([events.length, pending]).to.deep.equal([1, 0]);
  });

  it('waits for a file that is still being copied, however slowly', async () => {
    await writeFile(at('a.pdf'), 'part');
    const first = await bench.host.events.pollChanges(undefined);
    await writeFile(at('a.pdf'), 'part and more');
    bench.clock.advance(SETTLE_MS - 1000);
    const second = await bench.host.events.pollChanges(first.cursor);
    bench.clock.advance(SETTLE_MS);
    const third = await bench.host.events.pollChanges(second.cursor);

    const found = [first, second, third].map(({ events, pending }) => [events.length, pending]);
    expect(found).to.deep.equal([
      [0, 1],
      [0, 1],
      [1, 0],
    ]);
  });

  it('is not misled by a copying program that sets the old time of the file', async () => {
    await writeFile(at('a.pdf'), 'part');
    await utimes(at('a.pdf'), new Date(0), new Date(0));

    const { events, pending } = await bench.host.events.pollChanges(undefined);

    expect([events.length, pending]).to.deep.equal([0, 1]);
  });

  it('takes a file from the future once two polls found it unchanged', async () => {
    await writeFile(at('a.pdf'), 'a');
    const future = new Date(Date.now() + 1e9);
    await utimes(at('a.pdf'), future, future);

    const first = await bench.poll();
    const second = await bench.poll(first.cursor);

    expect([first.pending, second.told]).to.deep.equal([1, ['added | a.pdf']]);
  });

  it('passes over hidden, temporary and system files without a word', async () => {
    for (const name of ['.hidden.pdf', '~$a.pdf', 'a.pdf.part', 'a.crdownload', 'a.tmp', 'Thumbs.db', 'desktop.ini']) {
      await writeFile(at(name), 'x');
    }
    await mkdir(at('.trash'));
    await writeFile(at('.trash/a.pdf'), 'x');

    const { told, pending } = await bench.poll();

    expect([told, pending]).to.deep.equal([[], 0]);
  });

  it('tells once of what it cannot take, and again only when that changes', async () => {
    await writeFile(at('empty.pdf'), '');
    await writeFile(at('công văn.docx'), 'x');
    await symlink('/etc/hostname', at('link.pdf'));
    await symlink('..', at('loop'));

    const first = await bench.poll();
    const second = await bench.poll(first.cursor);
    await writeFile(at('empty.pdf'), 'now something');
    const third = await bench.poll(second.cursor);
    await writeFile(at('empty.pdf'), '');
    const fourth = await bench.poll(third.cursor);

    expect(first.told).to.deep.equal([
      'problem | công văn.docx | file-type-unknown',
      'problem | empty.pdf | file-empty',
      'problem | link.pdf | link-not-followed',
      'problem | loop | link-not-followed',
    ]);
    expect(second.told).to.deep.equal([]);
    expect(third.told).to.deep.equal(['changed | empty.pdf']);
    expect(fourth.told).to.deep.equal(['problem | empty.pdf | file-empty']);
  });

  it('never opens a pipe, a socket or a folder that is named like a scan', async () => {
    await runProgram({
      program: 'mkfifo',
      args: [at('pipe.pdf')],
      env: { PATH: '/usr/bin:/bin' },
      timeoutMs: 5000,
      maxOutputBytes: 1000,
    });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(at('socket.pdf'), resolve));
    await mkdir(at('folder.pdf'));
    await writeFile(at('folder.pdf/a.pdf'), 'a');
    try {
      const { told } = await bench.poll();

      expect(told).to.deep.equal([
        'added | folder.pdf/a.pdf',
        'problem | pipe.pdf | not-a-file',
        'problem | socket.pdf | not-a-file',
      ]);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('sees every name a Linux folder can hold, and tells twins apart', async () => {
    const names = [
      Buffer.from('á.pdf'.normalize('NFC')),
      Buffer.from('á.pdf'.normalize('NFD')),
      Buffer.from('it\'s "quoted" `x` $(touch x) ;&|.pdf'),
      Buffer.from('two\nlines.pdf'),
      Buffer.from(' .pdf'),
      Buffer.from('-rf.pdf'),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('.pdf')]),
      Buffer.from(`${'ộ'.repeat(83)}.pdf`), // 253 bytes
    ];
    for (const name of names) await writeFile(Buffer.concat([Buffer.from(`${bench.inbox}/`), name]), name);

    const { events } = await bench.poll();
    const fetched = await Promise.all(
      events.map(({ ref }, index) => bench.host.reader.fetchContent(ref, join(bench.root, `copy-${String(index)}`))),
    );

    expect(events.every(({ kind }) => kind === 'added')).to.equal(true);
    expect(new Set(events.map(({ ref }) => ref)).size).to.equal(names.length);
    expect(new Set(fetched.map(({ sha256 }) => sha256)).size).to.equal(names.length);
    for (const { name } of events) expect(name).to.equal(name.normalize('NFC'));
  });

  it('follows a rename into another folder, a swap and a file written over another', async () => {
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf', 'e.pdf']) await writeFile(at(name), name);
    const first = await bench.poll();
    await mkdir(at('sub'));
    await rename(at('a.pdf'), at('sub/new.pdf'));
    await rename(at('b.pdf'), at('x'));
    await rename(at('c.pdf'), at('b.pdf'));
    await rename(at('x'), at('c.pdf'));
    await rename(at('d.pdf'), at('e.pdf'));

    const second = await bench.poll(first.cursor);
    const third = await bench.poll(second.cursor);

    expect(second.told).to.deep.equal([
      'changed | sub/new.pdf | from a.pdf',
      'changed | b.pdf',
      'changed | c.pdf',
      'changed | e.pdf',
    ]);
    expect(third.told).to.deep.equal(['removed | d.pdf']);
  });

  it('does not call a copy of the same content a rename', async () => {
    await writeFile(at('a.pdf'), 'a');
    const first = await bench.poll();
    await copyFile(at('a.pdf'), at('b.pdf'));
    await rm(at('a.pdf'));

    const second = await bench.poll(first.cursor);
    const third = await bench.poll(second.cursor);

    expect([...second.told, ...third.told]).to.deep.equal(['added | b.pdf', 'removed | a.pdf']);
  });

  it('finds a file that was written anew with the same size', async () => {
    await writeFile(at('a.pdf'), 'one');
    const first = await bench.poll();
    await writeFile(at('new.tmp'), 'two');
    await rename(at('new.tmp'), at('a.pdf'));

    expect((await bench.poll(first.cursor)).told).to.deep.equal(['changed | a.pdf']);
  });

  it('does not believe in a removal at first sight', async () => {
    await writeFile(at('a.pdf'), 'a');
    const first = await bench.poll();
    await rm(at('a.pdf'));
    const second = await bench.poll(first.cursor);
    await writeFile(at('a.pdf'), 'saved anew');
    const third = await bench.poll(second.cursor);

    expect([second.told, second.pending]).to.deep.equal([[], 1]);
    expect(third.told).to.deep.equal(['changed | a.pdf']);
  });

  it('tells of a file it may not read, and takes it once it may', async () => {
    await writeFile(at('a.pdf'), 'a');
    await chmod(at('a.pdf'), 0o000);

    const first = await asNobody([], () => bench.poll());
    const second = await asNobody([], () => bench.poll(first.cursor));
    await chmod(at('a.pdf'), 0o644);
    const third = await asNobody([], () => bench.poll(second.cursor));

    expect(first.told).to.deep.equal(['problem | a.pdf | not-readable']);
    expect(second.told).to.deep.equal([]);
    expect(third.told).to.deep.equal(['changed | a.pdf']);
  });

  it('does not take for removed what lies in a folder it may not look into', async () => {
    await mkdir(at('sub'));
    await writeFile(at('sub/a.pdf'), 'a');
    const first = await bench.poll();
    await chmod(at('sub'), 0o000);
    const second = await asNobody([], () => bench.poll(first.cursor));
    const third = await asNobody([], () => bench.poll(second.cursor));
    await chmod(at('sub'), 0o755);
    const fourth = await bench.poll(third.cursor);
    const fifth = await bench.poll(fourth.cursor);

    expect(second.told).to.deep.equal(['problem | sub | not-readable']);
    expect(third.told).to.deep.equal([]);
    expect([...fourth.told, ...fifth.told]).to.deep.equal(['removed | sub']);
    expect((await bench.host.reader.getDocument(first.events[0]?.ref ?? expect.fail()))?.name).to.equal('sub/a.pdf');
  });

  it('reports a folder too deep to be opened instead of failing', async () => {
    const shell = (script: string): Promise<unknown> =>
      runProgram({
        program: 'sh',
        args: ['-c', script, 'sh', bench.inbox],
        env: { PATH: '/usr/bin:/bin' },
        timeoutMs: 10_000,
        maxOutputBytes: 10_000,
      });
    const name = 'x'.repeat(200);
    // The kernel takes paths of 4096 bytes; made step by step, deeper folders exist all the same.
    await shell(`cd "$1" && for i in $(seq 25); do mkdir ${name} && cd ${name} || exit 1; done; echo x > a.pdf`);
    await writeFile(at('b.pdf'), 'b');
    try {
      const { events } = await bench.poll();

      const found = events.map(({ kind, code }) => [kind, code]);
      expect(found).to.deep.equal([
        ['added', undefined],
        ['problem', 'name-too-long'],
      ]);
    } finally {
      await shell('rm -rf "$1"/x*'); // Node's own cannot
    }
  });

  it('does not walk into the results, whatever link or mount leads there', async () => {
    const host = bench.again({ results: join(bench.root, 'outside') });
    await mkdir(at('inner'));
    await symlink(at('inner'), join(bench.root, 'outside'));
    await writeFile(at('inner/a.pdf'), 'a');
    bench.clock.advance(SETTLE_MS);

    const { events } = await host.events.pollChanges(undefined);
    const findings = await host.checkHealth();

    expect(events.map(({ name }) => name)).to.deep.equal([]);
    expect(findings.map(({ code }) => code)).to.deep.equal(['folders-overlap']);
  });

  it('tells much in portions, each once', async () => {
    const host = bench.again({ eventsPerPoll: 3 });
    for (let index = 0; index < 8; index += 1) await writeFile(at(`${String(index)}.pdf`), 'x');
    bench.clock.advance(SETTLE_MS);

    const names: string[] = [];
    const portions: [number, number][] = [];
    let cursor = undefined;
    do {
      const result = await host.events.pollChanges(cursor);
      names.push(...result.events.map(({ name }) => name));
      portions.push([result.events.length, result.pending]);
      cursor = result.cursor;
    } while ((portions.at(-1)?.[1] ?? 0) > 0);

    expect(portions).to.deep.equal([
      [3, 5],
      [3, 2],
      [2, 0],
    ]);
    expect(new Set(names).size).to.equal(8);
  });

  it('takes a missing inbox for one that is away, not for an empty one', async () => {
    await writeFile(at('a.pdf'), 'a');
    const { cursor } = await bench.poll();
    await rm(bench.inbox, { recursive: true });

    const error = await rejection(bench.poll(cursor));

    expect(error).to.be.instanceOf(HostError);
    expect(error).to.include({ code: 'unavailable', retryable: true });
  });

  it('takes an empty mount point for a share that is away', async function () {
    await writeFile(at('a.pdf'), 'a');
    const { cursor } = await bench.poll();
    const mount = { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' }, timeoutMs: 10_000, maxOutputBytes: 10_000 };
    const done = await runProgram({ program: 'mount', args: ['-t', 'tmpfs', 'none', bench.inbox], ...mount });
    if (done.exitCode !== 0) {
      process.stdout.write('    left out: no right to mount here\n');
      this.skip();
    }
    try {
      expect(await rejection(bench.poll(cursor))).to.include({ code: 'unavailable', retryable: true });
    } finally {
      await runProgram({ program: 'umount', args: [bench.inbox], ...mount });
    }
    expect((await bench.poll(cursor)).told).to.deep.equal([]);
  });

  it('looks at 0 bytes and 2 GB without reading them', async () => {
    const handle = await open(at('big.tif'), constants.O_WRONLY | constants.O_CREAT);
    await handle.truncate(2 * 1024 ** 3);
    await handle.close();
    const before = process.resourceUsage().fsRead;

    const { told } = await bench.poll();

    expect(told).to.deep.equal(['added | big.tif']);
    expect(process.resourceUsage().fsRead - before).to.be.lessThan(2000);
  });
});
