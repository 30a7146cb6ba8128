import { expect } from 'chai';
import fc from 'fast-check';
import type { DocumentRef } from '../../../src/ports/host.ts';
import type { HostPatchResult, HostValueName } from '../../../src/ports/host-values.ts';
import type { HostSubject } from '../../support/host-system.ts';
import type { HostBench } from '../host-contract.ts';
import { codeOf, refOf, traitsOf } from './bench-tools.ts';
import { applyOf, begin, NAME, VALUES } from './values-bench.ts';
import { describeValueEvents } from './values-events.ts';

export function describeValuePromises(bench: () => HostBench, subject: HostSubject): void {
  if (!subject.capabilities.includes('schema')) {
    it('shows and writes no values, as it has no capability `schema`', async () => {
      const { host, system } = bench();
      await system.add(NAME, Buffer.from('scan'));

      const document = await host.reader.getDocument(await refOf(host, NAME));

      expect(host.writer ?? {}).to.not.have.property('applyChanges');
      expect(host.events).to.not.have.property('resolve');
      expect(document).to.not.have.any.keys('values', 'marks', 'requests', 'fingerprint');
    });
    return;
  }
  describe('values', () => {
    describeWrites(bench);
    describePeople(bench, traitsOf(subject).races);
    describeValueEvents(bench);
  });
}

function describeWrites(bench: () => HostBench): void {
  it('writes values and marks, and shows what stands there', async () => {
    const desk = await begin(bench());

    const result = await desk.apply({ values: VALUES, marks: ['review'] });

    expect(result).to.deep.include({ changed: true, conflicts: [] });
    expect(result.written).to.include(VALUES);
    expect(result.before).to.include({ subject: null, referenceNumber: null, issuedOn: null });
    for (const [field, value] of Object.entries(VALUES)) {
      expect(await desk.valueOf(NAME, field as HostValueName), field).to.equal(value);
    }
    const document = await bench().host.reader.getDocument(desk.ref);
    expect(document?.values).to.include(VALUES);
    expect(document).to.deep.include({ marks: ['review'], requests: [], fingerprint: result.fingerprint });
  });

  it('writes nothing when all stands there', async () => {
    const desk = await begin(bench());
    const { written, fingerprint } = await desk.apply({ values: VALUES, marks: ['done'], notes: ['Trang 1'] });

    const again = await desk.apply({ values: VALUES, baseline: written, marks: ['done'], notes: ['Trang 1'] });

    expect(again).to.deep.include({ changed: false, written, fingerprint, conflicts: [], before: {} });
  });

  it('takes back what it wrote, and undoes a write by what it found before', async () => {
    const desk = await begin(bench());
    const first = await desk.apply({ values: { subject: 'một', referenceNumber: '1' } });
    const second = await desk.apply({ values: { subject: 'hai', referenceNumber: null }, baseline: first.written });
    const changed = [await desk.valueOf(NAME, 'subject'), await desk.valueOf(NAME, 'referenceNumber')];

    const undone = await desk.apply({ values: second.before, baseline: second.written });

    expect(changed).to.deep.equal(['hai', undefined]);
    expect(second.written).to.not.have.property('referenceNumber');
    expect(undone.conflicts).to.deep.equal([]);
    expect([await desk.valueOf(NAME, 'subject'), await desk.valueOf(NAME, 'referenceNumber')]).to.deep.equal([
      'một',
      '1',
    ]);
  });

  it('puts its marks in the place of its earlier ones, and leaves them where none are given', async () => {
    const desk = await begin(bench());
    const marks = async (): Promise<readonly string[]> =>
      (await bench().host.reader.getDocument(desk.ref))?.marks ?? [];
    await desk.apply({ marks: ['failed'] });
    await desk.apply({ marks: ['review', 'divide'] });

    await desk.apply({ values: { subject: 'x' } });

    expect([...(await marks())].sort()).to.deep.equal(['divide', 'review']);
    await desk.apply({ marks: [] });
    expect(await marks()).to.deep.equal([]);
  });

  it('writes a note once', async () => {
    const desk = await begin(bench());
    const note = 'Trang 2: "số ký hiệu" không rõ\nHai số khác nhau.';

    await desk.apply({ notes: [note] });
    await desk.apply({ notes: [note, 'Khác'] });

    expect((await desk.notesOf(NAME)).filter((one) => [note, 'Khác'].includes(one))).to.deep.equal([note, 'Khác']);
  });

  it('takes its own notes away, and nobody else’s', async () => {
    const desk = await begin(bench());
    const standing = async () => (await desk.notesOf(NAME)).filter((note) => TOLD.includes(note));
    const TOLD = ['Trang 2: “số 12” không rõ', 'Trang 3: “ngày” không rõ', 'Giữ lại', 'Của chúng tôi'];
    const first = await desk.apply({ notes: TOLD.slice(0, 2) });
    const second = await desk.apply({ notes: TOLD.slice(1, 2) });
    await desk.addOwn(NAME);
    const patch = { notes: ['Giữ lại'], withdrawnNotes: first.notes };

    const result = await desk.apply(patch);
    const again = await desk.apply({ ...patch, withdrawnNotes: [...first.notes, ...result.notes] });

    expect([first.notes, second.notes].map(({ length }) => length)).to.deep.equal([2, 1]);
    expect(first.notes).to.include.members([...second.notes]);
    expect(await standing()).to.have.members(['Của chúng tôi', 'Giữ lại']);
    expect(result).to.deep.include({ changed: true, notesLeft: 0 });
    expect(again).to.deep.include({ changed: false, notesLeft: 0, notes: result.notes });
  });

  it('refuses what is no reference, is gone, or was cancelled', async () => {
    const desk = await begin(bench());
    const { host, system } = bench();
    const apply = applyOf(host.writer);
    const patch = { values: { subject: 'x' }, baseline: {} };

    expect(await codeOf(apply('../x' as DocumentRef, patch))).to.equal('invalid');
    expect(await codeOf(apply(desk.ref, patch, AbortSignal.abort()))).to.equal('cancelled');
    expect(await desk.valueOf(NAME, 'subject')).to.equal(undefined);
    await system.remove(NAME);
    expect(await codeOf(apply(desk.ref, patch))).to.equal('not-found');
  });
}

function describePeople(bench: () => HostBench, races: boolean): void {
  it('leaves a value of a person alone, also one they put in the place of ours, and says so', async () => {
    const desk = await begin(bench());
    await desk.setValue(NAME, 'subject', 'của người');
    const first = await desk.apply({ values: VALUES });
    await desk.setValue(NAME, 'referenceNumber', '7/QĐ');

    const second = await desk.apply({ values: { ...VALUES, referenceNumber: '8/QĐ' }, baseline: first.written });

    expect(first.conflicts).to.deep.equal([{ field: 'subject', ours: VALUES.subject, theirs: 'của người' }]);
    expect(second.conflicts).to.deep.include({ field: 'referenceNumber', ours: '8/QĐ', theirs: '7/QĐ' });
    const standing = [await desk.valueOf(NAME, 'subject'), await desk.valueOf(NAME, 'referenceNumber')];
    expect(standing).to.deep.equal(['của người', '7/QĐ']);
  });

  it('does not fill again what a person emptied', async () => {
    const desk = await begin(bench());
    const { written } = await desk.apply({ values: VALUES });
    await desk.setValue(NAME, 'subject', null);

    const { conflicts } = await desk.apply({ values: { subject: 'mới' }, baseline: written });

    expect(conflicts).to.deep.equal([{ field: 'subject', ours: 'mới', theirs: null }]);
    expect(await desk.valueOf(NAME, 'subject')).to.equal(undefined);
  });

  it('does not take back what a person wrote', async () => {
    const desk = await begin(bench());
    const { written } = await desk.apply({ values: VALUES });
    await desk.setValue(NAME, 'subject', 'của người');

    await desk.apply({ values: { subject: null }, baseline: written });

    expect(await desk.valueOf(NAME, 'subject')).to.equal('của người');
  });

  it('keeps what has nothing to do with us', async () => {
    const desk = await begin(bench());
    await desk.addOwn(NAME);
    const before = await desk.ownOf(NAME);

    const { written } = await desk.apply({ values: VALUES, marks: ['review'], notes: ['n'] });
    await desk.apply({ values: { subject: null }, baseline: written, marks: [] });

    expect(await desk.ownOf(NAME)).to.deep.equal(before);
  });

  it('shows what a person asks for until it is carried out', async () => {
    const desk = await begin(bench());
    const requests = async (): Promise<unknown> => (await bench().host.reader.getDocument(desk.ref))?.requests;
    await desk.ask(NAME, 'read-again');
    await desk.ask(NAME, 'accept');
    const asked = await requests();

    await desk.apply({ answered: ['read-again'], marks: ['done'] });

    expect(asked).to.have.members(['read-again', 'accept']);
    expect(await requests()).to.deep.equal(['accept']);
  });

  if (races) {
    it('keeps what a person adds between reading and writing', async () => {
      const desk = await begin(bench());
      const { written } = await desk.apply({ values: { subject: 'một' } });
      desk.whileWriting?.(async () => {
        await desk.addOwn(NAME);
        await desk.setValue(NAME, 'referenceNumber', '7/QĐ');
      });

      await desk.apply({ values: { subject: 'hai' }, baseline: written, marks: ['done'] });

      expect([await desk.valueOf(NAME, 'subject'), await desk.valueOf(NAME, 'referenceNumber')]).to.deep.equal([
        'hai',
        '7/QĐ',
      ]);
      const own = Object.values((await desk.ownOf(NAME)) as Readonly<Record<string, object>>).flatMap(Object.values);
      expect(own).to.not.deep.equal([]);
      expect((await bench().host.reader.getDocument(desk.ref))?.marks).to.deep.equal(['done']);
    });
  }

  it('changes no field it does not name, whoever writes in between', async () => {
    const desk = await begin(bench());
    const field = fc.constantFrom('subject' as const, 'referenceNumber' as const);
    const value = fc.constantFrom('một', 'hai', 'ba', null);
    const deed = fc.record({ by: fc.constantFrom('us', 'person'), field, value });
    let baseline: HostPatchResult['written'] = {};

    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 6 }), async (deeds) => {
        for (const { by, field: name, value: text } of deeds) {
          const other = name === 'subject' ? 'referenceNumber' : 'subject';
          const before = await desk.valueOf(NAME, other);
          if (by === 'person') await desk.setValue(NAME, name, text);
          else baseline = (await desk.apply({ values: { [name]: text }, baseline })).written;
          expect(await desk.valueOf(NAME, other)).to.equal(before);
        }
      }),
      { numRuns: 15 },
    );
  });
}
