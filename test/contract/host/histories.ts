import { expect } from 'chai';
import fc from 'fast-check';
import type { DocumentRef, Host, HostCursor, HostEvent } from '../../../src/ports/host.ts';
import type { HostSubject, HostSystem, HostTraits } from '../../support/host-system.ts';
import { listAll, tellAll, traitsOf } from './bench-tools.ts';

const NAMES = ['a.pdf', 'b.pdf', 'hồ sơ/a.pdf', 'hồ sơ/QĐ 1.tif', 'á.pdf', 'á.pdf'.normalize('NFD'), 'x.pdf/y.png'];
const name = fc.constantFrom(...NAMES);

const deed = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), name, content: fc.string({ minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('rename' as const), name, to: name }),
  fc.record({ kind: fc.constant('remove' as const), name }),
  fc.record({ kind: fc.constant('poll' as const) }),
  // The answer of a poll is lost: whoever asked was killed before it could keep the cursor.
  fc.record({ kind: fc.constant('lost poll' as const) }),
  fc.record({ kind: fc.constant('restart' as const) }),
  fc.record({ kind: fc.constant('wait' as const) }),
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

/** Whoever keeps the documents by events alone, as the service does. */
class Follower {
  readonly known = new Map<DocumentRef, string>();
  cursor: HostCursor | undefined;

  take(event: HostEvent): void {
    if (event.renamedFrom !== undefined) this.known.delete(event.renamedFrom);
    if (event.kind === 'removed' || event.kind === 'problem') this.known.delete(event.ref);
    else this.known.set(event.ref, event.name);
  }
}

class History {
  readonly #system: HostSystem;
  readonly #traits: HostTraits;
  readonly #follower = new Follower();
  readonly #names = new Set<string>();
  #host: Host;

  constructor(system: HostSystem, traits: HostTraits) {
    this.#system = system;
    this.#traits = traits;
    this.#host = system.createHost();
  }

  async act(step: Deed): Promise<void> {
    switch (step.kind) {
      case 'write':
        await this.#write(step.name, Buffer.from(step.content));
        return;
      case 'rename':
        await this.#rename(step.name, step.to);
        return;
      case 'remove':
        if (this.#names.delete(step.name)) await this.#system.remove(step.name);
        return;
      case 'poll': {
        const { events, cursor } = await this.#host.events.pollChanges(this.#follower.cursor);
        for (const event of events) this.#follower.take(event);
        this.#follower.cursor = cursor;
        return;
      }
      case 'lost poll':
        await this.#host.events.pollChanges(this.#follower.cursor);
        return;
      case 'restart':
        this.#host = this.#system.createHost();
        return;
      case 'wait':
        this.#system.settle();
    }
  }

  /** What the system does not let people do is left out. */
  async #write(target: string, content: Buffer): Promise<void> {
    if (this.#names.has(target) && !this.#traits.contentChanges) return;
    await (this.#names.has(target) ? this.#system.change(target, content) : this.#system.add(target, content));
    this.#names.add(target);
  }

  async #rename(from: string, to: string): Promise<void> {
    if (!this.#traits.renames || this.#names.has(to) || !this.#names.delete(from)) return;
    await this.#system.rename(from, to);
    this.#names.add(to);
  }

  /** In the end, who followed the events knows exactly what is there. */
  async check(): Promise<void> {
    const bench = { system: this.#system, host: this.#host };
    const { events } = await tellAll(bench, this.#follower.cursor, [...this.#follower.known.keys()]);
    for (const event of events) this.#follower.take(event);
    const there = new Map((await listAll(this.#host)).map((document) => [document.ref, document.name]));
    expect(new Map([...this.#follower.known].sort())).to.deep.equal(new Map([...there].sort()));
    expect(there.size).to.equal(this.#names.size);
  }
}

export function describeHistories(subject: HostSubject): void {
  const traits = traitsOf(subject);
  const isPossible = (step: Deed): boolean =>
    traits.folders || !('name' in step) || ![step.name, 'to' in step ? step.to : ''].some((one) => one.includes('/'));
  it('lets whoever follows its events know what is there, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 30, size: 'max' }), async (deeds) => {
        const system = await subject.openSystem();
        try {
          const history = new History(system, traits);
          for (const step of deeds.filter(isPossible)) await history.act(step);
          await history.check();
        } finally {
          await system.close();
        }
      }),
      { numRuns: subject.historyRuns ?? 60 },
    );
  });
}
