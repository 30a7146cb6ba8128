import type { HostId } from '../../../src/ports/host.ts';
import type { HostSystem } from '../host-system.ts';
import { createMemoryHost, MemorySystem, type MemoryHostOptions } from './index.ts';

export function openMemorySystem(options: MemoryHostOptions): Promise<HostSystem> {
  const system = new MemorySystem('memory' as HostId);
  return Promise.resolve({
    createHost: () => createMemoryHost(system, options),
    add: at((name: string, content: Buffer) => {
      system.add(name, content);
    }),
    change: at((name: string, content: Buffer) => {
      system.change(name, content);
    }),
    rename: at((from: string, to: string) => {
      system.rename(from, to);
    }),
    remove: at((name: string) => {
      system.remove(name);
    }),
    settle: () => undefined,
    breakDown: at(() => {
      system.offline = true;
    }),
    repair: at(() => {
      system.offline = false;
    }),
    originals: at(() => new Map(system.present().map(({ name, sha256 }) => [name, sha256]))),
    delivered: at((name: string) => new Map(system.renditionsOf(name))),
    leftovers: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  });
}

/** Makes a plain function one that answers later. */
function at<Args extends readonly unknown[], T>(work: (...args: Args) => T): (...args: Args) => Promise<T> {
  return (...args) => Promise.resolve().then(() => work(...args));
}
