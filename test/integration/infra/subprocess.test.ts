import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { openNamelessFile } from '../../../src/infra/nameless-file.ts';
import { runProgram, SubprocessError, type SubprocessRequest } from '../../../src/infra/subprocess.ts';
import { badProgram, type BadProgram } from '../../support/bad-programs/index.ts';
import { rejection } from '../../support/rejection.ts';

const PATH = '/usr/local/bin:/usr/bin:/bin';

function request(program: BadProgram, more: Partial<SubprocessRequest> = {}): SubprocessRequest {
  return {
    program: badProgram(program),
    args: [],
    env: { PATH },
    timeoutMs: 10_000,
    maxOutputBytes: 10_000_000,
    ...more,
  };
}

async function failureOf(asked: SubprocessRequest): Promise<SubprocessError> {
  const error = await rejection(runProgram(asked));
  if (!(error instanceof SubprocessError)) throw new Error('another kind of error', { cause: error });
  return error;
}

describe('infra/subprocess', function () {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  it('gives back output and exit code', async () => {
    const { exitCode, stdout } = await runProgram(
      request('echo-stdin', { stdin: [Buffer.from('một'), Buffer.from(' hai')] }),
    );

    expect(exitCode).to.equal(0);
    expect(stdout.toString('utf8')).to.equal('một hai');
  });

  it('streams more input and output than a pipe holds', async () => {
    const input = Buffer.alloc(3_000_000, 7);

    const { stdout } = await runProgram(request('echo-stdin', { stdin: [input] }));

    expect(stdout.equals(input)).to.equal(true);
  });

  it('reads an open file as input from its beginning, and leaves it open', async () => {
    const file = await openNamelessFile(Buffer.from('một hai'));

    const first = await runProgram(request('echo-stdin', { stdinFile: file.fd }));
    await file.close();

    expect(first.stdout.toString('utf8')).to.equal('một hai');
  });

  it('takes an exit code other than 0 for a result, with the words of the program', async () => {
    const { exitCode, stderr } = await runProgram(request('fail'));

    expect(exitCode).to.equal(3);
    expect(stderr).to.equal('no such luck\n');
  });

  it('lets through output that is not text', async () => {
    const { stdout } = await runProgram(request('invalid-utf8'));

    expect(stdout.includes(0xff)).to.equal(true);
  });

  it('accepts a program that says nothing', async () => {
    const { exitCode, stdout } = await runProgram(request('no-output', { stdin: [Buffer.from('x')] }));

    expect([exitCode, stdout.length]).to.deep.equal([0, 0]);
  });

  it('bears a program that closes its input early', async () => {
    const { stdout } = await runProgram(request('close-stdin', { stdin: [Buffer.alloc(2_000_000)] }));

    expect(stdout.toString()).to.equal('done\n');
  });

  it('gives the program nothing of our environment but what the caller lists', async () => {
    const { stdout } = await runProgram(request('print-env', { env: { PATH, ONLY: 'this' } }));

    const names = stdout
      .toString()
      .split('\n')
      .map((line) => line.split('=')[0]);
    // The shell itself adds PWD, SHLVL, _ and OLDPWD.
    expect(names.filter((name) => !['PWD', 'SHLVL', '_', 'OLDPWD', ''].includes(name ?? ''))).to.deep.equal([
      'ONLY',
      'PATH',
    ]);
  });

  it('never lets a shell see the arguments', async () => {
    const args = ['$(touch /tmp/owned)', '`id`', '; echo owned', '"quoted" \'name\'', '*'];

    const { stdout } = await runProgram(request('print-env', { args }));

    const seen = stdout
      .toString()
      .split('\n')
      .filter((line) => line.startsWith('argument: '));
    expect(seen).to.deep.equal(args.map((argument) => `argument: ${argument}`));
  });

  it('says that a program is missing', async () => {
    const error = await failureOf({ ...request('fail'), program: 'no-such-program-anywhere' });

    expect(error).to.include({ code: 'program-missing', retryable: false });
    expect(error.details).to.deep.equal({ program: 'no-such-program-anywhere' });
  });

  it('reports a crash with the last words', async () => {
    const error = await failureOf(request('crash'));

    expect(error).to.include({ code: 'crashed', retryable: true });
    expect(error.stderr).to.include('about to fail');
  });

  it('ends a program that prints more than it may', async () => {
    const error = await failureOf(request('print-much', { maxOutputBytes: 100_000 }));

    expect(error.code).to.equal('output-too-large');
  });

  it('ends a program that hangs', async () => {
    const error = await failureOf(request('hang', { timeoutMs: 300 }));

    expect(error).to.include({ code: 'timeout', retryable: true });
  });

  it('ends a program and its children when it is cancelled', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'subprocess-'));
    const note = join(folder, 'child');
    const cancel = new AbortController();
    const failure = failureOf(request('hang', { args: [note], signal: cancel.signal }));
    const child = Number(await until(() => readFile(note, 'utf8').catch(() => '')));

    cancel.abort();

    expect((await failure).code).to.equal('cancelled');
    expect(await until(() => Promise.resolve(isRunning(child) ? '' : 'ended'))).to.equal('ended');
    await rm(folder, { recursive: true });
  });

  it('does not wait for a grandchild that left the group', async () => {
    const started = performance.now();

    const error = await failureOf(request('leave-group', { timeoutMs: 200 }));

    expect(error.code).to.equal('timeout');
    expect(performance.now() - started).to.be.below(10_000);
  });

  it('starts nothing when it is cancelled before', async () => {
    const error = await failureOf(request('hang', { signal: AbortSignal.abort() }));

    expect(error.code).to.equal('cancelled');
  });
});

/** Asks until there is an answer; the test's own timeout ends a vain wait. */
async function until(ask: () => Promise<string>): Promise<string> {
  for (;;) {
    const answer = await ask();
    if (answer.trim() !== '') return answer.trim();
    await wait(10);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // no such process
  }
}
