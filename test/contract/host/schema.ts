import { expect } from 'chai';
import type { HostSchemaRegistrar, SchemaPlan } from '../../../src/ports/host-schema.ts';
import type { HostRegistry, HostSubject } from '../../support/host-system.ts';
import type { HostBench } from '../host-contract.ts';
import { refOf, traitsOf } from './bench-tools.ts';

export function describeSchemaPromises(bench: () => HostBench, subject: HostSubject): void {
  if (!subject.capabilities.includes('schema')) {
    it('registers nothing, as it has no capability `schema`', () => {
      expect(bench().host).to.not.have.property('schema');
    });
    return;
  }

  const begin = (): { schema: HostSchemaRegistrar; registry: HostRegistry } => {
    const { host, system } = bench();
    if (!host.schema || !system.registry) throw new Error('No schema');
    return { schema: host.schema, registry: system.registry };
  };

  describe('schema', () => {
    describeApply(begin);
    describeDrift(begin);
    describeRemoval({ bench, begin, seesAll: traitsOf(subject).seesAll });
  });
}

interface Removal {
  readonly bench: () => HostBench;
  readonly begin: Begin;
  readonly seesAll: boolean;
}
type Begin = () => { schema: HostSchemaRegistrar; registry: HostRegistry };

function actions({ steps }: SchemaPlan): readonly string[] {
  return [...new Set(steps.map(({ action }) => action))].sort();
}

function describeApply(begin: Begin): void {
  it('plans without changing anything, twice the same', async () => {
    const { schema, registry } = begin();

    const plans = [await schema.planSchema(registry.wanted), await schema.planSchema(registry.wanted)];

    expect(plans[1]).to.deep.equal(plans[0]);
    expect(actions(plans[0] ?? { steps: [] })).to.include('create');
    expect(await registry.objects()).to.deep.equal([]);
  });

  it('carries out what it planned, and the second time there is nothing to do', async () => {
    const { schema, registry } = begin();
    const told: string[] = [];
    const planned = await schema.planSchema(registry.wanted);

    const applied = await schema.applySchema(registry.wanted, {
      onStep: ({ kind, key }) => told.push(`${kind} ${key}`),
    });
    const objects = await registry.objects();
    const again = await schema.applySchema(registry.wanted);

    const keys = ({ steps }: SchemaPlan): readonly string[] =>
      steps.map(({ kind, key, action }) => `${action} ${kind} ${key}`);
    expect(keys(applied)).to.deep.equal(keys(planned));
    expect(told.length).to.be.greaterThan(0);
    expect(actions(again)).to.deep.equal(['unchanged']);
    expect(await registry.objects()).to.deep.equal(objects);
  });

  it('goes on after a break', async () => {
    const { schema, registry } = begin();
    const stop = new AbortController();
    let steps = 0;
    const onStep = (): void => {
      steps += 1;
      if (steps === 2) stop.abort();
    };

    await schema.applySchema(registry.wanted, { signal: stop.signal, onStep }).then(
      () => expect.fail('was not broken off'),
      () => undefined,
    );
    await schema.applySchema(registry.wanted);

    expect(actions(await schema.checkSchema(registry.wanted))).to.deep.equal(['unchanged']);
  });

  it('adopts what is there by its name', async () => {
    const { schema, registry } = begin();
    await registry.addTwin();

    const applied = await schema.applySchema(registry.wanted);

    expect(applied.steps.filter(({ action }) => action === 'adopt')).to.have.lengthOf(1);
    const names = await registry.objects();
    expect(new Set(names).size).to.equal(names.length);
  });
}

function describeDrift(begin: Begin): void {
  it('finds what a person broke, and mends it', async () => {
    const { schema, registry } = begin();
    await schema.applySchema(registry.wanted);
    await registry.breakObject();
    const broken = await registry.objects();

    const found = (await schema.checkSchema(registry.wanted)).steps.filter(({ action }) => action !== 'unchanged');
    const untouched = await registry.objects();
    await schema.applySchema(registry.wanted);

    expect(found).to.have.lengthOf(1);
    expect(found[0]?.findings).to.not.deep.equal([]);
    expect(untouched).to.deep.equal(broken);
    expect(actions(await schema.checkSchema(registry.wanted))).to.deep.equal(['unchanged']);
  });

  it('lets a person give our objects other names', async () => {
    const { schema, registry } = begin();
    await schema.applySchema(registry.wanted);
    await registry.renameObject();
    const renamed = await registry.objects();

    await schema.applySchema(registry.wanted);

    expect(await registry.objects()).to.deep.equal(renamed);
  });
}

function describeRemoval({ bench, begin, seesAll }: Removal): void {
  it('takes away what is ours, after saying so', async () => {
    const { schema, registry } = begin();
    await schema.applySchema(registry.wanted);
    const before = await registry.objects();

    const said = await schema.removeSchema(registry.wanted, { dryRun: true });
    const afterSaying = await registry.objects();
    const removed = await schema.removeSchema(registry.wanted);

    expect(actions(said)).to.deep.equal(seesAll ? ['remove'] : ['keep', 'remove']);
    expect(afterSaying).to.deep.equal(before);
    const kept = removed.steps.filter(({ action }) => action === 'keep');
    expect(kept.filter(({ findings }) => findings.length === 0)).to.deep.equal([]);
    expect(await registry.objects()).to.have.lengthOf(kept.length);
  });

  it('keeps what is used, and names it', async () => {
    const { schema, registry } = begin();
    const { host, system } = bench();
    await schema.applySchema(registry.wanted);
    await system.add('a.pdf', Buffer.from('scan'));
    const ref = await refOf(host, 'a.pdf');
    await host.writer?.applyChanges?.(ref, { values: { subject: 'x' }, baseline: {} });

    const { steps } = await schema.removeSchema(registry.wanted);

    const kept = steps.filter(({ action }) => action === 'keep');
    expect(kept.map(({ key }) => key)).to.include('subject');
    expect(kept.every(({ findings }) => findings.length > 0)).to.equal(true);
    expect((await host.reader.getDocument(ref))?.values).to.include({ subject: 'x' });
  });
}
