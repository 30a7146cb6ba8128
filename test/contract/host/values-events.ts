import { expect } from 'chai';
import type { DocumentRef } from '../../../src/ports/host.ts';
import { pollAll } from '../../support/host-system.ts';
import type { HostBench } from '../host-contract.ts';
import { codeOf, refOf } from './bench-tools.ts';
import { begin, NAME, VALUES } from './values-bench.ts';

export function describeValueEvents(bench: () => HostBench): void {
  it('knows its own write again when it comes back', async () => {
    const desk = await begin(bench());
    const { host, system } = bench();
    const { cursor } = await pollAll(system, host);

    const { fingerprint } = await desk.apply({ values: VALUES, marks: ['review'] });

    const { events } = await pollAll(system, host, cursor);
    expect(events.map((event) => event.fingerprint)).to.deep.equal(events.map(() => fingerprint));
  });

  it('tells of a value that a person changed: same content, another fingerprint', async () => {
    const desk = await begin(bench());
    const { host, system } = bench();
    const { cursor, events: added } = await pollAll(system, host);
    const { fingerprint } = await desk.apply({ values: VALUES });

    await desk.setValue(NAME, 'subject', 'của người');
    const { events } = await pollAll(system, host, cursor);

    expect(events.map(({ kind, ref }) => [kind, ref])).to.deep.equal([['changed', desk.ref]]);
    expect(events[0]?.sha256).to.equal(added[0]?.sha256);
    expect(events[0]?.fingerprint).to.not.equal(fingerprint);
  });

  it('tells the truth behind a hint: as the document stands, or that there is none', async () => {
    const desk = await begin(bench());
    const { host, system } = bench();
    await desk.setValue(NAME, 'subject', 'của người');
    const resolve = host.events.resolve?.bind(host.events);
    if (!resolve) throw new Error('No hints');

    const event = await resolve(desk.ref);
    const document = await host.reader.getDocument(desk.ref);
    await system.remove(NAME);

    expect(event).to.deep.include({ ref: desk.ref, name: NAME, fingerprint: document?.fingerprint });
    if (document?.sha256 !== undefined) expect(event?.sha256).to.equal(document.sha256);
    const gone = await resolve(desk.ref);
    expect(gone?.kind ?? 'removed').to.equal('removed');
    expect(await codeOf(resolve('../x' as DocumentRef))).to.equal('invalid');
    expect(await codeOf(resolve(desk.ref, AbortSignal.abort()))).to.equal('cancelled');
  });

  it('finds by looking at everything what came and what went', async () => {
    const desk = await begin(bench());
    const { host, system } = bench();
    await system.add('b.pdf', Buffer.from('scan b'));
    const other = await refOf(host, 'b.pdf');
    await system.remove(NAME);
    async function* known(): AsyncGenerator<{ ref: DocumentRef }> {
      yield await Promise.resolve({ ref: desk.ref });
    }

    const found: string[] = [];
    for await (const { kind, ref } of host.events.reconcile?.(known()) ?? []) found.push(`${kind} ${ref}`);

    expect(found.sort()).to.deep.equal([`added ${other}`, `removed ${desk.ref}`]);
  });
}
