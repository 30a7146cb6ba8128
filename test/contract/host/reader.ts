import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DocumentRef } from '../../../src/ports/host.ts';
import { pollAll, type HostSubject } from '../../support/host-system.ts';
import type { HostBench } from '../host-contract.ts';
import { codeOf, listAll, refOf, sha256, storedOf, traitsOf } from './bench-tools.ts';

const HOSTILE = ['', '/', '/etc/passwd', '../a.pdf', 'a/../../b.pdf', './a.pdf', 'a\0.pdf', 'a//b.pdf', '%2e%2e/a.pdf'];

export function describeReaderPromises(bench: () => HostBench, subject: HostSubject): void {
  const { listSizes } = subject;
  const { contentChanges, folders } = traitsOf(subject);
  const nested = folders ? 'hồ sơ 1/QĐ 103.pdf' : 'QĐ "103" $(id).pdf';

  for (const size of listSizes) {
    it(`lists ${String(size)} documents, each once`, async () => {
      const { host, system } = bench();
      const names = Array.from({ length: size }, (_, index) => `${String(index)}.pdf`);
      for (const name of names) await system.add(name, Buffer.from(name));

      const documents = await listAll(host);

      expect(documents.map(({ name }) => name).sort()).to.deep.equal(names.sort());
      expect(new Set(documents.map(({ ref }) => ref)).size).to.equal(size);
    });
  }

  it('may be asked to stop in the middle of a list', async () => {
    const { host, system } = bench();
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) await system.add(name, Buffer.from(name));

    for await (const document of host.reader.listDocuments()) {
      expect(document.bytes).to.equal(storedOf(subject, document.name).length);
      break;
    }
  });

  it('gets a document as it listed it', async () => {
    const { host, system } = bench();
    await system.add(nested, Buffer.from('abc'));

    const [listed] = await listAll(host);
    const got = await host.reader.getDocument(await refOf(host, nested));

    expect(got).to.deep.equal(listed);
    expect(got).to.include({ name: nested, bytes: storedOf(subject, 'abc').length });
  });

  it('keeps reference and version while nothing changes, on every instance', async () => {
    const { host, system } = bench();
    await system.add('a.pdf', Buffer.from('a'));
    const before = await listAll(host);

    const after = await listAll(system.createHost());

    expect(after).to.deep.equal(before);
  });

  if (contentChanges) {
    it('gives another version when the content changes', async () => {
      const { host, system } = bench();
      await system.add('a.pdf', Buffer.from('one'));
      const [before] = await listAll(host);

      await system.change('a.pdf', Buffer.from('two'));
      const [after] = await listAll(host);

      expect(after?.ref).to.equal(before?.ref);
      expect(after?.version).to.not.equal(before?.version);
    });
  }

  it('names in NFC and reads again what was named so', async () => {
    const { host, system, folder } = bench();
    await system.add('Quyết định số 7.pdf'.normalize('NFD'), Buffer.from('abc'));

    const { events } = await pollAll(system, host);
    const ref = await refOf(host, 'Quyết định số 7.pdf'.normalize('NFC'));
    const fetched = await host.reader.fetchContent(ref.normalize('NFC') as DocumentRef, join(folder, 'a'));

    expect(events.map(({ name }) => name)).to.deep.equal(['Quyết định số 7.pdf'.normalize('NFC')]);
    expect(fetched.sha256).to.equal(sha256(storedOf(subject, 'abc')));
  });

  it('copies the content and leaves the original as it is', async () => {
    const { host, system, folder } = bench();
    const text = 'Cộng hòa xã hội chủ nghĩa Việt Nam\n'.repeat(5000);
    const content = storedOf(subject, text);
    await system.add('a.pdf', Buffer.from(text));
    const before = await system.originals();

    const fetched = await host.reader.fetchContent(await refOf(host, 'a.pdf'), join(folder, 'copy'));

    expect(fetched).to.deep.equal({ sha256: sha256(content), bytes: content.length });
    expect(sha256(await readFile(join(folder, 'copy')))).to.equal(sha256(content));
    expect(await system.originals()).to.deep.equal(before);
  });

  it('does not write over a file that is there already', async () => {
    const { host, system, folder } = bench();
    await system.add('a.pdf', Buffer.from('abc'));
    await writeFile(join(folder, 'mine'), 'mine');

    const fetching = host.reader.fetchContent(await refOf(host, 'a.pdf'), join(folder, 'mine'));

    await fetching.then(
      () => expect.fail('wrote over it'),
      () => undefined,
    );
    expect(await readFile(join(folder, 'mine'), 'utf8')).to.equal('mine');
  });

  it('knows nothing of a document that was removed', async () => {
    const { host, system, folder } = bench();
    await system.add('a.pdf', Buffer.from('abc'));
    const ref = await refOf(host, 'a.pdf');
    await system.remove('a.pdf');

    expect(await host.reader.getDocument(ref)).to.equal(undefined);
    expect(await codeOf(host.reader.fetchContent(ref, join(folder, 'copy')))).to.equal('not-found');
    expect(await readdir(folder)).to.deep.equal([]);
  });

  for (const ref of HOSTILE) {
    it(`refuses ${JSON.stringify(ref)} for a reference`, async () => {
      const { host, folder } = bench();

      expect(await codeOf(host.reader.getDocument(ref as DocumentRef))).to.equal('invalid');
      expect(await codeOf(host.reader.fetchContent(ref as DocumentRef, join(folder, 'copy')))).to.equal('invalid');
      expect(await readdir(folder)).to.deep.equal([]);
    });
  }

  it('stops when cancelled and leaves no file', async () => {
    const { host, system, folder } = bench();
    await system.add('a.pdf', Buffer.from('abc'));
    const ref = await refOf(host, 'a.pdf');
    const signal = AbortSignal.abort();

    expect(await codeOf(host.reader.getDocument(ref, signal))).to.equal('cancelled');
    expect(await codeOf(listAll(host, signal))).to.equal('cancelled');
    expect(await codeOf(host.reader.fetchContent(ref, join(folder, 'copy'), signal))).to.equal('cancelled');
    expect(await readdir(folder)).to.deep.equal([]);
  });
}
