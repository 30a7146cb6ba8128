import { expect } from 'chai';
import { pollAll } from '../../support/host-system.ts';
import type { HostBench } from '../host-contract.ts';
import { hostErrorOf, listAll } from './bench-tools.ts';

export function describeSystemPromises(bench: () => HostBench): void {
  it('has exactly the capabilities it states', () => {
    const { host, subject } = bench();

    const { capabilities } = host.describe();

    expect([...capabilities].sort()).to.deep.equal([...subject.capabilities].sort());
    expect(host.writer !== undefined).to.equal(capabilities.has('write'));
    expect(host.intake !== undefined).to.equal(capabilities.has('intake'));
    expect(host.schema !== undefined).to.equal(capabilities.has('schema'));
    expect((host.inbound ?? []).length > 0).to.equal(capabilities.has('events.webhook'));
  });

  it('says what it is, the same each time, once it has looked', async () => {
    const { host, system } = bench();

    await host.checkHealth();
    const description = host.describe();

    expect(description).to.deep.include({ id: system.createHost().describe().id, kind: host.describe().kind });
    expect(description.productVersion).to.match(/^\d/);
    expect(description.limits.largestFileBytes).to.be.greaterThan(0);
    expect(description.limits.longestName).to.be.greaterThan(0);
  });

  it('finds nothing wrong with a system in order', async () => {
    const { host } = bench();

    const findings = await host.checkHealth();

    expect(findings.filter(({ severity }) => severity === 'error')).to.deep.equal([]);
  });

  it('tells of a system that is down as a finding and as an error worth a repeat, and loses nothing', async () => {
    const { host, system } = bench();
    await system.add('a.pdf', Buffer.from('a'));
    const { cursor } = await pollAll(system, host);

    await system.breakDown();
    const findings = await host.checkHealth();
    const pollError = await hostErrorOf(host.events.pollChanges(cursor));
    const listError = await hostErrorOf(listAll(host));
    await system.repair();

    expect(findings.some(({ severity }) => severity === 'error')).to.equal(true);
    expect(pollError).to.include({ code: 'unavailable', retryable: true, hostId: host.describe().id });
    expect(listError).to.include({ code: 'unavailable', retryable: true });
    expect((await pollAll(system, host, cursor)).events).to.deep.equal([]);
    expect((await listAll(host)).map(({ name }) => name)).to.deep.equal(['a.pdf']);
  });

  it('answers a health check that was cancelled, without throwing', async () => {
    const findings = await bench().host.checkHealth(AbortSignal.abort());

    expect(findings).to.be.an('array');
  });

  it('shares nothing with a host on another system', async () => {
    const { host, system, subject } = bench();
    const otherSystem = await subject.openSystem();
    try {
      const other = otherSystem.createHost();
      await system.add('a.pdf', Buffer.from('a'));

      const here = await pollAll(system, host);
      const there = await pollAll(otherSystem, other);

      expect(here.events).to.have.lengthOf(1);
      expect(there.events).to.deep.equal([]);
      expect(await listAll(other)).to.deep.equal([]);
    } finally {
      await otherSystem.close();
    }
  });

  it('may be disposed of twice', async () => {
    const host = bench().system.createHost();

    await host.dispose();
    await host.dispose();
  });
}
