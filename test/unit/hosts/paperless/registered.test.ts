import { expect } from 'chai';
import { encodeValue } from '../../../../src/hosts/paperless/field-values.ts';
import { createRegisteredSource, type RegisteredSource } from '../../../../src/hosts/paperless/registered.ts';
import { readShown } from '../../../../src/hosts/paperless/shown.ts';
import type { HostValueName } from '../../../../src/ports/host-values.ts';
import type { HostId } from '../../../../src/ports/host.ts';
import { bundledSchema, schemaBench, type SchemaBench } from '../../../support/paperless/schema-bench.ts';

const ID = 'paperless-1' as HostId; // a test's own

describe('hosts/paperless/registered', () => {
  it('knows what the record holds for an adopted option, and for one that left the schema', async () => {
    const bench = schemaBench();
    const field = bench.host.objects.create('custom-field', {
      name: '14. Mức độ khẩn',
      data_type: 'select',
      extra_data: { select_options: [{ id: 'KIVSVerrg7fmBBTx', label: 'khẩn' }] },
    });
    const withOption = (options: readonly string[]) =>
      bundledSchema(({ properties }) => ({
        properties: { ...properties, urgency: { ...properties['urgency'], enum: options } },
      }));
    await bench.apply(withOption(['Khẩn', 'Thượng khẩn', 'Hỏa tốc', 'Hẹn giờ']));
    await bench.apply(withOption(['Khẩn', 'Thượng khẩn', 'Hỏa tốc']));

    const registered = await sourceOf(bench).load();
    const urgency = registered.fields.get('urgency');
    const shown = (value: string) =>
      readShown({ custom_fields: [{ field: field.id, value }], document_type: null, tags: [] }, registered).values;

    expect(urgency && encodeValue(urgency, 'Khẩn')).to.deep.equal(new Map([[field.id, 'KIVSVerrg7fmBBTx']]));
    expect(shown('KIVSVerrg7fmBBTx')).to.deep.equal({ urgency: 'Khẩn' });
    expect(shown('hengio')).to.deep.equal({ urgency: 'Hẹn giờ' });
  });

  it('passes over what is not there: a tag that was taken away, one whose making broke off', async () => {
    const bench = schemaBench();
    await bench.apply();
    bench.host.objects.remove('tag', bench.ours('tag', 'request:accept').id);
    const pending = bench.map.rows.get(`${ID} tag mark:done`);
    await bench.map.put({ hostId: ID, kind: 'tag', key: 'mark:done', name: '', ...pending, remoteId: '', written: {} });

    const registered = await sourceOf(bench).load();

    expect([...registered.marks.keys()]).to.include('review');
    expect([...registered.marks.keys()]).to.not.include('done');
    expect([...registered.requests.keys()]).to.deep.equal(['read-again']);
  });

  it('keeps a date that lacks its day in the text field beside a date that the office added', async () => {
    const bench = schemaBench();
    await bench.apply(
      bundledSchema(({ properties }) => ({
        properties: {
          ...properties,
          receivedOn: { ...properties['issuedOn'], 'x-labels': { vi: 'Ngày đến', en: 'Received' } },
        },
      })),
    );

    const { fields } = await sourceOf(bench).load();

    expect([...fields.keys()].filter((name) => name.startsWith('receivedOn'))).to.deep.equal(['receivedOn']);
    expect(fields.get('receivedOn' as HostValueName)?.partial?.id).to.equal(
      bench.ours('custom-field', 'receivedOn.partial').id,
    );
  });
});

function sourceOf(bench: SchemaBench): RegisteredSource {
  const clock = { now: () => new Date(0) };
  return createRegisteredSource({ id: ID }, bench.host.api, { objects: bench.map, clock });
}
