import { expect } from 'chai';
import { applyPatch } from '../../../../../src/hosts/paperless/write/apply.ts';
import { message } from '../../../../../src/infra/messages/message.ts';
import type { HostPatch, HostPatchResult } from '../../../../../src/ports/host-values.ts';
import { HostError } from '../../../../../src/ports/errors.ts';
import { aWireDocument, lostAnswer, MemoryDocument, US } from '../../../../support/paperless/memory-document.ts';
import { registeredWorld } from '../../../../support/paperless/registered-objects.ts';

const world = registeredWorld();

function aHost(): MemoryDocument {
  return new MemoryDocument({ ...world, document: aWireDocument() });
}

function apply(host: MemoryDocument, patch: Partial<HostPatch>): Promise<HostPatchResult> {
  const context = {
    ...{ hostId: 'paperless-1', api: host.api, registered: world.source(host.api) },
    clock: { now: () => new Date('2026-11-24T16:15:00Z') },
  };
  return applyPatch({ context, id: 7, patch: { values: {}, baseline: {}, ...patch }, signal: undefined });
}

describe('hosts/paperless/write/notes: ours that go', () => {
  const QUOTE = message('host.note.review', { fields: 'Trích yếu «bí mật» (trang 1: “bí mật”)' });
  const user = { id: US };

  it('are those that it wrote, or that have their form; what a person wrote stays', async () => {
    const host = aHost();
    const { notes } = await apply(host, { notes: ['Trang 2 mờ', 'Trang 3 mờ'] });
    host.notes.push({ id: 11, note: QUOTE.normalize('NFD'), user });
    host.notes.push({ id: 12, note: QUOTE, user: { id: US + 1 } });
    host.notes.push({ id: 13, note: 'Cần người xem lại', user });
    host.notes.push({ id: 14, note: QUOTE });

    const result = await apply(host, { notes: ['Trang 3 mờ'], withdrawnNotes: notes });

    expect(host.notes.map(({ id }) => id)).to.deep.equal([2, 12, 13, 14]);
    expect(result).to.deep.include({ changed: true, notes: ['2'], notesLeft: 0 });
  });

  it('are told of where they were written under another account', async () => {
    const host = aHost();
    host.notes.push({ id: 5, note: 'Trang 2 mờ', user: { id: US + 1 } });

    const result = await apply(host, { withdrawnNotes: ['5'] });

    expect(host.notes).to.have.length(1);
    expect(result).to.deep.include({ changed: false, notes: ['5'], notesLeft: 1 });
  });

  it('are looked for when the answer was lost, and asked for once more when they stand there', async () => {
    for (const when of ['before', 'after'] as const) {
      const host = aHost();
      host.notes.push({ id: 5, note: QUOTE, user });
      host.at = (moment) => {
        if (moment.call === 'removeNote' && moment.when === when) throw lostAnswer();
      };

      const result = await apply(host, { withdrawnNotes: [] }).catch((error: unknown) => error);

      if (when === 'after') expect(result).to.deep.include({ changed: true, notesLeft: 0 });
      else expect(result).to.include({ code: 'timeout', retryable: true });
    }
  });

  it('stay where the host forbids it, and the rest of the write stands', async () => {
    const host = aHost();
    host.notes.push({ id: 5, note: QUOTE, user });
    host.at = ({ call }) => {
      const on = { hostId: 'paperless-1', operation: 'removeNote' };
      if (call === 'removeNote') throw new HostError('forbidden', 'No', on);
    };

    const result = await apply(host, { marks: ['withheld'], notes: ['Giữ lại'], withdrawnNotes: [] });

    expect(host.document.tags).to.include(world.mark('withheld'));
    expect(host.notes.map(({ note }) => note)).to.deep.equal([QUOTE, 'Giữ lại']);
    expect(result).to.deep.include({ notesLeft: 1 });
    expect(result.notes).to.have.members(host.notes.map(({ id }) => String(id)));
  });
});
