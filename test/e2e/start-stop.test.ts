import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { MAIN, runVankho } from '../support/cli.ts';

/** Everything must be closed long before; a hang would last for ever. */
const SOON_MS = 15_000;
const SECRET = /admin\b.*?: (\S+)\s/;

interface Stopped {
  readonly code: number | null;
  readonly said: string;
}

/** Starts the service and sends SIGTERM once `isTime` says so of what was written; ends when the process has. */
async function startAndStop(data: string, isTime: (said: string) => boolean): Promise<Stopped> {
  const child: ChildProcess = spawn(process.execPath, [MAIN, 'start', '--port', '0', '--data', data, '--lang', 'en'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = Promise.withResolvers<number | null>();
  let said = '';
  child.on('error', ended.reject).on('close', ended.resolve);
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  while (child.exitCode === null && !isTime(said)) await wait(20);
  child.kill('SIGTERM');
  const code = await Promise.race([ended.promise, wait(SOON_MS, 'hangs' as const)]);
  if (code === 'hangs') {
    child.kill('SIGKILL');
    throw new Error(`Still running ${String(SOON_MS)} ms after SIGTERM: ${said}`);
  }
  return { code, said };
}

async function occupyPort(): Promise<Server> {
  const server = createServer();
  await new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      resolve(undefined);
    }),
  );
  return server;
}

describe('e2e: vankho start and stop', function () {
  this.timeout(120_000);
  let data: string;

  before(() => {
    data = mkdtempSync(path.join(tmpdir(), 'vankho-stop-'));
    mkdirSync(path.join(data, 'inbox'));
  });
  after(() => {
    rmSync(data, { recursive: true, force: true });
  });

  it('tells that the port is in use, and keeps the first secret for a start that shows it', async () => {
    const other = await occupyPort();
    const port = String((other.address() as AddressInfo).port); // listens on TCP, so it is no path
    try {
      const refused = await runVankho(['start', '--port', port, '--data', data, '--lang', 'en']);

      expect(refused.code, refused.err).to.equal(7);
      expect(refused.err).to.include(`Another program uses this port (127.0.0.1:${port})`).and.not.match(SECRET);
    } finally {
      other.close();
    }
    const first = await startAndStop(data, (said) => said.includes('Ctrl+C'));
    const second = await startAndStop(data, (said) => said.includes('Ctrl+C'));

    expect(first.said).to.match(SECRET);
    expect(second.said).to.match(SECRET);
    expect(SECRET.exec(second.said)?.[1]).not.to.equal(SECRET.exec(first.said)?.[1]);
    expect([first.code, second.code]).to.deep.equal([0, 0]);
  });

  it('ends soon when it is stopped while it starts', async () => {
    const begun = performance.now();

    // Later than the hooks for signals, earlier than a store and threads can be there.
    const { said } = await startAndStop(data, () => performance.now() - begun > 1200);

    expect(said).not.to.include('rror');
  });

  it('--once ends with a code of its own when a file could not be read', async () => {
    writeFileSync(path.join(data, 'inbox', 'empty.pdf'), '');

    const { code, err } = await runVankho(['start', '--once', '--data', data, '--lang', 'en']);

    expect(code, err).to.equal(8);
    expect(err).to.include('(1 files, ').and.include('vankho failures');
  });
});
