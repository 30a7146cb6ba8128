import { expect } from 'chai';
import { Maintenance } from '../../../src/store/embedded/maintenance.ts';
import { Health, type StoreIncident } from '../../../src/store/health.ts';

const MIB = 1024 * 1024;

/** An engine that notes what it is told to do. */
class FakeEngine {
  readonly statements: string[] = [];
  readonly incidents: StoreIncident[] = [];
  readonly health = new Health((incident) => this.incidents.push(incident));
  flushes = 0;
  position = 0;
  failing = false;
  readonly maintenance = new Maintenance(this, this.health, () => this.flushes);

  query(text: string): Promise<{ rows: Record<string, unknown>[] }> {
    if (this.failing) return Promise.reject(new Error('no'));
    if (text.startsWith('select')) return Promise.resolve({ rows: [{ bytes: this.position }] });
    this.statements.push(text);
    return Promise.resolve({ rows: [] });
  }

  async turns(count: number): Promise<void> {
    for (let turn = 0; turn < count; turn += 1) await this.maintenance.turn();
  }
}

describe('store/embedded/maintenance', () => {
  it('does nothing while nothing was written', async () => {
    const engine = new FakeEngine();

    await engine.turns(50);

    expect(engine.statements).to.deep.equal([]);
  });

  it('makes a checkpoint when much was written, else after a while', async () => {
    const engine = new FakeEngine();
    Object.assign(engine, { flushes: 10, position: 63 * MIB });

    await engine.turns(1);
    expect(engine.statements).to.deep.equal([]);
    engine.position = 65 * MIB;
    await engine.turns(1);
    expect(engine.statements).to.deep.equal(['checkpoint']);
    engine.flushes += 1;
    await engine.turns(20);

    expect(engine.statements).to.deep.equal(['checkpoint', 'checkpoint']);
  });

  it('vacuums after many commits, and not again for the same ones', async () => {
    const engine = new FakeEngine();
    engine.flushes = 2500;

    await engine.turns(30);

    expect(engine.statements.filter((text) => text.startsWith('vacuum'))).to.have.length(1);
  });

  it('tells of a failure and tries again at the next turn, but leaves a broken engine alone', async () => {
    const engine = new FakeEngine();
    Object.assign(engine, { flushes: 2500, failing: true });

    await engine.turns(1);
    expect(engine.incidents.map(({ kind }) => kind)).to.deep.equal(['maintenance-failed']);
    engine.failing = false;
    await engine.turns(1);
    expect(engine.statements).to.include('vacuum (analyze)');
    engine.health.break(new Error('broken'));
    engine.flushes += 5000;
    const before = engine.statements.length;
    await engine.turns(20);

    expect(engine.statements).to.have.length(before);
  });
});
