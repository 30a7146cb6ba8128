import { expect } from 'chai';
import { readMapping, type PaperlessMapping } from '../../../../../src/hosts/paperless/schema/mapping.ts';
import {
  bundledSchema,
  changes,
  codesOf,
  schemaBench,
  SECRET,
  stepOf,
  type SchemaBench,
} from '../../../../support/paperless/schema-bench.ts';

describe('hosts/paperless/schema: plan and apply', () => {
  let bench: SchemaBench;
  beforeEach(() => {
    bench = schemaBench();
  });

  it('plans every object and changes nothing', async () => {
    const first = await bench.registrar().planSchema(bench.wanted);
    const second = await bench.registrar().planSchema(bench.wanted);

    expect(new Set(first.steps.map(({ action }) => action))).to.deep.equal(new Set(['create']));
    expect(first).to.deep.equal(second);
    expect(bench.host.writes).to.deep.equal([]);
    expect(bench.map.rows.size).to.equal(0);
  });

  it('does what it planned; the second time all is unchanged and nothing is written', async () => {
    const plan = await bench.registrar().planSchema(bench.wanted);
    const done = await bench.apply();
    const writes = bench.host.writes.length;
    const again = await bench.apply();

    expect(done).to.deep.equal(plan);
    expect(changes(again)).to.deep.equal([]);
    expect(bench.host.writes).to.have.length(writes);
    expect(changes(await bench.check())).to.deep.equal([]);
  });

  it('makes open objects that match nothing by themselves, tags below one root', async () => {
    await bench.apply();

    for (const kind of ['tag', 'document-type', 'storage-path'] as const)
      for (const one of bench.host.objects.list(kind).values())
        expect([one['owner'], one['matching_algorithm'], one['match']]).to.deep.equal([null, 0, '']);
    const root = bench.ours('tag', 'root');
    expect(bench.ours('tag', 'mark:review')['parent']).to.equal(root.id);
    expect(bench.ours('tag', 'request:accept')['parent']).to.equal(root.id);
    for (const view of bench.host.objects.list('saved-view').values()) expect(view['owner']).to.equal(null);
  });

  it('has a field for the day and one for dates that lack it', async () => {
    await bench.apply();

    expect(bench.ours('custom-field', 'issuedOn')['data_type']).to.equal('date');
    expect(bench.ours('custom-field', 'issuedOn.partial')['data_type']).to.equal('string');
  });

  it('keeps text that may be longer than the host allows out of short fields', async () => {
    await bench.apply();
    const short = [...bench.host.objects.list('custom-field').values()].filter((one) => one['data_type'] === 'string');

    for (const one of bench.wanted.fields)
      if (one.kind === 'long-text' || one.kind === 'list')
        expect(bench.ours('custom-field', one.key)['data_type']).to.equal('longtext', one.key);
    expect(short.length).to.be.greaterThan(4);
  });

  it('registers webhooks with text values, the secret and every source', async () => {
    await bench.apply();
    const intake = bench.ours('workflow', 'intake') as unknown as {
      triggers: { type: number; sources: number[] }[];
      actions: { type: number; webhook: Record<string, unknown> }[];
    };

    expect(intake.triggers).to.have.length(1);
    expect(intake.triggers[0]).to.include({ type: 2 });
    expect(intake.triggers[0]?.sources).to.deep.equal([1, 2, 3, 4]);
    expect(intake.actions[0]?.webhook).to.include({
      url: 'http://10.0.0.5:8484/hooks/paperless/paperless-1',
      use_params: true,
      as_json: true,
      include_document: false,
    });
    expect(intake.actions[0]?.webhook['params']).to.deep.equal({
      document_id: '{{doc_id}}',
      event: 'added',
      rule: 'vk-intake',
      schema: '1',
    });
    expect(intake.actions[0]?.webhook['headers']).to.deep.equal({ Authorization: `Bearer ${SECRET}` });
  });

  it('calls for requests only behind the filter of their tags', async () => {
    await bench.apply();
    const { triggers } = bench.ours('workflow', 'requests') as unknown as {
      triggers: { type: number; filter_has_tags: number[] }[];
    };
    const tags = ['read-again', 'accept'].map((key) => bench.ours('tag', `request:${key}`).id);

    expect(triggers.map(({ type }) => type)).to.deep.equal([3]);
    expect(triggers[0]?.filter_has_tags).to.deep.equal(tags);
  });

  it('registers no webhook without a secret', async () => {
    const { steps } = await bench.registrar({ hookSecrets: [] }).planSchema(bench.wanted);

    expect(steps.filter(({ kind, key }) => kind === 'workflow' && !key.startsWith('type:'))).to.deep.equal([]);
  });

  it('attaches the fields of a type without any value, so that none is written over', async () => {
    await bench.apply();
    const letter = bench.ours('workflow', 'type:Công văn') as unknown as {
      triggers: { type: number; filter_has_document_type: number }[];
      actions: Record<string, unknown>[];
    };

    expect(letter.triggers.map(({ type }) => type)).to.deep.equal([2, 3]);
    expect(letter.triggers[0]?.filter_has_document_type).to.equal(bench.ours('document-type', 'Công văn').id);
    expect(letter.actions[0]?.['assign_custom_fields_values']).to.deep.equal({});
    expect(letter.actions[0]?.['assign_custom_fields']).to.include(bench.ours('custom-field', 'addressees').id);
  });

  it('gives the service account sight of what others own, unless it is an administrator', async () => {
    bench.host.probe = { ...bench.host.probe, superuser: false, permissions: [] };
    await bench.apply();
    const [action] = bench.ours('workflow', 'grants')['actions'] as Record<string, unknown>[];

    expect(action).to.deep.include({ assign_view_users: [7], assign_change_users: [7] });
  });

  it('names each missing permission', async () => {
    bench.host.probe = { ...bench.host.probe, superuser: false, permissions: ['view_document'] };
    const plan = await bench.check();
    const missing = plan.steps.filter(({ kind }) => kind === 'permission');

    expect(missing.map(({ key }) => key)).to.include.members(['change_document', 'add_workflow', 'view_uisettings']);
    expect(missing.map(({ key }) => key)).not.to.include('view_document');
    expect(missing.every(({ action }) => action === 'blocked')).to.equal(true);
  });

  it('keeps the queries of views within what the host takes, with ids of six digits', async () => {
    for (let index = 0; index < 5; index += 1)
      bench.host.objects.create('correspondent', { name: `x${String(index)}`, owner: null });
    await bench.apply();
    const rules = [...bench.host.objects.list('saved-view').values()].flatMap(
      (view) => view['filter_rules'] as { value: string }[],
    );

    for (const { value } of rules) {
      expect(value.length).to.be.at.most(255);
      expect(value.replaceAll(/\d+/g, '123456').length).to.be.at.most(255);
      expect(value).not.to.include(',null').and.not.to.include('[null');
    }
  });

  it('tells an older host where views are shown, and takes it as it is when it knows no nesting of tags', async () => {
    bench.host.probe = { ...bench.host.probe, apiVersion: 9 };
    await bench.apply();
    for (const tag of bench.host.objects.list('tag').values()) Reflect.deleteProperty(tag, 'parent');

    expect(bench.ours('saved-view', 'review')).to.include({ show_on_dashboard: false, show_in_sidebar: true });
    expect(changes(await bench.check())).to.deep.equal([]);
  });

  it('says which fields an older host has no kind for, and makes the others', async () => {
    bench.host.probe = { ...bench.host.probe, version: '2.18.4', apiVersion: 9 };
    const plan = await bench.apply();
    const subject = stepOf(plan, 'custom-field', 'subject');

    expect(subject).to.deep.include({
      action: 'blocked',
      findings: [{ code: 'schema.no-long-text', details: { version: '2.18.4', least: '2.19' } }],
    });
    expect(stepOf(plan, 'custom-field', 'referenceNumber').action).to.equal('create');
    expect(bench.host.writes.length).to.be.greaterThan(100);
  });

  it('holds no secret in the id map', async () => {
    await bench.apply();

    expect(JSON.stringify([...bench.map.rows.values()])).not.to.include(SECRET);
  });

  it('passes over a host that takes neither the template nor more', async () => {
    const { results } = { results: [{ id: 5 }] };
    Object.assign(bench.host.api, {
      documents: () => Promise.resolve({ count: 1, results }),
      testStoragePath: () => Promise.resolve(undefined),
    });
    const plan = await bench.apply();

    expect(changes(plan).filter((change) => change.endsWith('blocked'))).to.deep.equal([
      'storage-path dossiers blocked',
    ]);
    expect(codesOf(stepOf(plan, 'storage-path', 'dossiers'))).to.deep.equal(['schema.template-refused']);
  });
});

describe('hosts/paperless/schema: breaks', () => {
  it('takes up its own object when the answer to its making was lost', async () => {
    const bench = schemaBench();
    let left = 40;
    bench.host.after = (operation) => {
      if (operation !== 'create') return;
      left -= 1;
      if (left === 0) throw new Error('connection lost');
    };
    const error = await bench.apply().then(
      () => undefined,
      (broken: unknown) => broken,
    );
    bench.host.after = () => undefined;
    const plan = await bench.apply();

    expect(error).to.be.instanceOf(Error);
    expect(plan.steps.filter(({ action }) => action === 'adopt')).to.deep.equal([]);
    expect(plan.steps.flatMap(codesOf).filter((code) => code === 'schema.resumed')).to.have.length(1);
    expect(changes(await bench.check())).to.deep.equal([]);
    expect([...bench.map.rows.values()].some(({ written }) => 'adopted' in (written as object))).to.equal(false);
    expect(bench.host.objects.list('tag').size).to.equal(10);
  });

  it('may be broken off at any call and ends as if it had not been', async () => {
    const whole = schemaBench();
    await whole.apply();
    const names = (bench: SchemaBench) =>
      [...bench.host.objects.lists.values()].map((list) => [...list.values()].map(({ name }) => name).toSorted());

    for (const stop of [1, 3, 17, 60, 110]) {
      const bench = schemaBench();
      for (const place of ['before', 'after'] as const) {
        let calls = 0;
        bench.host[place] = () => {
          calls += 1;
          if (calls === stop) throw new Error('killed');
        };
        await bench.apply().catch(() => undefined);
        bench.host[place] = () => undefined;
      }
      await bench.apply();

      expect(names(bench)).to.deep.equal(names(whole));
      expect(changes(await bench.check())).to.deep.equal([]);
    }
  });
});

describe('hosts/paperless/schema: a schema that changes', () => {
  it('follows a label again after a run that broke off just behind its rewording', async () => {
    const bench = schemaBench();
    await bench.apply();
    const labelled = (vi: string) =>
      bundledSchema(({ properties }) => ({
        properties: { ...properties, place: { ...properties['place'], 'x-labels': { vi, en: 'Place' } } },
      }));
    bench.host.after = (operation) => {
      if (operation === 'patch') throw new Error('connection lost');
    };
    await bench.apply(labelled('Nơi ban hành')).catch(() => undefined);
    bench.host.after = () => undefined;
    const resumed = await bench.apply(labelled('Nơi ban hành'));
    await bench.apply(labelled('Nơi ký'));

    expect(stepOf(resumed, 'custom-field', 'place')).to.deep.include({ action: 'unchanged', findings: [] });
    expect(bench.ours('custom-field', 'place').name).to.equal('07. Nơi ký');
  });

  it('keeps the number of a field when another one goes or comes before it', async () => {
    const bench = schemaBench();
    const added = (keys: readonly string[]) =>
      bundledSchema(({ properties }) => ({
        properties: {
          ...properties,
          ...Object.fromEntries(keys.map((key) => [key, { type: 'string', 'x-labels': { vi: key, en: key } }])),
        },
      }));
    await bench.apply(added(['caseNumber', 'box', 'shelf']));
    const plan = await bench.apply(added(['room', 'box', 'shelf']));

    expect(changes(plan)).to.deep.equal(['custom-field room create']);
    expect(['caseNumber', 'box', 'shelf', 'room'].map((key) => bench.ours('custom-field', key).name)).to.deep.equal([
      '61. caseNumber',
      '62. box',
      '63. shelf',
      '64. room',
    ]);
  });

  it('adds a field and an option, rewords a label and an option', async () => {
    const bench = schemaBench();
    await bench.apply();
    const changed = bundledSchema((schema) => ({
      properties: {
        ...schema.properties,
        place: { ...schema.properties['place'], 'x-labels': { vi: 'Nơi ban hành', en: 'Place' } },
        urgency: {
          ...schema.properties['urgency'],
          enum: ['Khẩn', 'Thượng khẩn', 'Hỏa tốc', 'Hẹn giờ'],
          'x-codes': [{ value: 'Khẩn', vi: 'Khẩn (K)' }],
        },
        caseNumber: { type: 'string', maxLength: 40, 'x-labels': { vi: 'Số vụ việc', en: 'Case' } },
      },
    }));
    const plan = await bench.apply(changed);

    expect(changes(plan)).to.deep.equal([
      'custom-field place extend',
      'custom-field urgency extend',
      'custom-field caseNumber create',
    ]);
    expect(bench.ours('custom-field', 'place').name).to.equal('07. Nơi ban hành');
    expect(bench.ours('custom-field', 'caseNumber').name).to.equal('61. Số vụ việc');
    expect(bench.ours('custom-field', 'urgency')['extra_data']).to.deep.equal({
      select_options: [
        { id: 'khan', label: 'Khẩn (K)' },
        { id: 'thuongkhan', label: 'Thượng khẩn' },
        { id: 'hoatoc', label: 'Hỏa tốc' },
        { id: 'hengio', label: 'Hẹn giờ' },
      ],
    });
    expect(changes(await bench.check(changed))).to.deep.equal([]);
  });

  it('names anew what the mapping has another name for, by the same keys', async () => {
    const bench = schemaBench();
    const mapping = readMapping();
    const { states, views, workflows } = mapping;
    const withheld = { name: 'VK: Giữ lại', colour: '#8e0000' };
    const [first, ...others] = views.views.map((view) => ({ ...view }));
    const older: PaperlessMapping = {
      ...mapping,
      states: { ...states, marks: { ...states.marks, withheld } },
      views: { ...views, views: [...(first ? [{ ...first, name: 'VK 1. Chờ xem lại' }] : []), ...others] },
      workflows: { ...workflows, intake: { ...workflows.intake, name: '[VK] Tiếp nhận' } },
    };
    await bench.registrar({}, older).applySchema(bench.wanted);

    const plan = await bench.apply();

    expect(changes(plan)).to.deep.equal([
      'tag mark:withheld extend',
      'workflow intake extend',
      'saved-view review extend',
    ]);
    expect(bench.ours('tag', 'mark:withheld').name).to.equal('VK: Giữ lại (dấu mật)');
    expect(changes(await bench.check())).to.deep.equal([]);
  });

  it('keeps an option and a field that left the schema', async () => {
    const bench = schemaBench();
    await bench.apply();
    const less = bundledSchema(({ properties }) => ({
      properties: {
        ...Object.fromEntries(Object.entries(properties).filter(([key]) => key !== 'place')),
        urgency: { ...properties['urgency'], enum: ['Khẩn', 'Hỏa tốc'] },
      },
    }));
    const plan = await bench.apply(less);
    const { select_options: options } = bench.ours('custom-field', 'urgency')['extra_data'] as {
      select_options: { id: string; label: string }[];
    };

    expect(options).to.deep.include({ id: 'thuongkhan', label: 'Thượng khẩn (không dùng)' });
    expect(codesOf(stepOf(plan, 'custom-field', 'place'))).to.deep.equal(['schema.not-wanted']);
    expect(changes(await bench.check(less))).to.deep.equal([]);

    await bench.apply();
    expect(bench.ours('custom-field', 'urgency')['extra_data']).to.deep.include({
      select_options: [
        { id: 'khan', label: 'Khẩn' },
        { id: 'thuongkhan', label: 'Thượng khẩn' },
        { id: 'hoatoc', label: 'Hỏa tốc' },
      ],
    });
  });
});
