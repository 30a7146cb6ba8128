import { join } from 'node:path';
import { expect } from 'chai';
import type { HostCursor } from '../../../src/ports/host.ts';
import { pollAll, type HostSubject } from '../../support/host-system.ts';
import type { HostBench } from '../host-contract.ts';
import { bare, codeOf, refOf, sha256, storedOf, tellAll, traitsOf } from './bench-tools.ts';

const HINT_KEYS = ['kind', 'ref', 'name', 'code', 'renamedFrom', 'sha256', 'fingerprint'];

export function describeEventPromises(bench: () => HostBench, subject: HostSubject): void {
  const { contentChanges, renames } = traitsOf(subject);
  it('tells nothing of an empty system, and gives a cursor', async () => {
    const { host, system } = bench();

    const { events, cursor } = await pollAll(system, host);

    expect(events).to.deep.equal([]);
    expect(cursor).to.match(/^[\x21-\x7e]+$/);
  });

  it('tells of a document once', async () => {
    const { host, system } = bench();
    await system.add('a.pdf', Buffer.from('a'));

    const first = await pollAll(system, host);
    const second = await pollAll(system, host, first.cursor);

    expect(bare(first.events)).to.deep.equal([{ kind: 'added', ref: await refOf(host, 'a.pdf'), name: 'a.pdf' }]);
    expect(second).to.deep.equal({ events: [], cursor: first.cursor });
  });

  if (contentChanges) {
    it('tells of new content', async () => {
      const { host, system } = bench();
      await system.add('a.pdf', Buffer.from('one'));
      const added = await pollAll(system, host);

      await system.change('a.pdf', Buffer.from('two, longer'));
      const { events } = await pollAll(system, host, added.cursor);

      expect(events.map(({ kind, ref }) => [kind, ref])).to.deep.equal([['changed', added.events[0]?.ref]]);
    });
  }

  it('tells of a removal and of a document that comes again', async () => {
    const { host, system } = bench();
    await system.add('a.pdf', Buffer.from('one'));
    const added = await pollAll(system, host);
    const refs = added.events.map(({ ref }) => ref);

    await system.remove('a.pdf');
    const removed = await tellAll(bench(), added.cursor, refs);
    await system.add('a.pdf', Buffer.from('three'));
    const again = await pollAll(system, host, removed.cursor);

    expect(removed.events.map(({ kind, ref }) => [kind, ref])).to.deep.equal([['removed', refs[0]]]);
    expect(again.events.map(({ kind }) => kind)).to.deep.equal(['added']);
  });

  it('gives hints, never data', async () => {
    const { host, system } = bench();
    await system.add('a.pdf', Buffer.from('one'));

    const { events } = await pollAll(system, host);

    for (const event of events) expect(HINT_KEYS).to.include.members(Object.keys(event));
  });

  it('tells again what an older cursor does not know: a lost answer is found by the next poll', async () => {
    const { host, system } = bench();
    await system.add('a.pdf', Buffer.from('a'));
    const { cursor } = await pollAll(system, host);
    await system.add('b.pdf', Buffer.from('b'));
    if (contentChanges) await system.change('a.pdf', Buffer.from('longer'));

    const lost = await pollAll(system, host, cursor);
    const repeated = await pollAll(system, host, cursor);

    expect(repeated.events).to.deep.equal(lost.events);
    expect(lost.events.map(({ kind, name }) => `${kind} ${name}`).sort()).to.deep.equal([
      'added b.pdf',
      ...(contentChanges ? ['changed a.pdf'] : []),
    ]);
  });

  it('goes on from a cursor in another process', async () => {
    const { host, system } = bench();
    await system.add('a.pdf', Buffer.from('a'));
    const { cursor } = await pollAll(system, host);
    await system.add('b.pdf', Buffer.from('b'));

    const kept = (JSON.parse(JSON.stringify({ cursor })) as { cursor: HostCursor }).cursor;
    const { events } = await pollAll(system, system.createHost(), kept);

    expect(events.map(({ name }) => name)).to.deep.equal(['b.pdf']);
  });

  it('tells everything that is there when asked from the beginning', async () => {
    const { host, system } = bench();
    await system.add('a.pdf', Buffer.from('a'));
    await system.add('b.pdf', Buffer.from('b'));
    await pollAll(system, host);
    await system.remove('a.pdf');

    const { events } = await pollAll(system, host);

    expect(events.map(({ kind, name }) => `${kind} ${name}`)).to.deep.equal(['added b.pdf']);
  });

  if (renames) {
    it('follows a new name: the reference goes on, or the event says which one it was', async () => {
      const { host, system, folder } = bench();
      await system.add('a.pdf', Buffer.from('abc'));
      const before = await pollAll(system, host);
      const oldRef = before.events[0]?.ref;

      await system.rename('a.pdf', 'b.pdf');
      const { events } = await pollAll(system, host, before.cursor);

      const newRef = await refOf(host, 'b.pdf');
      const renamed = newRef === oldRef ? {} : { renamedFrom: oldRef };
      expect(bare(events)).to.deep.equal([{ kind: 'changed', ref: newRef, name: 'b.pdf', ...renamed }]);
      expect((await host.reader.fetchContent(newRef, join(folder, 'copy'))).sha256).to.equal(
        sha256(storedOf(subject, 'abc')),
      );
    });
  }

  it('says nothing of a document that came and went between two polls', async () => {
    const { host, system } = bench();
    await system.add('other.pdf', Buffer.from('a'));
    const { cursor } = await pollAll(system, host);
    await system.add('a.pdf', Buffer.from('a'));
    await system.remove('a.pdf');

    const { events } = await pollAll(system, host, cursor);

    expect(events.filter(({ kind }) => kind !== 'removed')).to.deep.equal([]);
  });

  it('refuses a cursor it never gave', async () => {
    const { host } = bench();

    expect(await codeOf(host.events.pollChanges('no cursor' as HostCursor))).to.equal('invalid');
  });

  it('stops when cancelled', async () => {
    expect(await codeOf(bench().host.events.pollChanges(undefined, AbortSignal.abort()))).to.equal('cancelled');
  });
}
