import { expect } from 'chai';
import { applyPatch } from '../../../../../src/hosts/paperless/write/apply.ts';
import type { HostPatch, HostPatchResult } from '../../../../../src/ports/host-values.ts';
import type { WireDocument } from '../../../../../src/hosts/paperless/wire-types.ts';
import { aWireDocument, MemoryDocument } from '../../../../support/paperless/memory-document.ts';
import { registeredWorld } from '../../../../support/paperless/registered-objects.ts';

const world = registeredWorld();

function aHost(document: Partial<WireDocument> = {}): MemoryDocument {
  return new MemoryDocument({ ...world, document: aWireDocument(document) });
}

function apply(host: MemoryDocument, patch: Pick<HostPatch, 'values'> & Partial<HostPatch>): Promise<HostPatchResult> {
  const clock = { now: () => new Date('2026-11-24T16:15:00Z') };
  const registered = world.source(host.api);
  const context = { quietAt: undefined, hostId: 'paperless-1', api: host.api, registered, clock };
  return applyPatch({ context, id: 7, patch: { baseline: {}, ...patch }, signal: undefined });
}

describe('hosts/paperless/write: titles that we make', () => {
  it('keeps a title that a person gave, and goes on with one of its own', async () => {
    const named = aHost({ title: 'Quyết định bổ nhiệm' });
    await apply(named, { values: { referenceNumber: '1/QĐ' } });
    const host = aHost();
    const first = await apply(host, { values: { referenceNumber: '1/QĐ' } });

    await apply(host, { values: { referenceNumber: '2/QĐ' }, baseline: first.written });

    expect(named.document.title).to.equal('Quyết định bổ nhiệm');
    expect(host.document.title).to.equal('Số 2/QĐ');
  });

  it('puts a title of ours of an earlier form into that of now, and leaves the one of a person', async () => {
    const earlier = 'Quyết định 103/QĐ-UBND';
    const values = { documentType: 'Quyết định', referenceNumber: '103/QĐ-UBND' };
    const ours = aHost({ title: earlier });
    const named = aHost({ title: `${earlier} (bản lưu)` });

    await apply(ours, { values, baseline: { title: earlier } });
    await apply(named, { values, baseline: { title: earlier } });

    expect(ours.document.title).to.equal('Quyết định số 103/QĐ-UBND');
    expect(named.document.title).to.equal('Quyết định 103/QĐ-UBND (bản lưu)');
  });
});
