import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL server that tests may fill with databases of their own. */
export interface PostgresServer {
  /** Of a database that exists. */
  readonly url: string;
  /** The server's processes; undefined for a server that somebody else runs. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

const INSTALLED = '/usr/lib/postgresql';
const START_MS = 30_000;

/** Whether tests can have a server: named by `VANKHO_TEST_PG_URL`, or the programs of Debian's package. */
export function hasPostgres(): boolean {
  return process.env['VANKHO_TEST_PG_URL'] !== undefined || findPrograms() !== undefined;
}

export async function startPostgres(): Promise<PostgresServer> {
  const url = process.env['VANKHO_TEST_PG_URL'];
  if (url !== undefined) return { url, pid: undefined, stop: () => Promise.resolve() };
  const programs = findPrograms();
  if (programs === undefined) throw new Error('No PostgreSQL: ask `hasPostgres` first');
  return await startOwn(programs);
}

function findPrograms(): string | undefined {
  if (!fs.existsSync(INSTALLED)) return undefined;
  const versions = fs.readdirSync(INSTALLED).filter((name) => fs.existsSync(path.join(INSTALLED, name, 'bin/initdb')));
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : path.join(INSTALLED, newest, 'bin');
}

/** A cluster in a temporary folder, on loopback. The server refuses to run as root, hence the package's own user. */
async function startOwn(programs: string): Promise<PostgresServer> {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'vankho-pg-'));
  const owner = process.getuid?.() === 0 ? postgresUser() : undefined;
  if (owner !== undefined) fs.chownSync(folder, owner.uid, owner.gid);
  const data = path.join(folder, 'data');
  const port = await freePort();
  execFileSync(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', 'vankho', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    {
      ...owner,
      stdio: 'ignore',
      cwd: folder,
    },
  );
  const settings = ['-c', `port=${String(port)}`, '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=60'];
  const server = spawn(path.join(programs, 'postgres'), ['-D', data, '-k', folder, ...settings], {
    ...owner,
    stdio: 'ignore',
    cwd: folder,
  });
  const kill = () => server.kill('SIGQUIT');
  process.once('exit', kill);
  const url = `postgres://vankho@127.0.0.1:${String(port)}/postgres`;
  await untilReady(url);
  const stop = async () => {
    process.removeListener('exit', kill);
    const ended = new Promise((resolve) => server.once('exit', resolve));
    kill();
    await ended;
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { url, pid: server.pid, stop };
}

function postgresUser(): { readonly uid: number; readonly gid: number } {
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })));
  if (uid === undefined || gid === undefined) throw new Error('No user postgres');
  return { uid, gid };
}

async function untilReady(url: string): Promise<void> {
  const end = performance.now() + START_MS;
  for (;;) {
    const client = new pg.Client(url);
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
      await delay(100);
    }
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('No port'));
      });
    });
  });
}
