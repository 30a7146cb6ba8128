import { expect } from 'chai';
import { createHostStates } from '../../../src/composition/host-states.ts';
import type { Host, HostFinding, HostId } from '../../../src/ports/host.ts';
import { createMemoryHost, MemorySystem } from '../../support/memory-host/index.ts';

const ID = 'memory' as HostId;
const KEEP_MS = 10_000;

describe('composition/host-states', () => {
  let now: number;
  let checks: number;
  let answer: () => Promise<readonly HostFinding[]>;
  let states: ReturnType<typeof createHostStates>;

  beforeEach(() => {
    now = Date.UTC(2026, 0, 1);
    checks = 0;
    answer = () => Promise.resolve([]);
    const checkHealth: Host['checkHealth'] = () => {
      checks += 1;
      return answer();
    };
    const host = { ...createMemoryHost(new MemorySystem(ID), { write: false, pageSize: 1 }), checkHealth };
    states = createHostStates({ hosts: new Map([[ID, host]]), clock: { now: () => new Date(now) }, keepMs: KEEP_MS });
  });

  it('asks a host once for all who ask within the time, and says when that was', async () => {
    const [[first], [second]] = await Promise.all([states(), states()]);
    now += KEEP_MS - 1;
    const [third] = await states();

    expect(checks).to.equal(1);
    const checkedAt = new Date(Date.UTC(2026, 0, 1));
    for (const state of [first, second, third]) expect(state?.checkedAt).to.deep.equal(checkedAt);
    expect(first?.description.id).to.equal(ID);
  });

  it('asks anew after the time, and when the clock was set back', async () => {
    await states();
    now += KEEP_MS;
    const [later] = await states();
    now -= 3_600_000;
    const [earlier] = await states();

    expect(checks).to.equal(3);
    expect(later?.checkedAt.getTime()).to.equal(Date.UTC(2026, 0, 1) + KEEP_MS);
    expect(earlier?.checkedAt.getTime()).to.equal(now);
  });

  it('does not keep a check that broke off', async () => {
    answer = () => Promise.reject(new Error('stopped'));
    const broken = await states().catch((error: unknown) => error);
    answer = () => Promise.resolve([{ severity: 'error', code: 'unavailable', details: {} }]);

    expect(broken).to.be.instanceOf(Error);
    expect((await states())[0]?.findings).to.have.length(1);
  });
});
