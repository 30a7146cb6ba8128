import { expect } from 'chai';
import type { WireChange, WireDocument } from '../../../../../src/hosts/paperless/wire-types.ts';
import { applyPatch } from '../../../../../src/hosts/paperless/write/apply.ts';
import { HostError } from '../../../../../src/ports/errors.ts';
import type { HostPatch, HostPatchResult } from '../../../../../src/ports/host-values.ts';
import { aWireDocument, MemoryDocument, US } from '../../../../support/paperless/memory-document.ts';
import { registeredWorld } from '../../../../support/paperless/registered-objects.ts';

const world = registeredWorld();
const ADDED = '2026-11-24T23:14:14.551901+07:00';
/** Somebody has been at work in it since it came in. */
const TOUCHED = { added: ADDED, modified: '2026-11-24T23:20:14+07:00', created: '2019-05-05' };
const READ = { values: { issuedOn: '2015-01-05' }, marks: ['done'] } as const;

function aChange(changes: Readonly<Record<string, unknown>>, actor: number | null, action = 'update'): WireChange {
  return { action, changes, actor: actor === null ? null : { id: actor } };
}

describe('hosts/paperless/write: the date that the host keeps of a document', () => {
  function aHost(document: Partial<WireDocument> = {}): MemoryDocument {
    return new MemoryDocument({ ...world, document: aWireDocument(document) });
  }
  function apply(host: MemoryDocument, patch: Partial<HostPatch>, quietAt?: string): Promise<HostPatchResult> {
    const clock = { now: () => new Date('2026-11-24T16:15:00Z') };
    const context = { quietAt, hostId: 'paperless-1', api: host.api, registered: world.source(host.api), clock };
    return applyPatch({ context, id: 7, patch: { values: {}, baseline: {}, ...patch }, signal: undefined });
  }
  const notes = (host: MemoryDocument) => host.notes.map(({ note }) => note).join();

  it('is set where nobody has touched the document, without asking who, and what stood there is told', async () => {
    const host = aHost({ created: '2026-11-01' });
    host.history.push(aChange({ created: ['None', '2026-11-01'] }, 9, 'create'));

    const { before, written } = await apply(host, READ);

    expect(host.document.created).to.equal('2015-01-05');
    expect(before).to.include({ created: '2026-11-01' });
    expect(written).to.include({ created: '2015-01-05' });
    expect(host.calls).to.not.include('history');
  });

  it('stays where a person has set it since the document came in, and the document says so', async () => {
    const host = aHost(TOUCHED);
    host.history.push(aChange({ created: ['2026-11-01', '2019-05-05'] }, 9));

    const { before, written } = await apply(host, READ);

    expect(host.document.created).to.equal('2019-05-05');
    expect(before).to.not.have.property('created');
    expect(written).to.not.have.property('created');
    expect(notes(host)).to.include('2019').and.include('2015');
    expect(host.document.tags).to.include(world.mark('conflict'));
  });

  it('is set where others changed other things, or the host and we alone changed it', async () => {
    for (const changes of [
      [aChange({ title: ['a', 'b'] }, 9)],
      [aChange({ created: ['a', 'b'] }, null)],
      [aChange({ created: ['a', 'b'] }, US)],
      [aChange({ created: ['None', '2019-05-05'] }, 9, 'create')],
    ]) {
      const host = aHost(TOUCHED);
      host.history.push(...changes);
      await apply(host, READ);
      expect(host.document.created).to.equal('2015-01-05');
    }
  });

  it('is set where the host keeps no history, or does not show it', async () => {
    for (const code of ['forbidden', 'invalid', 'not-found'] as const) {
      const host = aHost(TOUCHED);
      host.at = ({ call, when }) => {
        if (call === 'history' && when === 'before')
          throw new HostError(code, code, { hostId: 'paperless-1', operation: 'history' });
      };
      const { before } = await apply(host, READ);
      expect(host.document.created).to.equal('2015-01-05');
      expect(before).to.include({ created: '2019-05-05' });
    }
  });

  it('is not asked after where we set it ourselves; a person’s later date stays', async () => {
    const host = aHost({ created: '2026-11-01' });
    const { written } = await apply(host, READ);
    host.document.modified = TOUCHED.modified;

    const second = await apply(host, { values: { issuedOn: '2016-02-02' }, baseline: written });
    expect(host.document.created).to.equal('2016-02-02');
    expect(host.calls).to.not.include('history');

    host.document.created = '2020-02-02';
    await apply(host, { values: { issuedOn: '2016-03-03' }, baseline: second.written });
    expect(host.document.created).to.equal('2020-02-02');
    expect(notes(host)).to.include('2020');
  });

  it('is known by the date of issue where the answer to the first write was lost', async () => {
    const host = aHost({ created: '2015-01-05' });
    await apply(host, { values: { created: '2026-11-01', issuedOn: null }, baseline: { issuedOn: '2015-01-05' } });
    expect(host.document.created).to.equal('2026-11-01');
    const other = aHost({ created: '2019-05-05' });
    await apply(other, { values: { created: '2026-11-01', issuedOn: null }, baseline: { issuedOn: '2015-01-05' } });
    expect(other.document.created).to.equal('2019-05-05');
  });

  it('comes back when it is asked for, except where a person has set another since', async () => {
    const host = aHost({ created: '2026-11-01' });
    const { before, written } = await apply(host, READ);

    const undone = await apply(host, { values: before, baseline: written });
    expect(host.document.created).to.equal('2026-11-01');
    expect(undone.before).to.include({ created: '2015-01-05' });

    const again = await apply(host, { ...READ, baseline: undone.written });
    expect(host.document.created, 'the date is known to be nobody’s').to.equal('2015-01-05');

    host.document.created = '2020-02-02';
    await apply(host, { values: before, baseline: again.written });
    expect(host.document.created).to.equal('2020-02-02');
  });
});
