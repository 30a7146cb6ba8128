import type { Host, HostCapability, HostCursor, HostEvent, RenditionKind } from '../../src/ports/host.ts';

/** A system to be reached through a host, empty at first, with the people who work in it. */
export interface HostSystem {
  /** A new host on this system, as another process or a later start would make it. */
  createHost(): Host;
  add(name: string, content: Buffer): Promise<void>;
  change(name: string, content: Buffer): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** So much time goes by that nothing counts as unfinished any more. */
  settle(): void;
  /** The system stops answering, and answers again. */
  breakDown(): Promise<void>;
  repair(): Promise<void>;
  /** SHA-256 of every original by name, seen past the host. */
  originals(): Promise<ReadonlyMap<string, string>>;
  /** SHA-256 of what lies beside a document, seen past the host. */
  delivered(name: string): Promise<ReadonlyMap<RenditionKind, string>>;
  /** What was left behind and belongs to nobody. */
  leftovers(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface HostSubject {
  readonly name: string;
  readonly capabilities: readonly HostCapability[];
  /** Numbers of documents at which listing could go wrong: around the size of a page. */
  readonly listSizes: readonly number[];
  openSystem(): Promise<HostSystem>;
}

/** Polls until the host has nothing left to tell; the events of all polls together. */
export async function pollAll(
  system: HostSystem,
  host: Host,
  cursor?: HostCursor,
): Promise<{ readonly events: readonly HostEvent[]; readonly cursor: HostCursor }> {
  const events: HostEvent[] = [];
  let at = cursor;
  for (let round = 0; round < 50; round += 1) {
    system.settle();
    const result = await host.events.pollChanges(at);
    events.push(...result.events);
    at = result.cursor;
    if (result.pending === 0) return { events, cursor: at };
  }
  throw new Error('The host never had everything told');
}
