import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DocumentRef, HostWriter, Rendition, RenditionKind } from '../../../src/ports/host.ts';
import { pollAll, type HostSubject } from '../../support/host-system.ts';
import type { HostBench } from '../host-contract.ts';
import { bare, codeOf, listAll, refOf, sha256, traitsOf } from './bench-tools.ts';

async function finished(folder: string, kind: RenditionKind, content: string): Promise<Rendition> {
  const path = join(folder, `${kind}-${sha256(content).slice(0, 8)}`);
  await writeFile(path, content);
  return { kind, path, sha256: sha256(content) };
}

export function describeWriterPromises(bench: () => HostBench, subject: HostSubject): void {
  const { capabilities } = subject;
  const { renditions: KINDS, folders } = traitsOf(subject);
  if (!capabilities.includes('write')) {
    it('has no writer, as it has no capability `write`', () => {
      expect(bench().host).to.not.have.property('writer');
    });
    return;
  }

  const one = KINDS[0] ?? 'text';
  const last = KINDS.at(-1) ?? 'text';
  const finishedAll = (folder: string, content: string): Promise<readonly Rendition[]> =>
    Promise.all(KINDS.map((kind) => finished(folder, kind, `${kind} ${content}`)));
  const allOf = (content: string): ReadonlyMap<RenditionKind, string> =>
    new Map(KINDS.map((kind) => [kind, sha256(`${kind} ${content}`)]));

  const writerOf = (): HostWriter => {
    const { writer } = bench().host;
    if (!writer) throw new Error('No writer');
    return writer;
  };

  it('lays the results of a document beside it and leaves the original as it is', async () => {
    const { host, system, folder } = bench();
    const name = `${folders ? 'hồ sơ 1/' : ''}QĐ "103" $(id).tif`;
    await system.add(name, Buffer.from('scan'));
    const before = await system.originals();

    const ref = await refOf(host, name);
    await writerOf().deliverRenditions(ref, await finishedAll(folder, 'one'));

    expect(await system.delivered(name)).to.deep.equal(allOf('one'));
    expect(await system.originals()).to.deep.equal(before);
  });

  it('changes nothing when the same is delivered again', async () => {
    const { host, system, folder } = bench();
    await system.add('a.pdf', Buffer.from('scan'));
    const ref = await refOf(host, 'a.pdf');
    await writerOf().deliverRenditions(ref, await finishedAll(folder, 'one'));

    await writerOf().deliverRenditions(ref, await finishedAll(folder, 'one'));

    expect(await system.delivered('a.pdf')).to.deep.equal(allOf('one'));
  });

  it('takes the place of an earlier result of the same kind and lets the others be', async () => {
    const { host, system, folder } = bench();
    await system.add('a.pdf', Buffer.from('scan'));
    const ref = await refOf(host, 'a.pdf');
    await writerOf().deliverRenditions(ref, await finishedAll(folder, 'one'));

    await writerOf().deliverRenditions(ref, [await finished(folder, last, 'corrected')]);

    const expected = new Map(allOf('one')).set(last, sha256('corrected'));
    expect(await system.delivered('a.pdf')).to.deep.equal(expected);
  });

  it('delivers nothing when one of the results is missing or is not what was proved', async () => {
    const { host, system, folder } = bench();
    await system.add('a.pdf', Buffer.from('scan'));
    const ref = await refOf(host, 'a.pdf');
    const good = await finishedAll(folder, 'one');
    const missing: Rendition = { kind: last, path: join(folder, 'missing'), sha256: sha256('') };
    const altered: Rendition = { ...(await finished(folder, last, 'altered')), sha256: sha256('proved') };

    const codes = [
      await codeOf(writerOf().deliverRenditions(ref, [...good.slice(0, -1), missing])),
      await codeOf(writerOf().deliverRenditions(ref, [...good.slice(0, -1), altered])),
    ];

    expect(codes).to.deep.equal(['file-not-found', 'file-changed']);
    expect(await system.delivered('a.pdf')).to.deep.equal(new Map());
  });

  it('keeps what was delivered when a later delivery fails', async () => {
    const { host, system, folder } = bench();
    await system.add('a.pdf', Buffer.from('scan'));
    const ref = await refOf(host, 'a.pdf');
    await writerOf().deliverRenditions(ref, await finishedAll(folder, 'one'));
    const altered: Rendition = { ...(await finished(folder, last, 'altered')), sha256: sha256('proved') };

    const later = [...(await finishedAll(folder, 'two')).slice(0, -1), altered];
    expect(await codeOf(writerOf().deliverRenditions(ref, later))).to.equal('file-changed');

    expect(await system.delivered('a.pdf')).to.deep.equal(allOf('one'));
  });

  it('does not take its own delivery for news', async () => {
    const { host, system, folder } = bench();
    await system.add('a.pdf', Buffer.from('scan'));
    const { cursor } = await pollAll(system, host);
    const [before] = await listAll(host);

    await writerOf().deliverRenditions(await refOf(host, 'a.pdf'), await finishedAll(folder, 'one'));

    const after = await pollAll(system, host, cursor);
    // Where the host tells of it, it says that the original is the same: nothing is to be read.
    const news = after.events.filter(({ sha256: sum = before?.sha256 }) => sum !== before?.sha256);
    expect(bare(news)).to.deep.equal([]);
    if (after.events.length === 0) expect(after.cursor).to.equal(cursor);
    const [document] = await listAll(host);
    for (const what of ['name', 'bytes', 'version', 'sha256'] as const)
      expect(document?.[what]).to.equal(before?.[what]);
  });

  it('keeps the results of neighbours apart', async () => {
    const { host, system, folder } = bench();
    const near = ['a.pdf', 'a.tif', 'a.tiff', 'a.tif.pdf', 'a.PDF', 'b/a.pdf', 'á.pdf', 'á.pdf'.normalize('NFD')];
    const names = near.filter((name) => folders || !name.includes('/'));
    for (const name of names) await system.add(name, Buffer.from(`scan ${name}`));

    for (const { ref } of await listAll(host)) {
      await writerOf().deliverRenditions(ref, await finishedAll(folder, ref));
    }

    const all = await Promise.all(names.map(async (name) => [...(await system.delivered(name)).values()]));
    expect(new Set(all.flat()).size).to.equal(names.length * KINDS.length);
  });

  it('takes away what was delivered, once and again', async () => {
    const { host, system, folder } = bench();
    const place = folders ? 'sub/a.pdf' : 'a.pdf';
    await system.add(place, Buffer.from('scan'));
    const before = await system.originals();
    const ref = await refOf(host, place);
    await writerOf().deliverRenditions(ref, await finishedAll(folder, 'one'));

    await writerOf().withdrawRenditions(ref);
    await writerOf().withdrawRenditions(ref);

    expect(await system.delivered(place)).to.deep.equal(new Map());
    expect(await system.originals()).to.deep.equal(before);
  });

  it('gives back what it delivered, and nothing where nothing is', async () => {
    const { host, system, folder } = bench();
    await system.add('a.tif', Buffer.from('scan'));
    const ref = await refOf(host, 'a.tif');
    await writerOf().deliverRenditions(ref, [await finished(folder, one, 'one')]);

    const copy = join(folder, 'copy');
    const pdf = await writerOf().fetchRendition(ref, { kind: one, targetPath: copy });
    const text = await writerOf().fetchRendition(ref, { kind: 'record', targetPath: join(folder, 'none') });
    await writerOf().withdrawRenditions(ref);
    const gone = await writerOf().fetchRendition(ref, { kind: one, targetPath: join(folder, 'none') });

    expect(pdf).to.deep.equal({ sha256: sha256('one'), bytes: 3 });
    expect(await readFile(copy, 'utf8')).to.equal('one');
    expect([text, gone]).to.deep.equal([undefined, undefined]);
    expect(await readdir(folder)).to.not.include('none');
  });

  it('delivers to no document that is gone, but takes away what lies beside one', async () => {
    const { host, system, folder } = bench();
    await system.add('a.pdf', Buffer.from('scan'));
    const ref = await refOf(host, 'a.pdf');
    await writerOf().deliverRenditions(ref, await finishedAll(folder, 'one'));
    await system.remove('a.pdf');

    expect(await codeOf(writerOf().deliverRenditions(ref, await finishedAll(folder, 'two')))).to.equal('not-found');
    await writerOf().withdrawRenditions(ref);

    expect(await system.delivered('a.pdf')).to.deep.equal(new Map());
  });

  it('refuses references it never gave', async () => {
    const { folder } = bench();
    const renditions = await finishedAll(folder, 'one');

    for (const ref of ['../a.pdf', '/tmp/a.pdf', 'a\0.pdf', ''] as DocumentRef[]) {
      expect(await codeOf(writerOf().deliverRenditions(ref, renditions))).to.equal('invalid');
      expect(await codeOf(writerOf().withdrawRenditions(ref))).to.equal('invalid');
      const targetPath = join(folder, 'copy');
      expect(await codeOf(writerOf().fetchRendition(ref, { kind: 'text', targetPath }))).to.equal('invalid');
    }
  });

  it('stops when cancelled, with nothing delivered', async () => {
    const { host, system, folder } = bench();
    await system.add('a.pdf', Buffer.from('scan'));
    const ref = await refOf(host, 'a.pdf');
    const signal = AbortSignal.abort();

    const renditions = await finishedAll(folder, 'one');
    expect(await codeOf(writerOf().deliverRenditions(ref, renditions, signal))).to.equal('cancelled');
    expect(await codeOf(writerOf().withdrawRenditions(ref, signal))).to.equal('cancelled');
    const wanted = { kind: 'text', targetPath: join(folder, 'copy') } as const;
    expect(await codeOf(writerOf().fetchRendition(ref, wanted, signal))).to.equal('cancelled');

    expect(await system.delivered('a.pdf')).to.deep.equal(new Map());
  });
}
