import { expect } from 'chai';
import type { HostIntake } from '../../../src/ports/host.ts';
import { rejection } from '../../support/rejection.ts';
import { pollAll, type HostSubject } from '../../support/host-system.ts';
import type { HostBench } from '../host-contract.ts';
import { bare, codeOf, listAll, sha256 } from './bench-tools.ts';

async function* inPieces(...pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield await Promise.resolve(Buffer.from(piece));
}

async function* breakingOff(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from('half'));
  throw new Error('connection lost');
}

const BAD_NAMES = ['', '../a.pdf', 'sub/a.pdf', '/a.pdf', 'a\0.pdf', 'two\nlines.pdf', 'no ending'];

export function describeIntakePromises(bench: () => HostBench, { capabilities }: HostSubject): void {
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

    const taken = await intakeOf().receive({ name: name.normalize('NFD'), content: inPieces('one ', 'two') });

    expect(taken).to.include({ name: name.normalize('NFC'), bytes: 7, sha256: sha256('one two') });
    expect(await system.originals()).to.deep.equal(new Map([[name.normalize('NFC'), sha256('one two')]]));
    const { events } = await pollAll(system, host, cursor);
    expect(bare(events)).to.deep.equal([{ kind: 'added', ref: taken.ref, name: taken.name }]);
  });

  it('never lays an upload over another document', async () => {
    const { system } = bench();
    await system.add('a.pdf', Buffer.from('there before'));

    const second = await intakeOf().receive({ name: 'a.pdf', content: inPieces('second') });
    const third = await intakeOf().receive({ name: 'a.pdf', content: inPieces('third') });

    expect([second.name, third.name]).to.deep.equal(['a (2).pdf', 'a (3).pdf']);
    const expected = { 'a.pdf': 'there before', 'a (2).pdf': 'second', 'a (3).pdf': 'third' };
    const hashes = Object.entries(expected).map(([name, content]) => [name, sha256(content)] as const);
    expect([...(await system.originals())].sort()).to.deep.equal(hashes.sort());
  });

  it('takes two uploads of one name at the same time', async () => {
    const uploads = ['one', 'two', 'three'].map((text) =>
      intakeOf().receive({ name: 'a.pdf', content: inPieces(text) }),
    );

    const names = (await Promise.all(uploads)).map(({ name }) => name);

    expect(names.sort()).to.deep.equal(['a (2).pdf', 'a (3).pdf', 'a.pdf']);
    expect((await bench().system.originals()).size).to.equal(3);
  });

  for (const name of BAD_NAMES) {
    it(`refuses ${JSON.stringify(name)} for a name`, async () => {
      expect(await codeOf(intakeOf().receive({ name, content: inPieces('x') }))).to.equal('invalid');
      expect((await bench().system.originals()).size).to.equal(0);
    });
  }

  it('keeps nothing of an upload that breaks off or is cancelled', async () => {
    const { host, system } = bench();

    const broken = await rejection(intakeOf().receive({ name: 'a.pdf', content: breakingOff() }));
    const signal = AbortSignal.abort();
    const cancelled = await codeOf(intakeOf().receive({ name: 'a.pdf', content: inPieces('x') }, signal));

    expect(broken).to.be.instanceOf(Error);
    expect(cancelled).to.equal('cancelled');
    expect((await system.originals()).size).to.equal(0);
    expect(await listAll(host)).to.deep.equal([]);
  });
}
