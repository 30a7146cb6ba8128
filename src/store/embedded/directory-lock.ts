import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreError } from '../../ports/errors.ts';

const LOCK_NAME = '.lock';
/** Time a rival that moved our fresh lock aside (it took it for stale) would need to show. */
const SETTLE_MS = 150;
const ATTEMPTS = 20;

export interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * Makes this process the only one in `folder`.
 *
 * A unix socket is hard-linked to `.lock`; who can connect to `.lock` meets its living owner. The kernel drops the
 * socket with the process, so there is no heartbeat that a blocked event loop could miss, and no pid to be reused.
 * Local disks only: a network file system does not carry sockets.
 * @throws StoreError `store-locked`
 */
export async function lockDirectory(folder: string): Promise<DirectoryLock> {
  const directory = fs.openSync(folder, 'r');
  const name = `lock-${process.pid.toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
  const server = net.createServer((socket) => {
    socket.destroy();
  });
  try {
    await listen(server, shortPath(directory, folder, name));
    server.unref();
    await takeLock(folder, directory, name);
  } catch (error) {
    await close(server);
    fs.rmSync(path.join(folder, name), { force: true });
    fs.closeSync(directory);
    throw error;
  }
  return { release: () => releaseLock({ folder, directory, name, server }) };
}

/** A socket's path is limited to 107 bytes; the detour over /proc keeps it short however deep the folder lies. */
function shortPath(directory: number, folder: string, name: string): string {
  return process.platform === 'linux' ? `/proc/self/fd/${String(directory)}/${name}` : path.join(folder, name);
}

async function takeLock(folder: string, directory: number, name: string): Promise<void> {
  const own = path.join(folder, name);
  const lock = path.join(folder, LOCK_NAME);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (tryLink(own, lock)) {
      await delay(SETTLE_MS);
      if (sameFile(own, lock)) return;
    } else if (await answers(shortPath(directory, folder, LOCK_NAME))) {
      throw lockedError(folder);
    } else {
      moveAside(lock, `${own}.stale`);
    }
  }
  throw lockedError(folder);
}

function tryLink(own: string, lock: string): boolean {
  try {
    fs.linkSync(own, lock);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function sameFile(a: string, b: string): boolean {
  const other = fs.statSync(b, { throwIfNoEntry: false });
  return other?.ino === fs.statSync(a).ino;
}

/** Renaming is atomic: of several rivals that found the lock stale, one moves it and the others find it gone. */
function moveAside(lock: string, target: string): void {
  try {
    fs.renameSync(lock, target);
    fs.rmSync(target, { force: true });
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error) => {
      // Refused: nobody listens any more. ENOENT: a rival has just moved it. Anything else must not pass for stale.
      if (hasCode(error, 'ECONNREFUSED') || hasCode(error, 'ENOENT')) resolve(false);
      else if (hasCode(error, 'EAGAIN'))
        resolve(true); // its backlog is full: alive and busy
      else reject(error);
    });
  });
}

interface HeldLock {
  readonly folder: string;
  readonly directory: number;
  readonly name: string;
  readonly server: net.Server;
}

async function releaseLock({ folder, directory, name, server }: HeldLock): Promise<void> {
  const own = path.join(folder, name);
  const lock = path.join(folder, LOCK_NAME);
  // The name goes first: while the socket still answers, nobody takes the lock for stale.
  if (fs.existsSync(own) && sameFile(own, lock)) fs.rmSync(lock, { force: true });
  fs.rmSync(own, { force: true });
  await close(server);
  fs.closeSync(directory);
}

function listen(server: net.Server, socketPath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

function close(server: net.Server): Promise<void> {
  return new Promise((resolve) => {
    // An error here means that it was not listening, which is what we want.
    server.close(() => {
      resolve();
    });
  });
}

function lockedError(folder: string): StoreError {
  return new StoreError('store-locked', 'Another process works in this data folder', { details: { folder } });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
