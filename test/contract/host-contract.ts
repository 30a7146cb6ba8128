import { expect } from 'chai';
import type { Host } from '../../src/ports/host.ts';
import type { HostSubject, HostSystem } from '../support/host-system.ts';
import { makeTempDir, removeTempDir } from '../support/temp-dir.ts';
import { describeAccountPromises } from './host/accounts.ts';
import { describeDisposalPromises } from './host/disposal.ts';
import { describeEventPromises } from './host/events.ts';
import { describeHistories } from './host/histories.ts';
import { describeInboundPromises } from './host/inbound.ts';
import { describeIntakePromises } from './host/intake.ts';
import { describeReaderPromises } from './host/reader.ts';
import { describeSchemaPromises } from './host/schema.ts';
import { describeSystemPromises } from './host/system.ts';
import { describeValuePromises } from './host/values.ts';
import { describeWriterPromises } from './host/writer.ts';

/** What a test of the contract works with; everything in it is new for each test. */
export interface HostBench {
  readonly subject: HostSubject;
  readonly system: HostSystem;
  readonly host: Host;
  /** An empty folder for fetched files and finished results. */
  readonly folder: string;
}

/**
 * What every host promises. One suite for all: a promise that only one host keeps is a promise nobody can build on.
 * A capability that a host lacks is asserted to be absent, never passed over.
 */
export function describeHostContract(subject: HostSubject): void {
  describe(`${subject.name}: Host`, function () {
    if (subject.timeoutMs !== undefined) this.timeout(subject.timeoutMs);
    let bench: HostBench | undefined;

    beforeEach(async () => {
      const system = await subject.openSystem();
      bench = { subject, system, host: system.createHost(), folder: await makeTempDir() };
    });

    afterEach(async () => {
      if (!bench) return;
      const { host, system, folder } = bench;
      await host.dispose();
      const left = await system.leftovers();
      await system.close();
      await removeTempDir(folder);
      expect(left, 'left behind').to.deep.equal([]);
    });

    const current = (): HostBench => {
      if (!bench) throw new Error('Not set up');
      return bench;
    };
    describeSystemPromises(current);
    describeReaderPromises(current, subject);
    describeEventPromises(current, subject);
    describeWriterPromises(current, subject);
    describeIntakePromises(current, subject);
    describeValuePromises(current, subject);
    describeDisposalPromises(current, subject);
    describeSchemaPromises(current, subject);
    describeInboundPromises(current, subject);
    describeAccountPromises(current, subject);
    describeHistories(subject);
  });
}
