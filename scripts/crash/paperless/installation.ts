import { execFile, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { killTree } from '../process-tree.ts';
import { startCommand, untilEnd, type Installation } from '../service.ts';
import type { HostStarted } from './host-report.ts';

export const HOST_ID = 'paperless-1';
const MAIN = path.join(import.meta.dirname, '../../../src/main.ts');
const STATUS_MS = 120_000;
const call = promisify(execFile);

/** The console's process and two workers, each of which reads two files at a time. */
export const ROLES = ['serve', 'worker 1', 'worker 2'] as const;
export type Role = (typeof ROLES)[number];

export interface Plan {
  readonly delivery: string;
  readonly pollMs: number;
  readonly port: number;
}

export const OCR_KEY = 'key-of-the-recognition';

export function addressOf(port: number): string {
  return `http://127.0.0.1:${String(port)}`;
}

/** Lies where the service looks for its configuration when it is told nothing. */
export function configure({ folder }: Installation, { url, token }: HostStarted, plan: Plan): void {
  const { delivery, pollMs, port } = plan;
  const publicUrl = addressOf(port);
  const place = (name: string) => path.join(folder, name);
  const secrets = { tokenFile: place('token'), hookSecretsFile: place('hook-secrets'), ocrKeysFile: place('ocr-keys') };
  fs.writeFileSync(secrets.tokenFile, token, { mode: 0o600 });
  fs.writeFileSync(secrets.hookSecretsFile, 'secret-of-the-hooks', { mode: 0o600 });
  fs.writeFileSync(secrets.ocrKeysFile, OCR_KEY, { mode: 0o600 });
  const host = { id: HOST_ID, kind: 'paperless', url, publicUrl, ...secrets, delivery, pollMs };
  const config = { inbox: { enabled: false }, http: { port }, hosts: [host] };
  fs.writeFileSync(path.join(folder, 'vankho.config.json'), JSON.stringify(config));
}

/** The processes of one service, which are killed and started again one by one or all together. */
export class Processes {
  readonly #installation: Installation;
  readonly #running = new Map<Role, ChildProcess>();

  constructor(installation: Installation) {
    this.#installation = installation;
  }

  start(roles: readonly Role[]): void {
    for (const role of roles)
      this.#running.set(role, startCommand(this.#installation, [role === 'serve' ? 'serve' : 'worker']));
  }

  /** Kill -9, with all that they started. */
  async kill(roles: readonly Role[]): Promise<void> {
    const found = roles.flatMap((role) => this.#running.get(role) ?? []);
    const ended = found.map(untilEnd);
    killTree(found.flatMap(({ pid }) => pid ?? []));
    await Promise.all(ended);
    for (const role of roles) this.#running.delete(role);
  }

  /** As a person stops a service. @returns what did not end well */
  async stop(): Promise<readonly string[]> {
    const faults: string[] = [];
    for (const [role, child] of this.#running) {
      child.kill('SIGTERM');
      const code = await untilEnd(child);
      if (code !== 0) faults.push(`${role} ended with ${String(code)}`);
    }
    this.#running.clear();
    return faults;
  }

  /** Those that ended although nobody killed them. */
  fallen(): readonly Role[] {
    return [...this.#running].flatMap(([role, { exitCode, signalCode }]) =>
      exitCode === null && signalCode === null ? [] : [role],
    );
  }
}

export interface HostStatus {
  readonly id: string;
  readonly isReachable: boolean;
  readonly findings: readonly { readonly code: string }[];
  readonly work: { readonly sweepCode: string | null; readonly hints: { readonly waiting: number } };
}
export interface Status {
  readonly counts: Readonly<Record<string, number>>;
  readonly hosts: readonly HostStatus[];
}

/** What `vankho status` says, beside the running service. */
export async function readStatus({ folder, url }: Installation): Promise<Status> {
  const env = { PATH: process.env['PATH'], VANKHO_DATA_FOLDER: folder, VANKHO_STORE_URL: url ?? undefined };
  const options = { cwd: folder, env, timeout: STATUS_MS };
  const { stdout } = await call(process.execPath, [MAIN, 'status', '--json'], options);
  return JSON.parse(stdout) as Status; // as: what `status --json` prints
}
