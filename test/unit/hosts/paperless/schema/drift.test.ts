import { expect } from 'chai';
import fc from 'fast-check';
import type { ObjectKind } from '../../../../../src/hosts/paperless/api.ts';
import { PERSON_EDITS, type PersonEdit } from '../../../../support/paperless/person-edits.ts';
import { changes, codesOf, schemaBench, stepOf, type SchemaBench } from '../../../../support/paperless/schema-bench.ts';

const KINDS: readonly ObjectKind[] = [
  'custom-field',
  'tag',
  'document-type',
  'correspondent',
  'storage-path',
  'workflow',
  'saved-view',
];

/** Things of people: none of them may ever change. */
async function benchWithPeople(): Promise<SchemaBench> {
  const bench = schemaBench();
  const { objects } = bench.host;
  await bench.apply();
  const tag = objects.create('tag', { name: 'Riêng tư', owner: 3 });
  objects.create('tag', { name: 'Con', owner: null, parent: bench.ours('tag', 'root').id });
  objects.create('custom-field', { name: 'Mã số thuế', data_type: 'string' });
  objects.create('document-type', { name: 'Hoá đơn', owner: null, matching_algorithm: 6 });
  objects.create('saved-view', { name: 'Của tôi', owner: 3, filter_rules: [{ rule_type: 6, value: String(tag.id) }] });
  objects.create('workflow', {
    name: 'Của phòng',
    triggers: [{ type: 2 }],
    actions: [{ type: 1, assign_tags: [tag.id, bench.ours('tag', 'mark:done').id] }],
  });
  return bench;
}

/** All that is not ours, as it stands. */
function foreign(bench: SchemaBench): string {
  const ours = new Set([...bench.map.rows.values()].map(({ kind, remoteId }) => `${kind} ${remoteId}`));
  return JSON.stringify(
    KINDS.map((kind) =>
      [...bench.host.objects.list(kind).values()].filter(({ id }) => !ours.has(`${kind} ${String(id)}`)),
    ),
  );
}

describe('hosts/paperless/schema: drift', () => {
  for (const edit of PERSON_EDITS)
    it(`tells of: ${edit.name} (${edit.key})`, async () => {
      const bench = await benchWithPeople();
      edit.edit(bench);
      const step = stepOf(await bench.check(), edit.kind, edit.key);

      expect(codesOf(step)).to.include(edit.code);
      expect(step.action === 'unchanged').to.equal(edit.stays === true);

      await bench.apply();
      expect(changes(await bench.check())).to.deep.equal([]);
    });

  it('tells of twenty edits at once, mends what is ours and touches nothing else', async () => {
    const bench = await benchWithPeople();
    const first = (edit: PersonEdit, index: number) =>
      PERSON_EDITS.findIndex(({ kind, key }) => kind === edit.kind && key === edit.key) === index;
    const more = new Set(['schema.webhook-url', 'schema.disabled']);
    const edits = PERSON_EDITS.filter((edit, index) => first(edit, index) || more.has(edit.code)).slice(0, 20);
    const people = foreign(bench);
    for (const edit of edits) edit.edit(bench);
    const told = await bench.check();
    await bench.apply();

    expect(edits).to.have.length(20);
    for (const edit of edits) expect(codesOf(stepOf(told, edit.kind, edit.key))).to.include(edit.code, edit.name);
    expect(foreign(bench)).to.equal(people);
    expect(changes(await bench.check())).to.deep.equal([]);
  });

  it('ends clean after any edits by any person, with all of theirs untouched (property)', async function () {
    this.timeout(120_000);
    const anyEdits = fc.array(fc.nat(PERSON_EDITS.length - 1), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(anyEdits, fc.boolean(), async (picks, applyBetween) => {
        const bench = await benchWithPeople();
        const people = foreign(bench);
        for (const [index, pick] of picks.entries()) {
          editIfThere(bench, PERSON_EDITS[pick]);
          if (applyBetween && index === 5) await bench.apply();
        }
        const renamed = namesGiven(bench, picks);
        await bench.apply();

        expect(changes(await bench.check())).to.deep.equal([]);
        expect(foreign(bench)).to.equal(people);
        for (const [kind, id, name] of renamed) expect(bench.host.objects.list(kind).get(id)?.name).to.equal(name);
        const writes = bench.host.writes.length;
        await bench.apply();
        expect(bench.host.writes).to.have.length(writes);
      }),
      { numRuns: 150 },
    );
  });
});

function editIfThere(bench: SchemaBench, edit: PersonEdit | undefined): void {
  try {
    edit?.edit(bench);
  } catch {
    // an earlier edit took it away
  }
}

function namesGiven(bench: SchemaBench, picks: readonly number[]): readonly (readonly [ObjectKind, number, string])[] {
  const rows = [...bench.map.rows.values()];
  return picks.flatMap((pick) => {
    const edit = PERSON_EDITS[pick];
    if (edit?.code !== 'schema.renamed') return [];
    const row = rows.find(({ kind, key }) => kind === edit.kind && key === edit.key);
    const there = bench.host.objects.list(edit.kind).get(Number(row?.remoteId));
    return there ? [[edit.kind, there.id, there.name] as const] : [];
  });
}
