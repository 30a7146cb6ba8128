import { expect } from 'chai';
import { encodeValue } from '../../../../src/hosts/paperless/field-values.ts';
import { createRegisteredSource } from '../../../../src/hosts/paperless/registered.ts';
import { readShown } from '../../../../src/hosts/paperless/shown.ts';
import type { HostId } from '../../../../src/ports/host.ts';
import { bundledSchema, schemaBench } from '../../../support/paperless/schema-bench.ts';

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
    const source = createRegisteredSource({ id: ID }, bench.host.api, {
      objects: bench.map,
      clock: { now: () => new Date(0) },
    });

    const registered = await source.load();
    const urgency = registered.fields.get('urgency');
    const shown = (value: string) =>
      readShown({ custom_fields: [{ field: field.id, value }], document_type: null, tags: [] }, registered).values;

    expect(urgency && encodeValue(urgency, 'Khẩn')).to.deep.equal(new Map([[field.id, 'KIVSVerrg7fmBBTx']]));
    expect(shown('KIVSVerrg7fmBBTx')).to.deep.equal({ urgency: 'Khẩn' });
    expect(shown('hengio')).to.deep.equal({ urgency: 'Hẹn giờ' });
  });
});
