import { expect } from 'chai';
import type { DocumentRef } from '../../../src/ports/host.ts';
import type { HostDisposal } from '../../../src/ports/host-disposal.ts';
import { pollAll, type HostSubject } from '../../support/host-system.ts';
import type { HostBench } from '../host-contract.ts';
import { codeOf, listAll, refOf, sha256, storedOf, traitsOf } from './bench-tools.ts';

export function describeDisposalPromises(bench: () => HostBench, subject: HostSubject): void {
  const { destroys, contentChanges } = traitsOf(subject);
  if (destroys === 'cannot') {
    it('destroys nothing', () => {
      expect(bench().host).to.not.have.property('disposal');
    });
    return;
  }
  const disposal = (): HostDisposal => {
    const { host } = bench();
    if (!host.disposal) throw new Error('No disposal');
    return host.disposal;
  };
  const witnessed = async (ref: DocumentRef) => {
    const witness = await disposal().witness(ref);
    if (!witness) throw new Error('Not there');
    return witness;
  };

  it('says of a document what it is before it goes, and changes nothing by it', async () => {
    const { host, system } = bench();
    await system.add('a.pdf', Buffer.from('a'));
    const ref = await refOf(host, 'a.pdf');
    const before = await system.originals();

    const witness = await witnessed(ref);

    expect(witness.sha256).to.equal(sha256(storedOf(subject, 'a')));
    expect(witness.version).to.equal((await host.reader.getDocument(ref))?.version);
    expect(JSON.stringify(witness.metadata)).to.include('a.pdf');
    expect(await system.originals()).to.deep.equal(before);
    expect(await disposal().where(ref)).to.equal('present');
  });

  if (destroys === 'may-not') {
    it('destroys nothing where its account may not, and says so', async () => {
      const { host, system } = bench();
      await system.add('a.pdf', Buffer.from('a'));
      const ref = await refOf(host, 'a.pdf');

      expect(await disposal().missingRights()).to.not.deep.equal([]);
      expect(await codeOf(disposal().trash(ref, await witnessed(ref)))).to.equal('forbidden');
      expect(await disposal().where(ref)).to.equal('present');
    });
    return;
  }

  it('moves a document into the trash, then away for good, each once however often it is asked', async () => {
    const { host, system } = bench();
    for (const name of ['a.pdf', 'b.pdf']) await system.add(name, Buffer.from(name));
    const ref = await refOf(host, 'a.pdf');
    const witness = await witnessed(ref);
    const { cursor } = await pollAll(system, host);

    expect(await disposal().missingRights()).to.deep.equal([]);
    for (let time = 0; time < 2; time += 1) {
      expect(await disposal().trash(ref, witness)).to.equal('trashed');
      expect(await disposal().where(ref)).to.equal('trashed');
    }
    expect(await host.reader.getDocument(ref)).to.equal(undefined);
    expect(await disposal().witness(ref)).to.equal(undefined);
    for (let time = 0; time < 2; time += 1) {
      expect(await disposal().erase(ref, witness)).to.equal('erased');
      expect(await disposal().where(ref)).to.equal('gone');
    }

    expect((await listAll(host)).map(({ name }) => name)).to.deep.equal(['b.pdf']);
    expect((await pollAll(system, host, cursor)).events.filter(({ kind }) => kind !== 'removed')).to.deep.equal([]);
  });

  it('never erases what is not in the trash, and trashes nothing that is not there', async () => {
    const { host, system } = bench();
    await system.add('a.pdf', Buffer.from('a'));
    const ref = await refOf(host, 'a.pdf');
    const witness = await witnessed(ref);

    expect(await codeOf(disposal().erase(ref, witness))).to.equal('conflict');
    expect(await disposal().where(ref)).to.equal('present');
    await disposal().trash(ref, witness);
    await disposal().erase(ref, witness);
    expect(await codeOf(disposal().trash(ref, witness))).to.equal('not-found');
  });

  it('leaves where it is what is another document than the one that was witnessed', async () => {
    const { host, system } = bench();
    await system.add('a.pdf', Buffer.from('a'));
    const ref = await refOf(host, 'a.pdf');
    const witness = await witnessed(ref);
    const other = contentChanges ? witness : { ...witness, sha256: 'f'.repeat(64), version: 'another' };
    if (contentChanges) await system.change('a.pdf', Buffer.from('somebody wrote this'));
    const before = await system.originals();

    expect(await disposal().trash(ref, other)).to.equal('other');

    expect(await disposal().where(ref)).to.equal('present');
    expect(await system.originals()).to.deep.equal(before);
  });
}
