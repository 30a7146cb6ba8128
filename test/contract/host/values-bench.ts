import type { DocumentRef, HostWriter } from '../../../src/ports/host.ts';
import type { HostPatch, HostPatchResult } from '../../../src/ports/host-values.ts';
import type { HostDesk } from '../../support/host-system.ts';
import type { HostBench } from '../host-contract.ts';
import { refOf } from './bench-tools.ts';

export const NAME = 'a.pdf';
export const VALUES = {
  subject: 'Về việc báo cáo "cuối năm"',
  referenceNumber: '103/QĐ-UBND',
  issuedOn: '2015-01-05',
} as const;

interface Desk extends HostDesk {
  readonly ref: DocumentRef;
  apply(patch: Partial<HostPatch>): Promise<HostPatchResult>;
}

/** A registered host with one document on it. */
export async function begin({ host, system }: HostBench): Promise<Desk> {
  const { desk, registry } = system;
  if (!desk || !registry || !host.schema) throw new Error('No fields');
  await host.schema.applySchema(registry.wanted);
  await system.add(NAME, Buffer.from('scan'));
  const ref = await refOf(host, NAME);
  return { ...desk, ref, apply: (patch) => applyOf(host.writer)(ref, { values: {}, baseline: {}, ...patch }) };
}

export function applyOf(writer: HostWriter | undefined): Required<HostWriter>['applyChanges'] {
  if (!writer?.applyChanges) throw new Error('No values');
  return writer.applyChanges.bind(writer);
}
