import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { HostCommand, HostCommands, HostPlan, HostReport, HostStarted, Reply } from './host-report.ts';

const PROGRAM = path.join(import.meta.dirname, '../paperless-host.ts');

/** The fake host in its own process. */
export class HostProcess {
  readonly #child: ChildProcess;
  readonly #open = new Map<number, PromiseWithResolvers<unknown>>();
  #last = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', ({ id, result, error }: Reply) => {
      const waiting = this.#open.get(id);
      this.#open.delete(id);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(new Error(`The fake host: ${error}`));
    });
    child.once('exit', (code) => {
      for (const { reject } of this.#open.values()) reject(new Error(`The fake host ended with ${String(code)}`));
    });
  }

  static async start(plan: HostPlan): Promise<{ host: HostProcess } & HostStarted> {
    const child = fork(PROGRAM, [JSON.stringify(plan)], { stdio: 'inherit' });
    const host = new HostProcess(child);
    const started = (await host.#wait(0)) as HostStarted; // what the program says first
    return { host, ...started };
  }

  async tell<Command extends Exclude<HostCommand, 'report'>>(
    command: Command,
    given: HostCommands[Command],
  ): Promise<void> {
    await this.#ask(command, given);
  }

  async report(): Promise<HostReport> {
    return (await this.#ask('report', {})) as HostReport; // what the program answers to this
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.disconnect();
    await ended;
  }

  #ask(command: HostCommand, given: object): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    const answer = this.#wait(id);
    this.#child.send({ id, command, given });
    return answer;
  }

  #wait(id: number): Promise<unknown> {
    const waiting = Promise.withResolvers<unknown>();
    this.#open.set(id, waiting);
    return waiting.promise;
  }
}
