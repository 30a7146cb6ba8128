import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { PortError, type PortErrorOptions } from '../ports/errors.ts';

export type SubprocessErrorCode = 'program-missing' | 'timeout' | 'cancelled' | 'crashed' | 'output-too-large';

/** The program did not come to an end of its own. A program that ends with a code other than 0 is a result, not an error. */
export class SubprocessError extends PortError<SubprocessErrorCode> {
  /** The end of what the program wrote to its error output. */
  readonly stderr: string;

  constructor(code: SubprocessErrorCode, message: string, options: PortErrorOptions & { readonly stderr?: string }) {
    super(code, message, options);
    this.stderr = options.stderr ?? '';
  }
}

export interface SubprocessRequest {
  /** A name looked up in `env.PATH`, or a path. Never text that a user wrote. */
  readonly program: string;
  readonly args: readonly string[];
  /** All that the program sees of the environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Written one after the other to the input, which is then closed; without it the input is empty. */
  readonly stdin?: readonly Uint8Array[];
  /** Descriptor of an open file that becomes the input, in place of `stdin`. It stays open. */
  readonly stdinFile?: number;
  readonly timeoutMs: number;
  /** More output than this ends the program with `output-too-large`. */
  readonly maxOutputBytes: number;
  readonly signal?: AbortSignal | undefined;
}

export interface SubprocessResult {
  readonly exitCode: number;
  readonly stdout: Buffer;
  /** At most the last 16 KiB. */
  readonly stderr: string;
}

const STDERR_KEPT = 16 * 1024;

/**
 * Runs a program to its end, without a shell.
 * The program leads a process group of its own, so that on timeout or abort its children end with it.
 * @throws SubprocessError
 */
export async function runProgram(request: SubprocessRequest): Promise<SubprocessResult> {
  if (request.signal?.aborted === true) throw failure(request, 'cancelled', { cause: request.signal.reason });
  const child = spawn(request.program, [...request.args], {
    cwd: request.cwd,
    env: { ...request.env },
    shell: false,
    stdio: [request.stdinFile ?? 'pipe', 'pipe', 'pipe'],
    // Own group (POSIX): the only way to reach grandchildren. On Windows it would open a console window.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  if (!hasOutputs(child)) throw failure(request, 'crashed', {});
  const run = new ProgramRun(child, request);
  return await run.finished();
}

/** `stdin` is null where a file is the input. */
type Child = ChildProcess & { readonly stdin: Writable | null; readonly stdout: Readable; readonly stderr: Readable };

/** Both outputs are pipes always; the types of Node know this only where the input is one, too. */
function hasOutputs(child: ChildProcess): child is Child {
  return child.stdout !== null && child.stderr !== null;
}

/** What one running program has written so far, and why it was ended. */
class ProgramRun {
  readonly #child: Child;
  readonly #request: SubprocessRequest;
  readonly #output: Buffer[] = [];
  #outputBytes = 0;
  #stderr = Buffer.alloc(0);
  #ending: SubprocessError | undefined;

  constructor(child: Child, request: SubprocessRequest) {
    this.#child = child;
    this.#request = request;
  }

  finished(): Promise<SubprocessResult> {
    const { timeoutMs, signal } = this.#request;
    const timer = setTimeout(() => {
      this.#end(failure(this.#request, 'timeout', { retryable: true }));
    }, timeoutMs);
    const onAbort = (): void => {
      this.#end(failure(this.#request, 'cancelled', { cause: signal?.reason }));
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    this.#connectStreams();
    return this.#closed().finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    });
  }

  #closed(): Promise<SubprocessResult> {
    return new Promise((resolve, reject) => {
      this.#child.on('error', (cause: NodeJS.ErrnoException) => {
        const code = cause.code === 'ENOENT' || cause.code === 'EACCES' ? 'program-missing' : 'crashed';
        reject(failure(this.#request, code, { cause, retryable: code === 'crashed' }));
      });
      this.#child.on('close', (exitCode, killedBy) => {
        const stderr = this.#stderr.toString('utf8');
        if (this.#ending !== undefined) reject(this.#ending);
        else if (exitCode === null) {
          const cause = new Error(`ended by ${killedBy ?? 'an unknown signal'}`);
          reject(failure(this.#request, 'crashed', { cause, retryable: true, stderr }));
        } else resolve({ exitCode, stdout: Buffer.concat(this.#output), stderr });
      });
    });
  }

  #connectStreams(): void {
    const { stdin, stdout, stderr } = this.#child;
    stdout.on('data', (chunk: Buffer) => {
      this.#take(chunk);
    });
    stderr.on('data', (chunk: Buffer) => {
      this.#stderr = Buffer.concat([this.#stderr, chunk]).subarray(-STDERR_KEPT);
    });
    // EPIPE and the like: the program closed its input early. Whether that matters shows in its exit code and output.
    stdin?.on('error', () => undefined);
    for (const chunk of this.#request.stdin ?? []) stdin?.write(chunk);
    stdin?.end();
  }

  #take(chunk: Buffer): void {
    if (this.#ending !== undefined) return;
    this.#outputBytes += chunk.length;
    if (this.#outputBytes <= this.#request.maxOutputBytes) this.#output.push(chunk);
    else this.#end(failure(this.#request, 'output-too-large', {}));
  }

  #end(why: SubprocessError): void {
    if (this.#ending !== undefined) return;
    this.#ending = why;
    killGroup(this.#child);
    // A grandchild that left the group could hold the pipes open for ever; `close` must come all the same.
    this.#child.stdout.destroy();
    this.#child.stderr.destroy();
    this.#child.stdin?.destroy();
  }
}

function killGroup(child: Child): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: it has just ended by itself, which is what we want.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function failure(
  request: SubprocessRequest,
  code: SubprocessErrorCode,
  options: PortErrorOptions & { readonly stderr?: string },
): SubprocessError {
  const program = request.program.slice(request.program.lastIndexOf('/') + 1);
  return new SubprocessError(code, `Program ${program}: ${code}`, { ...options, details: { program } });
}
