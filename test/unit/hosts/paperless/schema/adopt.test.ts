import { expect } from 'chai';
import type { ObjectKind } from '../../../../../src/hosts/paperless/api.ts';
import { isPortError } from '../../../../../src/ports/errors.ts';
import { refusal } from '../../../../support/paperless/memory-api.ts';
import { rejection } from '../../../../support/rejection.ts';
import { changes, codesOf, schemaBench, stepOf, type SchemaBench } from '../../../../support/paperless/schema-bench.ts';

describe('hosts/paperless/schema: what is there already', () => {
  let bench: SchemaBench;
  beforeEach(() => {
    bench = schemaBench();
  });
  const create = (...args: Parameters<SchemaBench['host']['objects']['create']>) => bench.host.objects.create(...args);

  it('adopts by name, also one in decomposed letters, and switches the guessing off', async () => {
    const type = create('document-type', { name: 'Công văn'.normalize('NFD'), owner: null, matching_algorithm: 6 });
    const step = stepOf(await bench.apply(), 'document-type', 'Công văn');

    expect(step.action).to.equal('adopt');
    expect(codesOf(step)).to.deep.equal(['schema.adopted', 'schema.matching-on']);
    expect(bench.ours('document-type', 'Công văn').id).to.equal(type.id);
    expect(bench.ours('document-type', 'Công văn')['matching_algorithm']).to.equal(0);
    expect(changes(await bench.check())).to.deep.equal([]);
  });

  it('takes the exact name before one in other letters, and leaves that in peace', async () => {
    const lower = create('document-type', { name: 'công văn', owner: null });
    const exact = create('document-type', { name: 'Công văn', owner: null });
    await bench.apply();

    expect(bench.ours('document-type', 'Công văn').id).to.equal(exact.id);
    expect(bench.host.objects.list('document-type').get(lower.id)?.name).to.equal('công văn');
  });

  it('adopts a name in other letters where there is no exact one, and lets it be called so', async () => {
    const lower = create('document-type', { name: 'ĐỀ ÁN', owner: null });
    await bench.apply();

    expect(bench.ours('document-type', 'Đề án').id).to.equal(lower.id);
    expect(lower.name).to.equal('ĐỀ ÁN');
    expect(changes(await bench.check())).to.deep.equal([]);
  });

  it('is told apart where two are alike', async () => {
    create('document-type', { name: 'công văn', owner: null });
    create('document-type', { name: 'CÔNG VĂN', owner: null });
    const step = stepOf(await bench.apply(), 'document-type', 'Công văn');

    expect(step.action).to.equal('blocked');
    expect(codesOf(step)).to.deep.equal(['schema.ambiguous']);
  });

  it('is blocked by a private object of the name, and blocks what needs it', async () => {
    create('document-type', { name: 'Công văn', owner: 3 });
    const plan = await bench.apply();

    expect(codesOf(stepOf(plan, 'document-type', 'Công văn'))).to.deep.equal(['schema.private-twin']);
    expect(stepOf(plan, 'workflow', 'type:Công văn').findings).to.deep.equal([
      { code: 'schema.needs', details: { kind: 'document-type', name: 'Công văn' } },
    ]);
    expect(changes(plan).filter((change) => change.endsWith('blocked'))).to.have.length(2);
  });

  it('plans no object of a name that a person gave to another one of ours', async () => {
    await bench.apply();
    bench.ours('document-type', 'Luật').name = 'Lịch';
    const more = { ...bench.wanted, documentTypes: [...bench.wanted.documentTypes, { value: 'Lịch', label: 'Lịch' }] };
    const plan = await bench.registrar().planSchema(more);

    expect(stepOf(plan, 'document-type', 'Lịch')).to.deep.include({
      action: 'blocked',
      findings: [{ code: 'schema.name-of-ours', details: { name: 'Lịch' } }],
    });
    expect(await bench.apply(more)).to.deep.equal(plan);
  });

  it('says so when the host refuses the name for an object that we may not see', async () => {
    bench.host.probe = { ...bench.host.probe, superuser: false };
    create('custom-field', { name: '01. Số, ký hiệu', data_type: 'string' });
    const listAll = bench.host.api.list;
    Object.assign(bench.host.api, {
      list: async (kind: ObjectKind) => (await listAll(kind)).filter(({ name }) => !name.startsWith('01.')),
    });
    const step = stepOf(await bench.apply(), 'custom-field', 'referenceNumber');

    expect(step.action).to.equal('blocked');
    expect(codesOf(step)).to.deep.equal(['schema.private-twin']);
    expect([...bench.map.rows.keys()].some((key) => key.endsWith('referenceNumber'))).to.equal(false);
  });

  it('does not change the type of a field of the name', async () => {
    const field = create('custom-field', { name: '08. Trích yếu nội dung', data_type: 'string' });
    const step = stepOf(await bench.apply(), 'custom-field', 'subject');

    expect(step.action).to.equal('blocked');
    expect(step.findings[0]).to.deep.equal({
      code: 'schema.type-differs',
      details: { name: '08. Trích yếu nội dung', found: 'string', wanted: 'longtext' },
    });
    expect(step.findings).to.have.length(1); // it does not become ours
    expect(field['data_type']).to.equal('string');
  });

  it('takes over the options of an adopted field with their ids, adds the rest and drops none', async () => {
    const field = create('custom-field', {
      name: '14. Mức độ khẩn',
      data_type: 'select',
      extra_data: {
        select_options: [
          { id: 'KIVSVerrg7fmBBTx', label: 'KHẨN' },
          { id: 'z', label: 'Thường' },
        ],
      },
    });
    await bench.apply();

    expect(bench.ours('custom-field', 'urgency').id).to.equal(field.id);
    expect(bench.ours('custom-field', 'urgency')['extra_data']).to.deep.equal({
      select_options: [
        { id: 'KIVSVerrg7fmBBTx', label: 'Khẩn' },
        { id: 'z', label: 'Thường' },
        { id: 'thuongkhan', label: 'Thượng khẩn' },
        { id: 'hoatoc', label: 'Hỏa tốc' },
      ],
    });
    const row = [...bench.map.rows.values()].find(({ kind, key }) => kind === 'custom-field' && key === 'urgency');
    expect(row?.written).to.deep.include({ adopted: true, data_type: 'select' });
    expect((row?.written as { options: object[] }).options[0]).to.deep.equal({
      id: 'KIVSVerrg7fmBBTx',
      label: 'Khẩn',
      value: 'Khẩn',
    });
    expect(changes(await bench.check())).to.deep.equal([]);
  });

  it('finds everything again when the id map was lost', async () => {
    await bench.apply();
    bench.map.rows.clear();
    const writes = bench.host.writes.length;
    const plan = await bench.apply();

    expect(new Set(plan.steps.map(({ action }) => action))).to.deep.equal(new Set(['adopt']));
    expect(bench.host.writes).to.have.length(writes);
    expect(changes(await bench.check())).to.deep.equal([]);
  });

  it('keeps a name that a person gave when the label is reworded later', async () => {
    await bench.apply();
    bench.ours('custom-field', 'place').name = 'Nơi ký';
    const reworded = {
      ...bench.wanted,
      fields: bench.wanted.fields.map((field) => (field.key === 'place' ? { ...field, label: 'Nơi ban hành' } : field)),
    };
    await bench.apply(reworded);

    expect(bench.ours('custom-field', 'place').name).to.equal('Nơi ký');
    expect(changes(await bench.check(reworded))).to.deep.equal([]);
  });

  it('follows the new name of a field in the template of the storage path', async () => {
    await bench.apply();
    bench.ours('custom-field', 'dossierCode').name = 'Mã "hồ sơ"';
    const step = stepOf(await bench.apply(), 'storage-path', 'dossiers');

    expect(codesOf(step)).to.deep.equal(['schema.template-follows']);
    expect(bench.ours('storage-path', 'dossiers')['path']).to.include('get_cf_value("Mã \\"hồ sơ\\""');
  });
});

describe('hosts/paperless/schema: refusals', () => {
  it('tells in the words of the host what it does not take, and goes on with the rest', async () => {
    const bench = schemaBench();
    bench.host.before = (operation, kind) => {
      if (operation === 'create' && kind === 'saved-view') throw refusal('invalid', { said: 'filter_rules: too long' });
    };
    const plan = await bench.apply();
    const step = stepOf(plan, 'saved-view', 'review');

    expect(step.action).to.equal('blocked');
    expect(step.findings).to.deep.equal([{ code: 'schema.refused', details: { said: 'filter_rules: too long' } }]);
    expect(bench.map.rows.has('paperless-1 saved-view review')).to.equal(false);
    expect(bench.host.objects.list('workflow').size).to.be.greaterThan(40);
  });

  it('says which kinds the account may not even list', async () => {
    const bench = schemaBench();
    bench.host.before = (_operation, kind) => {
      if (kind === 'workflow') throw refusal('forbidden');
    };
    const plan = await bench.apply();

    expect(codesOf(stepOf(plan, 'workflow', 'intake'))).to.deep.equal(['schema.forbidden']);
    expect(stepOf(plan, 'saved-view', 'review').action).to.equal('create');
  });

  it('does not call done what the host did not keep', async () => {
    const bench = schemaBench();
    await bench.apply();
    bench.ours('workflow', 'intake')['enabled'] = false;
    const patch = bench.host.api.patch;
    Object.assign(bench.host.api, {
      patch: async (kind: 'workflow', id: number, body: object) => patch(kind, id, { ...body, enabled: false }),
    });
    const step = stepOf(await bench.apply(), 'workflow', 'intake');

    expect(step.action).to.equal('blocked');
    expect(codesOf(step)).to.deep.equal(['schema.not-kept', 'schema.disabled']);
  });

  it('names the permission without which it may not even ask for permissions', async () => {
    const bench = schemaBench();
    Object.assign(bench.host.api, { probe: () => Promise.reject(refusal('forbidden', { status: '403' })) });
    const error = await rejection(bench.check());

    expect(isPortError(error) && error.code).to.equal('forbidden');
    expect(isPortError(error) && error.details['permission']).to.equal('view_uisettings');
  });

  it('leaves nothing half-made in the id map where the account may not make an object', async () => {
    const bench = schemaBench();
    bench.host.before = (operation, kind) => {
      if (operation === 'create' && kind === 'tag') throw refusal('forbidden');
    };
    const step = stepOf(await bench.apply(), 'tag', 'root');

    expect(codesOf(step)).to.deep.equal(['schema.forbidden']);
    expect([...bench.map.rows.values()].filter(({ kind }) => kind === 'tag')).to.deep.equal([]);
  });

  it('still knows its own object after it was out of sight for a while, and refused to be made again', async () => {
    const bench = schemaBench();
    await bench.apply();
    bench.ours('custom-field', 'urgency').name = 'Khẩn cấp';
    const before = structuredClone([...bench.map.rows]);
    const { list, create } = bench.host.api;
    Object.assign(bench.host.api, {
      list: async (kind: ObjectKind) => (await list(kind)).filter(({ name }) => name !== 'Khẩn cấp'),
      create: () => Promise.reject(refusal('invalid', { said: 'name: already exists' })),
    });
    const blocked = stepOf(await bench.apply(), 'custom-field', 'urgency');
    Object.assign(bench.host.api, { list, create });

    expect(codesOf(blocked)).to.deep.equal(['schema.private-twin']);
    expect([...bench.map.rows]).to.deep.equal(before);
    expect(codesOf(stepOf(await bench.apply(), 'custom-field', 'urgency'))).to.deep.equal(['schema.renamed']);
  });
});
