import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { parseArgs } from 'node:util';
import { openStore } from '../../src/store/open-store.ts';

/*
 * Power cut for the embedded store: the data lies on an ext4 in a file; at a random moment the file system is shut down
 * without writing its journal (EXT4_IOC_SHUTDOWN with NOLOGFLUSH), so that nothing more reaches the "disk". Afterwards it
 * is mounted again, and every commit that was acknowledged must be there.
 */
const COMMITTER = path.join(import.meta.dirname, '../../test/support/store/programs/commit-numbers.ts');
const SIZE_MIB = 600;
/** A new disk every so often: a fresh database is the one that stock PGlite loses. */
const ROUNDS_A_DISK = 3;
const LONGEST_ROUND_MS = 120_000;

/** Linux, include/uapi/linux/ext4.h: _IOR('X', 125, __u32), EXT4_GOING_FLAGS_NOLOGFLUSH. Perl is part of every Debian. */
const SHUTDOWN = 'open(my $d, "<", $ARGV[0]) or die $!; my $how = pack("L", 2); ioctl($d, 0x8004587D, $how) or die $!;';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '12' } } });

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function whyNot(): string | undefined {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root';
  const missing = ['mkfs.ext4', 'mount', 'umount', 'perl'].filter((program) => !isInstalled(program));
  if (missing.length > 0) return `needs ${missing.join(', ')}`;
  const disk = new Disk();
  try {
    disk.format();
    disk.mount();
    return undefined;
  } catch {
    return 'needs loop devices';
  } finally {
    disk.remove();
  }
}

function isInstalled(program: string): boolean {
  const folders = `${process.env['PATH'] ?? ''}:/sbin:/usr/sbin`.split(':');
  return folders.some((folder) => fs.existsSync(path.join(folder, program)));
}

/** A file system in a file. */
class Disk {
  readonly #folder = fs.mkdtempSync(path.join(tmpdir(), 'vankho-power-cut-'));
  readonly #image = path.join(this.#folder, 'disk.img');
  #isMounted = false;
  readonly mountPoint = path.join(this.#folder, 'disk');

  format(): void {
    fs.mkdirSync(this.mountPoint, { recursive: true });
    fs.rmSync(this.#image, { force: true });
    fs.writeFileSync(this.#image, '');
    fs.truncateSync(this.#image, SIZE_MIB * 1024 * 1024);
    run('mkfs.ext4', '-q', this.#image);
  }

  /** A new file system in place of the one that is mounted, if one is. */
  renew(): void {
    if (this.#isMounted) this.unmount();
    this.format();
    this.mount();
  }

  mount(): void {
    run('mount', '-o', 'loop', this.#image, this.mountPoint);
    this.#isMounted = true;
  }

  cut(): void {
    run('perl', '-e', SHUTDOWN, this.mountPoint);
  }

  unmount(): void {
    run('umount', this.mountPoint);
    this.#isMounted = false;
  }

  remove(): void {
    try {
      run('umount', '--lazy', this.mountPoint);
    } catch {
      // It was not mounted.
    }
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}

function run(program: string, ...args: readonly string[]): void {
  const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/sbin:/usr/sbin` };
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
}

/** Commits until the power is cut. @returns the last commit that was acknowledged */
async function commitUntilCut(disk: Disk, folder: string): Promise<number> {
  const child = spawn(process.execPath, [COMMITTER, folder], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const guard = setTimeout(() => child.kill('SIGKILL'), LONGEST_ROUND_MS);
  const commits = 1 + Math.floor(Math.random() * 600);
  let acknowledged = 0;
  let seen = 0;
  for await (const line of readline.createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    seen += 1;
    if (seen !== commits) continue;
    try {
      disk.cut();
    } finally {
      child.kill('SIGKILL');
    }
  }
  await ended;
  clearTimeout(guard);
  if (seen < commits) throw new Error(`The store ended by itself after ${String(seen)} commits`);
  return acknowledged;
}

/** @returns what is wrong; undefined when all is well */
async function check(folder: string, acknowledged: number): Promise<string | undefined> {
  const store = await openStore({ kind: 'embedded', folder });
  const { rows } = await store.connection.execute(`select count(*) as rows, coalesce(max(number), 0) as last,
    (select value from public.counter) as counter from public.numbers`);
  const { ok, entries } = await store.ledger.verify();
  await store.close();
  const last = Number(rows[0]?.['last']);
  if (last < acknowledged) return `${String(acknowledged - last)} acknowledged commits are lost`;
  if (rows[0]?.['rows'] !== last || rows[0]['counter'] !== last)
    return `the tables disagree: ${JSON.stringify(rows[0])}`;
  return ok && entries === last ? undefined : 'the ledger disagrees with the tables';
}

async function main(): Promise<void> {
  const reason = whyNot();
  if (reason !== undefined) {
    say(`power cut: skipped, ${reason}`);
    return;
  }
  const disk = new Disk();
  try {
    await cutRepeatedly(disk, Number(values.rounds));
  } finally {
    disk.remove();
  }
}

async function cutRepeatedly(disk: Disk, rounds: number): Promise<void> {
  let total = 0;
  let faults = 0;
  for (let round = 0; round < rounds; round += 1) {
    if (round % ROUNDS_A_DISK === 0) disk.renew();
    const folder = path.join(disk.mountPoint, 'data', 'store');
    const acknowledged = await commitUntilCut(disk, folder);
    disk.unmount();
    disk.mount();
    const fault = await check(folder, acknowledged).catch(
      (error: unknown) => `the store cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
    say(`  round ${String(round + 1)}: ${String(acknowledged)} commits acknowledged, ${fault ?? 'all there'}`);
    total += acknowledged;
    if (fault !== undefined) faults += 1;
  }
  const result = faults === 0 ? 'none lost' : `${String(faults)} rounds FAILED`;
  say(`power cut: ${String(rounds)} rounds, ${String(total)} commits acknowledged, ${result}`);
  if (faults > 0) process.exitCode = 1;
}

await main();
