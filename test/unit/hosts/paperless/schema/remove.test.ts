import { expect } from 'chai';
import type { ObjectKind } from '../../../../../src/hosts/paperless/api.ts';
import { refusal } from '../../../../support/paperless/memory-api.ts';
import { codesOf, schemaBench, stepOf, type SchemaBench } from '../../../../support/paperless/schema-bench.ts';

describe('hosts/paperless/schema: remove', () => {
  let bench: SchemaBench;
  beforeEach(async () => {
    bench = schemaBench();
    bench.host.objects.create('document-type', { name: 'Luật', owner: null });
    await bench.apply();
  });
  const remove = (dryRun = false) => bench.registrar().removeSchema(bench.wanted, { dryRun });
  const size = (kind: ObjectKind) => bench.host.objects.list(kind).size;

  it('takes away what is ours and unused, and leaves what was there before', async () => {
    const { steps } = await remove();

    expect(steps.filter(({ action }) => action === 'keep').map(({ key }) => key)).to.deep.equal(['Luật']);
    expect(codesOf(stepOf({ steps }, 'document-type', 'Luật'))).to.deep.equal(['schema.was-there-before']);
    expect(
      ['custom-field', 'tag', 'workflow', 'saved-view', 'storage-path'].map((kind) => size(kind as ObjectKind)),
    ).to.deep.equal([0, 0, 0, 0, 0]);
    expect(size('document-type')).to.equal(1);
    expect(bench.map.rows.size).to.equal(0);
  });

  it('only says so in a dry run', async () => {
    const writes = bench.host.writes.length;
    const dry = await remove(true);

    expect(bench.host.writes).to.have.length(writes);
    expect(dry).to.deep.equal(await remove());
  });

  it('keeps what documents use, what others refer to, and the root above it', async () => {
    Object.assign(bench.ours('custom-field', 'subject'), { document_count: 3 });
    Object.assign(bench.ours('tag', 'mark:done'), { document_count: 1 });
    bench.host.objects.create('workflow', {
      name: 'Của phòng',
      triggers: [{ type: 2 }],
      actions: [{ type: 1, assign_custom_fields: [bench.ours('custom-field', 'note').id] }],
    });
    const { id } = bench.ours('custom-field', 'place');
    bench.host.objects.create('saved-view', {
      name: 'Của tôi',
      owner: 3,
      filter_rules: [{ rule_type: 42, value: `["AND",[[${String(id)},"isnull",true]]]` }],
    });
    const plan = await remove();
    const kept = plan.steps.filter(({ action }) => action === 'keep').map((step) => [step.key, codesOf(step)[0]]);

    expect(kept).to.have.deep.members([
      ['subject', 'schema.in-use'],
      ['note', 'schema.used-by'],
      ['place', 'schema.used-by'],
      ['mark:done', 'schema.in-use'],
      ['root', 'schema.has-children'],
      ['Luật', 'schema.was-there-before'],
    ]);
    expect(size('custom-field')).to.equal(3);
    expect(bench.ours('custom-field', 'subject').name).to.equal('08. Trích yếu nội dung');
  });

  it('does not trust the counts of an account that does not see everything', async () => {
    bench.host.probe = { ...bench.host.probe, superuser: false };
    const { steps } = await remove();

    expect(codesOf(stepOf({ steps }, 'custom-field', 'subject'))).to.deep.equal(['schema.use-unknown']);
    expect(stepOf({ steps }, 'workflow', 'intake').action).to.equal('remove');
  });

  it('says what the account must not take away', async () => {
    bench.host.before = (operation, kind) => {
      if (operation === 'remove' && kind === 'workflow') throw refusal('forbidden');
    };
    const step = stepOf(await remove(), 'workflow', 'intake');

    expect(step.action).to.equal('keep');
    expect(codesOf(step)).to.deep.equal(['schema.forbidden']);
  });

  it('leaves a hook that it cannot take away its filter', async () => {
    bench.host.before = (operation, kind) => {
      if (operation === 'remove' && kind === 'workflow') throw refusal('forbidden');
    };
    const plan = await remove();

    expect(codesOf(stepOf(plan, 'tag', 'request:accept'))).to.deep.equal(['schema.used-by']);
    expect(stepOf(plan, 'tag', 'mark:done').action).to.equal('remove');
  });

  it('forgets what a person took away already', async () => {
    bench.host.objects.remove('tag', bench.ours('tag', 'mark:done').id);

    expect(codesOf(stepOf(await remove(), 'tag', 'mark:done'))).to.deep.equal(['schema.gone-already']);
  });

  it('forgets nothing that it may not list, and leaves it', async () => {
    bench.host.before = (operation, kind) => {
      if (operation === 'list' && kind === 'custom-field') throw refusal('forbidden');
    };
    const rows = bench.map.rows.size;
    const step = stepOf(await remove(), 'custom-field', 'subject');
    bench.host.before = () => undefined;

    expect(step.action).to.equal('keep');
    expect(codesOf(step)).to.deep.equal(['schema.forbidden']);
    expect(bench.ours('custom-field', 'subject').name).to.equal('08. Trích yếu nội dung');
    expect(bench.map.rows.size).to.be.lessThan(rows);
  });

  it('forgets nothing that somebody else may have made private', async () => {
    bench.host.probe = { ...bench.host.probe, superuser: false };
    bench.ours('tag', 'mark:done')['owner'] = 3;
    const step = stepOf(await remove(), 'tag', 'mark:done');

    expect(step.action).to.equal('keep');
    expect(codesOf(step)).to.deep.equal(['schema.use-unknown']);
    expect(bench.ours('tag', 'mark:done').name).to.be.a('string');
  });

  it('keeps what a document in the trash may hold: the host does not count these', async () => {
    bench.host.trashed = 2;
    const { steps } = await remove();

    expect(stepOf({ steps }, 'custom-field', 'subject')).to.deep.include({
      action: 'keep',
      findings: [{ code: 'schema.in-trash', details: { count: 2 } }],
    });
    expect(stepOf({ steps }, 'tag', 'mark:done').action).to.equal('keep');
    expect(stepOf({ steps }, 'workflow', 'intake').action).to.equal('remove');
  });

  it('leaves a workflow into which a person put something of their own', async () => {
    const { actions } = bench.ours('workflow', 'intake') as unknown as { actions: object[] };
    actions.push({ id: 9001, type: 3, email: { id: 1, to: 'a@example.test' } });
    const step = stepOf(await remove(), 'workflow', 'intake');

    expect(step.action).to.equal('keep');
    expect(codesOf(step)).to.deep.equal(['schema.parts-foreign']);
    expect(bench.ours('workflow', 'intake')['actions']).to.have.length(2);
  });

  it('sees that views of people leave out what is ours, sort by it, or ask for it by name', async () => {
    const { name } = bench.ours('custom-field', 'place');
    const view = (title: string, members: object) =>
      bench.host.objects.create('saved-view', { name: title, owner: 3, filter_rules: [], ...members });
    const rule = (rule_type: number, value: string) => ({ filter_rules: [{ rule_type, value }] });
    view('A', { sort_field: `custom_field_${String(bench.ours('custom-field', 'note').id)}` });
    view('B', rule(42, JSON.stringify(['OR', [[name, 'isnull', true]]])));
    view('C', rule(29, String(bench.ours('document-type', 'Công văn').id)));
    view('D', rule(31, `7,${String(bench.ours('storage-path', 'dossiers').id)}`));
    const plan = await remove();

    const users = [
      ['custom-field', 'note'],
      ['custom-field', 'place'],
      ['document-type', 'Công văn'],
      ['storage-path', 'dossiers'],
    ].map(([kind = '', key = '']) => stepOf(plan, kind, key).findings);
    expect(users).to.deep.equal(
      ['A', 'B', 'C', 'D'].map((user) => [{ code: 'schema.used-by', details: { name: user } }]),
    );
  });
});
