import { expect } from 'chai';
import type { HostIntake } from '../../../src/ports/host.ts';
import { rejection } from '../../support/rejection.ts';
import { pollAll, type HostSubject } from '../../support/host-system.ts';
import type { HostBench } from '../host-contract.ts';
import { bare, codeOf, listAll, sha256, storedOf, traitsOf } from './bench-tools.ts';

async function* inPieces(content: Buffer): AsyncGenerator<Uint8Array> {
  for (const at of [0, 3]) yield await Promise.resolve(content.subarray(at, at === 0 ? 3 : undefined));
}

async function* breakingOff(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from('half'));
  throw new Error('connection lost');
}

const BAD_NAMES = ['', '../a.pdf', 'sub/a.pdf', '/a.pdf', 'a\0.pdf', 'two\nlines.pdf', 'no ending'];

export function describeIntakePromises(bench: () => HostBench, subject: HostSubject): void {
  const { capabilities } = subject;
  const { uniqueNames } = traitsOf(subject);
  /** Some hosts look at the first bytes. */
  const given = (text: string) => `%PDF-1.4 ${text}`;
  const contentOf = (text: string) => storedOf(subject, given(text));
  const upload = (name: string, text: string) => ({ name, content: inPieces(contentOf(text)) });
  const sumOf = (text: string) => sha256(contentOf(text));
  if (!capabilities.includes('intake')) {
    it('takes no uploads, as it has no capability `intake`', () => {
      expect(bench().host).to.not.have.property('intake');
    });
    return;
  }

  const intakeOf = (): HostIntake => {
    const { intake } = bench().host;
    if (!intake) throw new Error('No intake');
    return intake;
  };

  it('takes an upload, whole and under its name in NFC, and the next poll tells of it', async () => {
    const { host, system } = bench();
    const { cursor } = await pollAll(system, host);
    const name = 'Quyết định "7" $(id).pdf';

    const taken = await intakeOf().receive(upload(name.normalize('NFD'), 'one two'));

    const bytes = contentOf('one two').length;
    expect(taken).to.include({ name: name.normalize('NFC'), bytes, sha256: sumOf('one two') });
    expect(await system.originals()).to.deep.equal(new Map([[name.normalize('NFC'), sumOf('one two')]]));
    const { events } = await pollAll(system, host, cursor);
    expect(bare(events)).to.deep.equal([{ kind: 'added', ref: taken.ref, name: taken.name }]);
  });

  it('never lays an upload over another document', async () => {
    const { host, system } = bench();
    await system.add('a.pdf', Buffer.from(given('there before')));

    const second = await intakeOf().receive(upload('a.pdf', 'second'));
    const third = await intakeOf().receive(upload('a.pdf', 'third'));

    expect([second.name, third.name]).to.deep.equal(uniqueNames ? ['a (2).pdf', 'a (3).pdf'] : ['a.pdf', 'a.pdf']);
    expect(second.ref).to.not.equal(third.ref);
    const there = await listAll(host);
    expect(new Set(there.map(({ ref }) => ref)).size).to.equal(3);
    expect(new Set(there.map(({ version }) => version)).size).to.equal(3);
    const expected = { 'a.pdf': 'there before', 'a (2).pdf': 'second', 'a (3).pdf': 'third' };
    const hashes = Object.entries(expected).map(([name, content]) => [name, sumOf(content)] as const);
    if (uniqueNames) expect([...(await system.originals())].sort()).to.deep.equal(hashes.sort());
  });

  it('takes two uploads of one name at the same time', async () => {
    const uploads = ['one', 'two', 'three'].map((text) => intakeOf().receive(upload('a.pdf', text)));

    const names = (await Promise.all(uploads)).map(({ name }) => name);

    expect(names.sort()).to.deep.equal(uniqueNames ? ['a (2).pdf', 'a (3).pdf', 'a.pdf'] : ['a.pdf', 'a.pdf', 'a.pdf']);
    expect(await listAll(bench().host)).to.have.length(3);
  });

  if (!uniqueNames) {
    it('lays no content twice, whether it came by an upload or not: says which document it is', async () => {
      const { host, system } = bench();
      await system.add('a.pdf', Buffer.from(given('there before')));
      const [before] = await listAll(host);
      const first = await intakeOf().receive(upload('b.pdf', 'new'));

      const again = await intakeOf().receive(upload('b.pdf', 'new'));
      const other = await intakeOf().receive(upload('c.pdf', 'there before'));

      expect(again).to.include({ ref: first.ref, wasThere: true });
      expect(other).to.include({ ref: before?.ref, wasThere: true });
      expect(await listAll(host)).to.have.length(2);
    });
  }

  for (const name of BAD_NAMES) {
    it(`refuses ${JSON.stringify(name)} for a name`, async () => {
      expect(await codeOf(intakeOf().receive(upload(name, 'x')))).to.equal('invalid');
      expect((await bench().system.originals()).size).to.equal(0);
    });
  }

  it('keeps nothing of an upload that breaks off or is cancelled', async () => {
    const { host, system } = bench();

    const broken = await rejection(intakeOf().receive({ name: 'a.pdf', content: breakingOff() }));
    const signal = AbortSignal.abort();
    const cancelled = await codeOf(intakeOf().receive(upload('a.pdf', 'x'), signal));

    expect(broken).to.be.instanceOf(Error);
    expect(cancelled).to.equal('cancelled');
    expect((await system.originals()).size).to.equal(0);
    expect(await listAll(host)).to.deep.equal([]);
  });
}
