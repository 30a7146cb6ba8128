import { expect } from 'chai';
import { readMapping, type PaperlessMapping } from '../../../../../src/hosts/paperless/schema/mapping.ts';
import { createRegisteredSource } from '../../../../../src/hosts/paperless/registered.ts';
import { systemClock } from '../../../../../src/infra/system.ts';
import type { HostId } from '../../../../../src/ports/host.ts';
import { changes, codesOf, schemaBench, stepOf } from '../../../../support/paperless/schema-bench.ts';

const ID = 'paperless-1' as HostId; // a test's own

/** As hosts were registered before these two tags were given up. */
function earlierMapping(): PaperlessMapping {
  const mapping = readMapping();
  const { marks, requests } = mapping.states;
  const reading = { name: 'VK: Đang đọc', colour: '#a6cee3' };
  const again = { name: 'VK yêu cầu: Biên mục lại', colour: '#546e7a' };
  return {
    ...mapping,
    states: { ...mapping.states, marks: { reading, ...marks }, requests: { ...requests, 'catalogue-again': again } },
  };
}

describe('hosts/paperless/schema: tags that were given up', () => {
  it('are made in no host', async () => {
    const bench = schemaBench();

    await bench.apply();

    const names = [...bench.host.objects.list('tag').values()].map(({ name }) => name);
    expect(names).to.include('VK yêu cầu: Đọc lại');
    expect(names).to.not.include('VK: Đang đọc');
    expect(names).to.not.include('VK yêu cầu: Biên mục lại');
  });

  it('stay where they are, are told of as used no more, and call still when a person asks by one', async () => {
    const bench = schemaBench();
    await bench.registrar({}, earlierMapping()).applySchema(bench.wanted);
    const asked = bench.ours('tag', 'request:catalogue-again').id;

    const check = await bench.check();
    await bench.apply();

    expect(changes(check)).to.deep.equal([]);
    expect(codesOf(stepOf(check, 'tag', 'mark:reading'))).to.deep.equal(['schema.not-wanted']);
    expect(codesOf(stepOf(check, 'tag', 'request:catalogue-again'))).to.deep.equal(['schema.not-wanted']);
    const [trigger] = bench.ours('workflow', 'requests')['triggers'] as { readonly filter_has_tags: number[] }[];
    expect(trigger?.filter_has_tags).to.include(asked);
    const source = createRegisteredSource({ id: ID }, bench.host.api, { objects: bench.map, clock: systemClock });
    expect((await source.load()).requests.get('catalogue-again')).to.equal(asked);
  });

  it('go with the rest', async () => {
    const bench = schemaBench();
    await bench.registrar({}, earlierMapping()).applySchema(bench.wanted);

    const { steps } = await bench.registrar().removeSchema(bench.wanted);

    expect(steps.find(({ key }) => key === 'mark:reading')?.action).to.equal('remove');
    expect(steps.find(({ key }) => key === 'request:catalogue-again')?.action).to.equal('remove');
    expect(bench.host.objects.list('tag').size).to.equal(0);
  });
});
