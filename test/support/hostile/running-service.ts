import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { MAIN } from '../cli.ts';

const SECRET = /\badmin\b.*?: (\S+)\s/;
const STARTED = 'Ctrl+C';

/** `vankho start` in a process of its own, asked as its console asks it. */
export class RunningService {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #said: { text: string };
  readonly #session: { cookie: string; csrf: string };

  private constructor(child: ChildProcess, parts: Pick<RunningService, 'url'> & { said: { text: string } }) {
    this.url = parts.url;
    this.#child = child;
    this.#said = parts.said;
    this.#session = { cookie: '', csrf: '' };
  }

  static async start(data: string, port: number): Promise<RunningService> {
    // Its configuration is looked for in the working folder.
    const args = [MAIN, 'start', '--data', data];
    const child = spawn(process.execPath, args, { cwd: data, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { text: '' };
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (said.text += text));
    }
    const service = new RunningService(child, { url: `http://127.0.0.1:${String(port)}`, said });
    await service.until(() => said.text.includes(STARTED) || child.exitCode !== null);
    if (child.exitCode !== null) throw new Error(`The service ended: ${said.text}`);
    await service.#signIn(SECRET.exec(said.text)?.[1] ?? '');
    return service;
  }

  /** All that it wrote so far, the log too; the secret that the start shows to the person who started it left out. */
  get said(): string {
    return this.#said.text;
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Most memory that the process ever held. */
  get peakBytes(): number {
    const kib = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${String(this.#child.pid)}/status`, 'utf8'))?.[1];
    return Number(kib) * 1024;
  }

  async get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.url}/api/v1${path}`, { headers: { cookie: this.#session.cookie } });
    if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${await answer.text()}`);
    return (await answer.json()) as T; // the caller knows the description
  }

  /** `pdf`: as a browser uploads it. */
  async post(path: string, pdf?: Buffer): Promise<{ readonly status: number; readonly text: string }> {
    const type = pdf === undefined ? {} : { 'content-type': 'application/pdf' };
    const headers = { cookie: this.#session.cookie, 'x-csrf-token': this.#session.csrf, ...type };
    const body = pdf === undefined ? null : new Uint8Array(pdf);
    const answer = await fetch(`${this.url}/api/v1${path}`, { method: 'POST', headers, body });
    return { status: answer.status, text: await answer.text() };
  }

  /** Asks again and again; the time of the test is the limit. */
  async until(holds: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await holds())) await wait(250);
  }

  /** As a person stops it. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.#child.once('close', resolve));
    this.#child.kill('SIGTERM');
    return await ended;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  async #signIn(secret: string): Promise<void> {
    const answer = await fetch(`${this.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'admin', secret }),
    });
    const { csrfToken = '' } = (await answer.json()) as { csrfToken?: string };
    if (!answer.ok) throw new Error(`Not signed in: ${String(answer.status)}`);
    this.#session.cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    this.#session.csrf = csrfToken;
  }
}
